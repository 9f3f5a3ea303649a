"""The whole book of a business, filled in or blank, with fields or for an archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from twowheels.brand import print_css
from twowheels.enclosure import Enclosure, enclosure
from twowheels.finishing import Finisher, attached
from twowheels.messages import Messages
from twowheels.outputs.pdf.kept import Last, Order
from twowheels.outputs.pdf.paper import page_rule
from twowheels.outputs.pdf.press import assets, laid_out, printer, told, undisturbed
from twowheels.outputs.pdf.typesetting import STYLE, book_html, other_letters
from twowheels.printing import Printed, nobodys_book, printed
from twowheels.project import resource
from twowheels.review import Review
from twowheels.shaping import whole_lines
from twowheels.staging import write_whole
from twowheels.workbook import Workbook

FIELD_FACE = "look/fonts/field.ttf"


def build_pdf(
    review: Review,
    target: Path,
    *,
    paper: str = "A4",
    binding: float = 0,
    blank: bool = False,
    fill: str = "open",
    archive: bool = False,
    last: Last | None = None,
) -> None:
    """Print one business's book, or with ``blank`` the same book with room everywhere.

    ``binding`` is what a binding takes of the paper, in millimetres.
    ``fill`` says which rooms are fields too ("none", "open" or "all"); with ``archive`` it is PDF/A-3, which has none.
    The same review gives the same bytes, so a ``last`` copy that was made of the same is taken as it is.
    Raises MissingLibraryError where Pango is missing, WorkbookError when an answer or a template cannot be
    set; ``target`` is then left as it was.
    """
    workbook = review.book.workbook
    words = Messages(workbook.language, workbook.messages)
    book = printed(review, words, blank=blank, fill="none" if archive else fill)
    enclosed = enclosure(review.book, blank=blank)
    order = _order(book, words, workbook.folder, page_rule(paper, words, binding), enclosed, archive=archive)
    if last is None:
        write_whole(target, _printed(order, book))
        return
    mark = order.mark()
    data = last.copy(mark)
    if data is None:
        data = _printed(order, book)
        last.remember(mark, data)
    elif target == last.file:
        return
    write_whole(target, data)


def blank_pdf(
    workbook: Workbook,
    target: Path,
    *,
    paper: str = "A4",
    binding: float = 0,
    as_of: date,
    fill: str = "open",
    archive: bool = False,
) -> None:
    """Print a book that belongs to no business yet."""
    review = nobodys_book(workbook, as_of)
    build_pdf(review, target, paper=paper, binding=binding, blank=True, fill=fill, archive=archive)


def _order(
    book: Printed, words: Messages, folder: Path, rule: str, enclosed: Enclosure | None, *, archive: bool
) -> Order:
    """Say what is to be printed; nothing of the printer is needed for that."""
    from jinja2 import TemplateError

    with told(book, TemplateError):
        html = book_html(book, words, folder)
        css = resource(folder, f"print/{STYLE}").read_text("utf-8") + rule + print_css(book.brand)
    css, html = other_letters(book.brand, book.head, book.written_in, css, html)
    return Order(
        html,
        css,
        assets(folder, book.brand),
        tuple(book.widgets),
        resource(folder, FIELD_FACE).read_bytes(),
        enclosed,
        words("enclosed"),
        "pdf/a-3a" if archive else "pdf/ua-1",
    )


def _printed(order: Order, book: Printed) -> bytes:
    weasyprint = printer()
    with told(book, Exception), undisturbed(), whole_lines(weasyprint):
        own = {
            "finisher": Finisher(order.widgets, order.face),
            "pdf_variant": order.variant,
            "attachments": [attached(weasyprint, order.enclosed, order.about)] if order.enclosed else None,
        }
        return laid_out(weasyprint, order.html, order.css, order.assets, **own)
