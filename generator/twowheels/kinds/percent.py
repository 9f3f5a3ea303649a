"""A share of a hundred."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from twowheels import accepts, formats
from twowheels.kind import Line, Locale, Measure, Reading, Spec, Value
from twowheels.reading import read_number
from twowheels.yamltext import Node

ABOUT = "A share of a hundred."
TYPED = "A number from 0 to 100; `60` and `60%` are the same."
SETTINGS = frozenset({"min", "max"})


def shape(spec: Spec) -> Line:
    return Line("%")


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_number(node, bounded(spec), reading, strip="%")


def bounded(spec: Spec) -> Spec:
    """Give the limits, which are 0 and 100 unless the question has its own."""
    least, most = spec.min or Decimal(0), Decimal(100) if spec.max is None else spec.max
    return replace(spec, min=least, max=most)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return f"{formats.number(value, locale)}%" if isinstance(value, Decimal) else ""


def schema(spec: Spec) -> dict[str, Any]:
    return accepts.number(bounded(spec), TYPED, beside="%")
