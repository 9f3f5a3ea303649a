"""A step on a scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Option, Spec, Steps
from twowheels.kinds import scale

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits

PRIDE = Spec(labels=(Option("1", "not yet"), Option("5", "very")))


@pytest.mark.parametrize(
    ("typed", "shown"), [("1", "1 / 5 (not yet)"), ("3", "3 / 5"), ("5", "5 / 5 (very)")]
)
def test_a_step_is_shown_with_its_words_where_it_has_some(enter: Enter, typed: str, shown: str) -> None:
    assert enter("scale", typed, PRIDE) == (Decimal(typed), shown, ())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("0", "0 is not a step of this scale. Choose a whole number from 1 to 5."),
        ("6", "6 is not a step of this scale."),
        ("2.5", "2.5 is not a step of this scale."),
        ("1234567890123456.75", "1234567890123456.75 is not a step"),
        ("high", '"high" is not a number.'),
    ],
)
def test_what_is_no_step_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("scale", typed, PRIDE).complaint
    assert enter("scale", typed, PRIDE).value is None


def test_a_scale_may_begin_at_nought(enter: Enter) -> None:
    assert enter("scale", "0", Spec(min=Decimal(0), max=Decimal(10))).shown == "0 / 10"


def test_its_shape_has_the_ends(fits: Fits) -> None:
    assert scale.shape(PRIDE) == Steps(1, 5, PRIDE.labels)
    assert all(fits("scale", value, PRIDE) for value in (1, 5, "3"))
    assert not any(fits("scale", value, PRIDE) for value in (0, 6, 2.5, "high"))
