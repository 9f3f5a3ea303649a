"""Print the book and its sheets: a review becomes a PDF, by our own templates and fonts."""

from __future__ import annotations

from twowheels.outputs.pdf.book import blank_pdf, build_pdf
from twowheels.outputs.pdf.kept import Last
from twowheels.outputs.pdf.paper import page_rule
from twowheels.outputs.pdf.press import printer
from twowheels.outputs.pdf.sheet import build_sheet
from twowheels.outputs.pdf.typesetting import STYLE, book_html

__all__ = [
    "STYLE",
    "Last",
    "blank_pdf",
    "book_html",
    "build_pdf",
    "build_sheet",
    "page_rule",
    "printer",
]
