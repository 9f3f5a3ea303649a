"""A sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Lines, Measure, Spec
from twowheels.kinds import short_text

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Sour Power", "Sour Power"),
        ('"  Sour Power "', "Sour Power"),
        ("no", "no"),
        ("007", "007"),
        ("12:30", "12:30"),
        ("1e3", "1e3"),
        ("2026-01-15", "2026-01-15"),
        ("'?'", "?"),
        ("Was ist drin? Zitrone.", "Was ist drin? Zitrone."),
    ],
)
def test_what_is_typed_is_the_answer_whatever_yaml_makes_of_it(enter: Enter, typed: str, value: str) -> None:
    assert enter("short_text", typed).value == value


def test_line_breaks_show_as_spaces(enter: Enter) -> None:
    assert enter("short_text", "|\n  Sour\n  Power").shown == "Sour Power"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("[a, b]", "a list stands here. Text that begins with [ must be put in quotes."),
        ("{a: b}", "several keys stand here. Text that begins with { must be put in quotes."),
        ("- a\n- b", "a list stands here. Put the text behind the colon"),
        ("x" * 501, "501 characters are too many here. The most is 500."),
    ],
)
def test_what_is_no_short_text_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("short_text", typed).complaint
    assert enter("short_text", typed).value is None


def test_a_question_may_set_the_most_words(enter: Enter) -> None:
    assert enter("short_text", "Sour Power", Spec(max_words=2)).problems == ()
    assert enter("short_text", "Sour Power Stand", Spec(max_words=2)).complaint == (
        "3 words are too many here. The most is 2."
    )


def test_its_words_are_measured_against_the_least() -> None:
    assert short_text.measure("it's well-made", Spec(min_words=3)) == Measure(2, 3, "words")
    assert short_text.measure("two words", Spec()) is None


def test_it_has_free_words_and_room_for_two_lines() -> None:
    assert short_text.texts("Sour", Spec()) == ("Sour",)
    assert short_text.shape(Spec()) == Lines(2)


def test_an_editor_lets_any_single_value_pass_up_to_the_limit(fits: Fits) -> None:
    assert all(fits("short_text", value) for value in ("Sour", 7, True, "x" * 500))
    assert not any(fits("short_text", value) for value in ("x" * 501, ["a"], {"a": "b"}))
