"""The lemonade stand with stories of one's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.conftest import TODAY, whole

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.pages import Page, make_pages
from twowheels.review import Review

SMALL = Path(__file__).parents[1] / "workbooks" / "small" / "workbook"
Told: TypeAlias = Callable[..., Page]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Give the page of the section "drink", told with a story."""

    def told(
        story: str, answers: str = "taste: Like a cold wave on a hot day", audience: str = "owner"
    ) -> Page:
        folder = tmp_path / "workbook"
        shutil.copytree(SMALL, folder)
        (folder / "stand" / "drink.md").write_text(story, encoding="utf-8")
        given = parse_answers(whole(answers).encode(), "lemon.yaml")
        book = bind(read_workbook(folder), given, as_of=TODAY, audience=audience)
        return next(page for page in make_pages(Review(book)).pages if page.path == "stand/drink.md")

    return told
