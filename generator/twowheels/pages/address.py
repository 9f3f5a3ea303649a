"""Where pages lie, and how they link to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

from twowheels.errors import Place
from twowheels.workbook import Part, Question, Section

FRONT = "index.md"
GAPS: Mapping[str, str] = {"quick": "gaps/quick.md", "core": "gaps/core.md", "deep": "gaps/index.md"}
"""The page of open questions for each depth."""


class Here(NamedTuple):
    """The page that links are seen from."""

    path: str

    def to(self, target: str, anchor: str = "") -> str:
        """Give the relative address of a page or file in the finished site."""
        page = target.removesuffix(".md") + ".html" if target.endswith(".md") else target
        link = "" if target == self.path else posixpath.relpath(page, posixpath.dirname(self.path) or ".")
        return f"{link}#{anchor}" if anchor else link or posixpath.basename(page)

    def to_question(self, question: Question, section: Section) -> str:
        """Give the relative address of a question."""
        return self.to(section_page(section), question.id)


def section_page(section: Section) -> str:
    """Give the path of a section's page."""
    return f"{section.path}.md"


def part_page(part: Part) -> str:
    """Give the path of a part's page."""
    return f"{part.id}/index.md"


def shown_place(place: Place) -> str:
    """Give file and line as the owner knows them: without the folders above the project."""
    path = PurePath(place.file)
    name = "/".join(path.parts[-2:]) if path.is_absolute() else path.as_posix()
    return f"{name}:{place.line}" if place.line else name
