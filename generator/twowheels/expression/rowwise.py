"""Functions that put a condition or a calculation to every row; ``it`` is the row they look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from twowheels.expression.counting import in_order, total
from twowheels.expression.value import (
    Scope,
    Words,
    admit,
    empty,
    is_labelled,
    is_writing,
    items,
    words_of,
)
from twowheels.kind import Value

Rowwise = Callable[[tuple[Value, ...], tuple[Value, ...]], Value]
"""What is done with the rows and with what was found for each of them."""


class Within:
    """A scope inside a row: ``it`` is the row, everything else is as outside."""

    def __init__(self, outer: Scope, row: Value, path: str) -> None:
        """Look at ``row`` of the table that ``path`` names."""
        self.outer = outer
        self.row = row
        self.path = path

    def lookup(self, name: str) -> Value:
        """Give the row, or what the outer scope knows."""
        return self.row if name == "it" else self.outer.lookup(name)

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return self.outer.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the label of an option, for a column of the row too."""
        name, dot, column = path.partition(".")
        whole = f"{self.path}{dot}{column}" if name == "it" else path
        return self.outer.label(whole, value) if is_labelled(self.outer) else value

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does."""
        return self.outer.written(kind, value) if is_writing(self.outer) else value

    @property
    def words(self) -> Words | None:
        """Give the word lists."""
        return words_of(self.outer)


def rows_of(value: Value) -> tuple[Value, ...] | None:
    """Give the rows or items that hold something; fixed rows in their order."""
    found = items(tuple(value.values()) if isinstance(value, Mapping) else value)
    return None if found is None else tuple(item for item in found if not empty(item))


def found_for(
    rows: tuple[Value, ...], scope: Scope, path: str, run: Callable[[Scope], Value]
) -> tuple[Value, ...]:
    """Give what an expression says about each row."""
    return tuple(admit(run(Within(scope, row, path))) for row in rows)


def some(_: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Tell whether it holds for a row."""
    return any(one is True for one in found)


def every(_: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Tell whether it holds for each row."""
    return all(one is True for one in found)


def count(_: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Count the rows for which it holds."""
    return Decimal(sum(one is True for one in found))


def keep(rows: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Give the rows for which it holds."""
    return tuple(row for row, one in zip(rows, found, strict=True) if one is True)


def collect(_: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Give what was found, without what is unanswered."""
    return tuple(one for one in found if one is not None)


def add_up(_: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Add up the numbers; None where no row has one."""
    numbers = tuple(one for one in found if isinstance(one, Decimal))
    return total(numbers) if numbers else None


def least(_: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Give the smallest."""
    ordered = in_order(tuple(one for one in found if one is not None))
    return ordered[0] if ordered else None


def most(_: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Give the largest."""
    ordered = in_order(tuple(one for one in found if one is not None))
    return ordered[-1] if ordered else None


def lowest(rows: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Give the first row with the smallest."""
    return next(_rows_with(rows, found, least(rows, found)), None)


def highest(rows: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Give the first row with the largest."""
    return next(_rows_with(rows, found, most(rows, found)), None)


def ordered(rows: tuple[Value, ...], found: tuple[Value, ...]) -> Value:
    """Give the rows by what was found for them; those without it come last, as they stand."""
    values = tuple(dict.fromkeys(one for one in found if one is not None))
    steps = (*(in_order(values) or values), None)
    return tuple(row for step in steps for row, one in zip(rows, found, strict=True) if one == step)


def _rows_with(rows: tuple[Value, ...], found: tuple[Value, ...], wanted: Value) -> Iterator[Value]:
    return (row for row, one in zip(rows, found, strict=True) if wanted is not None and one == wanted)
