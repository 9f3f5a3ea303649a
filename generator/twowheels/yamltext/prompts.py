"""Keys that wait behind a #, with the lines of their form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from twowheels.yamltext.survey import Comment, Survey

_PROMPT = re.compile(r"#([ \t]?)([a-z][a-z0-9_]{0,62}):(?:[ \t]+(.*))?$")
_FORM = re.compile(r"(?:-[ \t]*)?(?:[a-z][a-z0-9_]*:)?[ \t]*")


class Prompt(NamedTuple):
    """The lines of a prompt; ``free`` means that no words of the owner stand in them."""

    start: int
    end: int
    column: int
    free: bool
    comments: tuple[str, ...]


def prompts(
    survey: Survey,
    start: int,
    end: int,
    taken: Iterable[tuple[int, int]],
    is_idle: Callable[[str], bool],
) -> dict[str, Prompt]:
    """Give the prompts between two places and outside the values; of several for a key the first."""
    found: dict[str, Prompt] = {}
    rows = [comment for comment in survey.between(start, end) if comment.alone]
    spans = sorted(taken)
    for at, row in enumerate(rows):
        match = _PROMPT.match(row.text)
        if match and match[2] not in found and not _inside(row.start, spans):
            more = _more(survey, rows, at, len(match[1]))
            found[match[2]] = _prompt(survey, [row, *more], match[3] or "", is_idle)
    return found


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(spans, at, key=lambda span: span[0])
    return number > 0 and at < spans[number - 1][1]


def _more(survey: Survey, rows: list[Comment], at: int, indent: int) -> list[Comment]:
    """Give the lines that belong to a prompt: straight below, and further in."""
    more: list[Comment] = []
    above = rows[at]
    for row in islice(rows, at + 1, None):
        inner = row.text[1:]
        deep = len(inner) - len(inner.lstrip(" \t")) > indent
        if survey.line_start(row.start) != survey.next_line(above.start) or not deep:
            break
        if row.start - survey.line_start(row.start) != above.start - survey.line_start(above.start):
            break
        more.append(row)
        above = row
    return more


def _prompt(survey: Survey, rows: list[Comment], words: str, is_idle: Callable[[str], bool]) -> Prompt:
    column = rows[0].start - survey.line_start(rows[0].start)
    said = [words.strip()] if words.strip() not in ("", ">-", ">", "|", "|-") else []
    said += [text for row in rows[1:] if not _FORM.fullmatch(text := row.text[1:].strip())]
    free = all(is_idle(text.removeprefix("- ").strip()) for text in said)
    start, end = survey.line_start(rows[0].start), survey.next_line(rows[-1].end)
    return Prompt(start, end, column, free, tuple(row.text for row in rows))
