"""What a check can go through one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import Acceptance
from twowheels.definition.names import ROWS
from twowheels.errors import Place
from twowheels.figures import Figures
from twowheels.subjects import GateState, Subject, gate_states, subjects

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.book import Book

NOTHING: frozenset[str] = frozenset()


def gone_through(book: Book, each: str) -> list[Subject]:
    """Give the subjects in order."""
    return list(subjects(Figures(book), each, NOTHING))


def test_an_author_can_name_exactly_what_a_check_sees(book: Book) -> None:
    """
    colour: red
    taste: Ten lemons in a jug
    recipe: Ten lemons in a jug
    steps: [{minutes: 3}]
    """
    accepted = Acceptance("XYZ1", "We know", None, Place("lemon.yaml", 9, 3))
    book = replace(book, answers=book.answers._replace(accepted=(accepted,)))
    for each, words in ROWS.items():
        assert {tuple(sorted(subject.row)) for subject in gone_through(book, each)} == {
            tuple(sorted(words.split()))
        }


def test_nothing_named_gives_the_whole_book_once(book: Book) -> None:
    """
    price: 2
    """
    assert gone_through(book, "") == [Subject({}, "", "", Place("lemon.yaml"))]


def test_questions_are_seen_with_their_state_and_settings(book: Book) -> None:
    """
    taste: Sour
    """
    rows = {subject.question: subject.row for subject in gone_through(book, "questions")}
    assert list(rows) == list(book.entries)
    seen = rows["taste"]
    assert (seen["state"], seen["value"], seen["have"], seen["want"]) == (
        "thin",
        "Sour",
        "one word",
        "3 words",
    )
    assert (seen["part"], seen["section"], seen["depth"], seen["kind"]) == (
        "stand",
        "drink",
        "quick",
        "short_text",
    )
    assert (seen["required"], seen["gate"], seen["minutes"]) == (True, "taste", 1)
    assert rows["price"]["have"] is None


def test_a_waiver_is_seen_with_its_reason_or_day(book: Book) -> None:
    """
    taste: {not_applicable: no need}
    price: {later: 2027-01-01}
    """
    rows = {subject.question: subject.row for subject in gone_through(book, "questions")}
    assert rows["taste"]["reason"] == "no need"
    assert rows["price"]["later"] == date(2027, 1, 1)


def test_a_long_value_is_seen_short_and_on_one_line(book: Book) -> None:
    r"""
    pieces:
      - "A glass\nwith a straw"
      - A slice of the best lemon in the whole of our street and of the next one too
    """
    value = next(s.row["value"] for s in gone_through(book, "questions") if s.question == "pieces")
    assert isinstance(value, str)
    assert value.startswith("A glass with a straw; A slice")
    assert (len(value), value[-1]) == (80, "…")


def test_gates_are_seen_with_what_is_missing(book: Book) -> None:
    """
    taste: Like a cold lake
    price: 2
    """
    (gate,) = gone_through(book, "gates")
    assert gate.row["missing"] == ("recipe", "pieces")
    assert gate.row["asks"] == ("How do you make it?", "What goes over the counter?")
    assert (gate.row["open"], gate.row["answered"], gate.row["of"], gate.row["minutes"]) == (False, 2, 4, 3)
    assert (gate.question, gate.place) == ("recipe", Place("lemon.yaml", 3, 3))
    assert gate.reads == ("taste", "recipe", "pieces", "price")


def test_a_gate_may_be_closed_by_a_check_that_fired(book: Book, bound: Bound) -> None:
    """
    taste: Like a cold lake
    recipe: Ten lemons, a jug of cold water, sugar, and patience
    pieces: [A glass, A straw]
    price: {not_applicable: We give it all away}
    """
    assert gate_states(book) == (GateState("taste", open=True, answered=4, of=4, missing=(), closed_by=()),)


def test_problems_are_seen_with_their_hint(book: Book) -> None:
    """
    colour: red
    steps: [{stp: Squeeze}]
    """
    stranger, cell = gone_through(book, "problems")
    assert (stranger.row["question"], stranger.row["message"]) == ("", 'No question is called "colour".')
    assert (cell.row["question"], cell.row["row"], cell.row["column"]) == ("steps", "1", "stp")
    assert cell.row["hint"] == 'Did you mean "step"?'
    assert (cell.question, cell.name, cell.place) == ("steps", "1", Place("lemon.yaml", 4, 12))


def test_half_rows_lack_a_required_cell(book: Book) -> None:
    """
    steps:
      - step: Squeeze
      - minutes: 3
      - {minutes: , who: }
    weather:
      sun: {plan: Two jugs}
      rain: {glasses: 2}
    """
    free, fixed = gone_through(book, "half_rows")
    assert (free.row["row"], free.row["missing"], free.name) == ("2", ("Step",), "2")
    assert free.place == Place("lemon.yaml", 5, 7)
    assert (fixed.row["row"], fixed.row["missing"], fixed.row["ask"]) == (
        "Rain",
        ("Plan",),
        "What do you do in each weather?",
    )


def test_rows_of_a_table_that_cannot_be_read_are_not_half(book: Book) -> None:
    """
    steps: [{minutes: long}]
    """
    assert gone_through(book, "half_rows") == []


@pytest.mark.parametrize(
    ("taste", "recipe", "repeats"),
    [
        ("Ten lemons in a jug", "ten lemons  in a jug.", 1),
        ("Ten lemons in a jug", "Ten lemons in two jugs", 0),
        ("Ten lemons jug", "Ten lemons jug", 0),
        ("Ten lemons, TODO, in a jug", "Ten lemons, TODO, in a jug", 0),
    ],
)
def test_the_same_four_words_in_two_places_are_a_repeat(
    bound: Bound, taste: str, recipe: str, repeats: int
) -> None:
    found = gone_through(bound(f"taste: {taste}\nrecipe: {recipe}"), "repeats")
    assert [(s.row["a"], s.row["b"], s.question) for s in found] == [("taste", "recipe", "recipe")] * repeats


def test_rows_of_a_table_are_seen_with_every_column(book: Book) -> None:
    """
    steps:
      - step: Squeeze
        minutes: 3
    """
    (row,) = gone_through(book, "steps")
    assert row.row == {
        "key": "1",
        "name": "Squeeze",
        "step": "Squeeze",
        "minutes": Decimal(3),
        "who": None,
        "cost": None,
    }
    assert (row.question, row.name, row.place) == ("steps", "1", Place("lemon.yaml", 4, 7))


def test_items_of_a_list_are_numbered(book: Book) -> None:
    """
    pieces: [A glass, A straw]
    """
    assert [dict(s.row) for s in gone_through(book, "pieces")] == [
        {"item": "A glass", "number": 1},
        {"item": "A straw", "number": 2},
    ]


@pytest.mark.parametrize("typed", ["steps:", "steps: [{stp: a}]", "steps: [{step: TODO}]", "price: 2"])
def test_a_table_that_says_nothing_has_no_rows(bound: Bound, typed: str) -> None:
    assert gone_through(bound(typed), "steps") == []


def test_every_fixed_row_is_gone_through_where_nothing_was_written_too(bound: Bound) -> None:
    figures = Figures(bound("weather: {rain: {plan: Stay under the tree}}"))
    found = [(s.row["key"], s.row["name"], s.row["plan"]) for s in subjects(figures, "weather", frozenset())]
    assert found == [("sun", "Sunshine", None), ("rain", "Rain", "Stay under the tree")]


def test_an_unanswered_table_has_no_rows_to_go_through(bound: Bound) -> None:
    assert not list(subjects(Figures(bound("fizz: fizzy")), "weather", frozenset()))
    assert not list(subjects(Figures(bound("weather: {later: 2099-01-01}")), "weather", frozenset()))
