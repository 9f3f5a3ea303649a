"""The page of all answers: what has been said, and where each can be changed."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from twowheels.book import Entry
from twowheels.messages import Messages
from twowheels.pages.address import ANSWERS, Here, shown_place
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import heading
from twowheels.review import Review
from twowheels.states import GIVEN
from twowheels.typeset import Setting, typeset
from twowheels.workbook import Section

HERE = Here(ANSWERS)
WIDEST = 4


class Line(NamedTuple):
    """One question with its answer, and where to change it."""

    entry: Entry
    answer: Markup | None
    address: str
    place: str


def answers_page(review: Review, say: Messages, blocks: Blocks) -> str:
    """Give the text of the page of all answers, section by section."""
    text = blocks.put(render("answers_top.html.j2", say=say))
    setting = Setting(review.book.locale, say, WIDEST)
    for part in review.book.workbook.parts:
        for section in part.sections:
            lines = [_line(review.book.entries[q.id], section, setting) for q in section.questions]
            if lines := [line for line in lines if line.entry.state != "inactive"]:
                block = render("answers.html.j2", lines=lines, wheel=part.wheel, say=say)
                text += heading(2, section.title, section.id) + blocks.put(block)
    return text


def _line(entry: Entry, section: Section, setting: Setting) -> Line:
    question = entry.question
    given = entry.value is not None and entry.state in GIVEN
    answer = typeset(entry.value, question.kind, question.spec, setting) if given else None
    return Line(entry, answer, HERE.to_question(question, section), shown_place(entry.place))
