"""The page about the workbook: what it is, what it was made from, and who may see what."""

from __future__ import annotations

from twowheels import __version__, formats
from twowheels.errors import Place
from twowheels.messages import Messages
from twowheels.pages.address import ABOUT, CHECKS, Here, shown_place
from twowheels.pages.block import Blocks, render
from twowheels.review import Review


def about_page(review: Review, say: Messages, blocks: Blocks, pdf: str) -> str:
    """Give the text of the page about the workbook."""
    book, here = review.book, Here(ABOUT)
    audience = next(one for one in book.workbook.audiences if one.id == book.audience)
    links = [(say("pdf_link"), here.to(pdf))] if pdf else []
    if book.workbook.families:
        links.append((say("checks_title"), here.to(CHECKS)))
    block = render(
        "about.html.j2",
        workbook=book.workbook,
        audience=audience,
        file=shown_place(Place(book.answers.file)),
        date=formats.day(book.as_of, book.locale),
        version=__version__,
        links=links,
        say=say,
    )
    return blocks.put(block)
