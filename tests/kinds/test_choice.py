"""One out of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Option, Pick, Spec
from twowheels.kinds import choice

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits

FIZZ = Spec(options=(Option("still", "Still"), Option("fizzy", "With bubbles"), Option("5", "Five")))


def test_an_option_is_typed_by_its_key_and_shown_in_words(enter: Enter) -> None:
    typed = enter("choice", "fizzy", FIZZ)
    assert (typed.value, typed.shown) == ("fizzy", "With bubbles")


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("fizy", '"fizy" is not one of the options. Did you mean "fizzy"?'),
        ("With Bubbles", 'Did you mean "fizzy"?'),
        ("STILL", 'Did you mean "still"?'),
        ("no", '"no" is not one of the options. Choose from: still, fizzy, 5.'),
        ("[still]", "This needs one of the options, but a list stands here."),
    ],
)
def test_anything_else_is_refused_with_the_way_out(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("choice", typed, FIZZ).complaint
    assert enter("choice", typed, FIZZ).value is None


def test_it_has_no_free_words() -> None:
    assert choice.texts("still", FIZZ) == ()
    assert choice.shape(FIZZ) == Pick(FIZZ.options, many=False)


def test_an_editor_offers_the_keys_with_their_labels(fits: Fits) -> None:
    assert choice.schema(FIZZ)["markdownEnumDescriptions"][:2] == ["Still", "With bubbles"]
    assert all(fits("choice", value, FIZZ) for value in ("still", "5", 5))
    assert not any(fits("choice", value, FIZZ) for value in ("Still", ["still"], None))
