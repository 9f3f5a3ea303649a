"""Which way a text runs: from the left, or from the right as Arabic and Hebrew do."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BLOCKS, _LISTS = frozenset({"p", "li", "blockquote"}), frozenset({"ul", "ol"})


def from_right(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from the right (Unicode's annex 9, P2 and P3)."""
    return runs_right(text) and _first(text) == "rtl"


def runs_right(text: str) -> bool:
    """Tell whether any letter of a text runs from the right."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def _first(text: str) -> str:
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind == "L":
            return "ltr"
    return ""


def settle(root: Element) -> None:
    """Put the direction that a text has in place of ``dir="auto"``, which the printer does not know."""
    for element in root.iter():
        if element.get("dir") == "auto":
            element.set("dir", _first("".join(element.itertext())) or "ltr")
            for inner in element.iter():
                if inner is not element and inner.tag in _BLOCKS and not inner.get("dir"):
                    inner.set("dir", _first("".join(inner.itertext())) or element.get("dir", "ltr"))
    for element in root.iter():
        if element.tag in _LISTS and not element.get("dir"):
            element.set("dir", next((item.get("dir", "ltr") for item in element if item.tag == "li"), "ltr"))
