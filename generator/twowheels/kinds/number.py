"""A plain number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from twowheels import accepts, formats
from twowheels.kind import Line, Locale, Measure, Reading, Spec, Value
from twowheels.reading import read_number
from twowheels.yamltext import Node

ABOUT = "A plain number."
TYPED = "Digits, such as `12` or `12.5`; spaces may stand between thousands."
SETTINGS = frozenset({"min", "max"})


def shape(spec: Spec) -> Line:
    return Line("")


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_number(node, spec, reading)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return formats.number(value, locale) if isinstance(value, Decimal) else ""


def schema(spec: Spec) -> dict[str, Any]:
    return accepts.number(spec, TYPED)
