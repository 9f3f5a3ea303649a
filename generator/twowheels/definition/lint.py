"""What cannot work in a workbook: ids used twice, names nobody knows, circles, options that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from twowheels.definition.manifest import Manifest
from twowheels.errors import Place, Problem, did_you_mean, show
from twowheels.expression import Expression, literals_compared
from twowheels.fields import Report
from twowheels.kind import Kind, Spec
from twowheels.workbook import AUDIENCES, Check, Question, Workbook

ROWS = frozenset({"questions", "gates", "problems", "half_rows", "repeats", "acceptances"})
FREE_NAMES = frozenset({"settings", "today", "progress", "history"})
RESERVED = FREE_NAMES | {"row", "it", "true", "false", "none", "and", "or", "not", "in", "is", "if", "else"}
"""Words that mean something of their own in an expression."""


def lint(workbook: Workbook, manifest: Manifest, report: Report) -> None:
    """Add every mistake that reaches across files to the report."""
    report.problems.extend(_taken_ids(workbook, manifest))
    if not workbook.questions:
        hint = 'List sections with questions under "parts".'
        report.problems.append(Problem(manifest.place, "The workbook asks nothing yet.", hint))
    for question in workbook.questions.values():
        report.problems.extend(_question(question, workbook))
    for check in workbook.checks:
        report.problems.extend(_check(check, workbook))
    report.problems.extend(_figures(workbook))
    report.problems.extend(_circles(workbook))
    report.problems.extend(_strangers(workbook, manifest))


def _taken_ids(workbook: Workbook, manifest: Manifest) -> Iterator[Problem]:
    questions = [question for part in workbook.parts for question in part.questions]
    yield from _taken((question.id, question.place) for question in questions)
    yield from _taken((check.id, check.place) for check in workbook.checks)
    yield from _taken((part.id, part.place) for part in manifest.parts)
    yield from _taken((section.id, section.place) for part in manifest.parts for section in part.sections)
    yield from _taken((gate.id, manifest.place) for gate in workbook.gates)


def _taken(ids: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for name, place in ids:
        if name in seen:
            yield Problem(place, f'The id "{show(name, 60)}" is taken.', f"See {seen[name]}.")
        seen.setdefault(name, place)


def _question(question: Question, workbook: Workbook) -> Iterator[Problem]:
    if question.id in RESERVED:
        hint = "Choose another id."
        yield Problem(question.place, f'"{question.id}" means something else in expressions.', hint)
    if question.when:
        yield from _names(question.when, workbook, question.place, FREE_NAMES)
        yield from _options(question.when, workbook)
        yield from _privacy(question, question.when, workbook)
    if question.gate and all(gate.id != question.gate for gate in workbook.gates):
        hint = "Gates stand in workbook.yaml."
        yield Problem(question.place, f'There is no gate "{show(question.gate)}".', hint)
    if question.spec.rows_from:
        yield from _rows_from(question, workbook)
    yield from _settings(question.id, question.kind, question.spec, question.place)
    yield from _taken((column.key, question.place) for column in question.spec.columns)
    for column in question.spec.columns:
        yield from _settings(f"{question.id}.{column.key}", column.kind, column.spec, question.place)


def _settings(name: str, kind: Kind, spec: Spec, place: Place) -> Iterator[Problem]:
    """Find a kind that lacks what it cannot be asked without."""
    if "options" in kind.SETTINGS and not spec.options:
        yield Problem(place, f'"{name}" needs "options" to choose from.')
    if "columns" in kind.SETTINGS and not spec.columns:
        yield Problem(place, f'"{name}" needs "columns".')
    if spec.min is not None and spec.max is not None and spec.min > spec.max:
        yield Problem(place, f'"{name}" has a "min" above its "max": nothing fits between.')


def _privacy(question: Question, when: Expression, workbook: Workbook) -> Iterator[Problem]:
    for name in sorted(when.names & workbook.questions.keys()):
        other = workbook.questions[name].privacy
        if AUDIENCES.index(other) < AUDIENCES.index(question.privacy):
            message = f'A {question.privacy} question cannot depend on "{name}", which is for the {other}.'
            hint = f'Make "{name}" {question.privacy}, or "{question.id}" {other}.'
            yield Problem(when.place, message, hint)


def _rows_from(question: Question, workbook: Workbook) -> Iterator[Problem]:
    table, _, column = question.spec.rows_from.partition(".")
    source = workbook.questions.get(table)
    if source is None or all(column != known.key for known in source.spec.columns):
        hint = did_you_mean(table, workbook.questions) or "Write it as table.column."
        yield Problem(question.place, f'Rows cannot come from "{show(question.spec.rows_from)}".', hint)


def _names(
    expression: Expression, workbook: Workbook, place: Place, free: frozenset[str]
) -> Iterator[Problem]:
    known = workbook.questions.keys() | workbook.figures.keys() | free
    for name in sorted(expression.names - known):
        hint = did_you_mean(name, known)
        yield Problem(expression.place or place, f'"{show(name, 60)}" is no question and no figure.', hint)


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
    free = FREE_NAMES | {"row"} if check.each else FREE_NAMES
    asked = [one for one in (check.when, check.severity, check.on, check.replaces) if one]
    for expression in (*asked, *check.says.expressions, *check.fix.expressions):
        yield from _names(expression, workbook, check.place, free)
        yield from _options(expression, workbook)


def _figures(workbook: Workbook) -> Iterator[Problem]:
    for figure in workbook.figures.values():
        if figure.id in workbook.questions.keys() | RESERVED:
            yield Problem(figure.place, f'The id "{figure.id}" is taken.', "Choose another id.")
        yield from _names(figure.value, workbook, figure.place, FREE_NAMES)
        yield from _options(figure.value, workbook)
    for column in workbook.computed:
        table = workbook.questions.get(column.table)
        if table is None or not table.spec.columns:
            hint = did_you_mean(column.table, workbook.questions)
            yield Problem(column.place, f'There is no table "{show(column.table, 60)}".', hint)
        elif any(column.key == other.key for other in table.spec.columns):
            yield Problem(column.place, f'"{column.table}" has a column "{column.key}" already.')
        yield from _names(column.value, workbook, column.place, FREE_NAMES | {"it"})
    yield from _figure_circles(workbook)


def _figure_circles(workbook: Workbook) -> Iterator[Problem]:
    graph: dict[str, set[str]] = {name: set(figure.value.names) for name, figure in workbook.figures.items()}
    for column in workbook.computed:
        graph.setdefault(column.table, set()).update(column.value.names - {column.table})
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = list(error.args[1])
        first = next((workbook.figures[name] for name in circle if name in workbook.figures), None)
        place = first.place if first else workbook.computed[0].place
        yield Problem(
            place, f"These figures wait for each other: {' → '.join(circle)}.", "Remove one of the uses."
        )


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
    for names, where in [
        *((gate.waits, "gates") for gate in workbook.gates),
        *((slot.parts, "next_steps") for slot in workbook.slots),
    ]:
        for name in _unknown(names, parts):
            message = f'"{show(name)}" under {where} is no part.'
            yield Problem(manifest.place, message, did_you_mean(name, parts))
    gates = [gate.id for gate in workbook.gates]
    for name in _unknown([workbook.parked.gate] if workbook.parked else [], gates):
        yield Problem(manifest.place, f'"{show(name)}" under parked is no gate.', did_you_mean(name, gates))
    for name in _unknown([workbook.named_by] if workbook.named_by else [], workbook.questions):
        hint = did_you_mean(name, workbook.questions)
        yield Problem(manifest.place, f'"{show(name)}" at named_by is no question and no figure.', hint)


def _unknown(names: Iterable[str], known: Iterable[str]) -> list[str]:
    have = set(known)
    return [name for name in names if name not in have]
