"""Letters that no font draws are named with their question, their place and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twowheels.unlettered import unlettered

if TYPE_CHECKING:
    from tests.conftest import Bound


def test_plain_answers_have_none(bound: Bound) -> None:
    assert unlettered(bound("taste: Like a lake – à la façon")) == ()


def test_question_place_and_letter_are_named(bound: Bound) -> None:
    (one,) = unlettered(bound("taste: A lake \U000f1234 and \ue777"))
    assert one.question == "taste"
    assert str(one.place) == "lemon.yaml:3:10"
    assert "U+F1234, U+E777" in one.message
    assert "No font" in one.mend


def test_a_blank_book_holds_the_name_alone(bound: Bound) -> None:
    book = bound("stand_name: S \U000f1234\ntaste: A \U000f1234")
    assert [one.question for one in unlettered(book, blank=True)] == ["stand_name"]
