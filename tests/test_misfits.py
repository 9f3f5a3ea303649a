"""What a file says that its workbook does not know: told, and never dropped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.errors import Place
from twowheels.review import Review

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.book import Book
    from twowheels.workbook import Workbook

TODAY = date(2026, 11, 21)


def test_an_unknown_question_is_told_with_the_nearest_one(book: Book) -> None:
    """
    tast: Like a cold lake
    """
    (problem,) = book.problems
    assert problem.message == 'No question is called "tast".'
    assert problem.hint == 'Did you mean "taste"?'
    assert problem.place == Place("lemon.yaml", 3, 3)


def test_an_unknown_question_is_kept(book: Book) -> None:
    """
    colour_of_the_awning: Red
    """
    assert "It is kept in the file" in book.problems[0].hint
    assert "colour_of_the_awning" in book.answers.given


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("notes: [{on: tast, text: a}]", 'No question is called "tast".', 'Did you mean "taste"?'),
        ("publish: [tast]", 'No question is called "tast".', 'Did you mean "taste"?'),
        ("accepted: [{check: UNA06, reason: a}]", 'No check is called "UNA06".', 'Did you mean "UNA006"?'),
        (
            "accepted: [{check: UNA006}]",
            'An acceptance needs "reason".',
            "until then it is still shown",
        ),
        (
            "workbook: other",
            'These answers are for the workbook "other"; this one is "lemonade".',
            "nothing is dropped",
        ),
        (
            "workbook_version: 1",
            "These answers were given to version 1 of the workbook; this is version 2.",
            "write workbook_version: 2.",
        ),
    ],
)
def test_names_that_the_workbook_does_not_know_are_told(
    bound: Bound, line: str, message: str, hint: str
) -> None:
    book = bound(f"meta: {{id: lemon}}\n{line}\n")
    (problem,) = book.problems
    assert problem.message == message
    assert hint in problem.hint
    assert problem.place.line == 2
    assert problem.place.column > 1


def test_answers_to_another_version_are_read_as_far_as_their_questions_stand(book: Book) -> None:
    """
    workbook: lemonade
    workbook_version: 1
    meta: {id: lemon}
    answers:
      taste: Like a cold lake
      old_question: An old answer
    """
    assert book.state("taste") == "answered"
    assert [problem.place.line for problem in book.problems] == [2, 6]
    assert "old_question" in book.answers.given


@pytest.mark.parametrize(
    "head",
    ["", "workbook: lemonade\n", "workbook: lemonade\nworkbook_version: 2\n", "workbook_version: '2'\n"],
)
def test_a_file_for_this_workbook_or_for_none_in_particular_fits(bound: Bound, head: str) -> None:
    assert bound(f"{head}meta: {{id: lemon}}\n").problems == ()


def test_an_answer_cannot_be_published_without_what_decides_on_it(bound: Bound) -> None:
    alone = bound("meta: {id: lemon}\npublish: [licence]\n")
    assert (
        alone.problems[0].message
        == '"licence" cannot be shown alone: "licensed" decides whether it is asked.'
    )
    assert bound("meta: {id: lemon}\npublish: [licence, licensed]\n").problems == ()


@pytest.mark.parametrize("entry", ["{check: UNA02, reason: we know it}", "{check: UNA002}"])
@pytest.mark.parametrize(("audience", "told"), [("owner", "UNA011"), ("coach", "UNA009")])
def test_an_acceptance_that_cannot_count_is_one_finding(
    default_workbook: Workbook, entry: str, audience: str, told: str
) -> None:
    answers = parse_answers(f"meta: {{id: lemon}}\naccepted: [{entry}]\n".encode(), "lemon.yaml")
    review = Review(bind(default_workbook, answers, as_of=TODAY, audience=audience))
    found = [shown.finding for shown in review.findings if shown.finding.place.line == 2]
    assert [finding.check for finding in found] == [told]
