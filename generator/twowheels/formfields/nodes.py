"""From what stands in the fields to an answer, as it would be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, assert_never

from twowheels.formfields.fields import name_of, question_of
from twowheels.kind import Grid, Items, Line, Lines, Option, Order, Pick, Shape, Shares, Steps
from twowheels.workbook import Question
from twowheels.yamltext import Entry, Node, Scalar, is_null
from twowheels.yamltext import Mapping as MappingNode
from twowheels.yamltext import Sequence as SequenceNode

_BREAK = re.compile(r"\r\n?")


class Filled(NamedTuple):
    """What the fields of one question say: an answer as it would be typed, and fields nobody can place."""

    node: Node | None
    odd: tuple[str, ...] = ()


def node_of(question: Question, values: Mapping[str, str], names: Sequence[str] = ()) -> Filled:
    """Give the answer that a question's fields hold, to be read by its kind; nothing when all are blank.

    ``names`` are the names of the rows where another table gives them.
    """
    name, shape = question.id, question.kind.shape(question.spec)
    said = {key: _BREAK.sub("\n", text).strip() for key, text in values.items() if question_of(key) == name}
    said = {key: text for key, text in said.items() if text}
    if not said:
        return Filled(None)
    match shape:
        case Items():
            ordered = sorted(said.items(), key=lambda pair: _number(pair[0].rpartition("/")[2]))
            return Filled(_list([text for _, text in ordered]))
        case Order(options=options):
            return _order(name, options, said)
        case Shares(options=options):
            shares = ((o.key, said.get(name_of(name, o.key), "")) for o in options)
            return Filled(_mapping([(key, _scalar(text)) for key, text in shares if text]))
        case Grid():
            return Filled(_grid(question, shape, said, names))
        case Lines() | Line() | Pick() | Steps():
            return Filled(_one(name, shape, said))
        case _:
            assert_never(shape)


def _order(name: str, options: Sequence[Option], said: Mapping[str, str]) -> Filled:
    """Put the options in the order of their numbers; what is no number, or stands twice, is odd."""
    placed: dict[int, str] = {}
    odd = []
    for option in options:
        field = name_of(name, option.key)
        text = said.get(field, "").rstrip(".")
        if text.isdecimal() and int(text) not in placed:
            placed[int(text)] = option.key
        elif text:
            odd.append(field)
    keys = [key for _, key in sorted(placed.items())]
    return Filled(_list(keys) if keys else None, tuple(odd))


def _grid(question: Question, shape: Grid, said: Mapping[str, str], names: Sequence[str]) -> Node | None:
    numbers = {key.removeprefix(f"{question.id}/").split("/")[0] for key in said}
    keys = [row.key for row in shape.rows] or sorted(numbers, key=_number)
    rows = []
    for key in keys:
        cells = list(_cells(question, shape, key, said))
        if cells and names and key.isdecimal() and 0 < int(key) <= len(names):
            first = shape.columns[0].key
            cells = [(first, _scalar(names[int(key) - 1])), *(c for c in cells if c[0] != first)]
        if cells:
            rows.append((key, _mapping(cells)))
    if shape.rows:
        return _mapping(rows) if rows else None
    return SequenceNode(tuple(row for _, row in rows), 1, 1, flow=False) if rows else None


def _cells(question: Question, shape: Grid, row: str, said: Mapping[str, str]) -> Iterator[tuple[str, Node]]:
    for column in shape.columns:
        path = name_of(question.id, row, column.key)
        cell = _one(path, column.kind.shape(column.spec), said)
        if cell is not None:
            yield column.key, cell


def _one(name: str, shape: Shape, said: Mapping[str, str]) -> Node | None:
    if isinstance(shape, Pick) and shape.many:
        keys = [option.key for option in shape.options if said.get(name_of(name, option=option.key))]
        return _list(keys) if keys else None
    text = said.get(name, "")
    if text and isinstance(shape, Items):
        return _list([line.strip() for line in text.splitlines() if line.strip()])
    if text and isinstance(shape, Pick):
        text = _key(text, shape.options)
    return _scalar(text) if text else None


def _key(text: str, options: Sequence[Option]) -> str:
    """Give the key of an option that was written out; anything else as it is, for its kind to refuse."""
    same = [o.key for o in options if text.casefold() in (o.key.casefold(), o.label.casefold())]
    return same[0] if len(same) == 1 else text


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _scalar(text: str) -> Scalar:
    bare = Scalar(text, 1, 1, quoted=False, block="\n" in text)
    return bare._replace(quoted=is_null(bare))


def _list(texts: Sequence[str]) -> SequenceNode:
    return SequenceNode(tuple(map(_scalar, texts)), 1, 1, flow=False)


def _mapping(pairs: Sequence[tuple[str, Node]]) -> MappingNode:
    return MappingNode(tuple(Entry(_scalar(key), value) for key, value in pairs), 1, 1, flow=False)
