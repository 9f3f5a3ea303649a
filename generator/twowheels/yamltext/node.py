"""What a file holds: texts, lists and mappings, each with its place."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """One text as typed, never resolved; line and column count from 1."""

    text: str
    line: int
    column: int
    quoted: bool
    block: bool


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool


class Entry(NamedTuple):
    """A key and its value; a key's text is in Unicode's composed form (NFC)."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys and values in the order in which they stand; no key twice."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    flow: bool

    def get(self, key: str) -> Node | None:
        """Give the value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def keys(self) -> tuple[str, ...]:
        """Give the keys' texts."""
        return tuple(entry.key.text for entry in self.entries)


Node = Scalar | Sequence | Mapping


NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def is_null(node: Node) -> bool:
    """Tell whether YAML calls a value nothing: ``key:``, or ``~`` or ``null`` without quotes.

    An empty list or a text of blanks in quotes is something; whether it is an answer, ``reading`` knows.
    """
    return isinstance(node, Scalar) and node.text in NULLS and not (node.quoted or node.block)
