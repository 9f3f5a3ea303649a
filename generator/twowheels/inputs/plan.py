"""What an import would do: what it takes, what it must ask about, and what cannot be an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twowheels.workbook import Question
from twowheels.yamltext import Mapping, Node, Scalar
from twowheels.yamltext.emission import Value
from twowheels.yamltext.wish import REMOVE, Change, Path, Removal


class Point(NamedTuple):
    """One answer, or one cell or row of a table, that differs.

    ``base``, ``theirs`` and ``mine`` are as typed: before, in the copy and in the file. ``path`` is where
    ``value`` goes; without a path only a person can put it there.
    """

    question: Question
    page: int
    where: str
    base: Node | None
    theirs: Node | None
    mine: Node | None
    path: Path = ()
    value: Value | Removal = REMOVE


class Aside(NamedTuple):
    """What somebody filled in that cannot be this answer; the words are kept."""

    question: str
    ask: str
    page: int
    where: str
    text: str
    reason: str


class Plan(NamedTuple):
    """Everything an import would do; nothing is done yet."""

    taken: tuple[Point, ...] = ()
    conflicts: tuple[Point, ...] = ()
    aside: tuple[Aside, ...] = ()

    def preferring(self, side: str) -> Plan:
        """Settle the conflicts: "pdf" takes what can be taken, "file" leaves the file as it is."""
        if side == "file":
            return self._replace(conflicts=())
        settled = tuple(point for point in self.conflicts if point.path)
        left = tuple(point for point in self.conflicts if not point.path)
        return self._replace(taken=(*self.taken, *settled), conflicts=left)

    def changes(self) -> tuple[Change, ...]:
        """Give what to write."""
        return tuple(Change(point.path, point.value) for point in self.taken)


def joined(plans: Iterable[Plan]) -> Plan:
    """Put plans of several questions together."""
    every = list(plans)
    return Plan(
        tuple(point for plan in every for point in plan.taken),
        tuple(point for plan in every for point in plan.conflicts),
        tuple(aside for plan in every for aside in plan.aside),
    )


def value_of(node: Node) -> Value:
    """Give a node as a value to write."""
    match node:
        case Scalar():
            return node.text
        case Mapping():
            return {entry.key.text: value_of(entry.value) for entry in node.entries}
        case _:
            return [value_of(item) for item in node.items]


def in_a_line(node: Node | None) -> str:
    """Write a node as one line for a person, nothing for none."""
    match node:
        case None:
            return ""
        case Scalar():
            return node.text.strip()
        case Mapping():
            return ", ".join(f"{e.key.text}: {in_a_line(e.value)}" for e in node.entries)
        case _:
            return _several(node.items)


def _several(items: Sequence[Node]) -> str:
    rows = any(isinstance(item, Mapping) for item in items)
    return "; ".join(f"({in_a_line(item)})" if rows else in_a_line(item) for item in items)
