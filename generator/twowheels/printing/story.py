"""Stories in print: their prose, with the questions where the author put them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from twowheels.audience import PUBLIC
from twowheels.drawing import draw
from twowheels.expression import Call, Expression, as_text
from twowheels.pages.prose import told
from twowheels.pictures import Filled
from twowheels.printing.desk import Desk
from twowheels.printing.view import PrintedPicture
from twowheels.richtext import plain
from twowheels.story import read_story
from twowheels.workbook import Section

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

UNANSWERED = "…"
_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000(\\d+)\ue001")
_ALONE = re.compile("<p>\ue000(\\d+)\ue001</p>\n?")
_NO_PICTURE = "\ue002"
_PARAGRAPH = 3
"""A paragraph is three tokens: it opens, says something and closes; so is a heading."""


class Teller:
    """Tells one story; what is put into it is kept apart, so that Markdown never reads an answer."""

    def __init__(self, desk: Desk, here: frozenset[str] = frozenset()) -> None:
        """Begin a story that may ask the questions in ``here``."""
        self.desk = desk
        self.here = here
        self.kept: list[Markup | PrintedPicture | str] = []

    def tell(self, file: Path) -> Iterator[Markup | PrintedPicture | str]:
        """Give the prose as HTML, and between it pictures and the ids of the questions that it asks."""
        calls = {"ask": self._ask, "label": self._label, "link": self._link, "picture": self._picture}
        tokens = _markdown().parse(told(read_story(file), calls, self._value))
        tokens = _with_something_below(_without_leads(tokens))
        html = _markdown().renderer.render(tokens, _markdown().options, {})
        for n, chunk in enumerate(_ALONE.split(html)):
            if n % 2:
                yield self.kept[int(chunk)]
            elif chunk.strip():
                yield Markup(_MARKED.sub(self._kept, chunk))  # noqa: S704  the author's words, not an owner's

    def _kept(self, mark: re.Match[str]) -> str:
        kept = self.kept[int(mark[1])]
        if isinstance(kept, PrintedPicture):
            return kept.drawing
        return kept if isinstance(kept, Markup) else self.desk.links.get(kept, "")

    def _keep(self, what: Markup | PrintedPicture | str) -> str:
        self.kept.append(what)
        return _MARK.format(len(self.kept) - 1)

    def _ask(self, call: Call, level: int) -> str:  # noqa: ARG002  one shape for all calls
        question = call.arguments[0]
        return f"\n\n{self._keep(question)}\n\n" if question in self.here else ""

    def _label(self, call: Call, level: int) -> str:  # noqa: ARG002
        question = self.desk.book.workbook.questions.get(call.arguments[0])
        return self._keep(plain(question.ask)) if question else ""

    def _link(self, call: Call, level: int) -> str:  # noqa: ARG002
        return self._keep(self.desk.links.get(call.arguments[0], Markup("")))

    def _picture(self, call: Call, level: int) -> str:  # noqa: ARG002
        filled = self.desk.gallery.filled(call.arguments[0])
        if filled is None or self.desk.blank or (filled.data is None and not self.desk.counts):
            return f"\n\n{_NO_PICTURE}\n\n"
        return f"\n\n{self._keep(PrintedPicture(self._drawn(filled)))}\n\n"

    def _drawn(self, filled: Filled) -> Markup:
        titled = self.desk.book.audience != PUBLIC  # their sheet is called so already
        return draw(filled, self.desk.book, address=self._address, printed=True, titled=titled)

    def _address(self, question: str) -> str:
        return f"#q-{question}" if question in self.desk.entries else ""

    def _value(self, expression: Expression) -> str:
        gap = "" if self.desk.book.audience == "public" else UNANSWERED
        text = as_text(self.desk.review.told(expression), gap) or gap
        return self._keep(plain(UNANSWERED if self.desk.blank else text))


def tell(section: Section, desk: Desk) -> Iterator[Markup | PrintedPicture | str]:
    """Tell a section's story; the questions it does not place follow at the end, each is asked once."""
    waiting = dict.fromkeys(question.id for question in section.questions if question.id in desk.entries)
    for piece in Teller(desk, frozenset(waiting)).tell(section.story):
        if isinstance(piece, Markup | PrintedPicture):
            yield piece
        elif piece in waiting:
            del waiting[piece]
            yield piece
    yield from waiting


def foreword(desk: Desk) -> Markup:
    """Tell the story of the workbook's front page."""
    pieces = Teller(desk).tell(desk.book.workbook.folder / "index.md")
    return Markup("").join(piece.drawing if isinstance(piece, PrintedPicture) else piece for piece in pieces)


def _without_leads(tokens: list[Token]) -> list[Token]:
    """Leave out the paragraph that leads up to a picture which is not printed."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "inline" and token.content == _NO_PICTURE:
            kept.pop()  # the paragraph that stands for the picture has just begun
            if kept and kept[-1].type == "paragraph_close" and not _MARKED.fullmatch(kept[-2].content):
                del kept[-_PARAGRAPH:]
        elif not (token.type == "paragraph_close" and (not kept or kept[-1].type != "inline")):
            kept.append(token)
    return kept


def _with_something_below(tokens: list[Token]) -> list[Token]:
    """Leave out headings with nothing below them, because their questions do not concern this business."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "heading_open":
            _drop_headings(kept, token.tag)
        kept.append(token)
    _drop_headings(kept, "h1")
    return kept


def _drop_headings(tokens: list[Token], tag: str) -> None:
    """Take headings off the end that one of this level would end."""
    while tokens and tokens[-1].type == "heading_close" and tokens[-1].tag >= tag:
        del tokens[-_PARAGRAPH:]


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")
