"""Workbook text in Markdown: headings, and stories with what they ask the page for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from twowheels.expression import Call, Expression
from twowheels.richtext import line
from twowheels.story import Story

_MISREAD = re.compile(r"[\\`*_{}\[\]<>&#|~^]")
_SECOND_LEVEL = re.compile(r"^## ", re.MULTILINE)
_HOLLOW = re.compile(r"^## [^\n]*\n\s*(?=## |\Z)", re.MULTILINE)


def escaped(text: str) -> str:
    """Give workbook text on one line, with everything that Markdown would read as a sign escaped."""
    return _MISREAD.sub(lambda sign: f"&#{ord(sign[0])};", line(text, 500))


def heading(level: int, text: str, anchor: str = "", style: str = "") -> str:
    """Give a heading; its anchor stands in the contents and the search."""
    marks = " ".join(filter(None, (f"#{anchor}" if anchor else "", f".{style}" if style else "")))
    return f"\n\n{'#' * level} {escaped(text)}{f' {{ {marks} }}' if marks else ''}\n\n"


def told(
    story: Story,
    calls: Mapping[str, Callable[[Call, int], str]],
    value: Callable[[Expression], str],
) -> str:
    """Tell a story: its text as it stands, and what each call and expression becomes.

    A call is told the level that a heading has where it stands: below the story's own headings.
    """
    parts: list[str] = []
    level = 2
    for part in story:
        match part:
            case str():
                parts.append(part)
                level = 3 if _SECOND_LEVEL.search(part) else level
            case Call():
                parts.append(calls[part.name](part, level))
            case Expression():
                parts.append(value(part))
    return "".join(parts)


def without_hollow(text: str) -> str:
    """Leave out headings of the second level with nothing below: their questions are not shown here."""
    return _HOLLOW.sub("", text)
