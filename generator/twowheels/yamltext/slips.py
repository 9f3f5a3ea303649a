"""The slips a person makes, tried one after the other on what the parser refused; its own words are never shown."""

from __future__ import annotations

from typing import Any

from twowheels.errors import WorkbookError
from twowheels.yamltext import enclosed, layout
from twowheels.yamltext.slip import Slip
from twowheels.yamltext.source import Source

CASES = enclosed.CASES + layout.CASES


def explain(error: Any, source: Source, last: Any) -> WorkbookError:
    """Turn a parser's error into the slip behind it; ``last`` is the last event that was good."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}".lower()
    slip = Slip(
        source=source,
        words=words,
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        opened=(context.line + 1, context.column + 1) if context else None,
        last=last,
    )
    found = (case(slip) for case in CASES)
    hint = "Look at this line and the one above: colons, quotes, brackets and indentation. Quotes often help."
    return next((one for one in found if one), None) or slip.error("This line cannot be understood.", hint)


def no_letter(source: Source, last: Any) -> WorkbookError:
    r"""Tell of an escape that is no letter at all, such as \UFFFFFFFF or %c0%80; it follows the last good event."""
    number = last.end_mark.line + 1 if last is not None else 1
    hint = "Put the text in single quotes, or take the \\U, \\u or % code out of it."
    return WorkbookError("From here on, a code stands for no letter.", place=source.place(number, 1), hint=hint)


def second_document(event: Any, source: Source) -> WorkbookError:
    """Refuse a second document in one file."""
    return WorkbookError(
        "This line of dashes begins a second document in the file.",
        place=source.place(event.start_mark.line + 1, 1),
        hint='Delete the line "---"; inside a text, indent it.',
    )
