"""A plain number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Line, Spec
from twowheels.kinds import number

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("0", "0", "0"),
        ("12", "12", "12"),
        ('"12.5"', "12.5", "12.5"),
        ("-3", "-3", "-3"),
        (".5", "0.5", "0.5"),
        ("0123", "123", "123"),
        ("12 000", "12000", "12,000"),
        ("1'200'000", "1200000", "1,200,000"),
        ("1_200", "1200", "1200"),
        ("0.125", "0.125", "0.12"),
    ],
)
def test_a_number_is_read_and_shown(enter: Enter, typed: str, value: str, shown: str) -> None:
    assert enter("number", typed) == (Decimal(value), shown, ())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("a few", '"a few" is not a number. Write digits only, such as 12 or 12.5.'),
        ("1,200", '"1,200" is not a number. Write 1200 (or 1.200 if the comma was a decimal sign).'),
        ("1,234,567", "Write 1234567."),
        ("12,5", '"12,5" is not a number. Write 12.5.'),
        ("1e3", '"1e3" is not a number.'),
        ("12:30", '"12:30" is not a number.'),
        ("nan", '"nan" is not a number.'),
        ("20%", '"20%" is not a number.'),
        ("yes", '"yes" is not a number.'),
        ("[1, 2]", "This needs a number, but a list stands here."),
        ("1" * 19, "A number of 19 digits is too long. The most is 18 digits"),
        ("0." + "1" * 40, "is too long. The most is 18 digits, and 30 with the decimals."),
        ("-1", "-1 is too small. The least is 0."),
        ("1001", "1001 is too large. The most is 1000."),
    ],
)
def test_what_is_no_number_here_is_refused_with_what_to_write(
    enter: Enter, typed: str, complaint: str
) -> None:
    typing = enter("number", typed, Spec(min=Decimal(0), max=Decimal(1000)))
    assert complaint in typing.complaint
    assert typing.value is None


def test_the_limits_themselves_are_allowed(enter: Enter) -> None:
    spec = Spec(min=Decimal(0), max=Decimal(10))
    assert enter("number", "0", spec).value == 0
    assert enter("number", "10", spec).value == 10


def test_it_has_no_free_words_and_takes_a_line() -> None:
    assert number.texts(Decimal(3), Spec()) == ()
    assert number.shape(Spec()) == Line("")


def test_an_editor_knows_the_limits(fits: Fits) -> None:
    spec = Spec(min=Decimal(0), max=Decimal("1.5"))
    assert all(fits("number", value, spec) for value in (0, 1.5, "1 200"))
    assert not any(fits("number", value, spec) for value in (-1, 2, "a few", "1,200", [1]))
