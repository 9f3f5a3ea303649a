"""How wide a text will be, so that a drawing can make room for it and break its lines."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

BOLD = 1.06
"""How much wider a text is in bold."""
_WIDTHS = {
    250: " 'ij",
    275: ",.l‘’",
    300: "!:;łίι",
    325: "[]f|",
    350: "(){}·",
    375: "rt",
    400: "-/I\\•ΙΪ",
    425: '"',
    450: "*ζг",
    475: "z“”„ξт",
    500: "?svyΓςτχГу",
    525: "JLcx«»έγελνзсхьэ",
    550: "aegkκаекчя",
    575: "FT_hnouøΣΤήΰδηθορυТбвлоп",
    600: "$+0123456789<=>ESYZ^`bdpq~đ–×÷≤≥−ΕΖΞΥΫβμσЕЗУдийнрцъ",
    625: "CPVX€₹ΡΧπРСХ",
    650: "AKRßΑΔΚΛάαАБЧЬЭЯ",
    675: "BDΒВК",
    700: "&GUΠЛПм",
    725: "#HNOQΗΘΝΟΩφИЙНОы",
    750: "ψωДЦЪф",
    775: "wж",
    800: "—Ψшю",
    825: "M…→←↑↓ΜМщ",
    850: "Ф",
    875: "mæΦЫ",
    900: "@W",
    925: "✓",
    950: "%œ",
    975: "ШЮ",
    1000: "ЖЩ",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
"""Thousandths of the type size that IBM Plex Sans gives a letter, rounded up; a test compares the font."""
_SCRIPTS = (
    ("\u0590", "\u05ff", 620),  # Hebrew
    ("\u0600", "\u06ff", 660),  # Arabic, whose letters are narrower joined than alone
    ("\u0900", "\u097f", 600),  # Devanagari
    ("\u0b80", "\u0bff", 960),  # Tamil
    ("\U0001f000", "\U0001faff", 1300),  # emoji
)
"""What a letter of Noto's families takes on average, bold ones at their ratio; tests compare them where installed."""
_UNKNOWN = 700
_WIDE = 1000


@lru_cache(4096)
def _letter(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTH:
        return _WIDTH[base]
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    for first, last, width in _SCRIPTS:
        if first <= letter <= last:
            return width
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of a text in the unit of its type size, rather too wide than too narrow."""
    return sum(map(_letter, text)) * size * (BOLD if bold else 1) / 1000


def wrapped(text: str, width: float, size: float, most: int = 2, *, bold: bool = False) -> list[str]:
    """Break a text into at most ``most`` lines that fit; what does not fit ends in "…"."""
    lines: list[str] = []
    rest = " ".join(str(text).split())
    while rest and len(lines) < most:
        line, rest = _first_line(rest, width, size, bold=bold)
        lines.append(line)
    if rest and lines:
        lines[-1] = _ended(f"{lines[-1]} {rest}", width, size, bold=bold)
    return lines


def _first_line(text: str, width: float, size: float, *, bold: bool) -> tuple[str, str]:
    """Take off the first line: as many words as fit, or as many letters of a word too long."""
    words = text.split(" ")
    count = 0
    while count < len(words) and measure(" ".join(words[: count + 1]), size, bold=bold) <= width:
        count += 1
    if count:
        return " ".join(words[:count]), " ".join(words[count:])
    cut = 1
    while cut < len(words[0]) and measure(words[0][: cut + 1], size, bold=bold) <= width:
        cut += 1
    return _whole(text, cut)


def _whole(text: str, cut: int) -> tuple[str, str]:
    """Cut a text, but never between a letter and the marks that belong to it."""
    while cut < len(text) and _letter(text[cut]) == 0:
        cut += 1
    while 1 < cut < len(text) and unicodedata.category(text[cut]) == "Mc":
        cut -= 1
    return text[:cut], text[cut:].lstrip()


def _ended(text: str, width: float, size: float, *, bold: bool) -> str:
    """Cut a text so that it fits with "…" behind it."""
    end = len(text)
    while end > 1 and measure(f"{text[:end].rstrip()}…", size, bold=bold) > width:
        end -= 1
    return f"{text[:end].rstrip(' ,;:.–-')}…"
