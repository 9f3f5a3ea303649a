"""The page that lists several businesses, for site/index.html and the live server."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from twowheels.messages import Messages
from twowheels.review import Review, gate_line
from twowheels.richtext import line


class Listed(NamedTuple):
    """One business in the list: where it is, and how far; nothing of the latter for the public."""

    name: str
    site: str
    pdf: str
    summary: str
    done: int
    of: int
    gate: str


def listed(review: Review, *, site: str, pdf: str = "") -> Listed:
    """Give a business's line in the list; the public sees its name only."""
    book = review.book
    name = line(book.business)
    if book.audience == "public":
        return Listed(name, site, pdf, "", 0, 0, "")
    progress = review.progress
    summary = book.say("required_of", answered=progress.required_answered, required=progress.required)
    return Listed(name, site, pdf, summary, progress.required_answered, progress.required, _gate(review))


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
    return template.render(businesses=businesses, say=say, title=title, head=Markup(head))  # noqa: S704  # ours
