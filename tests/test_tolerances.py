"""A business may have a tolerance of the workbook otherwise, if it says why; it is then told."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from twowheels.businesses import Reviewed
from twowheels.outputs import report
from twowheels.outputs.text import as_text
from twowheels.review import Review

if TYPE_CHECKING:
    from tests.conftest import Bound

HEAD = "meta: {id: lemon}\nanswers: {stand_name: Sunny}\n"
OTHER = HEAD + "settings:\n  busy_from: {value: 60, reason: we are two}\n"


def test_a_setting_with_a_reason_is_what_expressions_see(bound: Bound) -> None:
    book = bound(OTHER)
    settings = book.lookup("settings")
    assert isinstance(settings, dict)
    assert settings["busy_from"] == 60
    assert book.workbook.settings["busy_from"] == 60
    assert book.problems == ()


def test_the_workbook_itself_stays_as_it_is(bound: Bound) -> None:
    bound(OTHER)
    settings = bound(HEAD).lookup("settings")
    assert isinstance(settings, dict)
    assert settings["busy_from"] == 40


@pytest.mark.parametrize(
    ("line", "message", "hint", "column"),
    [
        ("busy_form: {value: 60, reason: a}", 'No setting is called "busy_form".', '"busy_from"?', 3),
        ("busy_from: {value: 60}", 'The setting "busy_from" is not applied: it has no "reason".', "why", 3),
        ("busy_from: {reason: a}", 'The setting "busy_from" needs "value".', "Here it is 40.", 3),
        (
            "busy_from: {value: much, reason: a}",
            'The setting "busy_from" must be a number, not "much".',
            "",
            22,
        ),
        (
            "busy_from: {value: 1e9, reason: a}",
            'The setting "busy_from" must be a number, not "1e9".',
            "",
            22,
        ),
        (
            "busy_from: {value: -1, reason: a}",
            'The setting "busy_from" cannot be below 0.',
            "Here it is 40.",
            22,
        ),
        ("busy_from: {value: [6], reason: a}", 'The setting "busy_from" must be a number.', "", 22),
    ],
)
def test_a_setting_that_cannot_count_is_told_and_changes_nothing(
    bound: Bound, line: str, message: str, hint: str, column: int
) -> None:
    book = bound(f"{HEAD}settings:\n  {line}\n")
    (problem,) = book.problems
    assert problem.message == message
    assert hint in problem.hint
    assert (problem.place.line, problem.place.column) == (4, column)
    settings = book.lookup("settings")
    assert isinstance(settings, dict)
    assert (settings["busy_from"], book.loosened) == (40, ())


def test_the_report_says_what_is_otherwise_and_why(bound: Bound) -> None:
    reviewed = [Reviewed("lemon.yaml", Review(bound(OTHER)), None)]
    told = "  The tolerance busy_from is set to 60 (the workbook has 40): we are two"
    assert told in list(as_text(reviewed, everything=False))
    (book,) = json.loads("".join(report.as_json(reviewed, date(2026, 11, 21))))["books"]
    assert book["settings"] == [{"path": "busy_from", "value": 60, "was": 40, "reason": "we are two"}]


def test_for_the_public_the_setting_holds_and_its_reason_is_not_there(bound: Bound) -> None:
    book = bound(OTHER, audience="public")
    settings = book.lookup("settings")
    assert isinstance(settings, dict)
    assert settings["busy_from"] == 60
    assert (book.loosened, book.answers.settings) == ((), ())
    reviewed = [Reviewed("lemon.yaml", Review(book), None)]
    told = "".join((*report.as_json(reviewed, date(2026, 11, 21)), *as_text(reviewed, everything=True)))
    assert "we are two" not in told


def test_what_the_questions_were_read_with_cannot_be_changed_for_one(bound: Bound) -> None:
    book = bound(f"{HEAD}settings:\n  text.min_words.short_text: {{value: 9, reason: a}}\n")
    assert [problem.message for problem in book.problems] == [
        'No setting is called "text.min_words.short_text".'
    ]
