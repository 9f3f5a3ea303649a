"""Any number out of several."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.kind import Locale, Measure, Pick, Reading, Spec, Value
from twowheels.reading import is_empty, read_option
from twowheels.yamltext import Node, Sequence

ABOUT = "Any number out of several options."
TYPED = "The keys of the options in square brackets, or one a line behind a dash."
SETTINGS = frozenset({"options", "allow_none"})


def shape(spec: Spec) -> Pick:
    return Pick(spec.options, many=True)


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    keys = (read_option(item, spec.options, reading) for item in nodes if not is_empty(item))
    return tuple(dict.fromkeys(key for key in keys if key))


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return ", ".join(spec.label(str(key)) for key in value) if isinstance(value, tuple) else ""


def schema(spec: Spec) -> dict[str, Any]:
    option = accepts.option(spec.options)
    return accepts.one_of({"type": "array", "items": accepts.one_of(option, accepts.BLANK)}, option)
