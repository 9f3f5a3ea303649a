"""Read schedule.yaml: what recurs, takes turns or falls due in the weeks to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from twowheels.definition.rules import read_template
from twowheels.definition.sections import ID, read_expression
from twowheels.errors import show
from twowheels.expression import Template
from twowheels.fields import Fields, Report
from twowheels.plan import Instead, Plan, PlanColumn, Planned, Rotation
from twowheels.reading import is_empty
from twowheels.yamltext import Entry, Mapping, Node, Scalar

MOST_WEEKS = 53
TOP = ("title", "weeks", "room", "columns", "items")
ITEM = frozenset(
    "id column question title unseen when hours on weeks rotate instead spread each date key".split()
)
WEEKLY = ("rotate", "instead", "spread", "on", "unseen")
"""What has a meaning only in something that is planned by the week."""


def read_schedule(folder: Path, above: Report) -> Plan | None:
    """Read ``schedule.yaml``; a workbook without one plans nothing."""
    file = folder / "schedule.yaml"
    if not file.is_file():
        return None
    report = above.within(file)
    fields = Fields(report.document(file).root, report, TOP, "schedule.yaml")
    weeks = fields.whole("weeks")
    if weeks is None or not 1 <= weeks <= MOST_WEEKS:
        place = fields.values.get("weeks", fields.node)
        report.add(place, f'"weeks" must be a number from 1 to {MOST_WEEKS}.', "Three months are 12 weeks.")
        weeks = 1
    columns = tuple(_column(node, report) for node in fields.items("columns"))
    items = (_item(node, weeks, report) for node in fields.items("items"))
    planned = tuple(item for item in items if item)
    return Plan(
        fields.text("title"), weeks, read_expression(fields, "room"), columns, planned, fields.place()
    )


def _column(node: Node, report: Report) -> PlanColumn:
    fields = Fields(node, report, ("id", "title", "lead"), "A column")
    name = _id(fields, "id", report)
    return PlanColumn(name, fields.text("title", name), fields.text("lead"))


def _id(fields: Fields, key: str, report: Report) -> str:
    name = fields.text(key, required=True)
    if name and not ID.fullmatch(name):
        hint = "Use small letters, digits and _, beginning with a letter."
        report.add(fields.values[key], f'"{show(name, 60)}" cannot be an id.', hint, "bad-id")
    return name


def _item(node: Node, weeks: int, report: Report) -> Planned | None:
    before = len(report.problems)
    fields = Fields(node, report, ITEM, "An entry of the plan")
    name, title = _id(fields, "id", report), read_template(fields, "title")
    _refuse_odd(fields, report)
    if title is None:
        fields.text("title", required=True)
    item = Planned(
        id=name,
        column=fields.text("column", required=True),
        question=fields.text("question"),
        title=title or Template("", fields.place()),
        unseen=fields.text("unseen"),
        when=read_expression(fields, "when"),
        hours=read_expression(fields, "hours"),
        on=read_expression(fields, "on"),
        weeks=_weeks(fields, weeks, report),
        rotations=tuple(_rotations(fields, report)),
        instead=_instead(fields, report),
        spread=read_expression(fields, "spread"),
        each=read_expression(fields, "each"),
        date=read_expression(fields, "date"),
        key=read_expression(fields, "key"),
        place=fields.place(),
    )
    return item if len(report.problems) == before else None


def _refuse_odd(fields: Fields, report: Report) -> None:
    """Refuse what is neither planned by the week nor on a date, and what mixes the two."""
    if ("weeks" in fields) == ("date" in fields):
        hint = "weeks: every, 3-6 or [6, 12]; or date: and the answer that holds the date."
        report.add(fields.node, 'An entry of the plan needs either "weeks" or "date".', hint, "missing-key")
    other = WEEKLY if "date" in fields else ("each", "key")
    for key in other:
        if key in fields:
            wanted = "weeks" if "date" in fields else "date"
            report.add(fields.values[key], f'"{key}" goes with "{wanted}".', "Take one of the two out.")


def _weeks(fields: Fields, last: int, report: Report) -> tuple[int, ...]:
    node = fields.values.get("weeks")
    if node is None:
        return ()
    span = re.fullmatch(r"(\d{1,2})\s*-\s*(\d{1,2})", node.text.strip()) if isinstance(node, Scalar) else None
    if isinstance(node, Scalar) and node.text.strip() == "every":
        return tuple(range(1, last + 1))
    if span:
        found = tuple(range(int(span[1]), int(span[2]) + 1))
    else:
        scalars = (node,) if isinstance(node, Scalar) else fields.scalars("weeks")
        words = [one.text.strip() for one in scalars]
        found = tuple(sorted({int(word) for word in words if re.fullmatch(r"\d{1,2}", word)}))
        found = found if len(found) == len(words) else ()
    if not found or found[0] < 1 or found[-1] > last:
        report.add(node, f'"weeks" must name weeks from 1 to {last}.', "Write every, 3-6 or [6, 12].")
        return ()
    return found


def _rotations(fields: Fields, report: Report) -> Iterator[Rotation]:
    for name, node in fields.pairs("rotate"):
        known = ("over", "apart", "otherwise")
        turn = Fields(node if isinstance(node, Mapping) else _over(node), report, known, "What takes turns")
        if over := read_expression(turn, "over"):
            yield Rotation(name.text, over, turn.texts("apart"), turn.text("otherwise"))
        else:
            turn.text("over", required=True)


def _over(node: Node) -> Mapping:
    """Read a lone expression as the long form, ``{over: expression}``."""
    key = Scalar("over", node.line, node.column, quoted=False, block=False)
    return Mapping((Entry(key, node),), node.line, node.column, flow=False)


def _instead(fields: Fields, report: Report) -> Instead | None:
    node = fields.values.get("instead")
    if node is None or is_empty(node):
        return None
    inner = Fields(node, report, ("every", "when", "title"), '"instead"')
    every, title = inner.whole("every"), read_template(inner, "title")
    if every is None or every < 2:
        report.add(
            inner.values.get("every", node), '"every" must be 2 or more.', "every: 4 is each fourth time."
        )
    if title is None:
        inner.text("title", required=True)
    return Instead(every, read_expression(inner, "when"), title) if every and title else None
