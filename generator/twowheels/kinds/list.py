"""Several things, one a line."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.kind import Items, Locale, Measure, Reading, Spec, Value
from twowheels.limits import TEXT
from twowheels.reading import is_empty, read_text
from twowheels.yamltext import Node, Scalar, Sequence

ABOUT = "Several things, one a line."
TYPED = "One thing a line, each behind a dash."
SETTINGS = frozenset({"min_items", "max_items", "allow_none"})
MOST = TEXT.items


def shape(spec: Spec) -> Items:
    return Items(max(spec.min_items or 3, 3))


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    if isinstance(node, Scalar):
        node = Sequence((node,), node.line, node.column, flow=False)
    if not isinstance(node, Sequence):
        reading.refuse(node, "This needs a list.", "Write one thing a line, each behind a dash.")
        return None
    most = spec.max_items or MOST
    if len(node.items) > most:
        reading.refuse(node, f"{len(node.items)} things are too many here.", f"The most is {most}.")
    things = (read_text(item, reading, TEXT.text) for item in node.items if not is_empty(item))
    return tuple(thing for thing in things if thing)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()


def measure(value: Value, spec: Spec) -> Measure | None:
    if not spec.min_items or not isinstance(value, tuple):
        return None
    return Measure(len(value), spec.min_items, "items")


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return "; ".join(texts(value, spec))


def schema(spec: Spec) -> dict[str, Any]:
    thing = accepts.one_of(accepts.text(TEXT.text), accepts.BLANK)
    return accepts.one_of(
        {"type": "array", "items": thing, "maxItems": spec.max_items or MOST}, accepts.text()
    )
