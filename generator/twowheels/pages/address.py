"""Where pages lie, and how they link to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from twowheels.errors import Place
from twowheels.workbook import Part, Question, Section, Sheet

FRONT = "index.md"
GAPS: Mapping[str, str] = {"quick": "gaps/quick.md", "core": "gaps/core.md", "deep": "gaps/index.md"}
"""The page of open questions for each depth."""
FINDINGS = "findings.md"
FIGURES = "figures.md"
CHECKS = "checks/index.md"
ANSWERS = "answers.md"
ABOUT = "about.md"


class Here(NamedTuple):
    """The page that links are seen from."""

    path: str

    def to(self, target: str, anchor: str = "") -> str:
        """Give the relative address of a page or file in the finished site."""
        link = "" if anchor and target == self.path else _relative(target, self.path)
        return f"{link}#{anchor}" if anchor else link

    def to_question(self, question: Question, section: Section) -> str:
        """Give the relative address of a question."""
        return self.to(section_page(section), question.id)

    def to_check(self, family: str, check: str) -> str:
        """Give the relative address of the explanation of a check."""
        return self.to(family_page(family), check)


@lru_cache(4096)
def _relative(target: str, page: str) -> str:
    file = target.removesuffix(".md") + ".html" if target.endswith(".md") else target
    return posixpath.relpath(file, posixpath.dirname(page) or ".")


def section_page(section: Section) -> str:
    """Give the path of a section's page."""
    return f"{section.path}.md"


def sheet_page(sheet: Sheet) -> str:
    """Give the path of a sheet's page."""
    return f"sheets/{sheet.id}.md"


def part_page(part: Part) -> str:
    """Give the path of a part's page."""
    return f"{part.id}/index.md"


def family_page(family: str) -> str:
    """Give the path of the page that explains a family of checks."""
    return f"checks/{family.lower()}.md"


def shown_place(place: Place) -> str:
    """Give file and line as the owner knows them: without the folders above the project."""
    path = PurePath(place.file)
    name = "/".join(path.parts[-2:]) if path.is_absolute() else path.as_posix()
    return f"{name}:{place.line}" if place.line else name
