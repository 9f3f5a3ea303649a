"""What cannot work in a workbook: ids used twice, names nobody knows, circles, options that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from twowheels.definition.figure_lint import figure_problems
from twowheels.definition.manifest import Manifest
from twowheels.definition.names import (
    FREE_NAMES,
    RESERVED,
    ROWS,
    unknown_cells,
    unknown_names,
    unknown_options,
)
from twowheels.definition.picture_lint import board_problems, picture_problems
from twowheels.definition.row_privacy import row_problems
from twowheels.definition.schedule_lint import schedule_problems
from twowheels.definition.story_lint import story_problems
from twowheels.definition.types import misfitting
from twowheels.errors import Place, Problem, did_you_mean, show
from twowheels.expression import Expression
from twowheels.fields import Report
from twowheels.kind import Kind, Spec
from twowheels.privacy import may_see, privacy_of
from twowheels.workbook import AUDIENCES, Check, Question, Workbook

WAIVERS = frozenset({"not_applicable", "later"})
"""Words that mean something of their own as keys in an answer."""


def lint(workbook: Workbook, manifest: Manifest, report: Report) -> None:
    """Add every mistake that reaches across files to the report."""
    report.problems.extend(_taken_ids(workbook, manifest))
    if not workbook.questions:
        hint = 'List sections with questions under "parts".'
        report.problems.append(
            Problem(manifest.place, "The workbook asks nothing yet.", hint, code="nothing-asked")
        )
    for question in workbook.questions.values():
        report.problems.extend(_question(question, workbook))
    for check in workbook.checks:
        report.problems.extend(_check(check, workbook))
    report.problems.extend(figure_problems(workbook))
    report.problems.extend(schedule_problems(workbook))
    report.problems.extend(picture_problems(workbook, manifest.front, manifest.place.file))
    report.problems.extend(board_problems(workbook, manifest.board, manifest.place.file))
    report.problems.extend(story_problems(workbook))
    report.problems.extend(_circles(workbook))
    report.problems.extend(_strangers(workbook, manifest))


def _taken_ids(workbook: Workbook, manifest: Manifest) -> Iterator[Problem]:
    questions = [question for part in workbook.parts for question in part.questions]
    yield from _taken((question.id, question.place) for question in questions)
    yield from _taken((check.id, check.place) for check in workbook.checks)
    yield from _taken((part.id, part.place) for part in manifest.parts)
    yield from _taken((section.id, section.place) for part in manifest.parts for section in part.sections)
    yield from _taken((gate.id, manifest.place) for gate in workbook.gates)
    yield from _taken((sheet.id, sheet.place) for sheet in workbook.sheets)


def _taken(ids: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for name, place in ids:
        if name in seen:
            yield Problem(
                place, f'The id "{show(name, 60)}" is taken.', f"See {seen[name]}.", code="taken-id"
            )
        seen.setdefault(name, place)


def _question(question: Question, workbook: Workbook) -> Iterator[Problem]:
    if question.id in RESERVED:
        hint = "Choose another id."
        yield Problem(
            question.place, f'"{question.id}" means something else in expressions.', hint, code="reserved-id"
        )
    if question.when:
        yield from unknown_names(question.when, workbook, question.place, FREE_NAMES)
        yield from unknown_options(question.when, workbook)
        yield from misfitting(question.when, workbook)
        yield from _privacy(question, question.when, workbook)
    if question.gate and all(gate.id != question.gate for gate in workbook.gates):
        hint = "Gates stand in workbook.yaml."
        yield Problem(question.place, f'There is no gate "{show(question.gate)}".', hint, code="unknown-gate")
    if question.spec.rows_from:
        yield from _rows_from(question, workbook)
    for name in sorted(WAIVERS & _keys(question)):
        yield Problem(
            question.place, f'"{name}" means something else as a key of an answer.', code="reserved-id"
        )
    yield from row_problems(question)
    yield from _settings(question.id, question.kind, question.spec, question.place)
    yield from _taken((column.key, question.place) for column in question.spec.columns)
    for column in question.spec.columns:
        yield from _settings(f"{question.id}.{column.key}", column.kind, column.spec, question.place)


def _keys(question: Question) -> set[str]:
    """Give the words that stand as keys in an answer."""
    spec = question.spec
    shares = spec.options if "tolerance" in question.kind.SETTINGS else ()
    return {option.key for option in (*spec.fixed_rows, *shares)}


def _settings(name: str, kind: Kind, spec: Spec, place: Place) -> Iterator[Problem]:
    """Find a kind that lacks what it cannot be asked without."""
    if "options" in kind.SETTINGS and not spec.options:
        yield Problem(place, f'"{name}" needs "options" to choose from.', code="missing-key")
    if "columns" in kind.SETTINGS and not spec.columns:
        yield Problem(place, f'"{name}" needs "columns".', code="missing-key")
    if spec.min is not None and spec.max is not None and spec.min > spec.max:
        yield Problem(
            place, f'"{name}" has a "min" above its "max": nothing fits between.', code="wrong-value"
        )


def _privacy(question: Question, when: Expression, workbook: Workbook) -> Iterator[Problem]:
    for name in sorted(when.names & workbook.questions.keys()):
        other = workbook.questions[name].privacy
        if AUDIENCES.index(other) < AUDIENCES.index(question.privacy):
            message = f'A {question.privacy} question cannot depend on "{name}", which is for the {other}.'
            hint = f'Make "{name}" {question.privacy}, or "{question.id}" {other}.'
            yield Problem(when.place, message, hint, code="privacy")
            return
    level = privacy_of([when], workbook)
    if not may_see(level, question.privacy):
        message = f"A {question.privacy} question cannot depend on a column that is for the {level}."
        yield Problem(when.place, message, f'Make "{question.id}" {level}.', code="privacy")


def _rows_from(question: Question, workbook: Workbook) -> Iterator[Problem]:
    table, _, column = question.spec.rows_from.partition(".")
    source = workbook.questions.get(table)
    if source is None or all(column != known.key for known in source.spec.columns):
        hint = did_you_mean(table, workbook.questions) or "Write it as table.column."
        yield Problem(
            question.place,
            f'Rows cannot come from "{show(question.spec.rows_from)}".',
            hint,
            code="unknown-rows",
        )


def _check(check: Check, workbook: Workbook) -> Iterator[Problem]:
    each = {"", *ROWS, *workbook.questions}
    if check.each not in each:
        hint = did_you_mean(check.each, each)
        yield Problem(
            check.place,
            f'There is nothing called "{show(check.each)}" to go through.',
            hint,
            code="unknown-rows",
        )
    free = FREE_NAMES | {"row"} if check.each else FREE_NAMES
    asked = [one for one in (check.when, check.severity, check.on, check.replaces) if one]
    for expression in (*asked, *check.says.expressions, *check.fix.expressions):
        yield from unknown_names(expression, workbook, check.place, free)
        yield from unknown_options(expression, workbook)
        yield from misfitting(expression, workbook, {"row": check.each})
        yield from unknown_cells(expression, workbook, {"row": check.each})


def _waits_for(question: Question) -> Iterator[str]:
    """Give what has to be answered before it is known whether a question is asked."""
    yield from question.when.names if question.when else ()
    yield question.spec.rows_from.partition(".")[0]


def _circles(workbook: Workbook) -> Iterator[Problem]:
    questions = workbook.questions
    graph = {q.id: frozenset(_waits_for(q)) & questions.keys() for q in questions.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = list(error.args[1])
        place = questions[circle[0]].place
        yield Problem(
            place,
            f"These questions wait for each other: {' → '.join(circle)}.",
            "Remove one condition.",
            code="circle",
        )


def _strangers(workbook: Workbook, manifest: Manifest) -> Iterator[Problem]:
    parts = [part.id for part in workbook.parts]
    for names, where in [
        *((gate.waits, "gates") for gate in workbook.gates),
        *((slot.parts, "next_steps") for slot in workbook.slots),
    ]:
        for name in _unknown(names, parts):
            message = f'"{show(name)}" under {where} is no part.'
            yield Problem(manifest.place, message, did_you_mean(name, parts), code="unknown-part")
    gates = [gate.id for gate in workbook.gates]
    for name in _unknown([workbook.parked.gate] if workbook.parked else [], gates):
        yield Problem(
            manifest.place,
            f'"{show(name)}" under parked is no gate.',
            did_you_mean(name, gates),
            code="unknown-gate",
        )
    for name in _unknown([workbook.named_by] if workbook.named_by else [], workbook.questions):
        hint = did_you_mean(name, workbook.questions)
        yield Problem(
            manifest.place, f'"{show(name)}" at named_by is no question.', hint, code="unknown-name"
        )


def _unknown(names: Iterable[str], known: Iterable[str]) -> list[str]:
    have = set(known)
    return [name for name in names if name not in have]
