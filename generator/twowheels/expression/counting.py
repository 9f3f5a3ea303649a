"""Functions that count and calculate; what each does is said once, in functions.py."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from twowheels.expression.value import NUMBERS, Scope, admit, empty, finite, items
from twowheels.kind import Value

_MOST_DIGITS = 12


def rows(value: Value) -> Value:
    """Count the items that hold something."""
    inside = items(value)
    return None if inside is None else Decimal(sum(not empty(item) for item in inside))


def words(value: Value) -> Value:
    """Count the words of a text."""
    return Decimal(len(value.split())) if isinstance(value, str) else None


def length(value: Value) -> Value:
    """Count items or characters."""
    return Decimal(len(value)) if isinstance(value, (str, tuple)) else None


def days_since(scope: Scope, day: Value) -> Value:
    """Count the days from a date until today."""
    today = admit(scope.lookup("today"))
    return Decimal((today - day).days) if isinstance(today, date) and isinstance(day, date) else None


def days_until(scope: Scope, day: Value) -> Value:
    """Count the days from today until a date."""
    days = days_since(scope, day)
    return NUMBERS.minus(days) if isinstance(days, Decimal) else None


def total(value: Value) -> Value:
    """Add up a list of numbers."""
    result = Decimal(0)
    inside = items(value)
    for item in inside or ():
        if not isinstance(item, Decimal):
            return None
        result = NUMBERS.add(result, item)
    return None if inside is None else finite(result)


def smallest(*values: Value) -> Value:
    """Give the first in order."""
    row = in_order(_listed(values))
    return row[0] if row else None


def largest(*values: Value) -> Value:
    """Give the last in order."""
    row = in_order(_listed(values))
    return row[-1] if row else None


def _listed(values: tuple[Value, ...]) -> tuple[Value, ...] | None:
    return items(values[0]) if len(values) == 1 else values


def in_order(values: tuple[Value, ...] | None) -> tuple[Value, ...] | None:
    """Put numbers, texts or dates in order; None if the values have no common order."""
    kinds = {type(value) for value in values or ()}
    if values is None or len(kinds) > 1 or not kinds <= {Decimal, str, date}:
        return None
    return tuple(sorted(values, key=_rank))


def _rank(value: Value) -> tuple[object, Value]:
    return (value.casefold() if isinstance(value, str) else 0, value)


def rounded(value: Value, digits: Value = Decimal(0)) -> Value:
    """Round half away from zero."""
    if not isinstance(value, Decimal) or not isinstance(digits, Decimal):
        return None
    if not 0 <= digits <= _MOST_DIGITS or digits != digits.to_integral_value():
        return None
    return finite(value.quantize(Decimal((0, (1,), -int(digits))), ROUND_HALF_UP, NUMBERS))


def absolute(value: Value) -> Value:
    """Drop the minus sign."""
    return finite(NUMBERS.abs(value)) if isinstance(value, Decimal) else None
