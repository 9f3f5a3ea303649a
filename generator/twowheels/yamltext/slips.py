"""The slips a person makes, tried one after the other on what the parser refused."""

from __future__ import annotations

import re
from typing import Any

from twowheels.errors import WorkbookError, show
from twowheels.yamltext import enclosed, layout
from twowheels.yamltext.slip import Slip
from twowheels.yamltext.source import Source

_CODE = re.compile(r"\\[Uu][0-9A-Fa-f]+|%[0-9A-Fa-f]{2}|%YAML .*")
CASES = enclosed.CASES + layout.CASES


def explain(error: Any, source: Source, bracket: tuple[int, int] | None, last: Any) -> WorkbookError:
    """Turn a parser's error into the slip behind it; its own words tell cases apart and are never shown.

    ``bracket`` is where the innermost open bracket stands, ``last`` the last event that was good.
    """
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}".lower()
    slip = Slip(
        source=source,
        words=words,
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        opened=(context.line + 1, context.column + 1) if context else None,
        bracket=bracket,
        last=last,
    )
    found = (case(slip) for case in CASES)
    hint = "Look at this line and the one above: colons, quotes, brackets and indentation. Quotes often help."
    return next((one for one in found if one), None) or slip.error("This line cannot be understood.", hint)


def no_letter(source: Source, last: Any) -> WorkbookError:
    r"""Tell of an escape that is no letter at all, such as \UFFFFFFFF or %c0%80."""
    first = last.end_mark.line + 1 if last is not None else 1
    for number in range(first, len(source.lines) + 1):
        if found := _CODE.search(source.line(number)):
            hint = "Take the code out, or put the text in single quotes."
            place = source.place(number, found.start() + 1)
            return WorkbookError(f'"{show(found[0])}" stands for no letter.', place=place, hint=hint)
    return WorkbookError("A code here stands for no letter.", place=source.place(first, 1))


def second_document(event: Any, source: Source) -> WorkbookError:
    """Refuse a second document in one file."""
    return WorkbookError(
        "This line of dashes begins a second document in the file.",
        place=source.place(event.start_mark.line + 1, 1),
        hint='Delete the line "---"; inside a text, indent it.',
    )
