"""Which letters our own fonts draw, and which family and package draws the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_OURS = """
20-7e a0-17f 18f 192 1a0-1a1 1af-1b0 1cd-1dc 1fa-1ff 218-21b 237 259 2bb-2bc 2c6-2c7 2d8-2dd 300-304 306-30c
312 315 31b 323 326-328 37e 384-38a 38c 38e-3a1 3a3-3ce 400-45f 462-463 46a-46b 472-475 490-4c2 4cf-4d9 4dc-4e9
4ee-4f9 524-525 e3f 1e80-1e85 1e9e 1ea0-1ef9 2000-200d 2010-2015 2018-201a 201c-201e 2020-2022 2026 2028-2029
202f-2030 2032-2033 2039-203a 2044 2070 2074-2079 2080-2089 20a1 20a4 20a6 20a8-20ae 20b1-20b2 20b4-20b5
20b8-20ba 20bd 20bf 2113 2116 2122 2126 212e 2150-2151 2153-215e 2190-2199 21a9-21aa 21b0-21b3 21b6-21b7
21ba-21bb 21c4 21c6 2202 2206 220f 2211-2212 2215 2219-221a 221e 222b 2236 2248 2260 2264-2265 25ca 2713 274c
2b0e-2b11 ece0 efcc f6d7-f6d8 fb01-fb02 feff fffd
"""
"""What every face of IBM Plex Sans in workbook/look/fonts draws; a test compares the files."""
_UNSEEN = "\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\U000e0000-\\U000e0fff"
"""Controls, joiners and selectors: nothing is drawn for them."""
CJK, EMOJI, CORE = "fonts-noto-cjk", "fonts-noto-color-emoji", "fonts-noto-core"
"""The packages of Debian and Ubuntu that draw what our own fonts do not."""
_EAST_ASIAN = frozenset(
    "CJK HIRAGANA KATAKANA HANGUL BOPOMOFO IDEOGRAPHIC FULLWIDTH HALFWIDTH KANGXI".split()
)
_EUROPEAN = frozenset("LATIN GREEK CYRILLIC COMBINING MODIFIER".split())
_SYMBOLS = ("Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")
_NATIONS = {"zh": "SC", "ja": "JP", "ko": "KR"}
"""How the family for Chinese, Japanese and Korean ends, by the language of the text."""


def _ranges(listed: str) -> str:
    pairs = (part.partition("-") for part in listed.split())
    return "".join(f"\\U{int(a, 16):08x}" + (f"-\\U{int(b, 16):08x}" if b else "") for a, _, b in pairs)


@cache
def _strange() -> re.Pattern[str]:
    return re.compile(f"[^{_ranges(_OURS)}{_UNSEEN}]")


def beyond(text: str) -> frozenset[str]:
    """Give the letters of a text that our own fonts do not draw; most texts have none."""
    if text.isascii() or not _strange().search(text):
        return frozenset()
    return frozenset(_strange().findall(unicodedata.normalize("NFC", text)))


def script(letter: str) -> str:
    """Give the word that Unicode's name of a letter begins with, such as HEBREW; nothing for one without a name."""
    return re.split("[ -]", unicodedata.name(letter, ""), maxsplit=1)[0]


def is_emoji(letter: str) -> bool:
    """Tell whether a letter is a little picture."""
    wide = unicodedata.east_asian_width(letter) in "WF"
    return 0x1F000 <= ord(letter) <= 0x1FAFF or (
        wide and unicodedata.category(letter) == "So" and letter < "㈀"
    )


def package(letter: str) -> str:
    """Give the package of Debian that draws a letter; nothing for one that means nothing in Unicode."""
    if unicodedata.category(letter) in {"Co", "Cn", "Cs"}:
        return ""
    if is_emoji(letter):
        return EMOJI
    return CJK if script(letter) in _EAST_ASIAN else CORE


def families(letters: Iterable[str], language: str = "") -> tuple[str, ...]:
    """Name the families that draw letters beyond ours, so that one machine picks as another does."""
    letters = frozenset(letters)
    named = {name for letter in letters for name in _families(letter)}
    if any(package(letter) == CJK for letter in letters):
        return (*sorted(named), f"Noto Sans CJK {_nation(letters, language)}")
    return tuple(sorted(named))


def _families(letter: str) -> tuple[str, ...]:
    word, kind = script(letter), package(letter)
    if kind != CORE:  # Pango finds emoji by itself; named, their family would draw every digit too
        return ()
    if word in _EUROPEAN:
        return ("Noto Sans",)
    return (f"Noto Sans {word.title()}",) if unicodedata.category(letter)[0] in "LMN" else _SYMBOLS


def _nation(letters: frozenset[str], language: str) -> str:
    """Tell whose form of the ideographs is meant: by the language, else by the syllables beside them."""
    words = {script(letter) for letter in letters}
    if words & {"HIRAGANA", "KATAKANA"}:
        return "JP"
    if "HANGUL" in words:
        return "KR"
    return _NATIONS.get(language.partition("-")[0].casefold(), "SC")
