"""Tell a story on a page: text of the workbook, with questions, links and values in their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from markupsafe import Markup

from twowheels.drawing import draw
from twowheels.errors import WorkbookError, did_you_mean, show
from twowheels.expression import Call, Expression, as_text
from twowheels.messages import Messages
from twowheels.pages.address import Here, section_page
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import heading, told
from twowheels.pages.question import question_block
from twowheels.pictures import Gallery
from twowheels.richtext import plain
from twowheels.story import read_story
from twowheels.workbook import Question, Section

UNANSWERED = "…"


class Teller:
    """Tells the stories of one page, and remembers which questions it has placed."""

    def __init__(self, page: str, gallery: Gallery, say: Messages, blocks: Blocks) -> None:
        """Begin a page."""
        self.here = Here(page)
        self.gallery = gallery
        self.review = gallery.review
        self.book = self.review.book
        self.say = say
        self.blocks = blocks
        self.placed: set[str] = set()
        self.level = 2
        self.title = ""
        self.calls: Mapping[str, Callable[[Call, int], str]] = {
            "ask": self._ask,
            "label": self._label,
            "link": self._link,
            "picture": self._picture,
        }

    def tell(self, file: Path) -> str:
        """Tell the story of a file."""
        return told(read_story(file), self.calls, self._value)

    def rest(self, section: Section) -> str:
        """Give the questions of a section that its story has not placed, in order."""
        return "".join(self._asked(q, self.level) for q in section.questions if q.id not in self.placed)

    def address(self, question: Question) -> str:
        """Give the address of a question as seen from this page."""
        return self.here.to_question(question, self.book.workbook.sections[question.section])

    def _ask(self, call: Call, level: int) -> str:
        self.level = level
        question = self._question(call)
        if question is None:
            return ""
        home = section_page(self.book.workbook.sections[question.section])
        if home != self.here.path:
            message = f'"{question.id}" is a question of another section.'
            hint = f"It can be asked in the story of {home} only."
            raise WorkbookError(message, place=call.place, hint=hint)
        self.placed.add(question.id)
        return self._asked(question, level)

    def _asked(self, question: Question, level: int) -> str:
        entry = self.book.entries[question.id]
        if self.book.audience == "public" and not entry.done:
            return ""
        if entry.state == "inactive":
            return self.blocks.put(render("inactive.html.j2", question=question, say=self.say))
        block = self.blocks.put(question_block(entry, self.review, self.say))
        return heading(level, question.ask, question.id, "tw-ask") + block

    def _label(self, call: Call, level: int) -> str:  # noqa: ARG002  one shape for all calls
        question = self._question(call)
        return self.blocks.put_inside(Markup("<span>{}</span>").format(question.ask)) if question else ""

    def _link(self, call: Call, level: int) -> str:  # noqa: ARG002
        question = self._question(call)
        if question is None:
            return ""
        link = Markup('<a href="{}">{}</a>').format(self.address(question), question.ask)
        return self.blocks.put_inside(link)

    def _picture(self, call: Call, level: int) -> str:
        name = call.arguments[0]
        known = self.book.workbook.pictures
        if name not in known and self.book.audience == "owner":
            message = f'No picture is called "{show(name, 60)}".'
            raise WorkbookError(message, place=call.place, hint=did_you_mean(name, known))
        return self.picture(name, level)

    def picture(self, name: str, level: int = 2) -> str:
        """Give a picture in its place on the page."""
        drawn = self.drawn(name, level)
        return self.blocks.put(drawn) if drawn else ""

    def drawn(self, name: str, level: int = 2) -> Markup | None:
        """Give a picture; none that this audience may not see, and no empty one to the public."""
        filled = self.gallery.filled(name)
        if filled is None or (filled.data is None and self.book.audience == "public"):
            return None
        titled = self.book.audience != "public" and filled.picture.title != self.title
        return draw(filled, self.book, address=self._to, titled=titled, level=level)

    def _to(self, question: str) -> str:
        asked = self.book.workbook.questions.get(question)
        return self.address(asked) if asked else ""

    def _value(self, expression: Expression) -> str:
        gap = "" if self.book.audience == "public" else UNANSWERED
        text = as_text(self.review.told(expression), gap) or gap
        value = Markup('<span class="tw-value" dir="auto">{}</span>').format(plain(text))
        return self.blocks.put_inside(value)

    def _question(self, call: Call) -> Question | None:
        """Give the question that a call names; none for one that this audience may not see."""
        name = call.arguments[0]
        questions = self.book.workbook.questions
        if name not in questions and self.book.audience == "owner":
            message = f'No question is called "{show(name, 60)}".'
            raise WorkbookError(message, place=call.place, hint=did_you_mean(name, questions))
        return questions.get(name)
