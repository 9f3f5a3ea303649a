"""Whoever may not see everything gets a book in which the rest never was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.review import Review

if TYPE_CHECKING:
    from tests.conftest import Bound, Changed

    from twowheels.workbook import Workbook

EVERYTHING = """
meta: {id: lemon}
answers:
  stand_name: Sunny Corner
  taste: Like a cold lake
  recipe: Ten lemons and a jug and some more of it
  fizz: still
  price: 2
  glasses: 30
  debt: 90
  steps:
    - {step: Buy a fridge, minutes: 3, cost: 300}
    - {step: Fill it, minutes: 4, cots: 17.5}
publish: [recipe]
accepted: [{check: STR302, reason: my aunt waits}]
notes:
  - {on: taste, audience: public, text: For all}
  - {on: taste, audience: coach, text: For two}
  - {on: taste, text: For me}
  - {on: debt, audience: coach, text: About what is hidden}
"""


def test_the_owner_sees_everything(bound: Bound, workbook: Workbook) -> None:
    book = bound(EVERYTHING)
    assert book.workbook is workbook
    assert len(book.entries) == len(workbook.questions)
    assert len(book.notes) == 4


@pytest.mark.parametrize(
    ("audience", "seen"),
    [("coach", {"price", "recipe", "stand_name"}), ("public", {"recipe", "stand_name"})],
)
def test_questions_above_the_audience_are_not_there(bound: Bound, audience: str, seen: set[str]) -> None:
    book = bound(EVERYTHING, audience=audience)
    assert {"price", "debt", "recipe", "stand_name"} & set(book.entries) == seen
    assert {"price", "debt", "recipe", "stand_name"} & set(book.answers.given) == seen
    assert {"price", "debt", "recipe", "stand_name"} & set(book.workbook.questions) == seen
    assert book.lookup("debt") is None


def test_publishing_loosens_single_answers_for_everyone(bound: Bound) -> None:
    assert bound(EVERYTHING, audience="public").lookup("recipe")
    assert (
        bound("meta: {id: lemon}\nanswers: {debt: 9}\npublish: [debt]", audience="coach").lookup("debt") == 9
    )


def test_hidden_cells_are_dropped_without_a_word(bound: Bound) -> None:
    book = bound(EVERYTHING.replace("cots", "cost"), audience="coach")
    assert book.lookup("steps") == ({"step": "Buy a fridge", "minutes": 3}, {"step": "Fill it", "minutes": 4})
    assert book.problems == ()
    assert "300" not in repr(book.answers)


def test_hidden_cells_of_fixed_rows_are_dropped(bound: Bound) -> None:
    book = bound("weather: {sun: {plan: Two jugs, tips: 9}}", audience="coach")
    assert book.lookup("weather") == {"sun": {"plan": "Two jugs"}}
    assert book.problems == ()


def test_a_mistyped_column_is_told_without_its_cell(bound: Bound) -> None:
    book = bound(EVERYTHING, audience="coach")
    assert [problem.message for problem in book.problems] == ['There is no column "cots".']
    assert "17.5" not in repr(book)


def test_a_slip_in_a_hidden_answer_is_told_to_the_owner_only(bound: Bound) -> None:
    text = "debt: 90 #1 of the neighbours\ntaste: Cold #2 in town"
    assert len(bound(text).problems) == 2
    assert [problem.question for problem in bound(text, audience="coach").problems] == ["taste"]


def test_a_slip_in_a_note_is_told_to_the_owner_only(bound: Bound) -> None:
    text = "meta: {id: lemon}\nanswers: {taste: Cold}\nnotes:\n  - on: taste\n    text: Mum #1 knows"
    assert any("Mum" in problem.message or "#1" in problem.message for problem in bound(text).problems)
    assert not any("#1" in problem.message for problem in bound(text, audience="coach").problems)


def test_notes_are_for_their_audience_and_for_questions_that_it_sees(bound: Bound) -> None:
    assert [note.text for note in bound(EVERYTHING, audience="coach").notes] == ["For all", "For two"]
    assert [note.text for note in bound(EVERYTHING, audience="public").notes] == ["For all"]


def test_reasons_of_acceptances_are_as_private_as_the_check(bound: Bound) -> None:
    both = EVERYTHING.replace("waits}]", "waits}, {check: STR301, reason: a quiet corner}]")
    seen = [[one.check for one in bound(both, audience=a).answers.accepted] for a in ("coach", "public")]
    assert seen == [["STR301"], []]


def test_a_check_that_reads_something_hidden_is_not_run(bound: Bound) -> None:
    fired = {shown.finding.check for shown in Review(bound(EVERYTHING.replace("cots", "cost"))).findings}
    assert {"STR302", "STR303"} <= fired
    seen = {check.id for check in bound(EVERYTHING, audience="coach").workbook.checks}
    assert {"STR302", "STR303"} & seen == set()
    assert {"STR301", "UNA001"} <= seen


def test_the_public_has_no_gate_no_findings_and_no_next_steps(bound: Bound) -> None:
    review = Review(bound(EVERYTHING, audience="public"))
    assert (dict(review.gates), review.findings, review.next) == ({}, (), ())
    assert not review.waits("street")


def test_a_gate_is_as_private_as_its_most_private_question(bound: Bound, changed: Changed) -> None:
    assert [gate.id for gate in bound(EVERYTHING, audience="coach").workbook.gates] == ["taste"]
    secret = changed("stand/money.yaml", "privacy: owner", "privacy: owner\n    gate: taste")
    book = bind(
        secret, parse_answers(b"meta: {id: lemon}\n", "a"), as_of=date(2026, 11, 21), audience="coach"
    )
    assert (book.workbook.gates, book.workbook.parked) == ((), None)
    assert not Review(book).waits("street")


def test_a_row_with_nothing_for_this_audience_is_blank(bound: Bound) -> None:
    text = "steps: [{cost: 3}]"
    assert bound(text).state("steps") != "blank"
    assert bound(text, audience="coach").state("steps") == "blank"


def test_the_public_hears_of_no_problem_beside_the_answers_it_sees(bound: Bound) -> None:
    text = (
        "meta: {id: lemon, currency: euro}\nworkbook: other\n"
        "answers: {fizz: bubbly, glasses: many, colour: red}"
    )
    assert [p.question for p in bound(text, audience="public").problems] == ["fizz"]
    assert len(bound(text).problems) == 5
