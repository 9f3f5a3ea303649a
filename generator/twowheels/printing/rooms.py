"""How much room an answer needs when it is written by hand."""

from __future__ import annotations

from typing import assert_never

from twowheels.kind import Column, Grid, Items, Line, Lines, Option, Order, Pick, Shares, Spec, Steps
from twowheels.printing.desk import WIDEST, Desk
from twowheels.printing.view import Field, Room
from twowheels.states import rows
from twowheels.workbook import Question

PROSE = 8
"""Lines for an answer in whole sentences."""
SPARE = 2
"""Lines and rows beyond those that are asked for."""


def room_for(question: Question, desk: Desk) -> Room:  # noqa: PLR0911  one for each shape
    """Give the room for one question."""
    shape = question.kind.shape(question.spec)
    match shape:
        case Lines():
            return Room("lines", lines=PROSE if shape.prose else shape.height)
        case Line():
            return Room("line", unit=_unit(shape, desk))
        case Items():
            return Room("items", lines=shape.room + SPARE)
        case Pick():
            return Room("pick", options=_said(shape, question.spec, desk), many=shape.many)
        case Order():
            return Room("order", options=shape.options)
        case Shares():
            return Room("shares", options=shape.options)
        case Steps():
            return Room("steps", steps=steps(shape))
        case Grid():
            return _grid(shape, _named_by_another(question, desk), desk)
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


def _grid(shape: Grid, names: tuple[str, ...], desk: Desk) -> Room:
    """Give a table's room; where another table names the rows, the column for the name is not needed."""
    wide = len(shape.columns) + bool(shape.rows) > WIDEST
    columns = tuple(_field(column, desk) for column in shape.columns[bool(names) :])
    free = ("",) * (shape.room + (1 if wide else SPARE))
    return Room(
        form="cards" if wide else "table",
        columns=columns,
        rows=names or tuple(row.label for row in shape.rows) or free,
    )


def _field(column: Column, desk: Desk) -> Field:
    shape = column.kind.shape(column.spec)
    match shape:
        case Pick():
            labels = tuple(option.label for option in _said(shape, column.spec, desk))
            return Field(column.label, "boxes" if shape.many else "rings", choices=labels)
        case Steps():
            return Field(column.label, "circles", choices=tuple(step.key for step in steps(shape)))
        case Line():
            return Field(column.label, "line", unit=_unit(shape, desk))
        case Lines() | Items() | Order() | Shares() | Grid():
            return Field(column.label, "lines")
        case _:
            assert_never(shape)


def _named_by_another(question: Question, desk: Desk) -> tuple[str, ...]:
    table, _, column = question.spec.rows_from.partition(".")
    if not table or desk.blank:
        return ()
    return tuple(str(row[column]) for row in rows(desk.book.lookup(table)) if row.get(column))
