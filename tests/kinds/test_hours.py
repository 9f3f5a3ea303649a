"""A number of hours."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Line, Spec
from twowheels.kinds import hours

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("0", "0", "0 h"),
        ("1.5", "1.5", "1.5 h"),
        ("1:30", "1.5", "1.5 h"),
        ("12:30", "12.5", "12.5 h"),
        ("1h 30m", "1.5", "1.5 h"),
        ("1h30", "1.5", "1.5 h"),
        ("2 hours", "2", "2 h"),
        ("1.5 h", "1.5", "1.5 h"),
    ],
)
def test_hours_are_read_as_people_write_them(enter: Enter, typed: str, value: str, shown: str) -> None:
    assert enter("hours", typed) == (Decimal(value), shown, ())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("1:75", '"1:75" is not a number of hours.'),
        ("all day", '"all day" is not a number of hours.'),
        ("12:30", "12.5 is too large. The most is 12."),
        ("[1, 2]", "This needs a number, but a list stands here."),
    ],
)
def test_what_are_no_hours_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("hours", typed, Spec(max=Decimal(12))).complaint


def test_the_way_out_names_the_ways_to_write_hours(enter: Enter) -> None:
    assert "1:30" in enter("hours", "45 min").complaint


def test_it_takes_a_line_with_its_unit() -> None:
    assert hours.shape(Spec()) == Line("h")


def test_an_editor_lets_pass_what_is_read(fits: Fits) -> None:
    assert all(fits("hours", value) for value in (0, 1.5, "1:30", "1h 30m", "2 hours"))
    assert not any(fits("hours", value, Spec(max=Decimal(12))) for value in (13, "1:75", "all day"))
