"""The fields of the printed book: what stands in them already, and what each says when one points at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twowheels.book import Entry
from twowheels.formfields import (
    LINES,
    RADIO,
    TEXT,
    TICK,
    FormField,
    fields_of,
    name_of,
    typable,
    values_of,
)
from twowheels.kind import Grid, Items, Option
from twowheels.printing.desk import Desk
from twowheels.printing.room import Room, Widget
from twowheels.printing.rooms import NOTHING, named_by_another, rules
from twowheels.states import rows

LONGEST = 26
"""Ruled lines that fit on a page: an answer that needs more is printed and not put into a field."""


def prefilled(entry: Entry, desk: Desk) -> Mapping[str, str]:
    """Give what stands in the fields of a question from the start: what would not be seen whole is printed."""
    if desk.blank or not desk.fillable or desk.fill != "all":
        return NOTHING
    values = values_of(entry.question, entry.typed)
    fits = rules(values) <= LONGEST and all(map(typable, values.values()))
    return values if fits and _stands_in_line(entry, desk) else NOTHING


def _stands_in_line(entry: Entry, desk: Desk) -> bool:
    """Tell whether the rows stand as the table that names them has them; else they would get wrong names."""
    names = named_by_another(entry.question, desk)
    own = [row.get(entry.question.spec.columns[0].key) for row in rows(entry.value)] if names else []
    return own == list(names[: len(own)])


def fillable(room: Room, entry: Entry, desk: Desk, values: Mapping[str, str]) -> Room:
    """Put fields into a room."""
    if not desk.fillable:
        return room
    question = entry.question
    shape = question.kind.shape(question.spec)
    named = isinstance(shape, Grid) and bool(room.columns) and len(room.columns) < len(shape.columns)
    room = room._replace(at=question.id)
    fields = fields_of(question, room.keys, named=named)
    listed = isinstance(shape, Items)
    widgets = (w for field in fields for w in _widgets(field, room, entry, desk, values, listed=listed))
    return room._replace(widgets=tuple(widgets))


def _widgets(
    field: FormField, room: Room, entry: Entry, desk: Desk, values: Mapping[str, str], *, listed: bool
) -> Iterator[Widget]:
    tip = _tip(field, room, entry, desk, listed=listed)
    value = values.get(field.name, "")
    if field.form in (TEXT, LINES):
        yield Widget(field.name, field.name, field.form, "", tip, value)
    elif field.form == TICK:
        tip = desk.words("field_option", field=tip, option=_label(field, room, field.option))
        yield Widget(field.name, field.name, TICK, "", tip, value)
    else:
        for key in field.options:
            said = desk.words("field_option", field=tip, option=_label(field, room, key))
            yield Widget(name_of(field.name, option=key), field.name, RADIO, key, said, value, tip)


def _tip(field: FormField, room: Room, entry: Entry, desk: Desk, *, listed: bool) -> str:
    """Say what a field asks: the question, and in a table the row and the column."""
    ask = entry.question.ask
    if listed:
        return desk.words("field_item", ask=ask, row=field.row)
    if field.row:
        at = room.keys.index(field.row)
        label = next(column.label for column in room.columns if column.key == field.column)
        return desk.words("field_cell", ask=ask, row=room.rows[at] or field.row, column=label)
    if field.option and field.form == TEXT:
        return desk.words("field_option", field=ask, option=_label(field, room, field.option))
    return ask


def _label(field: FormField, room: Room, key: str) -> str:
    """Give the words of an option; a step of a scale without words is its number."""
    choices: tuple[Option, ...] = room.options or room.steps
    if field.column:
        choices = next(column.choices for column in room.columns if column.key == field.column)
    label = next((option.label for option in choices if option.key == key), "")
    numbered = label and key.isdecimal() and label != key
    return f"{key} {label}" if numbered else label or key
