"""Put a plan into the text of an answers file: only what it takes changes, and what then does not fit stays out."""

from __future__ import annotations

from twowheels.amending import order_of
from twowheels.answers import parse_answers
from twowheels.inputs.plan import Aside, Plan, Point, in_a_line
from twowheels.kind import Reading
from twowheels.workbook import Workbook
from twowheels.yamltext.writing import edit


def applied(data: bytes, plan: Plan, workbook: Workbook, file: str) -> tuple[bytes, Plan]:
    """Give the new text, and the plan without what the file would not take.

    Raises WorkbookError when the file cannot be written to without harm.
    """
    order = order_of(workbook)
    text = edit(data, plan.changes(), order, file=file)
    if spoiled := _spoiled(data, text, plan, workbook, file):
        taken = tuple(point for point in plan.taken if point.question.id not in spoiled)
        gone = [point for point in plan.taken if point.question.id in spoiled]
        kept = tuple(_kept_aside(point, spoiled[point.question.id]) for point in gone)
        plan = plan._replace(taken=taken, aside=(*plan.aside, *kept))
        text = edit(data, plan.changes(), order, file=file)
    return text, plan


def _spoiled(before: bytes, after: bytes, plan: Plan, workbook: Workbook, file: str) -> dict[str, str]:
    """Give the questions that can be read less well than before, such as a table with too many rows."""
    olds, news = parse_answers(before, file).given, parse_answers(after, file).given
    spoiled = {}
    for name in {point.question.id for point in plan.taken}:
        question = workbook.questions[name]
        counts = []
        for given in (olds, news):
            reading = Reading("", name)
            if name in given:
                question.kind.read(given[name].value, question.spec, reading)
            counts.append(reading.problems)
        if len(counts[1]) > len(counts[0]):
            problem = counts[1][-1]
            spoiled[name] = f"{problem.message} {problem.hint}".strip()
    return spoiled


def _kept_aside(point: Point, reason: str) -> Aside:
    question = point.question
    return Aside(question.id, question.ask, point.page, point.where, in_a_line(point.theirs), reason)
