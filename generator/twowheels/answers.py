"""The answers of one business: its YAML file, taken apart but not yet understood."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from twowheels.errors import Place, Problem
from twowheels.fields import Fields, Report
from twowheels.limits import ANSWERS
from twowheels.meta import Meta, read_day, read_meta
from twowheels.reading import is_empty
from twowheels.yamltext import Document, Entry, Node, Scalar, read_bytes, read_file

KEYS = ("workbook", "workbook_version", "meta", "answers", "publish", "accepted", "notes", "settings")


class Note(NamedTuple):
    """A remark beside a question, from owner or coach, for one audience."""

    on: str
    by: str
    written: date | None
    audience: str
    text: str
    place: Place


class Acceptance(NamedTuple):
    """The owner's right of reply: a check that is accepted, why, and until when."""

    check: str
    reason: str
    until: date | None
    place: Place


class Setting(NamedTuple):
    """A tolerance of the workbook that this business loosens, with its reason; nothing is judged yet."""

    path: str
    value: Node | None
    reason: str
    place: Place


class Written(NamedTuple):
    """A word as the file has it, and where."""

    text: str
    place: Place


class Answers(NamedTuple):
    """One answers file: what was typed at each question, and everything beside the answers.

    ``problems`` are about the file's own keys, of which ``remarks`` stand in notes, acceptances and settings;
    ``slips`` are what YAML took from the words.
    """

    file: str
    workbook: Written
    workbook_version: Written
    meta: Meta
    given: AbstractMapping[str, Entry]
    start: tuple[int, int]
    prompts: AbstractMapping[str, tuple[int, int]]
    publish: AbstractMapping[str, Place]
    accepted: tuple[Acceptance, ...]
    notes: tuple[Note, ...]
    settings: tuple[Setting, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    slips: tuple[Problem, ...]
    digest: str


def read_answers(path: Path) -> Answers:
    """Read an answers file.

    Raises WorkbookError when the file cannot be read at all or names no usable id;
    everything smaller is collected in ``problems``.
    """
    return _answers(read_file(path, ANSWERS))


def parse_answers(data: bytes, file: str) -> Answers:
    """Read answers from bytes, as ``read_answers`` does from a file."""
    return _answers(read_bytes(data, file, ANSWERS))


def _answers(document: Document) -> Answers:
    report, beside = Report(document.file), Report(document.file)
    top = Fields(document.root, report, KEYS, "An answers file")
    meta = read_meta(top, report)
    given = {key.text: Entry(key, node) for key, node in top.pairs("answers")}
    return Answers(
        file=document.file,
        workbook=Written(top.text("workbook"), top.place("workbook")),
        workbook_version=Written(top.text("workbook_version"), top.place("workbook_version")),
        meta=meta,
        given=given,
        start=_start(top),
        prompts=document.prompts,
        publish={node.text.strip(): report.place(node) for node in top.scalars("publish")},
        accepted=tuple(read_acceptance(node, beside) for node in top.items("accepted")),
        notes=tuple(_note(node, beside) for node in top.items("notes")),
        settings=tuple(read_setting(key, node, beside) for key, node in top.pairs("settings")),
        problems=(*report.problems, *beside.problems),
        remarks=tuple(beside.problems),
        slips=tuple(_with_question(problem, given, document) for problem in document.problems),
        digest=document.digest,
    )


def _with_question(problem: Problem, given: AbstractMapping[str, Entry], document: Document) -> Problem:
    """Name the question in whose answer a problem stands, if it stands in one."""
    spot = (problem.place.line, problem.place.column)
    above = [entry.key for entry in given.values() if (entry.key.line, entry.key.column) < spot]
    if not above:
        return problem
    key = max(above, key=lambda one: (one.line, one.column))
    left = any((key.line, key.column) < (e.key.line, e.key.column) < spot for e in document.root.entries)
    inside = problem.place.line == key.line or problem.place.column > key.column
    return problem._replace(question=key.text) if inside and not left else problem


def _start(top: Fields) -> tuple[int, int]:
    node = top.values.get("answers", top.node)
    return node.line, node.column


def _note(node: Node, report: Report) -> Note:
    fields = Fields(node, report, ("on", "by", "date", "audience", "text"), "A note")
    by = fields.one_of("by", ("owner", "coach"), "owner")
    audience = fields.one_of("audience", ("owner", "coach", "public"), "owner")
    written = read_day(fields, "date", report)
    on, text = fields.text("on", required=True), fields.text("text", required=True)
    return Note(on, by, written, audience, text, fields.place("on"))


def read_acceptance(node: Node, report: Report) -> Acceptance:
    """Read one entry of ``accepted``; what is wrong with it goes into the report."""
    fields = Fields(node, report, ("check", "reason", "until"), "An acceptance")
    check, reason = fields.text("check", required=True), fields.text("reason")
    return Acceptance(check, reason, read_day(fields, "until", report), fields.place("check"))


def read_setting(key: Scalar, node: Node, report: Report) -> Setting:
    """Read one entry of ``settings``; whether the workbook knows it is for later."""
    fields = Fields(node, report, ("value", "reason"), "A setting")
    value = fields.values.get("value")
    blank = value is None or is_empty(value)
    return Setting(key.text, None if blank else value, fields.text("reason"), report.place(key))
