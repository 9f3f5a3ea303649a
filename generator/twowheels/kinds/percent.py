"""A share of a hundred."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from twowheels import formats
from twowheels.kind import Line, Locale, Measure, Spec, Value
from twowheels.reading import Reading, read_number
from twowheels.yamltext import Node

ABOUT = "A share of a hundred."
TYPED = "A number from 0 to 100; `60` and `60%` are the same."
SETTINGS = frozenset({"min", "max"})


def shape(spec: Spec) -> Line:
    return Line("%")


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    bounded = replace(spec, min=spec.min or Decimal(0), max=spec.max or Decimal(100))
    return read_number(node, bounded, reading, strip="%")


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return f"{formats.number(value, locale)}%" if isinstance(value, Decimal) else ""


def schema(spec: Spec) -> dict[str, Any]:
    rule: dict[str, Any] = {"type": ["number", "string"]}
    rule |= {"minimum": float(spec.min)} if spec.min is not None else {}
    return rule | ({"maximum": float(spec.max)} if spec.max is not None else {})
