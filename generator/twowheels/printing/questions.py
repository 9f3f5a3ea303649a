"""One question on paper: its answer by kind, or why it is asked, an example, and room to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from twowheels import formats
from twowheels.book import Entry
from twowheels.kind import Reading, Row, Spec, Steps
from twowheels.printing.conditions import in_words
from twowheels.printing.desk import Desk
from twowheels.printing.form import fillable, prefilled
from twowheels.printing.remarks import beside
from twowheels.printing.room import Room
from twowheels.printing.rooms import room_for, steps
from twowheels.printing.view import Mark, PrintedQuestion
from twowheels.reading import is_empty
from twowheels.reading import plain as number_text
from twowheels.richtext import breakable, plain
from twowheels.states import GIVEN, STATES, Later, NotApplicable, rows
from twowheels.typeset import as_typed, cell, typeset
from twowheels.workbook import DEPTHS, Question

TOLD = frozenset(STATES) - {"answered", "blank", "not_applicable"}
"""The states that are named beside a question; the others one can see."""
_LINK = re.compile(r'<a href="([^"]*)"(?: title="([^"]*)")?[^>]*>(.*?)</a>', re.DOTALL)


def set_question(entry: Entry, desk: Desk) -> PrintedQuestion:
    """Set one question for the page."""
    question = entry.question
    asked = desk.blank or entry.open
    room = _room(entry, desk, asked=asked)
    return PrintedQuestion(
        id=question.id,
        number=desk.numbers[question.id],
        ask=question.ask,
        quick=asked and question.depth == DEPTHS[0],
        state="blank" if desk.blank else entry.state,
        marks=tuple(_marks(entry, desk, asked=asked)),
        condition=_condition(question, desk) if desk.blank else "",
        answer=_shown(entry, room, desk),
        typed=_typed(entry) if entry.state == "invalid" and not desk.blank else Markup(""),
        problems=() if desk.blank else tuple(f"{p.message} {p.hint}".strip() for p in entry.problems),
        why=question.why if asked else "",
        help=question.help if asked else "",
        example=_example(question, desk) if asked else Markup(""),
        room=room,
        remarks=tuple(beside(entry, desk)),
    )


def _marks(entry: Entry, desk: Desk, *, asked: bool) -> Iterator[Mark]:
    question = entry.question
    if entry.state in TOLD and desk.counts:
        yield Mark(desk.words(f"state.{entry.state}"), "state")
    if asked:
        yield Mark(desk.words("needed" if question.required else "optional"), "plain")
        yield Mark(desk.words.minutes("minutes", question.minutes), "plain")


def _condition(question: Question, desk: Desk) -> str:
    source = question.spec.rows_from.partition(".")[0]
    if question.when is None and source in desk.numbers:
        said = desk.words("condition_answered", number=desk.numbers[source])
        return desk.words("condition", condition=said)
    if question.when is None:
        return ""
    said = in_words(question.when, desk.book.workbook, desk.numbers, desk.words)
    return desk.words("condition", condition=said) if said else desk.words("condition_other")


def _shown(entry: Entry, room: Room | None, desk: Desk) -> Markup:
    """Give the answer as it is set, unless it stands in fields already."""
    if desk.blank or (room and room.holds):
        return Markup("")
    return breakable(spelled_out(_answer(entry, desk)))


def _answer(entry: Entry, desk: Desk) -> Markup:
    question, waiver = entry.question, entry.waiver
    if isinstance(waiver, NotApplicable):
        return _paragraph(desk.words("does_not_apply", reason=waiver.reason))
    if isinstance(waiver, Later):
        by = _paragraph(desk.words("later_by", date=formats.day(waiver.by, desk.book.locale)))
        return by + (_paragraph(desk.words("later_why", why=waiver.why)) if waiver.why else "")
    if entry.state in GIVEN or entry.state == "waived_without_reason":
        return typeset(entry.value, question.kind, question.spec, desk.setting)
    return Markup("")


def _paragraph(text: str) -> Markup:
    return Markup('<p dir="auto">{}</p>').format(plain(text))


def spelled_out(html: Markup) -> Markup:
    """Write the target of a link behind its words: paper has nothing to click on."""
    return Markup(_LINK.sub(_with_target, html))  # noqa: S704  repeats what is escaped already


def _with_target(link: re.Match[str]) -> str:
    target, title, words = link[1], link[2], link[3]
    if words in (target, target.removeprefix("mailto:")):
        return link[0]
    return f"{link[0]} ({target}{', ' + title if title else ''})"


def _typed(entry: Entry) -> Markup:
    return breakable(plain(as_typed(entry.typed)))


def _room(entry: Entry, desk: Desk, *, asked: bool) -> Room | None:
    question = entry.question
    values = prefilled(entry, desk)
    if asked or values:
        return fillable(room_for(question, desk, values), entry, desk, values)
    shape = question.kind.shape(question.spec)
    if isinstance(shape, Steps) and isinstance(entry.value, Decimal) and entry.state in GIVEN:
        return Room("steps", steps=steps(shape), chosen=number_text(entry.value))
    return None


def _example(question: Question, desk: Desk) -> Markup:
    if question.example is None or is_empty(question.example):
        return Markup("")
    value = question.kind.read(question.example, question.spec, Reading("", question.id))
    first = next(iter(rows(value)), None)
    if first is not None:
        return _example_row(first, question.spec, desk)
    return Markup("{}").format(question.kind.written(value, question.spec, desk.book.locale))


def _example_row(row: Row, spec: Spec, desk: Desk) -> Markup:
    """Set one row of an example in a line: enough to see what belongs in each column."""
    named = [spec.label(row.name)] if spec.fixed_rows else []
    cells = [(c.label, cell(row, c, desk.setting)) for c in spec.columns if row.get(c.key) is not None]
    said = [Markup("<i>{}:</i> {}").format(label, text) for label, text in cells]
    return Markup(" · ").join([*named, *said])
