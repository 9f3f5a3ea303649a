"""A few sentences, or a short story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twowheels.kind import Lines, Measure, Spec
from twowheels.kinds import long_text

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


def test_paragraphs_are_kept_and_shown_as_one_line(enter: Enter) -> None:
    typed = enter("long_text", "|\n  First we squeeze.\n\n  Then we *stir*.")
    assert typed.value == "First we squeeze.\n\nThen we *stir*."
    assert typed.shown == "First we squeeze. Then we *stir*."


def test_a_text_over_the_limit_is_refused_with_the_figure(enter: Enter) -> None:
    typed = enter("long_text", "x" * 8001)
    assert (typed.value, typed.complaint) == (None, "8001 characters are too many here. The most is 8000.")


def test_a_text_of_too_many_lines_is_refused(enter: Enter) -> None:
    assert enter("long_text", "|\n" + "  a\n" * 500).problems == ()
    assert (
        enter("long_text", "|\n" + "  a\n" * 501).complaint == "501 lines are too many here. The most is 500."
    )


def test_a_list_is_refused(enter: Enter) -> None:
    assert "This needs a text, but a list stands here." in enter("long_text", "[a, b]").complaint


def test_its_words_are_measured_against_the_least() -> None:
    assert long_text.measure("We squeeze and stir.", Spec(min_words=12)) == Measure(4, 12, "words")


def test_it_may_be_prose(fits: Fits) -> None:
    assert long_text.shape(Spec()) == Lines(6, prose=True)
    assert fits("long_text", "x" * 8000)
    assert not fits("long_text", "x" * 8001)
