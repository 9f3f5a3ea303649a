"""Read what stands in fields as their question's kind would, and tell whether two answers say the same."""

from __future__ import annotations

from collections.abc import Iterable

from twowheels.errors import show
from twowheels.inputs.form import Box
from twowheels.inputs.plan import Aside
from twowheels.kind import Kind, Reading, Spec
from twowheels.reading import is_empty
from twowheels.workbook import Question
from twowheels.yamltext import Mapping, Node, Scalar
from twowheels.yamltext.traps import CONTROL

WAIVER = frozenset({"not_applicable", "later"})


def trouble(node: Node | None, kind: Kind, spec: Spec) -> str:
    """Say why something typed cannot be an answer of this kind; nothing when it can."""
    if node is None:
        return ""
    for text in _texts(node):
        if found := CONTROL.search(text):
            return f"It holds a character that cannot be written (U+{ord(found[0]):04X})."
    reading = Reading("", "")
    kind.read(node, spec, reading)
    return f"{reading.problems[0].message} {reading.problems[0].hint}".strip() if reading.problems else ""


def same(one: Node | None, other: Node | None, kind: Kind, spec: Spec) -> bool:
    """Tell whether two answers are the same, to the letter or once they are read; empty is empty."""
    if is_empty(one) or is_empty(other):
        return is_empty(one) and is_empty(other)
    assert one is not None  # noqa: S101  # for mypy: what is not empty is there
    assert other is not None  # noqa: S101
    if plain(one) == plain(other):
        return True
    if is_waiver(one) or is_waiver(other):
        return False
    first, second = Reading("", ""), Reading("", "")
    values = kind.read(one, spec, first), kind.read(other, spec, second)
    return not (first.problems or second.problems) and values[0] == values[1]


def is_waiver(node: Node | None) -> bool:
    """Tell whether somebody said "does not apply" or "later" instead of answering."""
    return isinstance(node, Mapping) and bool(WAIVER & set(node.keys()))


def plain(node: Node) -> object:
    """Give what a node says without its places and without what is empty in it."""
    match node:
        case Scalar():
            return node.text.strip()
        case Mapping():
            return {e.key.text: plain(e.value) for e in node.entries if not is_empty(e.value)}
        case _:
            return [plain(item) for item in node.items if not is_empty(item)]


def kept_aside(question: Question, boxes: Iterable[Box], reason: str, where: str = "") -> Aside:
    """Keep the words of fields that cannot be an answer."""
    filled = [box for box in boxes if box.value]
    texts = [box.value for box in filled]
    if len(filled) > 1:
        texts = [f"{box.name}: {box.value}" for box in filled]
    page = next((box.page for box in filled), 0)
    return Aside(question.id, question.ask, page, where, "\n".join(texts), reason)


def unknown(box: Box) -> Aside:
    """Keep the words of a field that no question has."""
    reason = f'No question here has a field "{show(box.name, 60)}".'
    return Aside(box.name, "", box.page, "", box.value, reason)


def _texts(node: Node) -> Iterable[str]:
    match node:
        case Scalar():
            yield node.text
        case Mapping():
            for entry in node.entries:
                yield from _texts(entry.value)
        case _:
            for item in node.items:
                yield from _texts(item)
