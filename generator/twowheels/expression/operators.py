"""What the signs of an expression do; an unanswered side makes the outcome unanswered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from twowheels.expression.value import (
    LONGEST_TEXT,
    NUMBERS,
    as_text,
    equal,
    finite,
    items,
    ordered,
    truth,
)
from twowheels.kind import Value

Binary: TypeAlias = Callable[[Value, Value], Value]
_MOST_DAYS = 4_000_000  # the calendar ends with the year 9999


def add(left: Value, right: Value) -> Value:
    """Add two numbers, or a number of days to a date."""
    if isinstance(left, date) and isinstance(right, Decimal):
        return _shift(left, right)
    return _calculate(NUMBERS.add, left, right)


def subtract(left: Value, right: Value) -> Value:
    """Subtract two numbers, a number of days from a date, or two dates, giving days."""
    if isinstance(left, date) and isinstance(right, Decimal):
        return _shift(left, right.copy_negate())
    if isinstance(left, date) and isinstance(right, date):
        return Decimal((left - right).days)
    return _calculate(NUMBERS.subtract, left, right)


def _shift(day: date, days: Decimal) -> date | None:
    if days.copy_abs() > _MOST_DAYS or days != days.to_integral_value():
        return None
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        return None


def multiply(left: Value, right: Value) -> Value:
    """Multiply two numbers."""
    return _calculate(NUMBERS.multiply, left, right)


def divide(left: Value, right: Value) -> Value:
    """Divide two numbers; by zero there is no answer."""
    return _calculate(NUMBERS.divide, left, right)


def divide_whole(left: Value, right: Value) -> Value:
    """Give how many whole times the right number goes into the left, rounded down."""
    return _calculate(lambda a, b: _whole(a, b)[0], left, right)


def remainder(left: Value, right: Value) -> Value:
    """Give what whole division leaves over; it has the sign of the right number."""
    return _calculate(lambda a, b: _whole(a, b)[1], left, right)


def _whole(left: Decimal, right: Decimal) -> tuple[Decimal, Decimal]:
    quotient, rest = NUMBERS.divmod(left, right)
    if rest.is_finite() and rest and rest.is_signed() != right.is_signed():
        return NUMBERS.subtract(quotient, Decimal(1)), NUMBERS.add(rest, right)
    return quotient, rest


def _calculate(sign: Callable[[Decimal, Decimal], Decimal], left: Value, right: Value) -> Value:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return finite(sign(left, right))
    return None


def negate(value: Value) -> Value:
    """Turn a number round."""
    return finite(NUMBERS.minus(value)) if isinstance(value, Decimal) else None


def same(left: Value, right: Value) -> Value:
    """Tell whether two values are the same."""
    return equal(left, right)


def different(left: Value, right: Value) -> Value:
    """Tell whether two values differ."""
    return negation(equal(left, right))


def below(left: Value, right: Value) -> Value:
    """Tell whether the left value comes before the right."""
    return left < right if ordered(left, right) else None  # type: ignore[operator]  # of one type by then


def above(left: Value, right: Value) -> Value:
    """Tell whether the left value comes after the right."""
    return below(right, left)


def at_most(left: Value, right: Value) -> Value:
    """Tell whether the left value does not come after the right."""
    return negation(below(right, left))


def at_least(left: Value, right: Value) -> Value:
    """Tell whether the left value does not come before the right."""
    return negation(below(left, right))


def within(left: Value, right: Value) -> Value:
    """Tell whether a list holds a value; if it is not found, an unanswered item leaves that open."""
    inside = items(right)
    if left is None or inside is None:
        return None
    if any(equal(left, item) for item in inside):
        return True
    return None if any(item is None for item in inside) else False


def outside(left: Value, right: Value) -> Value:
    """Tell whether a list lacks a value."""
    return negation(within(left, right))


def negation(value: Value) -> bool | None:
    """Turn a truth round; unanswered stays unanswered."""
    known = truth(value)
    return None if known is None else not known


def concatenate(values: Sequence[Value]) -> Value:
    """Put texts together; None if one is unanswered or the whole grows too long."""
    texts = [as_text(value) for value in values]
    known = [text for text in texts if text is not None]
    fits = len(known) == len(texts) and sum(map(len, known)) <= LONGEST_TEXT
    return "".join(known) if fits else None


COMPARISON: Mapping[str, Binary] = {
    "==": same,
    "!=": different,
    "<": below,
    ">": above,
    "<=": at_most,
    ">=": at_least,
    "in": within,
    "not in": outside,
}
ARITHMETIC: Mapping[str, Binary] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "//": divide_whole,
    "%": remainder,
}
