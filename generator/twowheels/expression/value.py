"""What an expression may hold: how values are taken in, told apart, compared and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Protocol, TypeAlias, TypeGuard

from twowheels.kind import Row, Value

LONGEST_TEXT = 65_536
LONGEST_LIST = 20_000
DEEPEST_LIST = 4
# No traps: what cannot be calculated becomes NaN or infinite, and `finite` makes that unanswered.
NUMBERS = Context(prec=28, rounding=ROUND_HALF_UP, Emin=-99, Emax=99, traps=[])
_SCALARS = (bool, Decimal, str, date)
_ORDERED = (Decimal, str, date)
_MAPPINGS = (Row, dict, Mapping)  # the two that we meet come first: they are told at a glance


class Scope(Protocol):
    """Where an expression finds what it reads."""

    def lookup(self, name: str) -> Value:
        """Give the value of a question, a figure, ``row``, ``settings`` or ``today``; None is unanswered."""

    def state(self, question: str) -> str:
        """Give what became of a question, one of the twelve states."""


class LabelledScope(Protocol):
    """A scope that also knows what the options of a question are called."""

    def label(self, path: str, value: Value) -> Value:
        """Give the label of the option ``value`` of ``path``, a question's id or ``row.column``."""


class Words(Protocol):
    """What the word lists of a language say about a text."""

    def content(self, text: str) -> frozenset[str]:
        """Give the stems of the words that carry meaning."""

    def found(self, name: str, text: str) -> str | None:
        """Give what a named list finds in a text: "" for nothing, None where the language has no such list."""

    def likeness(self, one: str, other: str) -> float:
        """Give how alike two texts are letter by letter, 0 to 100."""


class WordedScope(Protocol):
    """A scope that knows the words of a language."""

    @property
    def words(self) -> Words:
        """Give the word lists."""


class WrittenScope(Protocol):
    """A scope that writes figures as the reader's language does."""

    def written(self, kind: str, value: Value) -> Value:
        """Write a number as ``kind`` (money, number, percent) or a date."""


Run: TypeAlias = Callable[[Scope], Value]


# Asked at every call: ``isinstance`` with a protocol takes fifty times as long.
def is_labelled(scope: Scope) -> TypeGuard[LabelledScope]:
    """Tell whether a scope knows what options are called."""
    return hasattr(scope, "label")


def is_writing(scope: Scope) -> TypeGuard[WrittenScope]:
    """Tell whether a scope writes figures."""
    return hasattr(scope, "written")


def words_of(scope: Scope) -> Words | None:
    """Give the word lists of a scope that has any."""
    words: Words | None = getattr(scope, "words", None)
    return words


def admit(value: object) -> Value:
    """Take a value in from outside; whatever is not one of ours counts as unanswered."""
    if value is None or type(value) in (str, bool, tuple, date):
        return value  # type: ignore[return-value]  # exactly these types are values
    if isinstance(value, Decimal):
        return finite(value)
    return value if isinstance(value, _MAPPINGS) else _convert(value)


def _convert(value: object) -> Value:
    match value:
        case int():
            return Decimal(value)
        case float():
            return finite(Decimal(repr(value)))
        case str():
            return str.__str__(value)
        case date():  # a datetime is one too, and only its day counts
            return date(value.year, value.month, value.day)
        case list() | tuple():
            return tuple(value)
        case _:
            return None


def finite(number: Decimal) -> Decimal | None:
    """Give the number, or None where there was nothing to calculate."""
    return number if number.is_finite() else None


def items(value: Value) -> tuple[Value, ...] | None:
    """Give the items of a list, or None if it is not a list or too long to work on."""
    if not isinstance(value, tuple) or len(value) > LONGEST_LIST:
        return None
    return tuple(admit(item) for item in value)


def cell(value: Value, key: str) -> Value:
    """Look up a key; only mappings have keys, and no attribute of anything is ever read."""
    return admit(value.get(key)) if isinstance(value, _MAPPINGS) else None


def empty(value: Value) -> bool:
    """Tell whether there is nothing in a value: unanswered, empty, or a row without a filled cell."""
    if not isinstance(value, (str, tuple)) and isinstance(value, _MAPPINGS):
        return all(_nothing(admit(inner)) for inner in value.values())
    return _nothing(value)


def _nothing(value: Value) -> bool:
    return value is None or (isinstance(value, (str, tuple)) and not value)


def truth(value: Value) -> bool | None:
    """Give what a value counts as in a condition: 0 and empty are false, unanswered stays unanswered."""
    return None if value is None else bool(value)


def equal(left: Value, right: Value) -> bool | None:
    """Compare two values of one type exactly; None where that cannot be said."""
    if isinstance(left, tuple):
        return _equal_lists(left, right)
    return left == right if type(left) is type(right) and isinstance(left, _SCALARS) else None


def _equal_lists(left: Value, right: Value) -> bool | None:
    ours, theirs = items(left), items(right)
    if ours is None or theirs is None:
        return None
    if len(ours) != len(theirs):
        return False
    pairs = [_equal_scalars(a, b) for a, b in zip(ours, theirs, strict=True)]
    return False if False in pairs else None if None in pairs else True


def _equal_scalars(left: Value, right: Value) -> bool | None:
    return None if isinstance(left, tuple) else equal(left, right)


def ordered(left: Value, right: Value) -> bool:
    """Tell whether two values stand in an order: two numbers, two texts or two dates."""
    return type(left) is type(right) and isinstance(left, _ORDERED)


def as_text(value: Value, unanswered: str | None = None) -> str | None:
    """Give a value as text, or None if it is unanswered, a row, or too long.

    Inside a list ``unanswered`` stands for an item without an answer; None makes the whole list unanswered.
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return value if len(value) <= LONGEST_TEXT else None
        case Decimal():
            return number_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return joined(value, ", ", unanswered)
        case _:
            return unanswered


def joined(
    values: tuple[Value, ...], separator: str, unanswered: str | None = None, depth: int = 0
) -> str | None:
    """Join the items of a list as texts; None if one is unanswered or the whole grows too long."""
    inside = items(values) if depth < DEEPEST_LIST else None
    parts: list[str] = []
    room = LONGEST_TEXT + len(separator)
    for item in inside or ():
        if isinstance(item, tuple):  # noqa: SIM108  # on one line it is too long to read
            text = joined(item, ", ", unanswered, depth + 1)
        else:
            text = as_text(item, unanswered)
        room -= len(text or "") + len(separator)
        if text is None or room < 0:
            return None
        parts.append(text)
    return None if inside is None else separator.join(parts)


def number_text(number: Decimal) -> str | None:
    """Write a number out in full, without an exponent and without zeros at its end."""
    if not number.is_finite() or abs(number.adjusted()) > NUMBERS.Emax:
        return None
    plain = number.normalize(NUMBERS)
    return format(plain, "f") if plain else "0"
