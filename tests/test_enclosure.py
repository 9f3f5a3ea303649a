"""What travels inside a PDF: the answers that its audience may see, written anew, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Bound

from twowheels.answers import parse_answers, read_answers
from twowheels.book import bind
from twowheels.enclosure import enclosure, opened
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 21)
EXAMPLES = ("tidewater-back-office", "nightjar-evenings", "bracken-web-studio")


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("audience", ["owner", "coach"])
def test_what_is_enclosed_makes_the_same_book(name: str, audience: str, default_workbook: Workbook) -> None:
    answers = read_answers(ROOT / "answers" / f"{name}.yaml")
    book = bind(default_workbook, answers, as_of=DAY, audience=audience)
    enclosed = enclosure(book)
    assert enclosed is not None
    again = bind(
        default_workbook, parse_answers(enclosed.text.encode(), "inside.yaml"), as_of=DAY, audience=audience
    )
    assert enclosed.name == f"{name}.yaml"
    assert {n: (e.state, e.value, e.waiver) for n, e in again.entries.items()} == {
        n: (e.state, e.value, e.waiver) for n, e in book.entries.items()
    }
    assert [(note.on, note.text) for note in again.notes] == [(note.on, note.text) for note in book.notes]
    assert [one.check for one in again.answers.accepted] == [one.check for one in book.answers.accepted]
    assert (again.answers.workbook.text, again.answers.workbook_version.text) == ("two-wheels", "1")


def test_comments_and_the_owners_way_of_writing_stay_outside(bound: Bound) -> None:
    book = bound("meta: {id: lemon}\nanswers:\n  # what mother says\n  stand_name: 'Sour Power'  # or so\n")
    enclosed = enclosure(book)
    assert enclosed is not None
    assert "mother" not in enclosed.text
    assert "or so" not in enclosed.text
    assert "Sour Power" in enclosed.text


def test_it_says_for_whom_it_is_and_whether_it_is_whole(bound: Bound) -> None:
    enclosed = enclosure(bound("stand_name: Sour Power", audience="coach"))
    assert enclosed is not None
    assert opened(enclosed.text) == ("coach", True)
    assert opened(enclosed.text.replace("Power", "Tower")) == ("coach", False)
    assert opened("answers: {}\n") is None


def test_a_book_for_the_public_encloses_nothing(bound: Bound) -> None:
    assert enclosure(bound("stand_name: Sour Power", audience="public")) is None


def test_a_blank_book_encloses_whose_it_is_and_no_answers(bound: Bound) -> None:
    enclosed = enclosure(bound("stand_name: Sour Power"), blank=True)
    assert enclosed is not None
    assert "Sour Power" not in enclosed.text
    assert "id: lemon" in enclosed.text
    assert enclosed.text.endswith("answers: {}\n")
