"""The fields of a form: what each is called, what may stand in it, and how an answer goes in and out.

A field is called after its place: ``question``, ``question/row/column``, or ``question=option`` for a tick.
Rows go by their number or their key. There is never a period in it: PDF takes one for a level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, assert_never

from twowheels.kind import (
    Column,
    Grid,
    Items,
    Kind,
    Line,
    Lines,
    Option,
    Order,
    Pick,
    Reading,
    Shape,
    Shares,
    Spec,
    Steps,
    Value,
)
from twowheels.reading import is_empty
from twowheels.reading import plain as number_text
from twowheels.reading import plain as number_text
from twowheels.workbook import Question
from twowheels.yamltext import Entry, Node, Scalar, is_null
from twowheels.yamltext import Mapping as MappingNode
from twowheels.yamltext import Sequence as SequenceNode

ON = "on"
"""The value of a tick that is set; one that is not has none."""
MOST = 7
"""A choice in a table's cell among more options than these is typed, not ticked."""
TEXT, LINES, RADIO, TICK = "text", "lines", "radio", "tick"
_BREAK = re.compile(r"\r\n?")


class FormField(NamedTuple):
    """One field: its name, its form, its place, and for a radio the values it may take."""

    name: str
    form: str
    row: str = ""
    column: str = ""
    option: str = ""
    options: tuple[str, ...] = ()


class Filled(NamedTuple):
    """What the fields of one question say: an answer as it would be typed, and fields nobody can place."""

    node: Node | None
    odd: tuple[str, ...] = ()


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


def values_of(question: Question, node: Node | None) -> dict[str, str]:
    """Give what stands in the fields when a question was answered so; what has another shape is left out."""
    if node is None or is_empty(node) or _is_waiver(node):
        return {}
    return dict(_values(question, node))


def _is_waiver(node: Node) -> bool:
    return isinstance(node, MappingNode) and bool({"not_applicable", "later"} & set(node.keys()))


def _values(question: Question, node: Node) -> Iterator[tuple[str, str]]:
    shape, name = question.kind.shape(question.spec), question.id
    match shape, node:
        case Items(), SequenceNode(items=items):
            yield from ((name_of(name, str(n)), text) for n, text in enumerate(_texts(items), 1))
        case Items(), Scalar(text=text):
            yield name_of(name, "1"), text
        case Order(), SequenceNode(items=items):
            yield from ((name_of(name, key), str(n)) for n, key in enumerate(_texts(items), 1))
        case Shares(), MappingNode(entries=entries):
            pairs = ((entry.key.text, entry.value) for entry in entries)
            yield from ((name_of(name, key), v.text) for key, v in pairs if isinstance(v, Scalar) and v.text)
        case Grid(columns=columns), SequenceNode() | MappingNode():
            for row, cells in _rows_of(node):
                for column in columns:
                    cell = cells.get(column.key)
                    if cell is not None and not is_empty(cell):
                        yield from _said(name_of(name, row, column.key), column.kind, column.spec, cell)
        case _:
            yield from _said(name, question.kind, question.spec, node)


def _rows_of(node: SequenceNode | MappingNode) -> Iterator[tuple[str, MappingNode]]:
    if isinstance(node, MappingNode):
        pairs = [(entry.key.text, entry.value) for entry in node.entries]
    else:
        filled = [item for item in node.items if not is_empty(item)]
        pairs = [(str(n), item) for n, item in enumerate(filled, 1)]
    yield from ((name, row) for name, row in pairs if isinstance(row, MappingNode))


def _said(name: str, kind: Kind, spec: Spec, node: Node) -> Iterator[tuple[str, str]]:
    """Give the field or the ticks of a single value; a choice as its key, however it was typed."""
    shape = kind.shape(spec)
    if isinstance(shape, Pick | Steps):
        value = kind.read(node, spec, Reading("", ""))
        for one in value if isinstance(value, tuple) else () if value is None else (value,):
            key = _state(one)
            many = isinstance(shape, Pick) and shape.many
            yield (name_of(name, option=key), ON) if many else (name, key)
    elif isinstance(node, Scalar):
        yield name, node.text.strip()
    elif isinstance(node, SequenceNode):
        yield name, "\n".join(_texts(node.items))


def _state(value: Value) -> str:
    if isinstance(value, Decimal):
        return number_text(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _texts(nodes: Sequence[Node]) -> list[str]:
    return [node.text.strip() for node in nodes if isinstance(node, Scalar) and not is_empty(node)]


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
            return Filled(_one(name, shape, question.spec, said))
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
        cell = _one(path, column.kind.shape(column.spec), column.spec, said)
        if cell is not None:
            yield column.key, cell


def _one(name: str, shape: Shape, spec: Spec, said: Mapping[str, str]) -> Node | None:
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
