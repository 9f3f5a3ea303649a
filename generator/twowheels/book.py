"""A book: the workbook with one business's answers bound in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from twowheels.answers import Answers, Note
from twowheels.audience import PUBLIC, for_audience
from twowheels.errors import Place, Problem, show
from twowheels.fields import few
from twowheels.kind import Locale, Measure, Reading, Value
from twowheels.messages import Messages
from twowheels.misfits import misfits
from twowheels.reading import is_empty, read_date, read_scalar
from twowheels.states import DONE, SAID, Given, Later, NotApplicable, measured, state_of
from twowheels.tolerances import Loosened, applied, loosened
from twowheels.words import WordLists
from twowheels.workbook import Question, Workbook
from twowheels.yamltext import Mapping as MappingNode
from twowheels.yamltext import Node, Scalar, Sequence


class Entry(NamedTuple):
    """One question with what became of it."""

    question: Question
    state: str
    value: Value
    waiver: NotApplicable | Later | None
    typed: Node | None
    place: Place
    problems: tuple[Problem, ...]
    measure: Measure | None

    @property
    def done(self) -> bool:
        """Tell whether the question counts as answered."""
        return self.state in DONE

    @property
    def open(self) -> bool:
        """Tell whether the question waits for an answer."""
        return self.state not in DONE and self.state != "inactive"


@dataclass(frozen=True)
class Book:
    """Workbook and answers, bound for one audience as of one day."""

    workbook: Workbook
    answers: Answers
    audience: str
    as_of: date
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]
    settings: Mapping[str, Value] = field(default_factory=dict)
    loosened: tuple[Loosened, ...] = ()
    history: Mapping[str, Value] = field(default_factory=dict)

    @cached_property
    def locale(self) -> Locale:
        """Give how this business's figures are written."""
        return Locale(self.answers.meta.language or self.workbook.language, self.answers.meta.currency)

    @cached_property
    def say(self) -> Messages:
        """Give the program's own words as this workbook has them."""
        return Messages(self.workbook.language, self.workbook.messages)

    @cached_property
    def words(self) -> WordLists:
        """Give the word lists of the language of the answers."""
        return self.workbook.words_in(self.answers.meta.language)

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does: money, percent, hours, a date or a plain number."""
        from twowheels import formats

        return formats.written(kind, value, self.locale)

    @cached_property
    def business(self) -> str:
        """Give the name of the business as typed, or its id while it has none."""
        entry = self.entries.get(self.workbook.named_by)
        name = entry.value if entry else None
        return " ".join(name.split()) if isinstance(name, str) and name.strip() else self.answers.meta.id

    def lookup(self, name: str) -> Value:
        """Give what an expression reads under a name; unanswered questions are ``None``."""
        if name == "settings":
            return self.settings
        if name == "today":
            return self.as_of
        if name == "history":
            return self.history or None
        entry = self.entries.get(name)
        return entry.value if entry and entry.state in SAID else None

    def state(self, question: str) -> str:
        """Give the state of a question; one that is not in this book is inactive."""
        entry = self.entries.get(question)
        return entry.state if entry else "inactive"

    def accepted(self, check: str) -> str:
        """Give the reason for which a check is accepted on this day, or nothing."""
        for acceptance in self.answers.accepted:
            in_time = acceptance.until is None or acceptance.until >= self.as_of
            if acceptance.check == check and in_time:
                return acceptance.reason
        return ""

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option; ``path`` is a question, or a table and its column."""
        name, _, column = path.partition(".")
        question = self.workbook.questions.get(name)
        if question is None or value is None:
            return value
        spec = next((c.spec for c in question.spec.columns if c.key == column), question.spec)
        return spec.label(str(value))


def bind(workbook: Workbook, answers: Answers, *, as_of: date, audience: str = "owner") -> Book:
    """Bind a workbook and one business's answers.

    Whatever is above the audience is dropped before anything is read from it.
    """
    public = audience == PUBLIC
    changes, refused = loosened(workbook.settings, answers.settings)
    strangers = () if public else (*misfits(workbook, answers, audience), *refused)
    if changes:
        workbook = replace(workbook, settings=applied(workbook.settings, changes))
    seen, kept = for_audience(workbook, answers, audience)
    given, problems = _read_all(seen, kept)
    unique = {(p.place, p.question): p for p in reversed((*kept.problems, *strangers, *problems))}
    ordered = few(sorted(unique.values(), key=lambda p: p.place))
    states = _States(seen, given, kept, as_of)
    entries = {q.id: _entry(q, states, place, ordered) for q, place in _places(seen, kept)}
    shown = kept.notes, seen.settings, () if public else changes
    return Book(seen, kept, audience, as_of, entries, ordered, *shown)


def _read_all(workbook: Workbook, answers: Answers) -> tuple[dict[str, Given], list[Problem]]:
    known = workbook.questions
    problems = [slip if slip.question in known else slip._replace(question="") for slip in answers.slips]
    slipped = {slip.question for slip in problems}
    given = {}
    for question in known.values():
        reading = Reading(answers.file, question.id)
        entry = answers.given.get(question.id)
        given[question.id] = _given(question, entry.value if entry else None, reading)
        if reading.problems or question.id in slipped:
            given[question.id] = given[question.id]._replace(readable=False)
        problems += reading.problems
    return given, problems


def _given(question: Question, node: Node | None, reading: Reading) -> Given:
    if node is None:
        return Given(None, None, written=False, readable=True)
    if isinstance(node, MappingNode) and {"not_applicable", "later"} & set(node.keys()):
        return Given(None, _waiver(node, reading), written=True, readable=True)
    if question.spec.allow_none and _says_none(node):
        return Given((), None, written=True, readable=True)
    if is_empty(node):
        return Given(None, None, written=False, readable=True)
    return Given(question.kind.read(node, question.spec, reading), None, written=True, readable=True)


def _says_none(node: Node) -> bool:
    if isinstance(node, Sequence):
        return not node.items or (len(node.items) == 1 and _says_none(node.items[0]))
    return isinstance(node, Scalar) and node.text.strip(" .").casefold() == "none"


def _waiver(node: MappingNode, reading: Reading) -> NotApplicable | Later | None:
    known = ("not_applicable",) if node.get("not_applicable") is not None else ("later", "why")
    texts = {}
    for key, value in node.entries:
        if key.text in known:
            texts[key.text] = read_scalar(value, reading, "a text")
        else:
            flow = "A comma inside { } splits a text; put it in quotes."
            hint = flow if node.flow else f"Known here: {', '.join(known)}."
            reading.refuse(key, f'"{show(key.text, 40)}" has no place here.', hint)
    if "not_applicable" in texts:
        return NotApplicable(texts["not_applicable"] or "")
    day = read_date(node.get("later") or node, reading)
    return Later(day, texts.get("why") or "") if day else None


class _States:
    """The states of all questions, each worked out once, in whatever order they are asked for."""

    def __init__(self, workbook: Workbook, given: Mapping[str, Given], answers: Answers, as_of: date) -> None:
        self.workbook = workbook
        self.given = given
        self.typed = answers.given
        self.words = workbook.words_in(answers.meta.language)
        self.as_of = as_of
        self.known: dict[str, str] = {}

    def state(self, question: str) -> str:
        if question not in self.given:
            return "inactive"
        if question not in self.known:
            asked = self.workbook.questions[question]
            given, active = self.given[question], self._is_asked(asked)
            self.known[question] = state_of(asked, given, active=active, words=self.words, today=self.as_of)
        return self.known[question]

    def _is_asked(self, question: Question) -> bool:
        """Tell whether a question is asked: its condition holds, and the table its rows come from has some."""
        source = question.spec.rows_from.partition(".")[0]
        has_rows = source not in self.given or self.state(source) in SAID
        return has_rows and (question.when is None or question.when.evaluate(self) is True)

    def lookup(self, name: str) -> Value:
        if name == "settings":
            return self.workbook.settings
        if name == "today":
            return self.as_of
        return self.given[name].value if self.state(name) in SAID else None


def _places(workbook: Workbook, answers: Answers) -> Iterator[tuple[Question, Place]]:
    """Give every question's place in the file.

    For one not written yet that is its key behind a #, or else the key it would stand after.
    """
    last = Place(answers.file, *answers.start)
    for question in workbook.questions.values():
        if entry := answers.given.get(question.id):
            last = Place(answers.file, entry.key.line, entry.key.column)
        elif prompt := answers.prompts.get(question.id):
            last = Place(answers.file, *prompt)
        yield question, last


def _entry(question: Question, states: _States, place: Place, problems: tuple[Problem, ...]) -> Entry:
    given, typed = states.given[question.id], states.typed.get(question.id)
    return Entry(
        question=question,
        state=states.state(question.id),
        value=given.value,
        waiver=given.waiver,
        typed=typed.value if typed else None,
        place=place,
        problems=tuple(p for p in problems if p.question == question.id),
        measure=measured(question, given.value, states.words),
    )
