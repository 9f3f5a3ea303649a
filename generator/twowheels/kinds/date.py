"""A day in the calendar."""

from __future__ import annotations

import datetime
from typing import Any

from twowheels import accepts, formats
from twowheels.kind import Line, Locale, Measure, Reading, Spec, Value
from twowheels.reading import read_date
from twowheels.yamltext import Node

ABOUT = "A day in the calendar."
TYPED = "Year-month-day, such as `2026-11-21`."
SETTINGS: frozenset[str] = frozenset()
DAY = r"^\s*\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\s*$"


def shape(spec: Spec) -> Line:
    return Line("")


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_date(node, reading)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return formats.day(value, locale) if isinstance(value, datetime.date) else ""


def schema(spec: Spec) -> dict[str, Any]:
    return {"type": "string", **accepts.matching(DAY, TYPED)}
