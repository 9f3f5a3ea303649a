"""A number of hours."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from twowheels import accepts, formats
from twowheels.kind import Line, Locale, Measure, Reading, Spec, Value
from twowheels.reading import read_hours
from twowheels.yamltext import Node

ABOUT = "A number of hours."
TYPED = "Hours, such as `1.5`, `1:30` or `1h 30m`."
SETTINGS = frozenset({"min", "max"})


def shape(spec: Spec) -> Line:
    return Line("h")


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_hours(node, spec, reading)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return f"{formats.number(value, locale)} h" if isinstance(value, Decimal) else ""


def schema(spec: Spec) -> dict[str, Any]:
    return accepts.number(spec, TYPED, beside="h", also=accepts.CLOCK)
