"""Text is measured without opening a font, and never as narrower than the font sets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from twowheels.lettering import measure, wrapped

FONTS = Path(__file__).parents[1] / "workbook" / "look" / "fonts"
SENTENCES = (
    "Sets the pace: nobody else can make up for it.",
    "WWW MMM 100% @home — “quoted” & (bracketed) [text] {x}",
    "Zażółć gęślą jaźń, Größe, Ærø, naïve, 12:30",
    "Η καλή μας πόλη ΨΩΦ",
    "Съешь же ещё этих мягких французских булок ЖЩШЮ",
)


@pytest.mark.parametrize(("face", "bold"), [("Regular", False), ("SemiBold", True)])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_text_is_hardly_ever_wider_than_measured(face: str, bold: bool, sentence: str) -> None:
    font = TTFont(FONTS / f"IBMPlexSans-{face}.woff2")
    letters, widths = font.getBestCmap(), font["hmtx"]
    real = sum(widths[letters[ord(letter)]][0] for letter in sentence) * 13 / 1000
    assert real <= measure(sentence, 13, bold=bold) <= real * 1.12


def test_wide_letters_of_other_scripts_are_given_their_room() -> None:
    assert measure("日本", 10) == 20


def test_a_text_is_broken_between_words() -> None:
    assert wrapped("Look at the odd ones", 80, 13) == ["Look at the", "odd ones"]


def test_what_does_not_fit_ends_in_dots() -> None:
    assert wrapped("Look at the odd ones and at the even ones", 80, 13, 2)[-1].endswith("…")


@given(st.text(max_size=200), st.integers(20, 300), st.integers(1, 5), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: int, most: int, bold: bool) -> None:
    lines = wrapped(text, width, 12, most, bold=bold)
    assert len(lines) <= most
    assert all(measure(line, 12, bold=bold) <= max(width, 26) for line in lines)


@given(st.text(max_size=200))
def test_with_enough_lines_no_word_is_lost(text: str) -> None:
    assert "".join(wrapped(text, 100, 12, 500)).replace(" ", "") == "".join(text.split())
