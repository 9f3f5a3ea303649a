"""What cannot work in a plan: columns, questions, names and options that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from twowheels.definition.names import FREE_NAMES, unknown_names, unknown_options
from twowheels.definition.types import misfitting
from twowheels.errors import Problem, did_you_mean, show
from twowheels.expression import Expression
from twowheels.plan import WEEKDAYS, Plan, Planned, Rotation
from twowheels.workbook import Workbook

OF_THE_PLAN = frozenset({"week", "first", "last"})
"""What every entry sees of its place in the plan, as ``it``."""


def schedule_problems(workbook: Workbook) -> Iterator[Problem]:
    """Find what cannot work in the plan of a workbook."""
    plan = workbook.plan
    if plan is None:
        return
    if plan.room:
        yield from unknown_names(plan.room, workbook, plan.place, FREE_NAMES)
        yield from misfitting(plan.room, workbook)
    for names in ([column.id for column in plan.columns], [item.id for item in plan.items]):
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            yield Problem(plan.place, f'The id "{show(name, 60)}" is there twice.', code="taken-id")
    for item in plan.items:
        yield from _item(item, plan, workbook)


def _item(item: Planned, plan: Plan, workbook: Workbook) -> Iterator[Problem]:
    columns = [column.id for column in plan.columns]
    if item.column not in columns:
        hint = did_you_mean(item.column, columns) or f"The columns are: {', '.join(columns)}."
        message = f'The plan has no column "{show(item.column, 60)}".'
        yield Problem(item.place, message, hint, code="unknown-column")
    if item.question and item.question not in workbook.questions:
        hint = did_you_mean(item.question, workbook.questions)
        message = f'There is no question "{show(item.question, 60)}".'
        yield Problem(item.place, message, hint, code="unknown-name")
    for expression in item.every_expression:
        yield from unknown_names(expression, workbook, item.place, FREE_NAMES | {"it"})
        yield from unknown_options(expression, workbook)
        yield from _unknown_cells(expression, item, workbook)
        yield from misfitting(expression, workbook, {"it": item.each.source.strip() if item.each else ""})
    for rotation in item.rotations:
        yield from _unknown_turns(rotation, workbook)
    yield from _no_weekday(item, workbook)


def _unknown_cells(expression: Expression, item: Planned, workbook: Workbook) -> Iterator[Problem]:
    known = _seen_as_it(item, workbook)
    for cell in sorted(path[1] for path in expression.paths if path[0] == "it" and len(path) > 1):
        if known and cell not in known:
            hint = did_you_mean(cell, known) or f"It has: {', '.join(sorted(known))}."
            message = f'"it" has no "{show(cell, 60)}" here.'
            yield Problem(expression.place or item.place, message, hint, code="unknown-column")


def _seen_as_it(item: Planned, workbook: Workbook) -> frozenset[str]:
    """Give what an entry sees as ``it``; nothing where that depends on what an expression gives."""
    if item.each is None:
        turns = {rotation.name for rotation in item.rotations}
        return OF_THE_PLAN | turns | ({"these"} if item.spread else set())
    table = workbook.questions.get(item.each.source.strip())
    if table is None or not table.spec.columns:
        return frozenset()
    computed = {column.key for column in workbook.computed if column.table == table.id}
    return frozenset({"key", *computed, *(column.key for column in table.spec.columns)})


def _unknown_turns(rotation: Rotation, workbook: Workbook) -> Iterator[Problem]:
    """Find names that are taken, and options that nothing in the rotation can be."""
    if rotation.name in OF_THE_PLAN | {"these"}:
        message = f'"{rotation.name}" means something else in "it".'
        yield Problem(rotation.over.place, message, "Choose another name.", code="reserved-id")
    options = _options(rotation.over, workbook)
    for word in (*rotation.apart, *([rotation.otherwise] if rotation.otherwise else [])):
        if options and word not in options:
            hint = did_you_mean(word, options) or f"Its options are: {', '.join(options)}."
            message = f'"{rotation.name}" can never be "{show(word, 40)}".'
            yield Problem(rotation.over.place, message, hint, code="unknown-option")


def _no_weekday(item: Planned, workbook: Workbook) -> Iterator[Problem]:
    if item.on and not set(_options(item.on, workbook)) & set(WEEKDAYS):
        hint = f"It must be a choice with options of these names: {', '.join(WEEKDAYS)}."
        message = f'"{show(item.on.source, 60)}" gives no day of the week.'
        yield Problem(item.on.place, message, hint, code="unknown-option")


def _options(expression: Expression, workbook: Workbook) -> list[str]:
    asked = (workbook.questions[name] for name in sorted(expression.names & workbook.questions.keys()))
    return [option.key for question in asked for option in question.spec.options]
