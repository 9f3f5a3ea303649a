"""A table on three sides: as it was printed, as it came back, and as it is; and which row is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from twowheels.inputs import reading
from twowheels.inputs.form import Box
from twowheels.kind import Column
from twowheels.merging import Pairing, pair_rows
from twowheels.reading import is_empty
from twowheels.workbook import Question
from twowheels.yamltext import Mapping as MappingNode
from twowheels.yamltext import Node
from twowheels.yamltext import Sequence as SequenceNode


class Line(NamedTuple):
    """One row of ours: where it stands in the file, as the copy's reader sees it, and whole."""

    at: str | int
    row: MappingNode
    whole: MappingNode


class Cells(NamedTuple):
    """The fields of one row: all of them, and what was filled in, changed or emptied, by column."""

    boxes: Sequence[Box]
    changed: Mapping[str, Node | None]

    @property
    def page(self) -> int:
        """Give the page of the first touched field."""
        return next((box.page for box in self.boxes if box.touched), 0)


@dataclass(frozen=True)
class Table:
    """A table on the three sides; ``mine`` as the copy's reader sees it, ``file`` as it is.

    ``names`` are the names of its rows where another table gives them; ``cropped`` says that columns are
    hidden from the copy's reader.
    """

    question: Question
    base: Node | None
    mine: Node | None
    file: Node | None
    names: tuple[str, ...]
    cropped: bool

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """Give the columns by their keys."""
        return {column.key: column for column in self.question.spec.columns}

    @property
    def free(self) -> bool:
        """Tell whether rows are known by nothing but their place."""
        return not (self.question.spec.fixed_rows or self.names)

    @cached_property
    def old(self) -> Mapping[str, MappingNode]:
        """Give the rows of the base by what the fields call them."""
        if self.question.spec.fixed_rows:
            return _named_rows(self.base)
        found = [row for row in _rows(self.base) if not is_empty(row)]
        if self.names:
            by_name = {self._name_in(row): row for row in reversed(found)}
            return {str(n): by_name[name] for n, name in enumerate(self.names, 1) if name in by_name}
        return {str(n): row for n, row in enumerate(found, 1)}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Give the rows of ours that are not empty."""
        if self.question.spec.fixed_rows:
            whole = _named_rows(self.file)
            return tuple(Line(key, row, whole.get(key, row)) for key, row in _named_rows(self.mine).items())
        items = self.file.items if isinstance(self.file, SequenceNode) else ()
        places = {(item.line, item.column): (at, item) for at, item in enumerate(items)}
        found = [(places.get((row.line, row.column)), row) for row in _rows(self.mine) if not is_empty(row)]
        return tuple(
            Line(place[0], row, place[1])
            for place, row in found
            if place and isinstance(place[1], MappingNode)
        )

    @cached_property
    def now(self) -> Mapping[str, Line]:
        """Give our rows by what the fields call them."""
        if self.question.spec.fixed_rows:
            return {str(line.at): line for line in self.lines}
        if self.names:
            by_name = {self._name_in(line.row): line for line in reversed(self.lines)}
            return {str(n): by_name[name] for n, name in enumerate(self.names, 1) if name in by_name}
        return {str(old + 1): self.lines[new] for old, new in self._pairing.pairs.items()}

    @cached_property
    def added(self) -> tuple[MappingNode, ...]:
        """Give the rows of ours that are new since the copy was made."""
        return tuple(self.lines[new].row for new in self._pairing.new) if self.free else ()

    @cached_property
    def _pairing(self) -> Pairing:
        return pair_rows(map(self._words, self.old.values()), (self._words(line.row) for line in self.lines))

    def _words(self, row: MappingNode) -> tuple[str, ...]:
        cells = (row.get(key) for key in self.columns)
        return tuple("" if is_empty(cell) or cell is None else repr(reading.plain(cell)) for cell in cells)

    def _name_in(self, row: MappingNode) -> str:
        cell = row.get(next(iter(self.columns)))
        return "" if cell is None else str(reading.plain(cell))

    def where(self, row: str, column: str = "") -> str:
        """Say which row and which column."""
        named = self.names[int(row) - 1] if self.names and row.isdecimal() else ""
        label = named or self.question.spec.label(row)
        said = f"row {label}" if label.isdecimal() else label
        return f"{said}, {self.columns[column].label}" if column else said


def _rows(node: Node | None) -> tuple[MappingNode, ...]:
    items = node.items if isinstance(node, SequenceNode) else ()
    return tuple(item for item in items if isinstance(item, MappingNode))


def _named_rows(node: Node | None) -> Mapping[str, MappingNode]:
    entries = node.entries if isinstance(node, MappingNode) and not reading.is_waiver(node) else ()
    return {entry.key.text: entry.value for entry in entries if isinstance(entry.value, MappingNode)}
