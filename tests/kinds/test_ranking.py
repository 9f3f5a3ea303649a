"""Options put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Measure, Option, Order, Spec
from twowheels.kinds import ranking

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits

ORDER = Spec(options=(Option("taste", "Taste"), Option("price", "Price"), Option("speed", "Speed")))


def test_the_order_typed_is_the_answer(enter: Enter) -> None:
    typed = enter("ranking", "[speed, taste, price]", ORDER)
    assert typed == (("speed", "taste", "price"), "1. Speed, 2. Taste, 3. Price", ())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("taste", "This needs a list in order. Write the option keys in square brackets."),
        ("[taste, taste]", '"taste" stands in the order twice. Keep the higher one.'),
        ("[tase]", 'Did you mean "taste"?'),
    ],
)
def test_what_is_no_order_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("ranking", typed, ORDER).complaint


def test_an_order_with_some_left_out_is_thin() -> None:
    assert ranking.measure(("taste",), ORDER) == Measure(1, 3, "items")
    assert ranking.texts(("taste",), ORDER) == ()
    assert ranking.shape(ORDER) == Order(ORDER.options)


def test_an_editor_lets_pass_what_is_read(fits: Fits) -> None:
    assert fits("ranking", ["speed", "taste"], ORDER)
    assert not any(fits("ranking", value, ORDER) for value in ("taste", ["taste", "taste"], ["tase"]))
