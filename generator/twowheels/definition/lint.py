"""What cannot work in a workbook: ids used twice, names nobody knows, circles, options that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from twowheels.definition.manifest import Manifest
from twowheels.errors import Place, Problem, did_you_mean, show
from twowheels.expression import Expression, literals_compared
from twowheels.fields import Report
from twowheels.workbook import AUDIENCES, Check, Question, Workbook

ROWS = frozenset({"questions", "gates", "problems", "half_rows", "repeats"})
FREE_NAMES = frozenset({"row", "settings", "today"})


def lint(workbook: Workbook, manifest: Manifest, report: Report) -> None:
    """Add every mistake that reaches across files to the report."""
    report.problems.extend(_double_ids(workbook))
    report.problems.extend(_empty(workbook, manifest))
    for question in workbook.questions.values():
        report.problems.extend(_question(question, workbook))
    for check in workbook.checks:
        report.problems.extend(_check(check, workbook))
    report.problems.extend(_circles(workbook))
    report.problems.extend(_strangers(workbook, manifest))


def _double_ids(workbook: Workbook) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for part in workbook.parts:
        for question in part.questions:
            if question.id in seen:
                yield Problem(
                    question.place, f'The id "{question.id}" is taken.', f"See {seen[question.id]}."
                )
            seen.setdefault(question.id, question.place)
    checks: dict[str, Place] = {}
    for check in workbook.checks:
        if check.id in checks:
            yield Problem(check.place, f'The id "{check.id}" is taken.', f"See {checks[check.id]}.")
        checks.setdefault(check.id, check.place)


def _empty(workbook: Workbook, manifest: Manifest) -> Iterator[Problem]:
    if not workbook.questions:
        yield Problem(
            manifest.place, "The workbook asks nothing yet.", 'List sections with questions under "parts".'
        )


def _question(question: Question, workbook: Workbook) -> Iterator[Problem]:
    if question.when:
        yield from _names(question.when, workbook, question.place)
        yield from _options(question.when, workbook)
        yield from _privacy(question, question.when, workbook)
    if question.gate and all(gate.id != question.gate for gate in workbook.gates):
        yield Problem(
            question.place, f'There is no gate "{show(question.gate)}".', "Gates stand in workbook.yaml."
        )
    if question.spec.rows_from:
        yield from _rows_from(question, workbook)


def _privacy(question: Question, when: Expression, workbook: Workbook) -> Iterator[Problem]:
    for name in when.names & workbook.questions.keys():
        other = workbook.questions[name].privacy
        if question.privacy == "public" and AUDIENCES.index(other) < AUDIENCES.index("public"):
            hint = f'Make "{name}" public or "{question.id}" {other}.'
            yield Problem(
                when.place, f'A public question cannot depend on "{name}", which is for the {other}.', hint
            )


def _rows_from(question: Question, workbook: Workbook) -> Iterator[Problem]:
    table, _, column = question.spec.rows_from.partition(".")
    source = workbook.questions.get(table)
    if source is None or all(column != known.key for known in source.spec.columns):
        hint = did_you_mean(table, workbook.questions) or "Write it as table.column."
        yield Problem(question.place, f'Rows cannot come from "{show(question.spec.rows_from)}".', hint)


def _names(expression: Expression, workbook: Workbook, place: Place) -> Iterator[Problem]:
    known = workbook.questions.keys() | FREE_NAMES
    for name in sorted(expression.names - known):
        yield Problem(
            expression.place or place, f'"{show(name, 60)}" is no question.', did_you_mean(name, known)
        )


def _options(expression: Expression, workbook: Workbook) -> Iterator[Problem]:
    for name, literal, _ in literals_compared(expression):
        question = workbook.questions.get(name)
        options = [option.key for option in question.spec.options] if question else []
        if options and literal not in options:
            hint = did_you_mean(literal, options) or f"Its options are: {', '.join(options)}."
            yield Problem(expression.place, f'"{name}" has no option "{show(literal, 40)}".', hint)


def _check(check: Check, workbook: Workbook) -> Iterator[Problem]:
    if check.each and check.each not in ROWS | workbook.questions.keys():
        hint = did_you_mean(check.each, ROWS | workbook.questions.keys())
        yield Problem(check.place, f'There is nothing called "{show(check.each)}" to go through.', hint)
    for expression in (check.when, check.severity, check.on, check.replaces):
        if expression:
            yield from _names(expression, workbook, check.place)
            yield from _options(expression, workbook)
    for template in (check.says, check.fix):
        known = workbook.questions.keys() | FREE_NAMES
        for name in sorted(template.names - known):
            yield Problem(check.place, f'"{show(name, 60)}" is no question.', did_you_mean(name, known))


def _circles(workbook: Workbook) -> Iterator[Problem]:
    questions = workbook.questions
    graph = {q.id: (q.when.names & questions.keys()) if q.when else frozenset() for q in questions.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = list(error.args[1])
        place = questions[circle[0]].place
        yield Problem(
            place, f"These questions wait for each other: {' → '.join(circle)}.", "Remove one condition."
        )


def _strangers(workbook: Workbook, manifest: Manifest) -> Iterator[Problem]:
    parts = [part.id for part in workbook.parts]
    named = [(gate.waits, "gates") for gate in workbook.gates] + [
        (s.parts, "next_steps") for s in workbook.slots
    ]
    for names, where in named:
        for name in _unknown(names, parts):
            yield Problem(
                manifest.place, f'"{show(name)}" under {where} is no part.', did_you_mean(name, parts)
            )


def _unknown(names: Iterable[str], known: Iterable[str]) -> list[str]:
    have = set(known)
    return [name for name in names if name not in have]
