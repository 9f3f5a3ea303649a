"""How much room an answer needs when it is written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from twowheels.formfields import MOST, name_of
from twowheels.kind import Column, Grid, Items, Line, Lines, Option, Order, Pick, Shares, Spec, Steps
from twowheels.printing.desk import WIDEST, Desk
from twowheels.printing.room import Field, Room
from twowheels.states import rows
from twowheels.workbook import Question

PROSE = 8
"""Lines for an answer in whole sentences."""
SPARE = 2
"""Lines and rows beyond those that are asked for."""
PAGE, ROW, CARD = 76, 75, 52
"""Letters that surely fit on a typed line: of the page, of all cells of a row together, of a card's cell."""
Values = Mapping[str, str]
NOTHING: Values = MappingProxyType({})


def room_for(question: Question, desk: Desk, values: Values = NOTHING) -> Room:  # noqa: PLR0911  one a shape
    """Give the room for one question; ``values`` stand in its fields already and may need more of it."""
    shape = question.kind.shape(question.spec)
    match shape:
        case Lines():
            return Room("lines", lines=max(PROSE if shape.prose else shape.height, rules(values)))
        case Line():
            return Room("line", unit=_unit(shape, desk))
        case Items():
            count = _at_most(max(shape.room, len(values)) + SPARE, question.spec.max_items)
            return Room("items", lines=count, keys=_numbers(count))
        case Pick():
            return Room("pick", options=_said(shape, question.spec, desk), many=shape.many)
        case Order():
            return Room("order", options=shape.options)
        case Shares():
            return Room("shares", options=shape.options)
        case Steps():
            return Room("steps", steps=steps(shape))
        case Grid():
            return _grid(question, shape, desk, values)
        case _:
            assert_never(shape)


def steps(shape: Steps) -> tuple[Option, ...]:
    """Give every step of a scale with its words, if it has any."""
    said = {option.key: option.label for option in shape.labels}
    return tuple(Option(str(n), said.get(str(n), "")) for n in range(shape.low, shape.high + 1))


def _said(shape: Pick, spec: Spec, desk: Desk) -> tuple[Option, ...]:
    """Give the workbook's options, or yes and no in the workbook's language."""
    said = {"true": desk.words("yes"), "false": desk.words("no")}
    return spec.options or tuple(Option(o.key, said.get(o.key, o.label)) for o in shape.options)


def _unit(shape: Line, desk: Desk) -> str:
    return desk.book.locale.currency if shape.unit == "¤" else shape.unit


def _grid(question: Question, shape: Grid, desk: Desk, values: Values) -> Room:
    """Give a table's room; where another table names the rows, the column for the name is not needed."""
    names = named_by_another(question, desk)
    wide = len(shape.columns) + bool(shape.rows) > WIDEST
    room = max(shape.room, _rows_in(values)) + (1 if wide else SPARE)
    free = ("",) * _at_most(room, question.spec.max_rows)
    rows = names or tuple(row.label for row in shape.rows) or free
    keys = tuple(row.key for row in shape.rows) or _numbers(len(rows))
    columns = tuple(_field(column, desk) for column in shape.columns[bool(names) :])
    letters = CARD if wide else ROW // (len(columns) + bool(rows[0]))
    return Room(
        form="cards" if wide else "table",
        columns=columns,
        rows=rows,
        keys=keys,
        heights=tuple(_height(question.id, key, columns, values, letters) for key in keys),
    )


def _at_most(count: int, most: int | None) -> int:
    return count if most is None else min(count, most)


def _numbers(count: int) -> tuple[str, ...]:
    return tuple(map(str, range(1, count + 1)))


def _rows_in(values: Values) -> int:
    return max((int(row) for name in values if (row := name.split("/")[1]).isdecimal()), default=0)


def _height(name: str, key: str, columns: tuple[Field, ...], values: Values, letters: int) -> int:
    """Give the lines that the fullest cell of a row needs, at the least one."""
    return max((lines_in(values.get(name_of(name, key, c.key), ""), letters) for c in columns), default=1)


def lines_in(text: str, letters: int) -> int:
    """Reckon how many lines a text takes, on the safe side."""
    return max(sum(-(-len(line) // letters) or 1 for line in text.splitlines()), 1)


def rules(values: Values) -> int:
    """Give how many ruled lines a text in small type takes; a typed line is half as high as a ruled one."""
    return max((-(-(lines_in(text, PAGE) + 1) * 11 // 20) for text in values.values()), default=0)


def _field(column: Column, desk: Desk) -> Field:
    shape = column.kind.shape(column.spec)
    match shape:
        case Pick():
            form = "boxes" if shape.many else "named" if len(shape.options) > MOST else "rings"
            return Field(column.label, form, choices=_said(shape, column.spec, desk), key=column.key)
        case Steps():
            return Field(column.label, "circles", choices=steps(shape), key=column.key)
        case Line():
            return Field(column.label, "line", unit=_unit(shape, desk), key=column.key)
        case Lines() | Items() | Order() | Shares() | Grid():
            return Field(column.label, "lines", key=column.key)
        case _:
            assert_never(shape)


def named_by_another(question: Question, desk: Desk) -> tuple[str, ...]:
    """Give the names of a table's rows where another table gives them."""
    table, _, column = question.spec.rows_from.partition(".")
    if not table or desk.blank:
        return ()
    return tuple(str(row[column]) for row in rows(desk.book.lookup(table)) if row.get(column))
