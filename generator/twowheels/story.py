"""What a story is: Markdown in a file of its own, with questions, pictures and values in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from twowheels.errors import Place, WorkbookError
from twowheels.expression import Call, Expression, split_story

Story: TypeAlias = tuple[str | Call | Expression, ...]
"""A story taken apart: text, what it asks the page for, and values."""
CALLS = ("ask", "label", "link", "picture")
"""What a story may ask the page for."""


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
