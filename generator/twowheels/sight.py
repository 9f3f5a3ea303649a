"""A review as pictures see it: answers and figures, and besides them gates, parts, findings and next steps."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from twowheels.book import Entry
from twowheels.expression import Expression, Scope
from twowheels.expression.grammar import origin, tree
from twowheels.expression.rowwise import rows_of
from twowheels.expression.value import admit
from twowheels.kind import Row, Value
from twowheels.prospect import SEEN
from twowheels.review import Review
from twowheels.subjects import row_name, subjects
from twowheels.words import WordLists


class Sight:
    """What the expressions of a picture read."""

    def __init__(self, review: Review) -> None:
        """Look at a review; what is not asked for is not worked out."""
        self.review = review
        self.figures = review.figures
        self._known: dict[str, Value] = {}

    def lookup(self, name: str) -> Value:
        """Give what a picture may see of the review, else a figure or an answer."""
        if name not in SEEN:
            return self.figures.lookup(name)
        if name not in self._known:
            self._known[name] = SEEN[name](self.review)
        return self._known[name]

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return self.figures.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option."""
        return self.figures.label(path, value)

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does."""
        return self.figures.written(kind, value)

    @property
    def words(self) -> WordLists:
        """Give the word lists of the language of the answers."""
        return self.figures.words


class Beside:
    """A sight with one row of something in it, under a name of the picture's choice."""

    def __init__(self, outer: Sight | Beside, called: str, row: Value, path: str) -> None:
        """See ``row`` of the table that ``path`` names as ``called``; everything else is as outside."""
        self.outer = outer
        self.called = called
        self.row = row
        self.path = path

    def lookup(self, name: str) -> Value:
        """Give the row, or what is seen outside."""
        return self.row if name == self.called else self.outer.lookup(name)

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return self.outer.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option, for a column of the row too."""
        name, dot, column = path.partition(".")
        return self.outer.label(f"{self.path}{dot}{column}" if name == self.called else path, value)

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does."""
        return self.outer.written(kind, value)

    @property
    def words(self) -> WordLists:
        """Give the word lists of the language of the answers."""
        return self.outer.words


@lru_cache(1_000)
def path_of(each: Expression) -> str:
    """Give the table or list that an expression takes its rows from, for the words of its options."""
    return each.source if each.source.isidentifier() else ".".join(origin(tree(each.source, each.place)))


def rows_for(each: Expression, sight: Sight | Beside, review: Review) -> tuple[Value, ...]:
    """Give what ``each`` goes through: rows of a table by key, name and column, or items with their number."""
    if each.source in review.book.entries:
        return tuple(subject.row for subject in subjects(review.figures, each.source, frozenset()))
    entry = review.book.entries.get(path_of(each))
    found = rows_of(admit(each.evaluate(_scope(sight)))) or ()
    return tuple(_numbered(row, number, entry) for number, row in enumerate(found, 1))


def _scope(sight: Sight | Beside) -> Scope:
    return sight


def _numbered(row: Value, number: int, entry: Entry | None) -> Value:
    if isinstance(row, Row):
        named = {"name": row_name(row, entry)} if entry else {}
        return {"number": Decimal(number), "key": row.name, **named, **row}
    return (
        {"number": Decimal(number), **row}
        if isinstance(row, Mapping)
        else {"number": Decimal(number), "item": row}
    )
