"""A day in the calendar."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Line, Locale, Spec
from twowheels.kinds import date

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


def test_a_day_needs_no_quotes_and_is_shown_with_its_month_as_a_word(enter: Enter) -> None:
    assert enter("date", "2026-01-15") == (datetime.date(2026, 1, 15), "January 15, 2026", ())
    assert enter("date", '"2026-01-15"').value == datetime.date(2026, 1, 15)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("2026-02-30", "There is no day 2026-02-30. Check the month and the day."),
        ("15.1.2026", '"15.1.2026" is not a date. Write 2026-01-15 (year-month-day).'),
        ("15/01/2026", "Write 2026-01-15 (year-month-day)."),
        ("2026/1/5", "Write 2026-01-05 (year-month-day)."),
        ("1/30/2026", "is not a date. Write year-month-day, such as 2026-11-21."),
        ("1.2.26", "is not a date. Write year-month-day, such as 2026-11-21."),
        ("next week", '"next week" is not a date. Write year-month-day, such as 2026-11-21.'),
        ("2026-01-15 10:00", "is not a date."),
        ("[2026]", "This needs a date, but a list stands here."),
    ],
)
def test_what_is_no_day_is_refused_with_the_way_to_write_it(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("date", typed).complaint
    assert enter("date", typed).value is None


def test_it_speaks_the_readers_language() -> None:
    assert date.written(datetime.date(2026, 1, 15), Spec(), Locale("da", "")) == "15. januar 2026"
    assert date.shape(Spec()) == Line("")


def test_an_editor_knows_the_form(fits: Fits) -> None:
    assert fits("date", "2026-01-15")
    assert not any(fits("date", value) for value in ("15.1.2026", 20260115, None))
