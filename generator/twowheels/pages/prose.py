"""Workbook text in Markdown: headings, and stories with what they ask the page for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from twowheels.errors import Place, WorkbookError
from twowheels.expression import Call, Expression, split_story
from twowheels.richtext import line

Story: TypeAlias = tuple[str | Call | Expression, ...]
"""A story taken apart: text, what it asks the page for, and values."""
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


def read_story(file: Path) -> Story:
    """Read a story; a section without one has nothing to tell.

    Raises WorkbookError at the place of anything between {{ }} that cannot be read.
    """
    if not file.is_file():
        return ()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "Save it as UTF-8."
        raise WorkbookError("This story cannot be read.", place=Place(str(file)), hint=hint) from error
    return _split(text, str(file))


@lru_cache(512)
def _split(text: str, file: str) -> Story:
    # A hundred businesses share one workbook: its stories are taken apart once.
    return split_story(text, Place(file))


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
                parts.append(_known(part, calls)(part, level))
            case Expression():
                parts.append(value(part))
    return "".join(parts)


def without_hollow(text: str) -> str:
    """Leave out headings of the second level with nothing below: their questions are not shown here."""
    return _HOLLOW.sub("", text)


def _known(call: Call, calls: Mapping[str, Callable[[Call, int], str]]) -> Callable[[Call, int], str]:
    if call.name in calls:
        return calls[call.name]
    hint = f"A story may use: {', '.join(calls)}."
    raise WorkbookError(f"{call.name}() cannot be shown on a page yet.", place=call.place, hint=hint)
