"""A workbook of another domain goes through the same program: no gate, no word lists, not in English."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import read_answers
from twowheels.book import Book, bind
from twowheels.review import Review

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.workbook import Workbook

FILE = Path(__file__).parent / "workbooks" / "canvas" / "answers" / "baggaarden.yaml"


@pytest.fixture(scope="module")
def workbook(canvas_workbook: Workbook) -> Workbook:
    """Bind this module's docstrings to the canvas."""
    return canvas_workbook


@pytest.fixture
def garden(canvas_workbook: Workbook) -> Review:
    """Look over its half-filled example."""
    return Review(bind(canvas_workbook, read_answers(FILE), as_of=date(2026, 11, 21)))


def test_it_asks_nine_questions_in_its_own_parts(canvas_workbook: Workbook) -> None:
    assert len(canvas_workbook.questions) == 9
    assert [part.title for part in canvas_workbook.parts] == ["Haven", "Folkene"]
    assert (canvas_workbook.gates, canvas_workbook.slots, canvas_workbook.parked) == ((), (), None)


def test_its_answers_are_bound(garden: Review) -> None:
    book: Book = garden.book
    assert book.business == "Baggården bag nummer 9"
    assert book.problems == ()
    assert book.state("vandpris") == "inactive"
    assert book.lookup("kvadratmeter") == 1250


def test_a_todo_is_an_answer_where_no_list_of_words_says_otherwise(garden: Review) -> None:
    assert garden.book.state("hvorfor") == "answered"


def test_its_own_checks_find_and_its_steps_follow(garden: Review) -> None:
    assert [(shown.finding.check, shown.finding.question) for shown in garden.findings] == [
        ("TOM1", "foerste_dag")
    ]
    assert [step.question for step in garden.next] == ["foerste_dag"]


def test_no_part_waits_and_no_gate_is_counted(garden: Review) -> None:
    assert dict(garden.gates) == {}
    assert not any(garden.waits(part.id) for part in garden.book.workbook.parts)
    assert garden.progress == (7, 8, 6, 7, garden.progress.minutes_left)


def test_figures_are_written_its_own_way(book: Book) -> None:
    """
    vandkilde: hane
    vandpris: 12500.50
    """
    question = book.workbook.questions["vandpris"]
    assert question.kind.written(book.lookup("vandpris"), question.spec, book.locale) == "12.500,5"
    assert book.locale.language == "da"


def test_a_check_of_its_own_reckons(bound: Bound) -> None:
    review = Review(bound("afgroeder: [Kål, Løg, Porrer]\nkvadratmeter: 10"))
    assert "3 slags på 10 kvadratmeter bliver trangt." in [shown.finding.message for shown in review.findings]


def test_owners_only_columns_are_hidden_from_the_coach(canvas_workbook: Workbook) -> None:
    book = bind(canvas_workbook, read_answers(FILE), as_of=date(2026, 11, 21), audience="coach")
    assert "0045" not in repr(book.answers)
    assert book.problems == ()
