"""The fields of a question: what each is called, and what may stand in it.

A field is called after its place: ``question``, ``question/row/column``, or ``question=option`` for a tick.
Rows go by their number or their key. There is never a period in it: PDF takes one for a level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from twowheels.kind import Column, Grid, Items, Line, Lines, Order, Pick, Shape, Shares, Steps
from twowheels.workbook import Question

ENCODING = "cp1252"
"""The letters that can be typed: a viewer types best in a font of one byte a letter."""
ON = "on"
"""The value of a tick that is set; one that is not has none."""
MOST = 7
"""A choice in a table's cell among more options than these is typed, not ticked."""
TEXT, LINES, RADIO, TICK = "text", "lines", "radio", "tick"


class FormField(NamedTuple):
    """One field: its name, its form, its place, and for a radio the values it may take."""

    name: str
    form: str
    row: str = ""
    column: str = ""
    option: str = ""
    options: tuple[str, ...] = ()


def name_of(question: str, row: str = "", column: str = "", option: str = "") -> str:
    """Give the name of a field."""
    path = "/".join(part for part in (question, row, column) if part)
    return (f"{path}={option}" if option else path).replace(".", "/")


def question_of(name: str) -> str:
    """Give the question that a field belongs to."""
    return re.split("[/=]", name, maxsplit=1)[0]


def fields_of(question: Question, rows: Sequence[str] = (), *, named: bool = False) -> Iterator[FormField]:
    """Give the fields of a question in reading order.

    ``rows`` are the numbers of a list's lines or a table's rows, or the keys of fixed rows; with ``named``
    another table names the rows, so that the first column has no field.
    """
    shape, name = question.kind.shape(question.spec), question.id
    match shape:
        case Items():
            yield from (FormField(name_of(name, row), TEXT, row) for row in rows)
        case Order(options=options) | Shares(options=options):
            yield from (FormField(name_of(name, o.key), TEXT, option=o.key) for o in options)
        case Grid(columns=columns):
            for row in rows:
                for column in columns[int(named) :]:
                    yield from _of_cell(name, row, column)
        case Pick(options=options, many=False):
            yield FormField(name, RADIO, options=tuple(option.key for option in options))
        case Lines() | Line() | Pick() | Steps():
            yield from _of_one(name, shape)
        case _:
            assert_never(shape)


def _of_cell(question: str, row: str, column: Column) -> Iterator[FormField]:
    for field in _of_one(name_of(question, row, column.key), column.kind.shape(column.spec)):
        yield field._replace(row=row, column=column.key)


def _of_one(name: str, shape: Shape) -> Iterator[FormField]:
    match shape:
        case Line():
            yield FormField(name, TEXT)
        case Pick(options=options, many=True):
            yield from (FormField(name_of(name, option=o.key), TICK, option=o.key) for o in options)
        case Pick(options=options):
            keys = tuple(option.key for option in options)
            yield FormField(name, TEXT) if len(keys) > MOST else FormField(name, RADIO, options=keys)
        case Steps():
            yield FormField(name, RADIO, options=tuple(map(str, range(shape.low, shape.high + 1))))
        case Lines() | Items() | Order() | Shares() | Grid():
            yield FormField(name, LINES)
        case _:
            assert_never(shape)


def typable(text: str) -> bool:
    """Tell whether a field can show a text; what it cannot would be there and not be seen."""
    try:
        text.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True
