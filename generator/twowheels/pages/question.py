"""One question on a page: its answer, or what helps to write one."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, assert_never

from markupsafe import Markup

from twowheels import formats
from twowheels.answers import Note
from twowheels.book import Book, Entry
from twowheels.kind import Column, Grid, Items, Line, Lines, Option, Order, Pick, Reading, Shares, Spec, Steps
from twowheels.messages import Messages
from twowheels.pages.address import Here, section_page, shown_place
from twowheels.pages.block import render
from twowheels.pages.typed import as_yaml
from twowheels.reading import is_empty
from twowheels.reading import plain as number_text
from twowheels.review import Review, Shown
from twowheels.richtext import plain, rich
from twowheels.states import GIVEN, Later, NotApplicable
from twowheels.typeset import Setting, as_typed, typeset
from twowheels.workbook import Question

WIDEST = 6
"""Columns a table may have on a page before its rows become cards."""
AS_TYPED = frozenset({"invalid", "placeholder", "copied_example", "echo", "waived_without_reason"})
"""The states in which what was typed is shown, but does not count."""


class Choice(NamedTuple):
    """Something that may be typed: its key, its words, and what kind of thing it is."""

    key: str
    label: str
    about: str = ""


class View(NamedTuple):
    """Everything the template needs to know of one question."""

    id: str
    state: str
    open: bool
    needed: bool
    quick: bool
    minutes: str
    why: str
    help: str
    example: Markup | None
    sample: str
    answer: Markup | None
    typed: Markup | None
    reasons: tuple[tuple[str, str], ...]
    waiver: str
    key: str
    place: str
    written: bool
    choices: tuple[Choice, ...]
    columns: tuple[Choice, ...]
    findings: tuple[tuple[Shown, str], ...]
    notes: tuple[tuple[str, str, Markup], ...]


def question_block(entry: Entry, review: Review, say: Messages) -> Markup:
    """Set one question."""
    public = review.book.audience == "public"
    return render("question.html.j2", q=view(entry, review, say), say=say, public=public)


def view(entry: Entry, review: Review, say: Messages) -> View:
    """Work out what is shown of a question."""
    book, question = review.book, entry.question
    setting = Setting(book.locale, say, WIDEST)
    shown = entry.value is not None and entry.state in GIVEN - AS_TYPED
    return View(
        id=question.id,
        state=entry.state,
        open=entry.open,
        needed=question.required,
        quick=question.depth == "quick",
        minutes=say.minutes("minutes", question.minutes),
        why=question.why,
        help=question.help,
        example=_example(question, setting),
        sample=as_yaml(question.id, question.example) if question.example else "",
        answer=typeset(entry.value, question.kind, question.spec, setting) if shown else None,
        typed=plain(as_typed(entry.typed)) if entry.state in AS_TYPED and entry.typed else None,
        reasons=tuple((problem.message, problem.hint) for problem in entry.problems),
        waiver=_waiver(entry, book, say),
        key=question.id,
        place=shown_place(entry.place),
        written=entry.typed is not None,
        choices=choices(question.spec, entry),
        columns=columns(question.spec, say),
        findings=_findings(entry, review),
        notes=tuple(_note(note, book, say) for note in book.notes if note.on == question.id),
    )


def _findings(entry: Entry, review: Review) -> tuple[tuple[Shown, str], ...]:
    """Give what was found here, each with the address of its explanation."""
    here = Here(section_page(review.book.workbook.sections[entry.question.section]))
    found = (s for s in review.about(entry.question.id) if not s.parked and _adds(s, entry))
    return tuple((s, here.to_check(s.finding.family, s.finding.check)) for s in found)


def _adds(shown: Shown, entry: Entry) -> bool:
    """Leave out what the state says already: that nothing is written, or that it cannot be read."""
    said = {problem.message for problem in entry.problems} | {entry.question.ask}
    plain_gap = shown.finding.gap and entry.state in ("blank", "later")
    return not plain_gap and shown.finding.message not in said


def _example(question: Question, setting: Setting) -> Markup | None:
    if question.example is None or is_empty(question.example):
        return None
    value = question.kind.read(question.example, question.spec, Reading("", question.id))
    if value is None:
        return plain(as_typed(question.example))
    return typeset(value, question.kind, question.spec, setting)


def _waiver(entry: Entry, book: Book, say: Messages) -> str:
    match entry.waiver:
        case NotApplicable(reason) if reason:
            return say("does_not_apply", reason=reason)
        case Later(by, why):
            until = say("later_by", date=formats.day(by, book.locale))
            return f"{until} {say('later_why', why=why)}" if why else until
        case _:
            return ""


def _note(note: Note, book: Book, say: Messages) -> tuple[str, str, Markup]:
    written = formats.day(note.written, book.locale) if note.written else ""
    return say(f"note_by.{note.by}"), written, rich(note.text)


def choices(spec: Spec, entry: Entry) -> tuple[Choice, ...]:
    """Give what there is to choose from, as it is typed."""
    shape = entry.question.kind.shape(spec)
    match shape:
        case Pick(options, _) | Order(options) | Shares(options):
            return _options(options)
        case Steps(low, high, labels):
            words = {label.key: label.label for label in labels}
            return tuple(Choice(str(n), words.get(str(n), "")) for n in range(low, high + 1))
        case Grid(_, rows, _):
            return _options(rows)
        case Lines() | Line() | Items():
            return ()
        case _:
            assert_never(shape)


def _options(options: tuple[Option, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(option.key, option.label) for option in options)


def columns(spec: Spec, say: Messages) -> tuple[Choice, ...]:
    """Give the columns of a table, as they are typed."""
    return tuple(Choice(c.key, c.label, "; ".join(_about(c, say))) for c in spec.columns)


def _about(column: Column, say: Messages) -> list[str]:
    keys = ", ".join(option.key for option in column.spec.options)
    about = [say("needed") if column.required else "", keys, _range(column.spec.min, column.spec.max)]
    return [words for words in about if words]


def _range(low: Decimal | None, high: Decimal | None) -> str:
    return f"{number_text(low)}–{number_text(high)}" if low is not None and high is not None else ""
