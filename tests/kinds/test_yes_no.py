"""Yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Pick, Spec
from twowheels.kinds import yes_no

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


@pytest.mark.parametrize("typed", ["true", "yes", "YES", "on", "y", '"Yes"'])
def test_yes_is_understood_however_it_is_typed(enter: Enter, typed: str) -> None:
    assert enter("yes_no", typed) == (True, "Yes", ())


@pytest.mark.parametrize("typed", ["false", "no", "NO", "off", "n"])
def test_no_is_understood_and_is_an_answer(enter: Enter, typed: str) -> None:
    assert enter("yes_no", typed) == (False, "No", ())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("perhaps", '"perhaps" is neither yes nor no. Write true or false.'),
        ("1", '"1" is neither yes nor no.'),
        ("[yes]", "This needs true or false, but a list stands here."),
        ('"a\\nb"', '"a b" is neither yes nor no.'),
    ],
)
def test_anything_else_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("yes_no", typed).complaint
    assert enter("yes_no", typed).value is None


def test_it_is_picked_from_two() -> None:
    assert yes_no.shape(Spec()) == Pick(yes_no.OPTIONS, many=False)


def test_an_editor_lets_pass_what_is_read(fits: Fits) -> None:
    assert all(fits("yes_no", value) for value in (True, False, "yes", "NO"))
    assert not any(fits("yes_no", value) for value in ("perhaps", 1, None))
