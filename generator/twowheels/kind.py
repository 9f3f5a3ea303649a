"""What one kind of question is, and the few shapes an answer takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol, TypeAlias

from twowheels.errors import Place, Problem
from twowheels.yamltext import Node

Value: TypeAlias = "bool | Decimal | str | date | tuple[Value, ...] | Mapping[str, Value] | None"
"""What an answer is once its kind has read it; ``None`` is unanswered."""


class Row(Mapping[str, Value]):
    """One row of a table: its cells by column key, its name and where it stands in the file."""

    __slots__ = ("_cells", "column", "line", "name")

    def __init__(self, cells: Mapping[str, Value], name: str, line: int, column: int) -> None:
        """Keep the cells and the place; ``name`` is the row's key or its first words."""
        self._cells = dict(cells)
        self.name = name
        self.line = line
        self.column = column

    def __getitem__(self, key: str) -> Value:
        """Give one cell; ``key`` is the row's own name where no column is called so."""
        return self.name if key == "key" and key not in self._cells else self._cells[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the column keys."""
        return iter(self._cells)

    def __len__(self) -> int:
        """Count the cells."""
        return len(self._cells)

    def __repr__(self) -> str:
        """Show the cells, as a dict would."""
        return f"Row({self._cells!r})"


class Option(NamedTuple):
    """Something to choose: its stable key and the words shown."""

    key: str
    label: str


class Column(NamedTuple):
    """One column of a table."""

    key: str
    label: str
    kind: Kind
    spec: Spec
    required: bool = False
    privacy: str = ""


class RowPrivacy(NamedTuple):
    """How private the rows of a table are: a column's answer says so, row by row."""

    column: str
    rows: Mapping[str, str]
    """The audience of a row by the key that its column holds."""
    hides: Mapping[str, frozenset[str]]
    """Columns that the public does not see in rows with a key."""


@dataclass(frozen=True, slots=True)
class Spec:
    """The settings of a kind, as one question or column gives them."""

    options: tuple[Option, ...] = ()
    min: Decimal | None = None
    max: Decimal | None = None
    min_words: int | None = None
    max_words: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    min_rows: int | None = None
    max_rows: int | None = None
    labels: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    fixed_rows: tuple[Option, ...] = ()
    rows_from: str = ""
    tolerance: Decimal = Decimal(0)
    allow_none: bool = False
    row_privacy: RowPrivacy | None = None

    def label(self, key: str) -> str:
        """Give the words of an option or a fixed row, or the key itself when there are none."""
        return next((o.label for o in (*self.options, *self.fixed_rows) if o.key == key), key)


class Lines(NamedTuple):
    """Room for words: this many written lines; ``prose`` may carry Markdown."""

    height: int
    prose: bool = False


class Line(NamedTuple):
    """Room for one short value; ``unit`` is written behind it."""

    unit: str


class Items(NamedTuple):
    """Room for a list: this many things, one a line."""

    room: int


class Pick(NamedTuple):
    """Options to tick, one or many."""

    options: tuple[Option, ...]
    many: bool


class Order(NamedTuple):
    """Options to put in order."""

    options: tuple[Option, ...]


class Shares(NamedTuple):
    """Options among which a hundred is shared out."""

    options: tuple[Option, ...]


class Steps(NamedTuple):
    """A row of steps from low to high, of which the ends may have words."""

    low: int
    high: int
    labels: tuple[Option, ...]


class Grid(NamedTuple):
    """A table: columns, named rows if any, and how many rows to leave room for."""

    columns: tuple[Column, ...]
    rows: tuple[Option, ...]
    room: int


Shape: TypeAlias = Lines | Line | Items | Pick | Order | Shares | Steps | Grid
"""What room an answer needs. Every output matches on it and ends in ``assert_never``."""


class Measure(NamedTuple):
    """How much was written and how much would be useful, in ``unit`` (words, items, rows)."""

    have: int
    want: int
    unit: str


class Locale(NamedTuple):
    """How figures, money and dates are written: language, and the file's currency."""

    language: str
    currency: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Where one answer is being read, and the problems met so far."""

    file: str
    question: str
    problems: list[Problem] = field(default_factory=list)
    row: str = ""
    column: str = ""

    def at(self, row: str = "", column: str = "") -> Reading:
        """Go to a row or a cell; problems go on being collected in the same list."""
        return replace(self, row=row or self.row, column=column)

    def refuse(self, node: Node, message: str, hint: str = "") -> None:
        """Note that this node cannot be used."""
        place = Place(self.file, node.line, node.column)
        self.problems.append(Problem(place, message, hint, self.question, self.row, self.column))


class Kind(Protocol):
    """A kind of question: a module with these names."""

    ABOUT: str
    """One line for the reference."""
    TYPED: str
    """How an owner types it, for the reference and for error hints."""
    SETTINGS: frozenset[str]
    """The keys of a question that only this kind understands."""

    def shape(self, spec: Spec) -> Shape:
        """Say what room an answer needs."""

    def read(self, node: Node, spec: Spec, reading: Reading) -> Value:
        """Type the source text; report what cannot be used and give ``None`` for it."""

    def texts(self, value: Value, spec: Spec) -> tuple[str, ...]:
        """Give the free words in a value, for the rules about words; none for kinds without."""

    def measure(self, value: Value, spec: Spec) -> Measure | None:
        """Give how much was written against how much is wanted, or ``None`` if nothing is wanted."""

    def written(self, value: Value, spec: Spec, locale: Locale) -> str:
        """Write a value as one plain line for a person."""

    def schema(self, spec: Spec) -> dict[str, Any]:
        """Give the JSON Schema (draft-07) of what may be typed."""
