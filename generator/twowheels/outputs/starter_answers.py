"""A blank answers file: every question is there as a commented prompt, ready to be typed on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from textwrap import wrap
from typing import Any, assert_never

from twowheels.kind import Column, Grid, Items, Line, Lines, Option, Order, Pick, Shape, Shares, Steps
from twowheels.limits import TEXT
from twowheels.messages import Messages
from twowheels.meta import RESERVED
from twowheels.workbook import Part, Question, Section, Workbook
from twowheels.yamlout import values, written
from twowheels.yamltext import Scalar

MODELINE = "# yaml-language-server: $schema=../.twowheels/answers.schema.json"
OURS = "  ## "
"""Begins a line of ours: a question, a hint, an example."""
YOURS = "  # "
"""Begins a line to type on, once these letters are taken off it."""
WIDTH = 104
A_MONTH = timedelta(days=30)


def business_id(name: str) -> str:
    """Make an id of a name, such as ``spoke-kettle`` of "Spoke & Kettle"; nothing if no letters are left."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    short = slug[: TEXT.client_id].strip("-")
    return "" if short in RESERVED else short


def blank_answers(
    workbook: Workbook, *, business: str, business_id: str, as_of: date, currency: str, language: str
) -> str:
    """Give the text of a file that reads without a problem as it stands, and in which all is still open."""
    say = Messages(workbook.language, workbook.messages)
    known = {workbook.named_by: business}
    lines = [
        MODELINE,
        *_preface(workbook.title, business, as_of, say),
        *_head(workbook, {"id": business_id, "updated": as_of, "currency": currency, "language": language}),
        "",
        "answers:",
        *chain(*(_section(part, s, known, say) for part in workbook.parts for s in part.sections)),
    ]
    return "\n".join(lines) + "\n"


def _preface(title: str, business: str, as_of: date, say: Messages) -> Iterator[str]:
    yield from _lines(say("start.title", workbook=title, business=business), "# ")
    for key in ("how", "quotes", "waive"):
        yield from ("#", *_lines(say(f"start.{key}"), "# "))
    yield '#   {not_applicable: "…"}'
    yield f'#   {{later: {as_of + A_MONTH}, why: "…"}}'
    yield ""


def _head(workbook: Workbook, meta: dict[str, Any]) -> list[str]:
    version = int(workbook.version) if workbook.version.isdecimal() else workbook.version
    known = {key: value for key, value in meta.items() if value}
    return values({"workbook": workbook.id, "workbook_version": version, "meta": known}).splitlines()


def _lines(text: str, begin: str, more: str = "") -> list[str]:
    """Fold a text into lines, each behind the same letters; ``more`` stands before all but the first."""
    return wrap(text, WIDTH, initial_indent=begin, subsequent_indent=begin + more)


def _section(part: Part, section: Section, known: dict[str, str], say: Messages) -> Iterator[str]:
    rule = OURS + "-" * 60
    title = f"{part.title} · {section.title}"
    yield from ("", rule, *_lines(title, OURS), rule)
    for question in section.questions:
        yield ""
        yield from _told(question, say)
        if question.id in known:
            yield from (f"  {line}" for line in values({question.id: known[question.id]}).splitlines())
        else:
            shape = question.kind.shape(question.spec)
            yield from (YOURS + line for line in _form(question.id, shape))


def _told(question: Question, say: Messages) -> Iterator[str]:
    """Tell what the owner needs to know to answer."""
    yield from _lines(question.ask, OURS)
    need = say("needed" if question.required else "optional")
    yield f"{OURS}({need}, {say.minutes('minutes', question.minutes)})"
    if question.help:
        yield from _lines(f"{say('help')}: {question.help}", OURS, "  ")
    yield from _choices(question.kind.shape(question.spec), say)
    if question.example:
        yield f"{OURS}{say('example')}:"
        text = written(question.id, question.example, width=WIDTH - 10)
        yield from (f"{OURS}  {line}".rstrip() for line in text.splitlines())


def _choices(shape: Shape, say: Messages) -> Iterator[str]:
    """List what may be written, with what it stands for."""
    match shape:
        case Lines() | Line() | Items():
            return
        case Pick() | Steps():
            yield from _legend(say("options"), _options(shape))
        case Order(options=options):
            yield from _legend(say("start.reorder"), options)
        case Shares(options=options):
            yield from _legend(say("start.share"), options)
        case Grid(columns=columns, rows=rows):
            yield from _legend(say("start.rows"), rows)
            yield from _legend(say("start.columns"), (_column(column, say) for column in columns))
        case _:
            assert_never(shape)


def _options(shape: Pick | Steps) -> tuple[Option, ...]:
    if isinstance(shape, Pick):
        return shape.options
    words = {label.key: label.label for label in shape.labels}
    return tuple(Option(str(step), words.get(str(step), "")) for step in range(shape.low, shape.high + 1))


def _column(column: Column, say: Messages) -> Option:
    """Give a column's key with its label, whether it is needed, and what may be chosen in it."""
    shape = column.kind.shape(column.spec)
    options = _options(shape) if isinstance(shape, Pick | Steps) else ()
    chosen = (f"{option.key} ({option.label})" if option.label else option.key for option in options)
    needed = f" ({say('needed')})" if column.required else ""
    told = f" {say('options')}: {', '.join(chosen)}" if options else ""
    end = "" if not told or column.label.endswith(("?", ".", "!")) else "."
    return Option(column.key, column.label + needed + end + told)


def _legend(title: str, options: Iterable[Option]) -> Iterator[str]:
    known = tuple(options)
    if known:
        yield f"{OURS}{title.rstrip('.')}:"
    width = max((len(option.key) for option in known), default=0)
    for option in known:
        begin = f"{OURS}  {option.key.ljust(width)}  "
        lines = wrap(option.label, WIDTH, initial_indent=begin, subsequent_indent=OURS.ljust(len(begin)))
        yield from lines or [begin.rstrip()]


def _form(key: str, shape: Shape) -> Iterator[str]:
    """Give the lines to type on, as they look once they are no comment any more."""
    match shape:
        case Lines(prose=True):
            yield from (f"{_key(key)} >-", "  ")
        case Lines() | Line() | Steps() | Pick(many=False):
            yield f"{_key(key)} "
        case Pick(options=options):
            yield from (_key(key), *["  - "] * min(len(options), 3))
        case Items(room=room):
            yield from (_key(key), *["  - "] * room)
        case Order(options=options):
            yield from (_key(key), *(f"  - {_word(option.key)}" for option in options))
        case Shares(options=options):
            yield from (_key(key), *(f"  {_key(option.key)} " for option in options))
        case Grid(columns=columns, rows=()):
            cells = [f"{_key(column.key)} " for column in columns]
            yield from (_key(key), *(f"  {'  ' if at else '- '}{cell}" for at, cell in enumerate(cells)))
        case Grid(columns=columns, rows=rows):
            yield _key(key)
            for row in rows:
                yield from (f"  {_key(row.key)}", *(f"    {_key(column.key)} " for column in columns))
        case _:
            assert_never(shape)


def _key(key: str) -> str:
    return written(key, Scalar("", 1, 1, quoted=False, block=False)).rstrip()


def _word(word: str) -> str:
    return written("x", Scalar(word, 1, 1, quoted=False, block=False))[3:].rstrip()
