"""What the signs do, and what becomes of the unanswered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

import pytest

from twowheels.expression import as_text


class Word(StrEnum):
    """A text that is more than a text."""

    KEEP = "keep"


class Pair(NamedTuple):
    """A tuple that is more than a tuple."""

    a: int


TRUTHS = {"yes": True, "no": False, "open": None}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 2 * 3", 7),
        ("10 - 4 - 3", 3),
        ("100 / 10 - 4 + 1", 7),
        ("7 / 2", Decimal("3.5")),
        ("-7 // 2", -4),
        ("-7 % 3", 2),
        ("7 % -3", -2),
        ("8 % 3", 2),
        ("-(2 - 5)", 3),
        ("0.1 + 0.2", Decimal("0.3")),
        ("1_000 + 1e3", 2000),
        ("1 + 2 - 3 * 4 / 6 // 1 % 5", 1),
    ],
)
def test_arithmetic_is_exact_and_goes_from_left_to_right(ask: Any, source: str, value: object) -> None:
    assert ask(source) == value


@pytest.mark.parametrize("source", ["1 / 0", "1 // 0", "1 % 0", "0 / 0", "x / (x - x)"])
def test_division_by_zero_has_no_answer(ask: Any, source: str) -> None:
    assert ask(source, x=Decimal(3)) is None


def test_a_number_beyond_all_figures_has_no_answer(ask: Any) -> None:
    assert ask("x * y", x=Decimal("1e50"), y=Decimal("1e49")) == Decimal("1e99")
    assert ask("x * x", x=Decimal("1e50")) is None


@pytest.mark.parametrize("sign", ["+", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "==", "!=", "~"])
@pytest.mark.parametrize("form", ["blank {} 1", "1 {} blank", "blank {} blank"])
def test_an_unanswered_side_makes_the_outcome_unanswered(ask: Any, form: str, sign: str) -> None:
    assert ask(form.format(sign)) is None


@pytest.mark.parametrize(
    "source",
    ["-blank", "blank in [1]", "1 in blank", "blank not in [1]", "blank.x", "blank[0]", "blank|first"],
)
def test_what_is_done_to_the_unanswered_is_unanswered(ask: Any, source: str) -> None:
    assert ask(source) is None


@pytest.mark.parametrize(
    "source",
    [
        "name + 1",
        "name + name",
        "name * 2",
        "steps * 2",
        "steps + steps",
        "name < 1",
        "yes + 1",
        "yes < 2",
        "yes == 1",
        "name == 1",
        "name != 1",
        "day == name",
        "day < name",
        "day - name",
        "day + name",
        "name - day",
        "row == row",
        "-name",
        "name ~ row",
        "1 in name",
        "name[0]",
        "steps.first",
    ],
)
def test_wrong_types_have_no_answer(ask: Any, source: str) -> None:
    values = {"name": "Ines", "yes": True, "day": date(2026, 1, 1), "steps": ("a",), "row": {"a": "b"}}
    assert ask(source, **values) is None


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (3, Decimal(3)),
        (0.1, Decimal("0.1")),
        (float("nan"), None),
        (Decimal("Infinity"), None),
        (["a"], ("a",)),
        (Pair(1), (1,)),
        (datetime(2026, 1, 2, tzinfo=UTC), date(2026, 1, 2)),
        (Word.KEEP, "keep"),
        (b"keep", None),
    ],
)
def test_values_from_outside_are_taken_as_ours(ask: Any, given: object, taken: object) -> None:
    for found in (ask("x", x=given), ask("x.y", x={"y": given}), ask("x[0]", x=(given,))):
        assert (found, type(found)) == (taken, type(taken))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 < 2", True),
        ("2 <= 2", True),
        ("2 > 2", False),
        ("3 >= 4", False),
        ("1 < x <= 3", True),
        ("1 < x < 3", False),
        ("9 < x < blank", False),
        ("1 < x < blank", None),
        ("'a' == 'a'", True),
        ("'a' == 'A'", False),
        ("'a' != 'b'", True),
        ("'a' < 'b'", True),
        ("true == true", True),
        ("[1, 2] == [1, 2]", True),
        ("[1, 2] == [1]", False),
        ("[1, blank] == [1, 2]", None),
        ("[1, blank] == [2, 2]", False),
        ("[1] == 1", None),
        ("[[1]] == [[1]]", None),
        ("long == [1]", None),
        ("[1] == long", None),
    ],
)
def test_comparison(ask: Any, source: str, value: object) -> None:
    assert ask(source, x=Decimal(3), long=("a",) * 20_001) is value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("2 in [1, 2]", True),
        ("'a' in (1, 'a')", True),
        ("3 in [1, 2]", False),
        ("3 not in [1, 2]", True),
        ("3 in [1, blank]", None),
        ("1 in [1, blank]", True),
        ("3 not in [1, blank]", None),
        ("3 in []", False),
    ],
)
def test_membership_is_open_while_an_item_is(ask: Any, source: str, value: object) -> None:
    assert ask(source) is value


@pytest.mark.parametrize("a", TRUTHS)
@pytest.mark.parametrize("b", TRUTHS)
def test_and_or_follow_kleene(ask: Any, a: str, b: str) -> None:
    pair = {TRUTHS[a], TRUTHS[b]}
    both = False if False in pair else None if None in pair else True
    either = True if True in pair else None if None in pair else False
    assert ask(f"{a} and {b}", yes=True, no=False) is both
    assert ask(f"{a} or {b}", yes=True, no=False) is either


@pytest.mark.parametrize(("source", "value"), [("not yes", False), ("not no", True), ("not blank", None)])
def test_not_follows_kleene(ask: Any, source: str, value: object) -> None:
    assert ask(source, yes=True, no=False) is value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("blank or 'nothing yet'", "nothing yet"),
        ("price or 0", 780),
        ("price and name", "Ines"),
        ("0 or ''", ""),
    ],
)
def test_and_or_give_the_value_that_decides(ask: Any, source: str, value: object) -> None:
    assert ask(source, price=Decimal(780), name="Ines") == value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("'a' if yes else 'b'", "a"),
        ("'a' if not yes else 'b'", "b"),
        ("'a' if blank else 'b'", None),
        ("'a' if not yes", None),
        ("1 if 0 else 2 if 0 else 3", 3),
    ],
)
def test_a_condition_chooses_only_when_it_is_answered(ask: Any, source: str, value: object) -> None:
    assert ask(source, yes=True) == value


def test_texts_are_put_together_with_a_tilde(ask: Any) -> None:
    assert ask("name ~ ', ' ~ 2.50 ~ ', ' ~ yes", name="Ines", yes=True) == "Ines, 2.5, yes"


def test_a_text_that_grows_too_long_has_no_answer(ask: Any) -> None:
    assert ask("x ~ x", x="a" * 32_768) == "a" * 65_536
    assert ask("x ~ x ~ '!'", x="a" * 32_768) is None
    assert ask("x ~ ''", x="a" * 65_537) is None
    assert ask("[x, x]|join('')", x="a" * 32_768) == "a" * 65_536
    assert ask("[x, x]|join('!')", x="a" * 32_768) is None


def test_a_list_in_lists_is_written_out_four_deep(ask: Any) -> None:
    assert ask("text([[[[1, 2]]]])") == "1, 2"
    assert ask("text([[[[[1, 2]]]]])") is None


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e100", "1e-100"])
def test_a_number_that_cannot_be_written_out_has_no_text(number: str) -> None:
    assert as_text(Decimal(number)) is None


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("day + 3", date(2026, 3, 2)),
        ("day - 27", date(2026, 1, 31)),
        ("day - start", Decimal(58)),
        ("day > start", True),
        ("day + 0.5", None),
        ("day + 3999999", None),
        ("day + 9e15", None),
        ("3 + day", None),
    ],
)
def test_days_are_added_to_dates(ask: Any, source: str, value: object) -> None:
    assert ask(source, day=date(2026, 2, 27), start=date(2025, 12, 31)) == value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("row.plan", "keep"),
        ("row['plan']", "keep"),
        ("settings.hours.week", Decimal(40)),
        ("row.other", None),
        ("row.plan.deeper", None),
        ("steps[1].hours", Decimal(2)),
        ("steps[2]", None),
        ("steps[99999999999999999999]", None),
    ],
)
def test_keys_and_positions(ask: Any, source: str, value: object) -> None:
    values = {
        "row": {"plan": "keep"},
        "settings": {"hours": {"week": 40}},
        "steps": ({"hours": Decimal(1)}, {"hours": Decimal(2)}),
    }
    assert ask(source, **values) == value
