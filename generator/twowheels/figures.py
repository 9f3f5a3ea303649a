"""Work out the figures of a book: each once, each as private as what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from twowheels.audience import OWNER
from twowheels.book import Book
from twowheels.expression import Expression
from twowheels.expression.value import admit
from twowheels.kind import Row, Value
from twowheels.privacy import privacy_of
from twowheels.progress import progress
from twowheels.states import rows
from twowheels.words import WordLists

NO_QUESTIONS = frozenset({"settings", "today", "it", "row", "progress", "history"})
"""Names that an expression may read and that are neither questions nor figures."""


class Figures:
    """A book with its figures: what checks, pictures and reports look at."""

    def __init__(self, book: Book) -> None:
        """Take a book; nothing is worked out before it is asked for."""
        self.book = book
        self._known: dict[str, Value] = {}
        self._columns: dict[str, list[tuple[str, Expression]]] = {}
        for column in book.workbook.computed:
            self._columns.setdefault(column.table, []).append((column.key, column.value))

    def lookup(self, name: str) -> Value:
        """Give a figure, a table with its computed columns, or what the book knows."""
        if name not in self._known:
            self._known[name] = None  # should a circle have slipped in, it is unanswered
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> Value:
        figure = self.book.workbook.figures.get(name)
        if figure:
            return admit(figure.value.evaluate(self))
        if name == "progress":
            return self._progress()
        value = self.book.lookup(name)
        return self._with_columns(name, value) if name in self._columns else value

    def _progress(self) -> Value:
        parts: dict[str, Value] = {}
        for part in self.book.workbook.parts:
            count = progress(e for e in self.book.entries.values() if e.question.part == part.id)
            answered, required = Decimal(count.required_answered), Decimal(count.required)
            share = answered / required * 100 if required else None
            parts[part.id] = {"title": part.title, "answered": answered, "required": required, "share": share}
        return parts

    def _with_columns(self, table: str, value: Value) -> Value:
        if isinstance(value, Mapping):
            return {key: self._row(table, row) if isinstance(row, Row) else row for key, row in value.items()}
        if not isinstance(value, tuple):
            return value
        return tuple(self._row(table, row) for row in rows(value))

    def _row(self, table: str, row: Row) -> Row:
        cells: dict[str, Value] = dict(row)
        for key, expression in self._columns[table]:
            cells[key] = expression.evaluate(_InRow(self, Row(cells, row.name, row.line, row.column)))
        return Row(cells, row.name, row.line, row.column)

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return self.book.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option."""
        return self.book.label(path, value)

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does."""
        return self.book.written(kind, value)

    @property
    def words(self) -> WordLists:
        """Give the word lists of the language of the answers."""
        return self.book.words

    def all(self) -> Mapping[str, Value]:
        """Give every figure by its id."""
        return {name: self.lookup(name) for name in self.book.workbook.figures}

    def made_of(self, name: str) -> frozenset[str]:
        """Give the ids of the questions that a figure or a table was made of, however far down."""
        return frozenset(_questions(name, self.book, frozenset()))

    def privacy(self, name: str) -> str:
        """Give whom a figure is for: it is as private as the most private question it is made of."""
        return privacy_of([self.book.workbook.figures[name].value], self.book.workbook)

    def hides(self, expression: Expression, it: frozenset[str] = frozenset()) -> bool:
        """Tell whether an expression reads what the audience of this book may not see.

        ``it`` are the tables of which a row is called so. What rests on something hidden is not in this
        book's workbook either.
        """
        if self.book.audience == OWNER:
            return False
        paths = [(table, *p[1:]) for p in expression.paths for table in (it if p[0] == "it" else [p[0]])]
        return any(self._hides(path) for path in (*paths, *((name,) for name in expression.asked)))

    def _hides(self, path: tuple[str, ...]) -> bool:
        workbook, name = self.book.workbook, path[0]
        if name not in workbook.questions:
            return name not in workbook.figures and name not in NO_QUESTIONS
        spec = workbook.questions[name].spec
        computed = (c.key for c in workbook.computed if c.table == name)
        columns = (column.key for column in spec.columns)
        known = {"key", "name", *columns, *computed, *(row.key for row in spec.fixed_rows)}
        return bool(spec.columns) and not known.issuperset(path[1:])

    def arithmetic(self, name: str) -> str:
        """Give how a figure was reckoned, such as "98,000 ÷ 12 ÷ 780"; nothing for what is no sum."""
        from twowheels.expression.arithmetic import arithmetic

        figure = self.book.workbook.figures[name]
        return arithmetic(figure.value, self)


def _questions(name: str, book: Book, seen: frozenset[str]) -> Iterator[str]:
    workbook = book.workbook
    if name in seen:
        return
    inside = [c.value for c in workbook.computed if c.table == name]
    if name in workbook.figures:
        inside.append(workbook.figures[name].value)
    else:
        yield name
    for expression in inside:
        for read in expression.names - NO_QUESTIONS:
            yield from _questions(read, book, seen | {name})


class _InRow:
    """Figures seen from inside a row, which is called ``it``."""

    def __init__(self, figures: Figures, row: Row) -> None:
        self.figures = figures
        self.row = row
        self.words = figures.words

    def lookup(self, name: str) -> Value:
        return self.row if name == "it" else self.figures.lookup(name)

    def state(self, question: str) -> str:
        return self.figures.state(question)
