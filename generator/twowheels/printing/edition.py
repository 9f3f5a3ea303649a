"""Put the printed book together: filled in for one business, or blank to write in."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from twowheels import formats
from twowheels.answers import parse_answers
from twowheels.audience import PUBLIC
from twowheels.book import Book, bind
from twowheels.brand import palette
from twowheels.messages import Messages
from twowheels.printing.chapters import chapters
from twowheels.printing.desk import Desk
from twowheels.printing.front import front
from twowheels.printing.leaves import leaves
from twowheels.printing.story import foreword
from twowheels.printing.todo import todo
from twowheels.printing.view import Chapter, Printed
from twowheels.printing.waiting import waiting
from twowheels.reckoning import reckoned
from twowheels.review import Review
from twowheels.richtext import line
from twowheels.workbook import Workbook

NOBODY = b"meta: {id: nobody}"
HEAD = 60
WHEELS = frozenset({"product", "distribution", "both"})


def printed(review: Review, words: Messages, *, blank: bool = False, fill: str = "none") -> Printed:
    """Give everything the book shows; a blank one asks every question and answers none.

    ``fill`` says which rooms are fields too: "none", "open", or "all", where answers stand in fields.
    """
    desk = Desk(review, words, blank, fill)
    if sheets := leaves(desk):  # strangers read these and know of no workbook
        return _whole(desk, ())._replace(title="", subtitle="", foreword=Markup(""), leaves=sheets)
    return _whole(desk, chapters(desk))


def _whole(desk: Desk, whole: tuple[Chapter, ...]) -> Printed:
    review, book, words, blank = desk.review, desk.book, desk.words, desk.blank
    business = "" if not book.answers.file else line(book.business)
    return Printed(
        title=line(book.workbook.title),
        subtitle=book.workbook.subtitle,
        intro=book.workbook.intro,
        business=business,
        head=line(business or book.workbook.title, HEAD),
        language=book.workbook.language,
        written_in=book.locale.language,
        dates=() if blank else _dates(book, words),
        created=book.as_of.isoformat(),
        modified=(book.answers.meta.updated or book.as_of).isoformat(),
        blank=blank,
        wheels=any(part.wheel in WHEELS for part in book.workbook.parts),
        brand=book.workbook.brand,
        palette=palette(book.workbook.brand),
        foreword=foreword(desk),
        front=front(desk, whole) if desk.counts else None,
        todo=todo(desk) if desk.counts else None,
        figures=reckoned(review.figures) if desk.counts else (),
        chapters=whole,
        waiting=waiting(desk, whole),
    )


def _dates(book: Book, words: Messages) -> tuple[str, ...]:
    updated = book.answers.meta.updated
    if book.audience == PUBLIC:  # a stranger does not know of answers
        return (formats.day(updated, book.locale),) if updated else ()
    said = [words("updated", date=formats.day(updated, book.locale))] if updated else []
    return (*said, words("as_of", date=formats.day(book.as_of, book.locale)))


def nobodys_book(workbook: Workbook, as_of: date) -> Review:
    """Give a review of the workbook with no business in it, for a blank edition."""
    return Review(bind(workbook, parse_answers(NOBODY, ""), as_of=as_of))
