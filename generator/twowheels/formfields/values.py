"""From an answer to what stands in its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from twowheels.formfields.fields import ON, name_of
from twowheels.kind import Grid, Items, Kind, Order, Pick, Reading, Shares, Spec, Steps, Value
from twowheels.reading import is_empty
from twowheels.reading import plain as number_text
from twowheels.workbook import Question
from twowheels.yamltext import Mapping as MappingNode
from twowheels.yamltext import Node, Scalar
from twowheels.yamltext import Sequence as SequenceNode


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
