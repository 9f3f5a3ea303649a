"""Copies of a book as they come back: the fields that would be printed, filled in, in a small real PDF."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from twowheels.book import Book
from twowheels.enclosure import enclosure
from twowheels.formfields import RADIO, TICK
from twowheels.inputs.form import Box, Form
from twowheels.messages import Messages
from twowheels.printing import printed
from twowheels.review import Review


def copy_of(
    book: Book, typed: Mapping[str, str] | None = None, *, fill: str = "open", blank: bool = False
) -> Form:
    """Print a copy without its pages, and type into its fields; every name must be one of a field's."""
    words = Messages(book.workbook.language, book.workbook.messages)
    pages = printed(Review(book), words, blank=blank, fill=fill)
    before = {widget.field: widget.value for widget in pages.widgets}
    said = before | dict(typed or {})
    assert said.keys() == before.keys(), said.keys() - before.keys()
    enclosed = enclosure(book, blank=blank)
    boxes = tuple(Box(name, said[name], before[name], 7) for name in before)
    return Form(boxes, enclosed.text if enclosed else "")


def buttons_of(book: Book, *, blank: bool = False, fill: str = "open") -> set[str]:
    """Give the fields that are ticked and not typed in."""
    words = Messages(book.workbook.language, book.workbook.messages)
    pages = printed(Review(book), words, blank=blank, fill=fill)
    return {widget.field for widget in pages.widgets if widget.form in (RADIO, TICK)}


def write_pdf(form: Form, target: Path, buttons: set[str] = frozenset()) -> Path:  # type: ignore[assignment]
    """Write a form as a PDF of one page, with its answers attached."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    fields = ArrayObject()
    for box in form.boxes:
        fields.append(writer._add_object(_field(box, page.indirect_reference, button=box.name in buttons)))
    if fields:
        page[NameObject("/Annots")] = fields
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    if form.enclosed:
        writer.add_attachment("answers.yaml", form.enclosed.encode())
    writer.write(target)
    return target


def _field(box: Box, page: object, *, button: bool) -> DictionaryObject:
    def said(text: str) -> NameObject | TextStringObject:
        return NameObject(f"/{text or 'Off'}") if button else TextStringObject(text)

    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Btn" if button else "/Tx"),
            NameObject("/T"): TextStringObject(box.name),
            NameObject("/V"): said(box.value),
            NameObject("/DV"): said(box.before),
            NameObject("/P"): page,
            NameObject("/Rect"): ArrayObject(map(NumberObject, (0, 0, 10, 10))),
        }
    )
