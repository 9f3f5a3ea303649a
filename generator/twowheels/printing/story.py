"""A section's story for print: its prose, with the questions where the author put them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from twowheels.book import Book
from twowheels.errors import Place
from twowheels.expression import Call, Expression, as_text, split_story
from twowheels.richtext import plain
from twowheels.states import SAID
from twowheels.workbook import Section

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

UNANSWERED = "…"
_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000(\\d+)\ue001")
_ASKED = re.compile("<p>\ue000(\\d+)\ue001</p>\n?")


def tell(section: Section, book: Book, links: Mapping[str, Markup]) -> Iterator[Markup | str]:
    """Give the prose as HTML, and between it the ids of the questions in their order.

    ``links`` holds the questions that are printed, and how the text points at each. Those the story does
    not place follow at the end. Answers are put into the finished HTML and never read as Markdown.
    """
    waiting = dict.fromkeys(q.id for q in section.questions if q.id in links)
    for piece in _pieces(section, book, links, frozenset(waiting)):
        if isinstance(piece, Markup):
            yield piece
        elif piece in waiting:
            del waiting[piece]
            yield piece
    yield from waiting


def _pieces(
    section: Section, book: Book, links: Mapping[str, Markup], here: frozenset[str]
) -> Iterator[Markup | str]:
    if not section.story.is_file():
        return
    text = section.story.read_text("utf-8").replace("\ue000", "").replace("\ue001", "")
    parts = split_story(text, Place(str(section.story)))
    marked = "".join(p if isinstance(p, str) else _mark(n, p, here) for n, p in enumerate(parts))
    html = _markdown().render(marked)
    for n, chunk in enumerate(_ASKED.split(html)):
        if n % 2:
            call = parts[int(chunk)]
            yield call.arguments[0] if isinstance(call, Call) and call.name == "ask" else Markup("")
        elif chunk.strip():
            yield Markup(_MARKED.sub(lambda found: _said(parts[int(found[1])], book, links), chunk))  # noqa: S704


def _mark(n: int, part: Call | Expression, here: frozenset[str]) -> str:
    if isinstance(part, Call) and part.name == "ask":
        return f"\n\n{_MARK.format(n)}\n\n" if part.arguments[0] in here else ""
    return _MARK.format(n)


def _said(part: str | Call | Expression, book: Book, links: Mapping[str, Markup]) -> str:
    match part:
        case Expression():
            return plain(as_text(part.evaluate(book), UNANSWERED) or UNANSWERED)
        case Call(name="ask" | "link", arguments=(question, *_)):
            return links.get(question, Markup(""))
        case Call(name="label", arguments=(question, *_)):
            return plain(_written(question, book))
        case _:
            return ""


def _written(question: str, book: Book) -> str:
    entry = book.entries.get(question)
    if entry is None or entry.state not in SAID:
        return UNANSWERED
    return entry.question.kind.written(entry.value, entry.question.spec, book.locale)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")
