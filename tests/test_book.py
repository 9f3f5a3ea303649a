"""Workbook and answers, bound: entries, places, waivers, conditions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.errors import Place
from twowheels.states import Later, NotApplicable

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.book import Book
    from twowheels.workbook import Workbook


def test_every_question_has_an_entry_in_reading_order(book: Book, workbook: Workbook) -> None:
    """
    price: 2
    taste: Like a cold lake
    """
    assert list(book.entries) == list(workbook.questions)


def test_an_answer_is_typed_by_its_question(book: Book) -> None:
    """
    price: 2.50
    licensed: no
    opened_on: 2026-05-01
    open_hours: 1:30
    """
    values = [book.lookup(name) for name in ("price", "licensed", "opened_on", "open_hours")]
    assert values == [Decimal("2.50"), False, date(2026, 5, 1), Decimal("1.5")]


@pytest.mark.parametrize(
    "typed", ["taste:", "taste: TODO", "taste: n/a", "taste: [a]", "taste: {later: 2027-01-01}"]
)
def test_what_is_not_said_reads_as_unanswered(bound: Bound, typed: str) -> None:
    assert bound(typed).lookup("taste") is None


def test_settings_and_today_can_be_read(book: Book) -> None:
    """
    price: 2
    """
    settings = book.lookup("settings")
    assert isinstance(settings, dict)
    assert settings["busy_from"] == 40
    assert book.lookup("today") == date(2026, 11, 21)
    assert (book.lookup("nobody"), book.state("nobody")) == (None, "inactive")


def test_an_entry_stands_at_its_key_and_an_open_one_after_its_neighbour(book: Book) -> None:
    """
    taste: Like a cold lake
    price: 2
    """
    assert book.entries["taste"].place == Place("lemon.yaml", 3, 3)
    assert book.entries["pieces"].place == Place("lemon.yaml", 3, 3)
    assert book.entries["glasses"].place == Place("lemon.yaml", 4, 3)
    assert book.entries["stand_name"].place == Place("lemon.yaml", 3, 3)


def test_a_file_without_answers_places_everything_where_answers_begin(book: Book) -> None:
    """
    workbook: lemonade
    meta:
      id: lemon
    answers:
    """
    assert {entry.place.file for entry in book.entries.values()} == {"lemon.yaml"}
    assert {entry.place.line for entry in book.entries.values()} == {4}


def test_a_waiver_keeps_its_reason_and_its_day(book: Book) -> None:
    """
    taste: {not_applicable: We sell water only}
    price:
      later: 2027-01-15
      why: after the sugar tax
    """
    assert book.entries["taste"].waiver == NotApplicable("We sell water only")
    assert book.entries["price"].waiver == Later(date(2027, 1, 15), "after the sugar tax")


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("taste: {not_applicable: [a, b]}", "This needs a text, but a list stands here.", "in quotes"),
        ("taste: {later: soon}", '"soon" is not a date.', "Write year-month-day"),
        ("taste: {later: }", '"" is not a date.', "Write year-month-day"),
        (
            "taste: {later: 2027-01-01, who: me}",
            '"who" has no place here.',
            "A comma inside { } splits a text",
        ),
        (
            "taste:\n  not_applicable: We sell water\n  why: so",
            '"why" has no place here.',
            "Known here: not_applicable.",
        ),
        ("taste: {later: 2027-01-01, why: [a]}", "This needs a text", "in quotes"),
    ],
)
def test_a_waiver_that_cannot_be_read_is_told_and_makes_the_answer_invalid(
    bound: Bound, typed: str, message: str, hint: str
) -> None:
    book = bound(typed)
    assert book.state("taste") == "invalid"
    assert message in book.entries["taste"].problems[0].message
    assert hint in book.entries["taste"].problems[0].hint


def test_a_comma_that_splits_a_reason_is_told(book: Book) -> None:
    """
    taste: {not_applicable: We sell by the hour, and stop any time}
    """
    assert book.state("taste") == "invalid"
    assert book.problems[0].message == 'A comma inside { } split your text before "and stop any time".'


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("glasses: 30", "inactive"),
        ("glasses: 41", "blank"),
        ("glasses: TODO", "inactive"),
        ("glasses: {later: 2027-01-01}", "inactive"),
        ("price: 3", "inactive"),
    ],
)
def test_a_condition_that_is_false_or_unanswered_makes_a_question_inactive(
    bound: Bound, typed: str, state: str
) -> None:
    assert bound(typed).state("busy_help") == state


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("corners:", "inactive"),
        ("corners: [TODO]", "inactive"),
        ("corners: [By the pool]", "blank"),
        ("corners: {not_applicable: We only sell at home}", "blank"),
    ],
)
def test_a_condition_may_ask_whether_something_is_answered(bound: Bound, typed: str, state: str) -> None:
    assert bound(typed).state("best_corner") == state


def test_an_inactive_answer_is_kept_and_never_shown_as_a_gap(book: Book) -> None:
    """
    licensed: no
    licence: We have a letter
    """
    entry = book.entries["licence"]
    assert (entry.state, entry.value, entry.open, entry.done) == (
        "inactive",
        "We have a letter",
        False,
        False,
    )


def test_an_invalid_answer_keeps_what_was_typed_and_why(book: Book) -> None:
    """
    fizz: bubbly
    """
    entry = book.entries["fizz"]
    assert getattr(entry.typed, "text", "") == "bubbly"
    assert [problem.place for problem in entry.problems] == [Place("lemon.yaml", 3, 9)]


def test_problems_stand_in_the_order_of_the_file_each_once(book: Book) -> None:
    """
    colour: red
    fizz: bubbly
    taste: a
    taste: b
    glasses: 3 dozen
    """
    assert [problem.place.line for problem in book.problems] == [3, 4, 6, 7]
    assert book.problems[2].message.startswith('"taste" stands here a second time')
    assert book.lookup("taste") == "a"


def test_rows_take_their_names_from_another_table(book: Book) -> None:
    """
    steps: [{step: Squeeze}, {step: Stir}]
    step_help: [{step: Squeeze, idea: A stronger sister}]
    """
    assert [c.key for c in book.entries["step_help"].question.spec.columns] == ["step", "idea"]
    assert book.lookup("step_help") == ({"step": "Squeeze", "idea": "A stronger sister"},)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("stand_name: '  Sunny   Corner '", "Sunny Corner"),
        ("stand_name: |\n  Sunny\n  Corner", "Sunny Corner"),
        ("stand_name:", "lemon"),
        ("stand_name: [a]", "lemon"),
        ("price: 2", "lemon"),
    ],
)
def test_the_business_has_the_name_that_the_workbook_asks_for_or_its_id(
    bound: Bound, typed: str, name: str
) -> None:
    assert bound(typed).business == name


def test_figures_are_written_in_the_answers_language_else_in_the_workbooks(
    bound: Bound, workbook: Workbook
) -> None:
    assert bound("meta: {id: lemon, language: de, currency: EUR}").locale == ("de", "EUR")
    assert bound("meta: {id: lemon}").locale == (workbook.language, "")


def test_labels_of_options_columns_and_fixed_rows_are_found(book: Book) -> None:
    """
    fizz: fizzy
    """
    assert book.label("fizz", "fizzy") == "With bubbles"
    assert book.label("steps.who", "sister") == "My sister"
    assert book.label("weather", "sun") == "Sunshine"
    assert book.label("fizz", None) is None
    assert book.label("nobody", "x") == "x"
