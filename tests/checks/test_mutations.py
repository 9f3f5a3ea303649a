"""A complete book changed in one place: most checks are within one slip of a careful owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from twowheels import checks
from twowheels.answers import Answers, read_answers
from twowheels.book import bind
from twowheels.figures import Figures
from twowheels.kind import Spec
from twowheels.workbook import Question, Workbook
from twowheels.yamltext import Entry, Mapping, Node, Scalar, Sequence

ENOUGH = 100
ANSWERS = Path(__file__).parents[2] / "answers" / "tidewater-back-office.yaml"
TEXTS = (
    "TODO",
    "Everyone",
    "We hope to grow and try to be the best at everything",
    "A complete solution with many features and a website",
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
        for named in node.entries[:2]:
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
    else:
        yield from values(question.name, question.spec)
    if question.name in ("short_text", "long_text"):
        yield answers.given["who_we_are"].value
        yield answers.given["drill"].value  # what is sold, where a change or a person should stand


@pytest.mark.slow
def test_single_changes_of_a_complete_book_set_off_a_hundred_checks(default_workbook: Workbook) -> None:
    answers = read_answers(ANSWERS)
    silent = default_workbook
    for question in silent.questions.values():
        for node in mutants(question, answers) if question.id in answers.given else ():
            given = {key: entry for key, entry in answers.given.items() if key != question.id}
            if node is not None:
                given[question.id] = answers.given[question.id]._replace(value=node)
            silent = still_silent(silent, answers._replace(given=given))
            if len(default_workbook.checks) - len(silent.checks) >= ENOUGH:
                return
    pytest.fail(f"Silent: {sorted(check.id for check in silent.checks)}")


def still_silent(workbook: Workbook, answers: Answers) -> Workbook:
    """Give the workbook without the checks that these answers set off: they need not be run again."""
    book = bind(workbook, answers, as_of=date(2026, 11, 21))
    fired = {finding.check for finding in checks.run(Figures(book))}
    if not fired:
        return workbook
    return replace(
        workbook,
        families=tuple(
            family._replace(checks=tuple(check for check in family.checks if check.id not in fired))
            for family in workbook.families
        ),
    )
