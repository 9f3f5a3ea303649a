"""The front page: who it is for, how far the book is, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from twowheels import formats
from twowheels.book import Entry
from twowheels.concerns import concerns
from twowheels.messages import Messages
from twowheels.pages.address import FINDINGS, FRONT, GAPS, Here, part_page
from twowheels.pages.block import Blocks, render
from twowheels.pages.part import shut_by
from twowheels.pages.prose import heading
from twowheels.pages.sheet import sheet_text
from twowheels.pages.story import Teller
from twowheels.pages.wheel import wheels
from twowheels.pictures import Gallery
from twowheels.progress import Progress
from twowheels.review import Review
from twowheels.richtext import line
from twowheels.workbook import FRONT_BLOCKS, LINKS, Part

HERE = Here(FRONT)


class Bar(NamedTuple):
    """One of a gate's questions: filled or still open."""

    entry: Entry
    address: str


def front_page(gallery: Gallery, say: Messages, blocks: Blocks, pdf: str) -> str:
    """Give the text of the front page; a book not begun is welcomed first, another hears where it stands."""
    review, book = gallery.review, gallery.review.book
    top = _top(review, say, blocks, pdf)
    teller = Teller(FRONT, gallery, say, blocks)
    story = teller.tell(book.workbook.folder / "index.md")
    if book.audience == "public":
        return top + story
    stand = _stand(teller, review, say, blocks)
    if not review.progress.answered:
        return top + story + stand
    return top + stand + heading(2, say("welcome")) + story


def _stand(teller: Teller, review: Review, say: Messages, blocks: Blocks) -> str:
    """Give the blocks and pictures in the workbook's order; pictures that follow each other stand together."""
    own = {"next": _next, "gates": _gates, "progress": _parts, "depths": _depths, LINKS: _links}
    text = ""
    order = (name for name in review.book.workbook.front or FRONT_BLOCKS if name != "wheels")
    for name, together in groupby(order, lambda name: name if name in own else ""):
        text += own[name](review, say, blocks) if name else _pictures(teller, together)
    return text


def _pictures(teller: Teller, names: Iterable[str]) -> str:
    """Give pictures beside each other; one that has nothing to show yet waits on the page of its questions."""
    known = [name for name in names if (filled := teller.gallery.filled(name)) and filled.data is not None]
    drawn = Markup("").join(filter(None, map(teller.drawn, known)))
    return teller.blocks.put(Markup('<div class="tw-dashboard">{}</div>').format(drawn)) if drawn else ""


def public_page(gallery: Gallery, say: Messages, blocks: Blocks, pdf: str, sheets: frozenset[str]) -> str:
    """Give the public's front page: the name of the business, and its first sheet."""
    book = gallery.review.book
    top = blocks.put(render("public.html.j2", business=line(book.business), pdf=pdf, say=say))
    first = book.workbook.sheets[0]
    return top + sheet_text(first, gallery, say, blocks, FRONT, printed=first.id in sheets)


def _top(review: Review, say: Messages, blocks: Blocks, pdf: str) -> str:
    book, updated = review.book, review.book.answers.meta.updated
    dates = [say("updated", date=formats.day(updated, book.locale))] if updated else []
    if book.audience != "public":
        dates.append(say("as_of", date=formats.day(book.as_of, book.locale)))
    turning = wheels(review) if "wheels" in (book.workbook.front or FRONT_BLOCKS) else []
    business = render("business.html.j2", business=book.business, wheels=turning, say=say)
    rest = render("front.html.j2", workbook=book.workbook, dates=dates, pdf=pdf, say=say)
    return blocks.put(business) + heading(1, book.workbook.title) + blocks.put(rest)


def _next(review: Review, say: Messages, blocks: Blocks) -> str:
    workbook = review.book.workbook
    steps = []
    for step in review.next:
        question = workbook.questions.get(step.question)
        address = HERE.to_question(question, workbook.sections[question.section]) if question else ""
        steps.append((step, question, address))
    block = render("next.html.j2", steps=steps, say=say)
    return heading(2, say("next_title"), "next") + blocks.put(block) + _links(review, say, blocks)


def _links(review: Review, say: Messages, blocks: Blocks) -> str:
    waiting = concerns(review).waiting
    parked = (say("parked_count", n=waiting), HERE.to(FINDINGS, "parked")) if waiting else None
    noticed = HERE.to(FINDINGS) if review.book.workbook.families else ""
    every = HERE.to(GAPS["deep"]) if review.next else ""
    return blocks.put(render("links.html.j2", all=every, noticed=noticed, parked=parked, say=say))


def _gates(review: Review, say: Messages, blocks: Blocks) -> str:
    text = ""
    for gate in review.book.workbook.gates:
        state = review.gates[gate.id]
        entries = [e for e in review.book.entries.values() if e.question.gate == gate.id]
        bars = [Bar(e, _address(e, review)) for e in entries if e.state != "inactive"]
        shut = shut_by(state, review, HERE)
        block = render("gate.html.j2", gate=gate, state=state, bars=bars, shut=shut, say=say)
        text += heading(2, gate.title, f"gate-{gate.id}") + blocks.put(block)
    return text


def _address(entry: Entry, review: Review) -> str:
    return HERE.to_question(entry.question, review.book.workbook.sections[entry.question.section])


def _parts(review: Review, say: Messages, blocks: Blocks) -> str:
    rows: list[tuple[Part, str, Progress]] = [
        (part, HERE.to(part_page(part)), review.progress_of(part.id)) for part in review.book.workbook.parts
    ]
    block = render("parts.html.j2", rows=rows, total=review.progress, say=say)
    return heading(2, say("parts_title"), "progress") + blocks.put(block)


def _depths(review: Review, say: Messages, blocks: Blocks) -> str:
    offers = [
        (depth, HERE.to(GAPS[depth.id]), review.minutes_to(depth.id), len(review.open_to(depth.id)))
        for depth in review.book.workbook.depths
    ]
    block = render("depths.html.j2", offers=offers, say=say)
    return heading(2, say("depths_title"), "depths") + blocks.put(block)
