"""What lies at hand while the book is put together: the review, the words, the questions' numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from twowheels.book import Book, Entry
from twowheels.expression import Call
from twowheels.messages import Messages
from twowheels.pages.prose import read_story
from twowheels.pictures import Gallery
from twowheels.printing.view import Reference
from twowheels.review import Review
from twowheels.typeset import Setting
from twowheels.workbook import Section

WIDEST = 5
"""A table with more columns is set as cards."""


@dataclass(frozen=True)
class Desk:
    """Everything the parts of the book are made from."""

    review: Review
    words: Messages
    blank: bool
    fill: str = "none"

    @property
    def fillable(self) -> bool:
        """Tell whether rooms hold fields: a filled-in book for the public is for reading."""
        return self.fill != "none" and (self.blank or self.book.audience != "public")

    @property
    def book(self) -> Book:
        """Give the book that is printed."""
        return self.review.book

    @cached_property
    def gallery(self) -> Gallery:
        """Give the pictures of the book."""
        return Gallery(self.review)

    @property
    def counts(self) -> bool:
        """Tell whether progress and findings may be shown: not in a blank book, and never to the public."""
        return not self.blank and self.book.audience != "public"

    @cached_property
    def setting(self) -> Setting:
        """Give how answers are set on paper."""
        return Setting(self.book.locale, self.words, widest=WIDEST)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Number all questions through in the order of the pages; one that is left out keeps its number."""
        sections = self.book.workbook.sections.values()
        names = dict.fromkeys(name for section in sections for name in _page_order(section))
        return {name: n for n, name in enumerate(names, 1)}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Give what is printed: everything in a blank book, else what concerns this business."""
        return {name: entry for name, entry in self.book.entries.items() if self._is_printed(entry)}

    def _is_printed(self, entry: Entry) -> bool:
        if self.blank or self.book.audience != "public":
            return self.blank or entry.state != "inactive"
        return entry.done

    def refer(self, question: str) -> Reference | None:
        """Point at a question, if it is printed."""
        entry = self.entries.get(question)
        return Reference(f"q-{question}", self.numbers[question], entry.question.ask) if entry else None

    @cached_property
    def links(self) -> Mapping[str, Markup]:
        """Give the words that point at each question within a text."""
        return {name: self._link(name, entry) for name, entry in self.entries.items()}

    def _link(self, name: str, entry: Entry) -> Markup:
        number = self.words("question_n", n=self.numbers[name])
        return Markup('<a href="#q-{}">{} ({})</a>').format(name, entry.question.ask, number)


def _page_order(section: Section) -> Iterator[str]:
    here = [question.id for question in section.questions]
    calls = (part for part in read_story(section.story) if isinstance(part, Call) and part.name == "ask")
    yield from (call.arguments[0] for call in calls if call.arguments[0] in here)
    yield from here
