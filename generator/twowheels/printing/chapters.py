"""The chapters of the printed book: its parts, sections and questions."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from twowheels.book import Book, Entry
from twowheels.messages import Messages
from twowheels.printing.conditions import in_words
from twowheels.printing.front import bar_of
from twowheels.printing.questions import Desk, set_question
from twowheels.printing.story import tell
from twowheels.printing.view import Chapter, PrintedQuestion, PrintedSection
from twowheels.review import Review, progress
from twowheels.workbook import Part, Section


def chapters(review: Review, words: Messages, *, blank: bool) -> tuple[Chapter, ...]:
    """Give a chapter for every part that has something to print."""
    desk = Desk(review, words, blank, {name: n for n, name in enumerate(review.book.workbook.questions, 1)})
    parts = [part for part in review.book.workbook.parts if any(_printed(desk, part.questions))]
    return tuple(_chapter(n, part, desk) for n, part in enumerate(parts, 1))


def _printed(desk: Desk, questions: tuple) -> Iterator[Entry]:
    entries = (desk.review.book.entries[question.id] for question in questions)
    return (entry for entry in entries if desk.blank or entry.state != "inactive")
