"""Functions on lists, rows and texts; what each does is said once, in functions.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from twowheels.expression.counting import in_order
from twowheels.expression.value import LONGEST_TEXT, as_text, cell, empty, equal, items, joined
from twowheels.kind import Value


def element(value: Value, position: int) -> Value:
    """Give one item, counted from 0, or from the end if negative; None if the list is shorter."""
    inside = items(value) or ()
    return inside[position] if -len(inside) <= position < len(inside) else None


def first(value: Value) -> Value:
    """Give the first item."""
    return element(value, 0)


def last(value: Value) -> Value:
    """Give the last item."""
    return element(value, -1)


def join(value: Value, separator: Value = ", ") -> Value:
    """Put the items into one text."""
    return joined(value, separator) if isinstance(value, tuple) and isinstance(separator, str) else None


def column(value: Value, key: Value) -> Value:
    """Give one column of a list of rows."""
    inside = items(value)
    if inside is None or not isinstance(key, str) or any(not isinstance(row, Mapping) for row in inside):
        return None
    return tuple(cell(row, key) for row in inside)


def where(value: Value, key: Value, wanted: Value) -> Value:
    """Keep the rows whose column holds the value, or one of the values of a list."""
    inside = items(value)
    if inside is None or not isinstance(key, str):
        return None
    options = wanted if isinstance(wanted, tuple) else (wanted,)
    return tuple(row for row in inside if any(equal(cell(row, key), option) for option in options))


def default(value: Value, other: Value) -> Value:
    """Give the other where the first is unanswered."""
    return other if value is None else value


def select_answered(value: Value) -> Value:
    """Drop what is empty."""
    inside = items(value)
    return None if inside is None else tuple(item for item in inside if not empty(item))


def unique(value: Value) -> Value:
    """Drop what has come before."""
    inside = items(value)
    if inside is None or any(not isinstance(item, (bool, Decimal, str, date)) for item in inside):
        return None
    return tuple({(type(item), item): item for item in inside}.values())


def sort(value: Value) -> Value:
    """Put the items in order."""
    return in_order(items(value))


def lower(value: Value) -> Value:
    """Use small letters."""
    return _changed(value, str.lower)


def upper(value: Value) -> Value:
    """Use capital letters."""
    return _changed(value, str.upper)


def _changed(value: Value, change: Callable[[str], str]) -> str | None:
    # one letter in small may be three in capitals
    if not isinstance(value, str) or len(value) > LONGEST_TEXT // 3:
        return None
    return change(value)


def text(value: Value) -> Value:
    """Give a value as text."""
    return as_text(value)
