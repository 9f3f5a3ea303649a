"""An owner's typing, read as words, numbers and dates; the kinds' own tests show the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twowheels.errors import Place
from twowheels.kind import Option, Reading, Spec
from twowheels.reading import (
    count_words,
    is_empty,
    plain,
    read_date,
    read_hours,
    read_number,
    read_option,
    read_text,
)
from twowheels.yamltext import Node, Scalar, read_bytes


def node(text: str) -> Node:
    """Give the node that a value typed in YAML makes."""
    found = read_bytes(f"it: {text}\n".encode(), "lemon.yaml").root.get("it")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text", ["", "~", "null", "''", '"  "', "[]", "[~, '']", "{}", "{a: , b: ~}", "[[], {}]"]
)
def test_nothing_typed_is_empty(text: str) -> None:
    assert is_empty(node(text))


@pytest.mark.parametrize("text", ["0", "no", "'~'", '"null"', "[0]", "{a: no}", "nil", "none"])
def test_something_typed_is_not_empty(text: str) -> None:
    assert not is_empty(node(text))


def test_nothing_at_all_is_empty() -> None:
    assert is_empty(None)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0", "0"),
        ("100", "100"),
        ("12.50", "12.5"),
        ("0.125", "0.12"),
        ("-3.00", "-3"),
        ("1E+2", "100"),
        ("120", "120"),
    ],
)
def test_a_number_is_written_plainly(number: str, written: str) -> None:
    assert plain(Decimal(number)) == written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("...", 0),
        ("one", 1),
        ("it's well-made", 2),
        ("l’eau, s.v.p. 3", 5),
        ("Åse og Søren", 3),
        ("a_b", 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_problem_knows_question_row_column_and_place() -> None:
    reading = Reading("lemon.yaml", "steps")
    cell = reading.at("2", "minutes")
    read_number(node("long"), Spec(), cell)
    (problem,) = reading.problems
    assert problem[3:6] == ("steps", "2", "minutes")
    assert problem.place == Place("lemon.yaml", 1, 5)


@given(st.text(max_size=60))
def test_no_typing_breaks_a_reader(text: str) -> None:
    typed = Scalar(text, 1, 1, quoted=True, block=False)
    reading = Reading("lemon.yaml", "it")
    options = (Option("mint", "Mint"),)
    read_number(typed, Spec(min=Decimal(0), max=Decimal(9)), reading, strip="%€$h")
    read_hours(typed, Spec(), reading)
    read_date(typed, reading)
    read_option(typed, options, reading)
    read_text(typed, reading, 50, 5)
    assert all(problem.message.isprintable() for problem in reading.problems)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_every_number_written_plainly_is_read_as_itself(number: Decimal) -> None:
    typed = Scalar(plain(number), 1, 1, quoted=False, block=False)
    assert read_number(typed, Spec(), Reading("lemon.yaml", "it")) == number


@given(st.dates())
def test_every_day_is_read_as_itself(day: date) -> None:
    typed = Scalar(day.isoformat(), 1, 1, quoted=False, block=False)
    assert read_date(typed, Reading("lemon.yaml", "it")) == day


@given(st.integers(0, 999), st.integers(0, 59))
def test_hours_and_minutes_are_read_in_every_way(hours: int, minutes: int) -> None:
    wanted = Decimal(hours) + Decimal(minutes) / 60
    for text in (f"{hours}:{minutes:02}", f"{hours}h {minutes}m", f"{hours} h {minutes} min"):
        typed = Scalar(text, 1, 1, quoted=False, block=False)
        assert read_hours(typed, Spec(), Reading("lemon.yaml", "it")) == wanted
