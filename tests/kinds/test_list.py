"""Several things, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Items, Measure, Spec
from twowheels.kinds import list as list_kind

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("[A glass, A straw]", ("A glass", "A straw")),
        ("- A glass\n-\n- ~\n- A straw", ("A glass", "A straw")),
        ("- no\n- 007\n- 12:30", ("no", "007", "12:30")),
        ("A glass", ("A glass",)),
    ],
)
def test_things_are_read_without_the_blank_ones(enter: Enter, typed: str, value: tuple[str, ...]) -> None:
    assert enter("list", typed).value == value


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("a: 1", "This needs a list. Write one thing a line, each behind a dash."),
        ("- [a, b]", "This needs a text, but a list stands here."),
        ("[a, b, c]", "3 things are too many here. The most is 2."),
        (f"[a, {'x' * 8001}]", "8001 characters are too many here. The most is 8000."),
    ],
)
def test_what_is_no_list_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("list", typed, Spec(max_items=2)).complaint


def test_a_single_text_is_held_to_the_same_limit(enter: Enter) -> None:
    assert "8001 characters are too many here." in enter("list", "x" * 8001).complaint


def test_a_thing_that_cannot_be_read_leaves_the_others(enter: Enter) -> None:
    assert enter("list", "- A glass\n- {a: b}\n- A straw").value == ("A glass", "A straw")


def test_things_are_shown_in_a_line(enter: Enter) -> None:
    assert enter("list", "[A glass, A straw]").shown == "A glass; A straw"


def test_its_things_are_counted_against_the_least() -> None:
    assert list_kind.measure(("a",), Spec(min_items=3)) == Measure(1, 3, "items")
    assert list_kind.shape(Spec(min_items=5)) == Items(5)
    assert list_kind.shape(Spec()) == Items(3)


def test_an_editor_lets_pass_what_is_read(fits: Fits) -> None:
    assert all(fits("list", value) for value in ([], ["a", 1, None, True], "a"))
    assert not any(fits("list", value, Spec(max_items=2)) for value in ({"a": 1}, ["a", "b", "c"], [["a"]]))
