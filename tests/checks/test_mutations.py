"""A complete book changed in one place: most checks are within one slip of a careful owner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from twowheels import checks
from twowheels.answers import Answers, read_answers
from twowheels.book import Book, bind
from twowheels.figures import Figures
from twowheels.kind import Spec
from twowheels.workbook import Check, Part, Question, Workbook
from twowheels.yamltext import Entry, Mapping, Node, Scalar, Sequence

ENOUGH = 100
TODAY = date(2026, 11, 21)
ANSWERS = Path(__file__).parents[2] / "answers" / "tidewater-back-office.yaml"
TEXTS = (
    "TODO",
    "Everyone",
    "We hope to grow and try to be the best at everything",
    "A complete solution with many features and a website",
    "Guaranteed to double your turnover",
)
PROMISED = ("Monthly bookkeeping and office support", "Books kept up to date every week")
NUMBERS = ("0", "1", "60", "100000", "x")


def text(words: str) -> Scalar:
    """Make an answer of words."""
    return Scalar(words, 1, 1, quoted=False, block=False)


def waived(reason: str) -> Mapping:
    """Make an answer that says why there is none."""
    return Mapping((Entry(text("not_applicable"), text(reason)),), 1, 1, flow=True)


def values(kind: str, spec: Spec) -> Iterator[Node]:
    """Give other single values for a kind of question or column."""
    if spec.options and kind == "multi_choice":
        yield from (Sequence((text(option.key),), 1, 1, flow=True) for option in spec.options)
        yield Sequence(tuple(text(option.key) for option in spec.options), 1, 1, flow=True)
    elif spec.options:
        yield from (text(option.key) for option in spec.options)
    elif kind == "yes_no":
        yield from map(text, ("yes", "no"))
    elif kind == "scale":
        yield from map(text, ("1", "2", "5"))
    elif kind == "date":
        yield from map(text, ("2020-01-01", "2026-11-20", "2029-01-01"))
    elif kind in ("number", "money", "percent", "hours"):
        yield from map(text, NUMBERS)
    else:
        yield from map(text, TEXTS)


def with_cell(node: Mapping, key: str, value: Node | None) -> Mapping:
    """Change one cell of a row or one row of a table, or leave it out."""
    kept = tuple(entry for entry in node.entries if entry.key.text != key)
    return node._replace(entries=(*kept, Entry(text(key), value)) if value else kept)


def tables(question: Question, node: Node) -> Iterator[Node]:
    """Change a table: leave rows out, leave a column out, put other values into cells."""
    if isinstance(node, Mapping):
        for named in node.entries:
            yield with_cell(node, named.key.text, None)
            for changed in cells(question.spec, named.value):
                yield with_cell(node, named.key.text, changed)
    if not isinstance(node, Sequence):
        return
    yield node._replace(items=node.items[:1])
    yield node._replace(items=(*node.items, *node.items, *node.items))
    for column in question.spec.columns:
        rows = (with_cell(row, column.key, None) for row in node.items if isinstance(row, Mapping))
        yield node._replace(items=tuple(rows))
    for number, row in enumerate(node.items[:2]):
        for changed in cells(question.spec, row):
            yield node._replace(items=(*node.items[:number], changed, *node.items[number + 1 :]))


def cells(spec: Spec, row: Node) -> Iterator[Node]:
    """Change one cell of a row."""
    if isinstance(row, Mapping):
        for column in spec.columns:
            yield with_cell(row, column.key, None)
            name = column.kind.__name__.rsplit(".", 1)[-1]  # type: ignore[attr-defined]  # a kind is a module
            yield from (with_cell(row, column.key, value) for value in values(name, column.spec))


def lists(node: Node) -> Iterator[Node]:
    """Change a list: nothing, the first, the first three times, another thing on top."""
    if isinstance(node, Sequence):
        yield node._replace(items=())
        yield node._replace(items=node.items[:1])
        yield node._replace(items=node.items * 4)
        yield node._replace(items=(*node.items, text(TEXTS[-1])))
        yield node._replace(items=tuple(map(text, PROMISED)))


def mutants(question: Question, answers: Answers) -> Iterator[Node | None]:
    """Give other answers to one question; None takes its answer away."""
    yield from (None, waived("no"), waived("We do not need this at all"), text(question.ask))
    yield Mapping((Entry(text("later"), text("2026-01-05")),), 1, 1, flow=True)
    if question.example:
        yield question.example
    typed = answers.given[question.id].value
    if question.name == "table":
        yield from tables(question, typed)
    elif question.name == "list":
        yield from lists(typed)
    elif question.name in ("allocation", "ranking"):
        yield from (question.example, text("x"))
        if isinstance(typed, Sequence):
            yield typed._replace(items=typed.items[::-1])
    else:
        yield from values(question.name, question.spec)
    if question.name in ("short_text", "long_text"):
        yield answers.given["who_we_are"].value
        yield answers.given["drill"].value  # what is sold, where a change or a person should stand


@pytest.mark.slow
def test_single_changes_of_a_complete_book_set_off_a_hundred_checks(default_workbook: Workbook) -> None:
    answers = read_answers(ANSWERS)
    careful = bind(default_workbook, answers, as_of=TODAY)
    already = found(careful, default_workbook.checks)
    waiting = {check.id: check for check in default_workbook.checks if check.id not in already}
    for question in default_workbook.questions.values():
        near = around(default_workbook, question.id)
        readers = tuple(check for check in default_workbook.checks if reads(check, near, careful))
        for node in mutants(question, answers) if question.id in answers.given else ():
            changed = with_answer(answers, question.id, node)
            listening = tuple(check for check in readers if check.id in waiting)
            if listening and found(bound_again(careful, changed, near), listening):
                for heard in found(bind(default_workbook, changed, as_of=TODAY), default_workbook.checks):
                    waiting.pop(heard, None)
        if len(default_workbook.checks) - len(already) - len(waiting) >= ENOUGH:
            return
    pytest.fail(f"Silent: {sorted(waiting)}")


def found(book: Book, listening: Iterable[Check]) -> set[str]:
    """Give which of some checks find something; those that close a gate are put to the book as well."""
    wanted = {check.id for check in listening}
    closing = {name for gate in book.workbook.gates for name in gate.closed_by}
    families = tuple(
        family._replace(checks=tuple(check for check in family.checks if check.id in wanted | closing))
        for family in book.workbook.families
    )
    asked = replace(book, workbook=replace(book.workbook, families=families))
    return {finding.check for finding in checks.run(Figures(asked))} & wanted


def around(workbook: Workbook, changed: str) -> frozenset[str]:
    """Give a question and all whose conditions hang on it, however far down."""
    near = {changed}
    while more := {q.id for q in workbook.questions.values() if q.when and q.when.names & near} - near:
        near |= more
    return frozenset(near)


def reads(check: Check, near: frozenset[str], book: Book) -> bool:
    """Tell whether a check may see a change in these questions; one that names none sees them all."""
    asked = (check.when, check.severity, *filter(None, (check.on,)))
    words = {check.each}.union(*(re.findall(r"\w+", expression.source) for expression in asked))
    named = words & (book.workbook.questions.keys() | book.workbook.figures.keys())
    figures = Figures(book)
    return not named or any(figures.made_of(name) & near for name in named)


def with_answer(answers: Answers, question: str, node: Node | None) -> Answers:
    """Give the answers with one other answer, or without one."""
    given = {key: entry for key, entry in answers.given.items() if key != question}
    if node is not None:
        given[question] = answers.given[question]._replace(value=node)
    return answers._replace(given=given)


def bound_again(book: Book, answers: Answers, near: frozenset[str]) -> Book:
    """Bind only what a change may have changed, and take the rest from the book that was there."""
    needed = set(near)
    whens = {q.id: q.when.names for q in book.workbook.questions.values() if q.when}
    while more := {name for one in needed for name in whens.get(one, ())} - needed:
        needed |= more
    few = replace(book.workbook, parts=tuple(_only(part, needed) for part in book.workbook.parts))
    kept = {key: entry for key, entry in answers.given.items() if key in needed}
    again = bind(few, answers._replace(given=kept), as_of=TODAY)
    entries = {name: again.entries.get(name, entry) for name, entry in book.entries.items()}
    return replace(book, answers=answers, entries=entries, problems=again.problems)


def _only(part: Part, needed: set[str]) -> Part:
    kept = (
        section._replace(questions=tuple(question for question in section.questions if question.id in needed))
        for section in part.sections
    )
    return part._replace(sections=tuple(kept))
