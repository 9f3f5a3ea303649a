"""A table that came back in a form: merged cell by cell, in the rows that it has by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from twowheels.formfields import name_of, node_of
from twowheels.inputs import reading
from twowheels.inputs.form import Box
from twowheels.inputs.plan import Aside, Plan, Point, joined, value_of
from twowheels.inputs.tabled import Cells, Line, Table
from twowheels.merging import Verdict, verdict
from twowheels.reading import is_empty
from twowheels.yamltext import Mapping as MappingNode
from twowheels.yamltext import Node
from twowheels.yamltext import Sequence as SequenceNode
from twowheels.yamltext.wish import REMOVE, Path


def plan_table(table: Table, boxes: Sequence[Box]) -> Plan:
    """Say what to do with the fields of a table."""
    rows, aside = _rows(table, boxes)
    refused = {box.name for one in aside for box in one[1]}
    whole = node_of(
        table.question, {b.name: b.value for b in boxes if b.name not in refused}, table.names
    ).node
    kept = Plan(aside=tuple(one for one, _ in aside))
    if not rows:
        return kept
    if not _has_rows(table) or _rewritten(table, boxes):
        return joined((kept, _plan_whole(table, whole, next(iter(rows.values())).page)))
    numbers = count(len(table.file.items) if isinstance(table.file, SequenceNode) else 0)
    plans = (plan for row, cells in rows.items() for plan in _plan_row(table, row, cells, numbers))
    return joined((kept, *plans))


def _has_rows(table: Table) -> bool:
    wanted = MappingNode if table.question.spec.fixed_rows else SequenceNode
    return isinstance(table.mine, wanted) and not (reading.is_waiver(table.mine) or is_empty(table.mine))


def _rewritten(table: Table, boxes: Sequence[Box]) -> bool:
    """Tell whether a table with rows was printed without them, so that nobody knows which row is meant."""
    return table.free and bool(table.old) and not any(box.before for box in boxes)


def _plan_whole(table: Table, theirs: Node | None, page: int) -> Plan:
    question, base, mine = table.question, table.base, table.mine
    judge = verdict(base, theirs, mine, partial(reading.same, kind=question.kind, spec=question.spec))
    if judge is Verdict.KEEP:
        return Plan()
    path: Path = () if table.cropped and not is_empty(table.file) else ("answers", question.id)
    point = Point(
        question, page, "", base, theirs, mine, path, REMOVE if theirs is None else value_of(theirs)
    )
    asked = judge is Verdict.ASK or (table.old and _has_rows(table)) or not path
    return Plan(conflicts=(point,)) if asked else Plan(taken=(point,))


def _rows(table: Table, boxes: Sequence[Box]) -> tuple[dict[str, Cells], list[tuple[Aside, list[Box]]]]:
    """Sort the fields into rows and touched cells; what cannot be an answer of its column goes aside."""
    sorted_: dict[str, dict[str, list[Box]]] = {}
    aside = []
    for box in boxes:
        row, _, column = box.name.removeprefix(f"{table.question.id}/").partition("=")[0].partition("/")
        if column in table.columns and _is_row(table, row):
            sorted_.setdefault(row, {}).setdefault(column, []).append(box)
        elif box.touched and box.value:
            aside.append((reading.unknown(box), [box]))
    rows = {}
    for row, cells in sorted_.items():
        changed = {}
        for column, inside in cells.items():
            if any(box.touched for box in inside):
                node = _cell(table, column, inside)
                spec = table.columns[column]
                if reason := reading.trouble(node, spec.kind, spec.spec):
                    where = table.where(row, column)
                    aside.append((reading.kept_aside(table.question, inside, reason, where), inside))
                else:
                    changed[column] = node
        if changed:
            rows[row] = Cells([box for inside in cells.values() for box in inside], changed)
    return rows, aside


def _is_row(table: Table, row: str) -> bool:
    fixed = table.question.spec.fixed_rows
    return any(option.key == row for option in fixed) if fixed else row.isdecimal() and len(row) < 6


def _cell(table: Table, column: str, boxes: Sequence[Box]) -> Node | None:
    grid = node_of(table.question, {box.name: box.value for box in boxes}).node
    if isinstance(grid, MappingNode):
        inner = grid.entries[0].value if grid.entries else None
    else:
        inner = grid.items[0] if isinstance(grid, SequenceNode) and grid.items else None
    return inner.get(column) if isinstance(inner, MappingNode) else None


def _plan_row(table: Table, row: str, cells: Cells, numbers: Iterator[int]) -> Iterator[Plan]:
    line, old = table.now.get(row), table.old.get(row)
    if line is not None:
        plan = joined(_plan_cells(table, row, cells, line, old))
        yield _row_removed(table, row, cells, line, plan) or plan
    elif table.question.spec.fixed_rows and old is None:
        yield joined(_plan_cells(table, row, cells, Line(row, _nothing(), _nothing()), None))
    else:
        yield _plan_new(table, row, cells, old, numbers)


def _nothing() -> MappingNode:
    return MappingNode((), 1, 1, flow=False)


def _plan_cells(table: Table, row: str, cells: Cells, line: Line, old: MappingNode | None) -> Iterator[Plan]:
    for key, theirs in cells.changed.items():
        column = table.columns[key]
        base, mine = old.get(key) if old else None, line.row.get(key)
        judge = verdict(base, theirs, mine, partial(reading.same, kind=column.kind, spec=column.spec))
        path = ("answers", table.question.id, line.at, key)
        value = REMOVE if theirs is None else value_of(theirs)
        where = table.where(row, key)
        point = Point(table.question, cells.page, where, base, theirs, mine, path, value)
        if judge is not Verdict.KEEP:
            yield Plan(taken=(point,)) if judge is Verdict.TAKE else Plan(conflicts=(point,))


def _row_removed(table: Table, row: str, cells: Cells, line: Line, plan: Plan) -> Plan | None:
    """Take a whole row away when every cell that it has was emptied."""
    emptied = {point.path[-1] for point in plan.taken if point.value is REMOVE}
    filled = {entry.key.text for entry in line.whole.entries if not is_empty(entry.value)}
    if plan.conflicts or not filled or not filled <= emptied or len(emptied) < len(plan.taken):
        return None
    path = ("answers", table.question.id, line.at)
    point = Point(table.question, cells.page, table.where(row), line.row, None, line.row, path)
    return Plan(taken=(point,))


def _plan_new(table: Table, row: str, cells: Cells, old: MappingNode | None, numbers: Iterator[int]) -> Plan:
    """Add a row; ask when it was taken out of the file meanwhile, or others were added there."""
    refused = {key for key in table.columns if _touched(cells, key) and key not in cells.changed}
    values = {b.name: b.value for b in cells.boxes if _column_of(table, row, b) not in refused}
    grid = node_of(table.question, values, table.names).node
    theirs = _only_row(grid)
    if theirs is None or (
        old is None and any(reading.plain(theirs) == reading.plain(one) for one in table.added)
    ):
        return Plan()
    at = row if table.question.spec.fixed_rows else next(numbers)
    path: Path = () if table.cropped and old is not None else ("answers", table.question.id, at)
    point = Point(table.question, cells.page, table.where(row), old, theirs, None, path, value_of(theirs))
    asked = old is not None or (table.free and bool(table.added))
    return Plan(conflicts=(point,)) if asked else Plan(taken=(point,))


def _only_row(grid: Node | None) -> MappingNode | None:
    if isinstance(grid, MappingNode):
        inner: Node | None = grid.entries[0].value
    else:
        inner = grid.items[0] if isinstance(grid, SequenceNode) else None
    return inner if isinstance(inner, MappingNode) else None


def _column_of(table: Table, row: str, box: Box) -> str:
    return box.name.removeprefix(name_of(table.question.id, row) + "/").partition("=")[0]


def _touched(cells: Cells, key: str) -> bool:
    return any(box.touched and box.name.partition("=")[0].endswith(f"/{key}") for box in cells.boxes)
