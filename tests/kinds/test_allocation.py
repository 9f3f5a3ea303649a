"""A hundred shared out among options."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Option, Shares, Spec
from twowheels.kinds import allocation

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits

TIME = Spec(
    options=(Option("making", "Making"), Option("selling", "Selling"), Option("tidying", "Tidying up")),
    tolerance=Decimal(2),
)


def test_shares_are_read_and_shown_with_their_labels(enter: Enter) -> None:
    typed = enter("allocation", "making: 60\nselling: 40%\ntidying:", TIME)
    assert typed == ({"making": Decimal(60), "selling": Decimal(40)}, "Making 60%, Selling 40%", ())


@pytest.mark.parametrize("making", [58, 60, 62])
def test_the_total_may_miss_a_hundred_by_the_tolerance(enter: Enter, making: int) -> None:
    assert not enter("allocation", f"{{making: {making}, selling: 40}}", TIME).problems


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("{making: 57, selling: 40}", "The shares total 97, not 100. 3 are missing."),
        ("{making: 62.5, selling: 40}", "The shares total 102.5, not 100. That is 2.5 too many."),
        ("{makin: 60, selling: 40}", '"makin" is not one of the options. Did you mean "making"?'),
        ("{naps: 100}", "Known here: making, selling, tidying."),
        ("{making: most, selling: 40}", '"most" is not a number.'),
        ("{making: 120, selling: -20}", "120 is too large. The most is 100."),
        ("[60, 40]", "This needs a share for each option. Write one line an option: key: share."),
        ("60", "This needs a share for each option."),
    ],
)
def test_shares_that_cannot_be_are_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("allocation", typed, TIME).complaint


def test_it_has_no_free_words_and_is_shared_out() -> None:
    assert allocation.texts({"making": Decimal(100)}, TIME) == ()
    assert allocation.shape(TIME) == Shares(TIME.options)


def test_an_editor_knows_the_options(fits: Fits) -> None:
    assert all(
        fits("allocation", value, TIME) for value in ({"making": 60, "selling": "40%", "tidying": None}, {})
    )
    assert not any(fits("allocation", value, TIME) for value in ({"makin": 60}, [60], {"making": 120}))
