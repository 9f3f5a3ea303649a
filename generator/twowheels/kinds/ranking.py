"""Options put in order."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.kind import Locale, Measure, Order, Reading, Spec, Value
from twowheels.reading import is_empty, read_option
from twowheels.yamltext import Node, Sequence

ABOUT = "Options put in order, the most important first."
TYPED = "The keys of the options in order, in square brackets or one a line behind a dash."
SETTINGS = frozenset({"options"})


def shape(spec: Spec) -> Order:
    return Order(spec.options)


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    if not isinstance(node, Sequence):
        reading.refuse(node, "This needs a list in order.", "Write the option keys in square brackets.")
        return None
    keys: list[str] = []
    for item in node.items:
        key = None if is_empty(item) else read_option(item, spec.options, reading)
        if key in keys:
            reading.refuse(item, f'"{key}" stands in the order twice.', "Keep the higher one.")
        elif key:
            keys.append(key)
    return tuple(keys)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return Measure(len(value), len(spec.options), "items") if isinstance(value, tuple) else None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    keys = value if isinstance(value, tuple) else ()
    return ", ".join(f"{place}. {spec.label(str(key))}" for place, key in enumerate(keys, 1))


def schema(spec: Spec) -> dict[str, Any]:
    option = accepts.option(spec.options)
    return {"type": "array", "items": accepts.one_of(option, accepts.BLANK), "uniqueItems": True}
