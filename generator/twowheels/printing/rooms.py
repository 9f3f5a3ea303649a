"""How much room an answer needs when it is written by hand."""

from __future__ import annotations

from typing import assert_never

from twowheels.book import Book
from twowheels.kind import Column, Grid, Items, Line, Lines, Option, Order, Pick, Shape, Shares, Steps
from twowheels.messages import Messages
from twowheels.printing.view import Field, Room
from twowheels.states import rows
from twowheels.workbook import Question

WIDEST = 5
"""A table with more columns is set as cards."""
PROSE = 8
SPARE = 2


def room_for(question: Question, book: Book, words: Messages, *, blank: bool) -> Room:
    """Give the room for one question; in the rows of another table once that is filled in."""
    shape = question.kind.shape(question.spec)
    names = () if blank else _named_by_another(question, book)
    return _room(shape, book.locale.currency, words, names)


def _room(  # noqa: PLR0911  one for each shape
    shape: Shape, currency: str, words: Messages, names: tuple[str, ...]
) -> Room:
    match shape:
        case Lines():
            return Room("lines", lines=PROSE if shape.prose else shape.height)
        case Line():
            return Room("line", unit=_unit(shape.unit, currency))
        case Items():
            return Room("items", lines=shape.room + SPARE)
        case Pick():
            return Room("pick", options=_said(shape.options, words), many=shape.many)
        case Order():
            return Room("order", options=shape.options)
        case Shares():
            return Room("shares", options=shape.options)
        case Steps():
            return Room("steps", steps=steps(shape))
        case Grid():
            return _grid(shape, currency, words, names)
        case _:
            assert_never(shape)


def steps(shape: Steps) -> tuple[Option, ...]:
    """Give every step of a scale with its words, if it has any."""
    said = {option.key: option.label for option in shape.labels}
    return tuple(Option(str(n), said.get(str(n), "")) for n in range(shape.low, shape.high + 1))


def _said(options: tuple[Option, ...], words: Messages) -> tuple[Option, ...]:
    return tuple(o._replace(label=words(o.key)) if o.key in ("yes", "no") else o for o in options)


def _unit(unit: str, currency: str) -> str:
    return currency if unit == "¤" else unit


def _grid(shape: Grid, currency: str, words: Messages, names: tuple[str, ...]) -> Room:
    columns = tuple(_field(column, currency, words) for column in shape.columns)
    wide = len(columns) + bool(shape.rows) > WIDEST
    named = names or tuple(row.label for row in shape.rows)
    if names:
        columns = columns[1:]
    free = ("",) * (shape.room + (1 if wide else SPARE))
    return Room("cards" if wide else "table", columns=columns, rows=named or free)


def _field(column: Column, currency: str, words: Messages) -> Field:
    shape = column.kind.shape(column.spec)
    match shape:
        case Pick():
            labels = tuple(option.label for option in _said(shape.options, words))
            return Field(column.label, "ticks", choices=labels)
        case Steps():
            return Field(column.label, "circles", choices=tuple(step.key for step in steps(shape)))
        case Line():
            return Field(column.label, "line", unit=_unit(shape.unit, currency))
        case Lines() | Items() | Order() | Shares() | Grid():
            return Field(column.label, "lines")
        case _:
            assert_never(shape)


def _named_by_another(question: Question, book: Book) -> tuple[str, ...]:
    table, _, column = question.spec.rows_from.partition(".")
    if not table:
        return ()
    return tuple(str(row[column]) for row in rows(book.lookup(table)) if row.get(column))
