"""What became of a question: exactly one state, from one pure function."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from datetime import date
from typing import NamedTuple

from twowheels.kind import Measure, Reading, Row, Spec, Value
from twowheels.reading import count_words, is_empty
from twowheels.words import WordLists, normal
from twowheels.workbook import Question
from twowheels.yamltext import Node

STATES = (
    "inactive",
    "invalid",
    "blank",
    "placeholder",
    "copied_example",
    "echo",
    "waived_without_reason",
    "not_applicable",
    "later_overdue",
    "later",
    "thin",
    "answered",
)
"""All states, in their order of precedence: a question is in the first that fits."""
DONE = frozenset({"answered", "thin", "not_applicable"})
"""The states that count as answered."""
SAID = frozenset({"answered", "thin"})
"""The states in which a value can be reckoned with."""
REASON_WORDS = 3
"""From how many words a reason is one."""
GIVEN = SAID | {"placeholder", "copied_example", "echo"}
"""The states in which a value was typed that may be shown."""


class NotApplicable(NamedTuple):
    """The owner says that a question does not apply, and why."""

    reason: str


class Later(NamedTuple):
    """The owner will answer by a day, and says why not now."""

    by: date
    why: str


class Given(NamedTuple):
    """What one question was answered with: a value or a waiver, and whether it could be read."""

    value: Value
    waiver: NotApplicable | Later | None
    written: bool
    readable: bool


def state_of(question: Question, given: Given, *, active: bool, words: WordLists, today: date) -> str:
    """Give the state of a question: the first of STATES that fits."""
    if not active:
        return "inactive"
    if not given.readable:
        return "invalid"
    if isinstance(given.waiver, NotApplicable):
        return _state_of_waiver(given.waiver, words)
    if isinstance(given.waiver, Later):
        return "later_overdue" if given.waiver.by < today else "later"
    if is_blank(given.value):
        return "answered" if question.spec.allow_none and given.written and given.value == () else "blank"
    return _state_of_words(question, given.value, words) or _thin_or_answered(question, given.value, words)


def _state_of_waiver(waiver: NotApplicable, words: WordLists) -> str:
    if not words.not_applicable:  # three words are a reason in a language that we know
        return "not_applicable" if waiver.reason else "blank"
    return "not_applicable" if count_words(waiver.reason) >= REASON_WORDS else "waived_without_reason"


def is_blank(value: Value) -> bool:
    """Tell whether a value holds nothing; 0 and "no" are answers."""
    if isinstance(value, AbstractMapping):
        return all(is_blank(inner) for inner in value.values())
    if isinstance(value, tuple):
        return all(is_blank(inner) for inner in value)
    return value is None or value == ""


def _state_of_words(question: Question, value: Value, words: WordLists) -> str:
    texts = question.kind.texts(value, question.spec)
    if not texts:
        return ""
    if all(words.is_placeholder(text) for text in texts):
        return "placeholder"
    if _is_copied(question, value, texts, words):
        return "copied_example"
    if isinstance(value, str) and words.is_echo(value, question.ask, question.help):
        return "echo"
    waived = not rows(value) and all(words.is_waiver(text) for text in texts)
    return "waived_without_reason" if waived else ""


def _is_copied(question: Question, value: Value, texts: tuple[str, ...], words: WordLists) -> bool:
    example = _example(question)
    if isinstance(value, str):
        return isinstance(example, str) and words.is_copy(value, example)
    if isinstance(value, tuple) and not any(isinstance(item, Row) for item in value):
        samples = {normal(text) for text in question.kind.texts(example, question.spec)}
        return sum(normal(text) in samples for text in texts) * 2 >= len(texts)
    samples_by_row = [_row_words(row, question.spec) for row in rows(example)]
    return any(_is_copied_row(_row_words(row, question.spec), samples_by_row) for row in rows(value))


def _is_copied_row(row: frozenset[str], samples: list[frozenset[str]]) -> bool:
    return bool(row) and count_words(" ".join(row)) >= 4 and row in samples


def _row_words(row: Row, spec: Spec) -> frozenset[str]:
    texts = (text for c in spec.columns for text in c.kind.texts(row.get(c.key), c.spec))
    return frozenset(normal(text) for text in texts)


def rows(value: Value) -> tuple[Row, ...]:
    """Give the rows of a table's value, in order; nothing else has rows."""
    inner = (
        value.values() if isinstance(value, AbstractMapping) else value if isinstance(value, tuple) else ()
    )
    return tuple(row for row in inner if isinstance(row, Row))


def _example(question: Question) -> Value:
    node: Node | None = question.example
    if node is None or is_empty(node):
        return None
    return question.kind.read(node, question.spec, Reading("", question.id))


def _thin_or_answered(question: Question, value: Value, words: WordLists) -> str:
    measure = measured(question, value, words)
    return "thin" if measure and measure.have < measure.want else "answered"


def measured(question: Question, value: Value, words: WordLists) -> Measure | None:
    """Give how much was written; items that are only a note to oneself do not count."""
    if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        texts = question.kind.texts(value, question.spec)
        if texts:
            value = tuple(text for text in texts if not words.is_placeholder(text))
    return question.kind.measure(value, question.spec)
