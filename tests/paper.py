"""A printed book as tests read it: its pages, its bookmarks, and the letters on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from tests.conftest import made_once

from twowheels.book import Book
from twowheels.outputs.pdf import build_pdf
from twowheels.review import Review

EXAMPLES = ("tidewater-back-office", "nightjar-evenings", "bracken-web-studio")
MARGINS = (68, 70)  # points below and above the text, where the running heads stand
POINTS = 72 / 25.4  # in a millimetre
NOTES = 40  # points from the left edge: further out stands only the word over the margin for notes


class Printed:
    """A PDF, and what can be read in it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.reader = PdfReader(file)
        self.pages = [_text(page) for page in self.reader.pages]
        self.letters = letters("".join(self.pages))

    @property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Give level, title and page, counted from 1."""
        return list(self._bookmarks(self.reader.outline, 1))

    def _bookmarks(self, outline: Iterable[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for item in outline:
            if isinstance(item, list):
                yield from self._bookmarks(item, level + 1)
            else:
                number = self.reader.get_destination_page_number(item)
                assert number is not None
                yield level, str(item.title), number + 1

    def from_page(self, number: int) -> str:
        return letters("".join(self.pages[number - 1 :]))


def _text(page: Any) -> str:
    """Read what stands between the running heads, and not the word over the margin for notes."""
    height = float(page.mediabox.height)
    said = placed(page)
    return "".join(text for x, y, text in said if MARGINS[1] < y < height - MARGINS[0] and x > NOTES)


def letters(text: str) -> str:
    """Leave letters and digits; white space, soft hyphens and Markdown's marks are no part of an answer."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


class Shelf(dict[str, Printed]):
    """The examples in print, each made when it is first looked at."""

    def __init__(self, folder: Path, books: dict[str, Book]) -> None:
        super().__init__()
        self.folder = folder
        self.books = books

    def __missing__(self, name: str) -> Printed:  # noqa: D105
        file = self.folder / f"{name}.pdf"
        with made_once(file) as now:
            if now:
                build_pdf(Review(self.books[name]), file)
        self[name] = Printed(file)
        return self[name]


def placed(page: Any) -> list[tuple[float, float, str]]:
    """Give what is written on a page with its distance from the left and the upper edge, in points."""
    height = float(page.mediabox.height)
    found: list[tuple[float, float, str]] = []

    def keep(text: str, matrix: list[float], own: list[float], *_: object) -> None:
        if text:
            x = matrix[0] * own[4] + matrix[2] * own[5] + matrix[4]
            y = matrix[1] * own[4] + matrix[3] * own[5] + matrix[5]
            found.append((x, height - y, text))

    page.extract_text(visitor_text=keep)
    return found
