"""Any number out of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Option, Pick, Spec
from twowheels.kinds import multi_choice

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits

TOP = Spec(options=(Option("mint", "Mint"), Option("ice", "Ice cubes"), Option("berry", "A berry")))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("[ice, mint]", ("ice", "mint")),
        ("- ice\n-\n- mint", ("ice", "mint")),
        ("[mint, mint]", ("mint",)),
        ("ice", ("ice",)),
    ],
)
def test_ticks_are_read_once_each_in_the_order_typed(
    enter: Enter, typed: str, value: tuple[str, ...]
) -> None:
    assert enter("multi_choice", typed, TOP).value == value


def test_an_unknown_option_is_refused_and_the_rest_is_read(enter: Enter) -> None:
    typed = enter("multi_choice", "[mind, ice]", TOP)
    assert typed.value == ("ice",)
    assert 'Did you mean "mint"?' in typed.complaint


def test_a_key_in_place_of_an_option_is_refused(enter: Enter) -> None:
    assert "This needs one of the options" in enter("multi_choice", "{mint: yes}", TOP).complaint


def test_ticks_are_shown_in_words(enter: Enter) -> None:
    assert enter("multi_choice", "[ice, mint]", TOP).shown == "Ice cubes, Mint"


def test_it_has_no_free_words_and_is_picked_from() -> None:
    assert multi_choice.texts(("ice",), TOP) == ()
    assert multi_choice.shape(TOP) == Pick(TOP.options, many=True)


def test_an_editor_lets_pass_what_is_read(fits: Fits) -> None:
    assert all(fits("multi_choice", value, TOP) for value in (["ice"], [], "ice", ["ice", None]))
    assert not any(fits("multi_choice", value, TOP) for value in (["mind"], {"ice": True}, "mind"))
