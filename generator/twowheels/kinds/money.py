"""An amount in the file's currency."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from twowheels import accepts, formats
from twowheels.kind import Line, Locale, Measure, Reading, Spec, Value
from twowheels.reading import read_number
from twowheels.yamltext import Node

ABOUT = "An amount, shown in the currency that the file's `meta` names."
TYPED = "A number without a currency sign, such as `780` or `19.50`."
SETTINGS = frozenset({"min", "max"})
SIGNS = "€$£"


def shape(spec: Spec) -> Line:
    return Line("¤")


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_number(node, spec, reading, unit=" of money", strip=SIGNS)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return formats.money(value, locale) if isinstance(value, Decimal) else ""


def schema(spec: Spec) -> dict[str, Any]:
    return accepts.number(spec, TYPED, beside=SIGNS)
