"""The slips a person makes, tried one after the other on what the parser refused."""

from __future__ import annotations

import re
from typing import Any

from twowheels.errors import WorkbookError, show
from twowheels.yamltext import enclosed, layout
from twowheels.yamltext.slip import Slip, quote_hint, value_start
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
    return next((one for one in found if one), None) or _puzzle(slip)


def _puzzle(slip: Slip) -> WorkbookError:
    """Admit to a slip that nobody has foreseen."""
    line = slip.source.line(slip.line)
    typed = line[value_start(line) - 1 :].strip()
    hint = (
        quote_hint(typed) if typed else "Look at the line above: its colon, quotes, brackets and indentation."
    )
    return slip.error("This line cannot be understood.", hint)


def no_letter(source: Source, last: Any) -> WorkbookError:
    r"""Tell of an escape that is no letter at all, such as \UFFFFFFFF or %c0%80."""
    first = last.end_mark.line + 1 if last is not None else 1
    hint = "Take the code out, or put the text in single quotes."
    for number in range(first, len(source.lines) + 1):
        if found := _CODE.search(source.line(number)):
            place = source.place(number, found.start() + 1)
            return WorkbookError(f'"{show(found[0])}" stands for no letter.', place=place, hint=hint)
    return WorkbookError("A code here stands for no letter.", place=source.place(first, 1), hint=hint)


def second_document(event: Any, source: Source) -> WorkbookError:
    """Refuse a second document in one file."""
    return WorkbookError(
        "This line of dashes begins a second document in the file.",
        place=source.place(event.start_mark.line + 1, 1),
        hint='Delete the line "---"; inside a text, indent it.',
    )
