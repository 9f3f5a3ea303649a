"""A share of a hundred."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Line, Spec
from twowheels.kinds import percent

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("0", "0", "0%"),
        ("60", "60", "60%"),
        ("60%", "60", "60%"),
        ("12.5 %", "12.5", "12.5%"),
        ("100", "100", "100%"),
    ],
)
def test_a_share_is_read_with_or_without_its_sign(enter: Enter, typed: str, value: str, shown: str) -> None:
    assert enter("percent", typed) == (Decimal(value), shown, ())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("101", "101 is too large. The most is 100."),
        ("-1", "-1 is too small. The least is 0."),
        ("half", '"half" is not a number.'),
    ],
)
def test_what_is_no_share_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("percent", typed).complaint


def test_a_question_may_set_other_limits_even_nought(enter: Enter) -> None:
    assert enter("percent", "150", Spec(max=Decimal(200))).value == 150
    assert "The most is 0." in enter("percent", "1", Spec(max=Decimal(0))).complaint


def test_it_takes_a_line_with_its_sign() -> None:
    assert percent.shape(Spec()) == Line("%")


def test_an_editor_knows_the_limits(fits: Fits) -> None:
    assert all(fits("percent", value) for value in (0, 100, "60%"))
    assert not any(fits("percent", value) for value in (101, -1, "half"))
