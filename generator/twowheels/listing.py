"""The page that lists several businesses, for site/index.html and the live server."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from twowheels.audience import COACH, OWNER
from twowheels.book import bind
from twowheels.messages import Messages
from twowheels.pictures import Gallery
from twowheels.review import Review, gate_line
from twowheels.richtext import line


class Line(NamedTuple):
    """What the workbook's board says of one business; ``call`` is why it should be called, if it should."""

    cells: tuple[tuple[str, str], ...]
    call: str
    group: str
    rank: tuple[Decimal, ...]


class Listed(NamedTuple):
    """One business in the list: where it is, and how far; nothing of the latter for the public."""

    name: str
    site: str
    pdf: str
    summary: str
    done: int
    of: int
    gate: str
    line: Line | None = None


def listed(review: Review, *, site: str, pdf: str = "") -> Listed:
    """Give a business's line in the list; the public sees its name only."""
    book = review.book
    name = line(book.business)
    if book.audience == "public":
        return Listed(name, site, pdf, "", 0, 0, "")
    progress = review.progress
    summary = book.say("required_of", answered=progress.required_answered, required=progress.required)
    done, of = progress.required_answered, progress.required
    return Listed(name, site, pdf, summary, done, of, _gate(review), _line(review))


def _line(review: Review) -> Line | None:
    """Give the board's line; nothing that is for the owner alone goes into it, whoever looks."""
    book = review.book
    if not book.workbook.board:
        return None
    if book.audience == OWNER:
        review = Review(bind(book.workbook, book.answers, as_of=book.as_of, audience=COACH))
    filled = Gallery(review).filled(book.workbook.board)
    if filled is None or filled.data is None:
        return None
    data = filled.data
    cells = tuple((cell["label"], cell["text"] or "") for cell in data["cells"])
    return Line(cells, data["call"] or "", data["group"] or "", tuple(data["rank"]))


def by_need(businesses: Sequence[Listed]) -> list[Listed]:
    """Give the businesses with a board's line in the order of their need, the others as they come."""
    return sorted(businesses, key=lambda one: [-rank for rank in one.line.rank] if one.line else [])


def _gate(review: Review) -> str:
    closed = next((gate.id for gate in review.book.workbook.gates if not review.gates[gate.id].open), "")
    return gate_line(review, closed, review.book.say) if closed else ""


def listing(businesses: Sequence[Listed], say: Messages, *, title: str, head: str = "") -> str:
    """Give the list as one self-contained HTML page; ``head`` is trusted markup for its head."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = Path(__file__).with_name("templates")
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    template = environment.get_template("listing.html.j2")
    businesses = by_need(businesses)
    board = any(one.line for one in businesses)
    return template.render(businesses=businesses, board=board, say=say, title=title, head=Markup(head))  # noqa: S704  # ours
