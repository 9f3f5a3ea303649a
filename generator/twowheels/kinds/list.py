"""Several things, one a line."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.kind import Items, Locale, Measure, Spec, Value
from twowheels.reading import Reading, is_empty, read_scalar
from twowheels.yamltext import Node, Scalar, Sequence

ABOUT = "Several things, one a line."
TYPED = "One thing a line, each behind a dash."
SETTINGS = frozenset({"min_items", "max_items", "allow_none"})
MOST = 500


def shape(spec: Spec) -> Items:
    return Items(max(spec.min_items or 3, 3))


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    if isinstance(node, Scalar):
        return (node.text.strip(),)
    if not isinstance(node, Sequence):
        reading.refuse(node, "This needs a list.", "Write one thing a line, each behind a dash.")
        return None
    most = spec.max_items or MOST
    if len(node.items) > most:
        reading.refuse(node, f"{len(node.items)} things are too many here.", f"The most is {most}.")
    things = (read_scalar(item, reading, "a text") for item in node.items if not is_empty(item))
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
    thing = accepts.one_of(accepts.text(), accepts.BLANK)
    return accepts.one_of(
        {"type": "array", "items": thing, "maxItems": spec.max_items or MOST}, accepts.text()
    )
