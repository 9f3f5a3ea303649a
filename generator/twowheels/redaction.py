"""What of one answer an audience may not see, taken out of what was typed before anyone reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from twowheels.errors import Problem
from twowheels.kind import Column, Reading, Spec
from twowheels.privacy import PUBLIC, may_see, privacy_of_rows
from twowheels.reading import is_empty
from twowheels.yamltext import Entry, Mapping, Node, Scalar, Sequence

WITHHELD = "…"
"""Stands where something was typed in the wrong shape, so that nobody can tell what of it is private."""
WAIVER = frozenset({"not_applicable", "later", "why"})
_WORD = re.compile(r"[a-z0-9_]{1,40}")
Spot = tuple[int, int]


class Row(NamedTuple):
    """One row as typed: where it begins, its cells that may be seen, and whether it may be seen at all."""

    start: Spot
    node: Node
    cells: tuple[tuple[Spot, bool], ...]
    seen: bool


class Redaction:
    """What one audience sees of one answer, and which slips of the keyboard it may hear of."""

    def __init__(self, spec: Spec, audience: str, foreign: frozenset[str]) -> None:
        """Learn what a table has to hide; ``foreign`` are questions that this audience does not see."""
        self.spec = spec
        self.audience = audience
        self.foreign = foreign
        self.columns = {column.key: column for column in spec.columns}
        self.shown = {key for key, column in self.columns.items() if may_see(column.privacy, audience)}
        rows = not may_see(privacy_of_rows(spec), audience)
        hides = bool(spec.row_privacy and spec.row_privacy.hides and audience == PUBLIC)
        self.cuts = rows or hides or len(self.shown) < len(self.columns)

    def __call__(self, entry: Entry, slips: Iterable[Problem]) -> tuple[Entry, tuple[Problem, ...]]:
        """Give the answer without what is hidden, and the slips in what is left, told without their words."""
        told = tuple(map(_unworded, slips))
        if not self.cuts:
            return Entry(entry.key, self._without_foreign(entry.value)), told
        spots = [(slip.place.line, slip.place.column) for slip in told]
        node, marks = self._table(entry.value, spots)
        kept = tuple(slip for slip, spot in zip(told, spots, strict=True) if _is_seen(spot, marks))
        return Entry(entry.key, node), kept

    def _without_foreign(self, node: Node) -> Node:
        """Leave out what stands under the name of a hidden question: a line that was indented too far."""
        if isinstance(node, Sequence):
            return node._replace(items=tuple(map(self._without_foreign, node.items)))
        if not isinstance(node, Mapping):
            return node
        entries = (
            _blank(e.key) if e.key.text in self.foreign else Entry(e.key, self._without_foreign(e.value))
            for e in node.entries
        )
        return node._replace(entries=tuple(entries))

    def _table(self, node: Node, spots: list[Spot]) -> tuple[Node, list[tuple[Spot, bool]]]:
        if is_empty(node):
            return node, []
        if isinstance(node, Mapping) and {"not_applicable", "later"} & set(node.keys()):
            return node._replace(entries=tuple(map(_waived, node.entries))), []
        if isinstance(node, Mapping) and self.spec.fixed_rows:
            named = {option.key for option in self.spec.fixed_rows}
            ends = [(entry.key.line, entry.key.column) for entry in node.entries]
            pairs = [(e.key, self._row(e.value, spots, *_span(ends, n))) for n, e in enumerate(node.entries)]
            rows = [row for _, row in pairs]
            entries = [
                Entry(key, row.node) if key.text in named else _blank(_told(key))
                for key, row in pairs
                if row.seen
            ]
            return node._replace(entries=tuple(entries)), _marks(rows)
        if isinstance(node, Sequence) and not self.spec.fixed_rows:
            starts = [(item.line, item.column) for item in node.items]
            rows = [self._row(item, spots, *_span(starts, n)) for n, item in enumerate(node.items)]
            return node._replace(items=tuple(row.node for row in rows if row.seen)), _marks(rows)
        said = isinstance(node, Scalar) and node.text.strip(" .").casefold() == "none"
        return (node if said else _withheld(node)), []

    def _row(self, node: Node, spots: list[Spot], start: Spot, end: Spot) -> Row:
        """Give one row; one in which YAML has lost something is as private as rows can be."""
        slipped = any(start <= spot < end for spot in spots)
        marker = "" if slipped or not isinstance(node, Mapping) else self._marker(node)
        rule = self.spec.row_privacy
        private = rule.rows.get(marker) or privacy_of_rows(self.spec) if rule else ""
        if not may_see(private, self.audience):
            return Row(start, node, (), seen=False)
        if not isinstance(node, Mapping):
            return Row(start, node if is_empty(node) else _withheld(node), (), seen=True)
        hidden = rule.hides.get(marker, frozenset()) if rule and self.audience == PUBLIC else frozenset()
        visible = self.shown - hidden
        cells = tuple(((e.key.line, e.key.column), e.key.text in visible) for e in node.entries)
        entries = (self._cell(entry, visible) for entry in node.entries)
        return Row(start, node._replace(entries=tuple(e for e in entries if e)), cells, seen=True)

    def _marker(self, row: Mapping) -> str:
        """Give the key that says for whom a row is; nothing where it cannot be read."""
        rule = self.spec.row_privacy
        column: Column | None = self.columns.get(rule.column) if rule else None
        node = row.get(column.key) if column else None
        if column is None or not isinstance(node, Scalar):
            return ""
        reading = Reading("", "")
        value = column.kind.read(node, column.spec, reading)
        if reading.problems or value is None:
            return ""
        return str(value).lower() if isinstance(value, bool) else str(value)

    def _cell(self, entry: Entry, visible: set[str]) -> Entry | None:
        """Drop a hidden cell; of an unknown column, which may be a hidden one mistyped, keep the name."""
        if entry.key.text in visible:
            return entry if _is_flat(entry.value) else Entry(entry.key, _withheld(entry.value))
        return None if entry.key.text in self.columns else _blank(_told(entry.key))


def _span(starts: list[Spot], number: int) -> tuple[Spot, Spot]:
    after = starts[number + 1] if number + 1 < len(starts) else (1 << 62, 0)
    return starts[number], after


def _marks(rows: Iterable[Row]) -> list[tuple[Spot, bool]]:
    return sorted(mark for row in rows for mark in ((row.start, False), *row.cells))


def _is_seen(spot: Spot, marks: list[tuple[Spot, bool]]) -> bool:
    """Tell whether a slip stands in a cell that may be seen."""
    before: Iterator[bool] = (seen for start, seen in reversed(marks) if start <= spot)
    return next(before, False)


def _is_flat(node: Node) -> bool:
    """Tell whether a cell has the shape of one: a text or a list of texts."""
    if isinstance(node, Sequence):
        return all(isinstance(item, Scalar) for item in node.items)
    return isinstance(node, Scalar)


def _unworded(slip: Problem) -> Problem:
    """Tell a slip without the words that YAML took: they may run on into what is hidden."""
    hint = "Put the whole text in quotes, or give a comment a line of its own."
    return slip._replace(message="Something that was typed here is left out by YAML.", hint=hint)


def _waived(entry: Entry) -> Entry:
    return entry if entry.key.text in WAIVER else _blank(_told(entry.key))


def _told(key: Scalar) -> Scalar:
    """Give an unknown key if it is a single plain word; anything else may be a piece of somebody's text."""
    return key if _WORD.fullmatch(key.text) else key._replace(text=WITHHELD)


def _withheld(node: Node) -> Scalar:
    return Scalar(WITHHELD, node.line, node.column, quoted=True, block=False)


def _blank(key: Scalar) -> Entry:
    return Entry(key, key._replace(text="", quoted=False, block=False))
