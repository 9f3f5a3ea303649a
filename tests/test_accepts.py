"""Editors accept what the reader reads, and offer nothing that is no answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft7Validator

from twowheels.accepts import BLANK, CLOCK, DEFINITIONS, Rule, number, one_of, option, text
from twowheels.kind import Option, Spec


def accepts(rule: Rule, value: Any) -> bool:
    return Draft7Validator({**rule, "definitions": DEFINITIONS}).is_valid(value)


@pytest.mark.parametrize("value", ["words", "", 7, 0.5, True, False])
def test_a_text_is_any_single_value(value: object) -> None:
    assert accepts(text(), value)


@pytest.mark.parametrize("value", [None, [], ["a"], {}, {"a": 1}])
def test_a_text_is_no_list_and_no_group(value: object) -> None:
    assert not accepts(text(), value)


def test_a_text_has_a_limit() -> None:
    assert [accepts(text(3), value) for value in ("abc", "abcd")] == [True, False]


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_nothing_typed_is_blank(value: object) -> None:
    assert accepts(one_of(BLANK), value)


@pytest.mark.parametrize("value", ["a", 0, False, [None], {"a": None}])
def test_anything_typed_is_not_blank(value: object) -> None:
    assert not accepts(one_of(BLANK), value)


@pytest.mark.parametrize("value", [0, 12, 99.5, "12", " 12 ", "1 2", "1'2", "1_2", "+1", ".5", "5."])
def test_a_number_may_be_written_in_many_ways(value: object) -> None:
    assert accepts(number(Spec(min=Decimal(0), max=Decimal("99.5"))), value)


@pytest.mark.parametrize("value", [-1, 100, "", ".", "1,5", "1.2.3", "twelve", "12 €", "1:30", True, None])
def test_what_is_no_number_or_out_of_bounds_is_none(value: object) -> None:
    assert not accepts(number(Spec(min=Decimal(0), max=Decimal("99.5"))), value)


def test_a_sign_may_stand_beside_a_number() -> None:
    assert [accepts(number(Spec(), beside="€"), value) for value in ("€12", "12 €", "1€2")] == [
        True,
        True,
        False,
    ]


def test_a_clock_is_hours() -> None:
    rule = number(Spec(), also=CLOCK)
    assert [accepts(rule, value) for value in ("1:30", "1h 30m", "2 hours", "1:75")] == [
        True,
        True,
        True,
        False,
    ]


def test_the_editor_says_how_a_number_is_typed() -> None:
    assert number(Spec(), "Digits.")["patternErrorMessage"] == "Digits."


def test_an_option_that_looks_like_a_number_needs_no_quotes() -> None:
    rule = option([Option("5", "Five"), Option("no", "No")])
    assert rule == {"enum": [5, "5", "no"], "markdownEnumDescriptions": ["Five", "Five", "No"]}


def test_a_choice_within_a_choice_is_laid_open() -> None:
    assert one_of(one_of({"type": "null"}), BLANK)["anyOf"] == [{"properties": {}, "type": "null"}, BLANK]
