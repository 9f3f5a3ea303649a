"""What our own fonts draw is known without opening them; for the rest, a family and a package are named."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from twowheels.fontlist import undrawn
from twowheels.glyphs import beyond, families, package

FACES = sorted((Path(__file__).parents[1] / "workbook" / "look" / "fonts").glob("*.woff2"))


def test_the_ranges_are_those_of_every_face() -> None:
    drawn = frozenset.intersection(*(frozenset(TTFont(face).getBestCmap()) for face in FACES))
    every = (chr(n) for n in range(0x20, 0x30000) if not 0xD800 <= n < 0xE000)
    seen = {sign for sign in every if sign.isprintable() and unicodedata.is_normalized("NFC", sign)}
    assert {
        sign for sign in seen if not beyond(sign) and ord(sign) not in drawn and not _unseen(sign)
    } == set()
    assert {sign for sign in seen if beyond(sign) and ord(sign) in drawn} == set()


def _unseen(sign: str) -> bool:
    """Tell whether nothing is drawn for a letter: a variation selector only marks the one before."""
    return 0xFE00 <= ord(sign) <= 0xFE0F


@pytest.mark.parametrize("text", ["Zażółć, γεια, Привет – ✓", "plain", "a\u200bb\u202ec", "e\u0301"])
def test_european_texts_need_no_other_font(text: str) -> None:
    assert not beyond(text)


def test_strange_letters_are_named_once() -> None:
    assert beyond("日本 and 日本") == {"日", "本"}


@pytest.mark.parametrize(
    ("letter", "wanted"),
    [("日", "fonts-noto-cjk"), ("한", "fonts-noto-cjk"), ("ש", "fonts-noto-core"), ("न", "fonts-noto-core")],
)
def test_a_letter_has_its_package(letter: str, wanted: str) -> None:
    assert package(letter) == wanted


def test_little_pictures_and_private_letters_have_packages_of_their_own_or_none() -> None:
    assert (package("🍋"), package("\ue000")) == ("fonts-noto-color-emoji", "")


def test_families_are_named_after_their_script() -> None:
    assert families("שנ") == ("Noto Sans Hebrew",)
    assert families("न") == ("Noto Sans Devanagari",)


@pytest.mark.parametrize(
    ("text", "language", "nation"),
    [("日の", "zh", "JP"), ("日한", "", "KR"), ("日", "ja", "JP"), ("日", "en", "SC")],
)
def test_ideographs_take_the_form_of_their_nation(text: str, language: str, nation: str) -> None:
    assert families(text, language) == (f"Noto Sans CJK {nation}",)


def test_emoji_are_left_to_pango() -> None:
    assert families("🍋") == ()


def test_no_font_draws_a_private_letter_and_every_machine_draws_a() -> None:
    assert undrawn("a\U000f1234") == {"\U000f1234"}
