"""From the fields of a form to a plan: one question after the other, each merged three ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from twowheels.answers import Answers
from twowheels.formfields import name_of, node_of, question_of
from twowheels.inputs import reading
from twowheels.inputs.cells import plan_table
from twowheels.inputs.enclosed import Origin, Seen, as_seen
from twowheels.inputs.form import Box, Form
from twowheels.inputs.plan import Plan, Point, joined, value_of
from twowheels.inputs.tabled import Table
from twowheels.kind import Grid, Reading
from twowheels.merging import Verdict, verdict
from twowheels.reading import is_empty
from twowheels.states import rows
from twowheels.workbook import Question, Workbook
from twowheels.yamltext.wish import REMOVE


def plan_import(form: Form, came: Origin, workbook: Workbook, mine: Answers) -> Plan:
    """Say what to do with every field that somebody touched.

    A field that is empty as it was printed says nothing; one that was printed with an answer and emptied
    takes the answer away.
    """
    seen = as_seen(came, workbook, mine)
    filled: dict[str, list[Box]] = {}
    for box in form.boxes:
        filled.setdefault(question_of(box.name), []).append(box)
    return joined(_planned(filled, seen, workbook, mine))


def _planned(
    filled: Mapping[str, list[Box]], seen: Seen, workbook: Workbook, mine: Answers
) -> Iterator[Plan]:
    for name, question in seen.questions.items():
        boxes = filled.get(name, [])
        if any(box.touched for box in boxes):
            if isinstance(question.kind.shape(question.spec), Grid):
                whole = workbook.questions[name].spec
                entry = mine.given.get(name)
                table = Table(
                    question, seen.base.get(name), seen.mine.get(name), entry.value if entry else None,
                    _names(question, boxes, seen), len(question.spec.columns) < len(whole.columns),
                )  # fmt: skip
                yield plan_table(table, boxes)
            else:
                yield _plan_answer(question, boxes, seen)
    for name in filled.keys() - seen.questions.keys():
        yield Plan(aside=tuple(reading.unknown(box) for box in filled[name] if box.touched and box.value))


def _plan_answer(question: Question, boxes: Sequence[Box], seen: Seen) -> Plan:
    name = question.id
    theirs, odd = node_of(question, {box.name: box.value for box in boxes})
    reason = reading.trouble(theirs, question.kind, question.spec)
    if odd:
        reason = "Each number can stand once, and nothing but a number."
    if reason:
        return Plan(aside=(reading.kept_aside(question, boxes, reason),))
    base, mine = seen.base.get(name), seen.mine.get(name)
    judge = verdict(base, theirs, mine, partial(reading.same, kind=question.kind, spec=question.spec))
    if judge is Verdict.KEEP:
        return Plan()
    page = next(box.page for box in boxes if box.touched)
    value = REMOVE if theirs is None else value_of(theirs)
    point = Point(question, page, "", base, theirs, mine, ("answers", name), value)
    return Plan(taken=(point,)) if judge is Verdict.TAKE else Plan(conflicts=(point,))


def _names(question: Question, boxes: Sequence[Box], seen: Seen) -> tuple[str, ...]:
    """Give the names of the rows where another table gave them, as they were when the copy was made."""
    table, _, column = question.spec.rows_from.partition(".")
    source, node = seen.questions.get(table), seen.base.get(table)
    first = name_of(question.id, "1", question.spec.columns[0].key)
    if source is None or node is None or is_empty(node) or any(box.name == first for box in boxes):
        return ()
    value = source.kind.read(node, source.spec, Reading("", ""))
    return tuple(str(row[column]) for row in rows(value) if row.get(column))
