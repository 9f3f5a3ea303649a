"""Draw a filled picture: its chart as SVG or HTML, with the same facts as a table below."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from twowheels.audience import PUBLIC
from twowheels.book import Book
from twowheels.brand import palette
from twowheels.charts import TEMPLATES
from twowheels.compiled import remember, templates_in
from twowheels.direction import from_right
from twowheels.lettering import measure, wrapped
from twowheels.pictures import Filled

_THEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_FIGURE = re.compile(r"(\d+(?:[.,:]\d+)*)")


def draw(
    filled: Filled,
    book: Book,
    *,
    address: Callable[[str], str],
    printed: bool = False,
    titled: bool = True,
    level: int = 3,
) -> Markup:
    """Give a picture as HTML; ``address`` gives the link to a question, or nothing where there is none.

    ``level`` is the level of its title among the headings around it; it is not ``titled`` where the page
    has the same title already.
    """
    picture = filled.picture
    template = f"{picture.chart}.j2" if filled.data is not None else "empty.j2"
    asks = [(book.workbook.questions[name].ask, address(name)) for name in filled.asks]
    html = (
        environment()
        .get_template(template)
        .render(
            id=picture.id,
            chart=picture.chart,
            title=picture.title,
            about=filled.about,
            empty=picture.empty,
            asks=asks,
            d=filled.data,
            palette=palette(book.workbook.brand),
            font=book.workbook.brand.font,
            say=book.say,
            written=_writer(book),
            address=address,
            asked=_asker(book, address),
            public=book.audience == PUBLIC,
            printed=printed,
            titled=titled,
            level=level,
        )
    )
    return Markup(html)  # noqa: S704  autoescaped


def _asker(book: Book, address: Callable[[str], str]) -> Callable[[str | None], tuple[str, str] | None]:
    """Give what tells the words and the address of a question that is still open; the public is asked none."""

    def asked(name: str | None) -> tuple[str, str] | None:
        entry = book.entries.get(name or "")
        if entry is None or entry.done or entry.state == "inactive" or book.audience == PUBLIC:
            return None
        return entry.question.ask, address(entry.question.id)

    return asked


def _writer(book: Book) -> Callable[[Decimal, str], str]:
    def written(value: Decimal, kind: str = "number") -> str:
        return str(book.written(kind, value))

    return written


@pass_context
def _paint(context: Context, fill: str = "", stroke: str = "", width: float = 0) -> Markup:
    """Give colours as attributes, which paper heeds, and as classes, by which a screen may change them."""
    palette = context["palette"]
    return _painted(fill, palette[fill] if fill else "none", stroke, palette[stroke] if stroke else "", width)


@lru_cache(maxsize=512)
def _painted(fill: str, filling: str, stroke: str, line: str, width: float) -> Markup:
    marks: dict[str, Any] = {"fill": filling}
    if stroke:
        marks |= {"stroke": line, "stroke-width": width or 1}
    names = [f"tw-f-{fill}" if fill else "", f"tw-s-{stroke}" if stroke else ""]
    marks["class"] = " ".join(filter(None, names))
    return Markup(" ").join(Markup('{}="{}"').format(*mark) for mark in marks.items() if mark[1] != "")


def _turned(x: float, y: float, radius: float, degrees: float) -> tuple[float, float]:
    """Give the point on a circle, clockwise from twelve o'clock."""
    angle = math.radians(degrees)
    return round(x + radius * math.sin(angle), 1), round(y - radius * math.cos(angle), 1)


def _with_figures(text: str) -> list[tuple[str, bool]]:
    """Cut a text into pieces, and tell of each whether it is a number."""
    return [(piece, bool(n % 2)) for n, piece in enumerate(_FIGURE.split(text)) if piece]


def _run_in(facts: str) -> str:
    """Give the rows of a table as one text, since every cell would take a printer its time."""
    rows = re.split("</(?:tr|li|p)>", _THEAD.sub("", facts))
    cells = ([Markup(cell).striptags() for cell in re.split("</t[hd]>", row)] for row in rows)  # noqa: S704  ours
    said = ([cell for cell in row if cell] for row in cells)
    return " · ".join(": ".join([row[0], " / ".join(row[1:])] if row[1:] else row) for row in said if row)


@cache
def environment() -> Environment:
    """Give the one environment of all charts; each template is compiled once."""
    made = templates_in(TEMPLATES, ImmutableSandboxedEnvironment)
    made.globals |= {"paint": _paint, "measure": measure, "turned": _turned, "sqrt": math.sqrt}
    made.filters |= {
        "wrapped": wrapped,
        "with_figures": _with_figures,
        "run_in": _run_in,
        "from_right": from_right,
    }
    remember(made)
    return made
