"""The chapters of the printed book: its parts, sections and questions."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from twowheels.printing.bars import bar_of
from twowheels.printing.desk import Desk
from twowheels.printing.questions import set_question
from twowheels.printing.story import tell
from twowheels.printing.view import Bar, Chapter, PrintedPicture, PrintedQuestion, PrintedSection
from twowheels.progress import progress
from twowheels.workbook import Part, Section


def chapters(desk: Desk) -> tuple[Chapter, ...]:
    """Give a chapter for every part that has something to print."""
    parts = [part for part in desk.book.workbook.parts if any(q.id in desk.entries for q in part.questions)]
    return tuple(_chapter(number, part, desk) for number, part in enumerate(parts, 1))


def _chapter(number: int, part: Part, desk: Desk) -> Chapter:
    sections = [s for s in part.sections if any(q.id in desk.entries for q in s.questions)]
    gate = desk.book.workbook.gate_waiting(part.id)
    return Chapter(
        id=part.id,
        number=number,
        title=part.title,
        wheel=part.wheel,
        intro=part.intro,
        banner=gate.banner if gate and desk.counts and desk.review.waits(part.id) else "",
        bar=bar_of(desk.review.progress_of(part.id), desk.words) if desk.counts else None,
        sections=tuple(_section(f"{number}.{n}", section, desk) for n, section in enumerate(sections, 1)),
    )


def _section(number: str, section: Section, desk: Desk) -> PrintedSection:
    return PrintedSection(
        id=section.id,
        number=number,
        title=section.title,
        intro=section.intro,
        blocks=tuple(_blocks(section, desk)),
        bar=_bar(section, desk) if desk.counts else None,
    )


def _blocks(section: Section, desk: Desk) -> Iterator[Markup | PrintedPicture | PrintedQuestion]:
    for piece in tell(section, desk):
        if isinstance(piece, Markup | PrintedPicture):
            yield piece
        else:
            yield set_question(desk.entries[piece], desk)


def _bar(section: Section, desk: Desk) -> Bar:
    return bar_of(progress(desk.book.entries[question.id] for question in section.questions), desk.words)
