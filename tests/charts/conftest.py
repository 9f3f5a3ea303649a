"""Draw a chart from plain data, and measure it: where each text stands, and whether any runs into another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any, NamedTuple, Protocol
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.charts import CHARTS, Shape, plain
from twowheels.drawing import draw
from twowheels.errors import Place
from twowheels.lettering import measure
from twowheels.picture import Branch, Picture
from twowheels.pictures import Filled
from twowheels.workbook import Workbook

SVG = "{http://www.w3.org/2000/svg}"
ASCENT, DESCENT = 0.72, 0.2
"""How far the letters that matter reach above and below the line, in type sizes."""


class Box(NamedTuple):
    """A text and the room that it takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes overlap."""
        across = self.left < other.right - 0.5 and other.left < self.right - 0.5
        return across and self.top < other.bottom - 0.5 and other.top < self.bottom - 0.5


def drawings(html: str) -> list[ET.Element]:
    """Give the SVG drawings of a page or picture."""
    return [ET.fromstring(found) for found in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]  # noqa: S314


def boxes(svg: ET.Element) -> Iterator[Box]:
    """Give every text of a drawing with its box; our drawings turn no text and nest no transforms."""
    for one in svg.iter(f"{SVG}text"):
        text, size = "".join(one.itertext()), float(one.get("font-size", "13"))
        width = measure(text, size, bold=one.get("font-weight") == "600")
        x, y = float(one.get("x", "0")), float(one.get("y", "0"))
        left = x - {"start": 0, "middle": width / 2, "end": width}[one.get("text-anchor", "start")]
        yield Box(text, left, y - ASCENT * size, left + width, y + DESCENT * size)


def _collisions(html: str) -> list[str]:
    """Give what is wrong with the texts of all drawings: two that overlap, one that leaves the sheet."""
    wrong = []
    for svg in drawings(html):
        _, _, width, height = map(float, svg.get("viewBox", "0 0 0 0").split())
        texts = list(boxes(svg))
        wrong += [f"{a.text!r} runs into {b.text!r}" for a, b in combinations(texts, 2) if a.meets(b)]
        wrong += [
            f"{b.text!r} leaves the sheet {b}"
            for b in texts
            if b.left < -0.5 or b.top < -0.5 or b.right > width + 0.5 or b.bottom > height + 0.5
        ]
    return wrong


class Drawn(Protocol):
    """Draw a chart from plain data; numbers may be written as such."""

    def __call__(self, chart: str, data: Mapping[str, Any] | None, *, printed: bool = False) -> Markup:
        """Give the picture as HTML."""


def complete(data: Any, shape: Shape) -> Any:
    """Give data as a chart gets it: what may lack and does is None, or an empty list."""
    if isinstance(shape, list):
        return [complete(one, shape[0]) for one in data or []]
    if isinstance(shape, Mapping) and data is not None:
        return {name: complete(data.get(name), inner) for name, inner in plain(shape).items()}
    return Decimal(str(data)) if isinstance(data, int | float) and not isinstance(data, bool) else data


@pytest.fixture
def drawn(small_workbook: Workbook) -> Drawn:
    """Draw in the book of the lemonade stand."""
    book = bind(small_workbook, parse_answers(b"meta: {id: lemon}", "lemon.yaml"), as_of=date(2026, 11, 21))

    def drawn(chart: str, data: Mapping[str, Any] | None, *, printed: bool = False) -> Markup:
        place = Place("pictures.yaml", 1, 1)
        empty = "Nothing yet."
        picture = Picture("one", "A title", chart, "coach", None, None, empty, (), Branch((), place), place)
        filled = Filled(picture, "What it shows.", complete(data, CHARTS[chart]) if data else None, ())
        return draw(filled, book, address=lambda _: "", printed=printed)

    return drawn


@pytest.fixture
def collisions() -> Callable[[str], list[str]]:
    """Find what runs into what."""
    return _collisions
