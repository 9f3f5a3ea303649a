"""A step on a scale whose ends have words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from twowheels import accepts
from twowheels.kind import Locale, Measure, Reading, Spec, Steps, Value
from twowheels.reading import plain, read_number
from twowheels.yamltext import Node

ABOUT = "A step on a scale, from 1 to 5 unless the question says otherwise; the ends may have words."
TYPED = "The number of the step."
SETTINGS = frozenset({"min", "max", "labels"})


def shape(spec: Spec) -> Steps:
    low, high = ends(spec)
    return Steps(low, high, spec.labels)


def ends(spec: Spec) -> tuple[int, int]:
    """Give the lowest and the highest step."""
    return int(spec.min if spec.min is not None else 1), int(spec.max if spec.max is not None else 5)


def label(spec: Spec, step: str) -> str:
    """Give the words of a step, nothing for one without."""
    return next((label.label for label in spec.labels if label.key == step), "")


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    number = read_number(node, Spec(), reading)
    low, high = ends(spec)
    if number is None or (number == int(number) and low <= number <= high):
        return number
    reading.refuse(
        node, f"{plain(number)} is not a step of this scale.", f"Choose a whole number from {low} to {high}."
    )
    return None


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    if not isinstance(value, Decimal):
        return ""
    words = label(spec, plain(value))
    return f"{plain(value)} / {ends(spec)[1]}" + (f" ({words})" if words else "")


def schema(spec: Spec) -> dict[str, Any]:
    low, high = ends(spec)
    steps = range(low, high + 1)
    words = [label(spec, str(step)) for step in steps]
    quoted = {"type": "string", **accepts.matching(rf"^\s*(?:{'|'.join(map(str, steps))})\s*$", TYPED)}
    return accepts.one_of({"enum": list(steps), "markdownEnumDescriptions": words}, quoted)
