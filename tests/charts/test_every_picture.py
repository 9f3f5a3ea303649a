"""Every drawing on the pages of the examples and of a book not begun: no text runs into another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.pages import make_pages
from twowheels.review import Review
from twowheels.workbook import Workbook

ANSWERS = Path(__file__).parents[2] / "answers"
BOOKS = {file.stem: file.read_bytes() for file in sorted(ANSWERS.glob("*.yaml"))} | {
    "blank": b"meta: {id: blank}"
}


@pytest.mark.parametrize("audience", ["owner", "coach"])
@pytest.mark.parametrize("name", BOOKS)
def test_no_text_runs_into_another_or_off_the_sheet(
    default_workbook: Workbook, collisions: Callable[[str], list[str]], name: str, audience: str
) -> None:
    answers = parse_answers(BOOKS[name], f"{name}.yaml")
    book = bind(default_workbook, answers, as_of=date(2026, 11, 21), audience=audience)
    blocks = [
        (page.path, str(block)) for page in make_pages(Review(book)).pages for block in page.blocks.values()
    ]
    drawn = [(path, html) for path, html in blocks if "<svg" in html and "viewBox" in html]
    assert drawn
    assert [(path, wrong) for path, html in drawn for wrong in collisions(html)] == []
