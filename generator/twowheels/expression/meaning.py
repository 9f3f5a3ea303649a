"""What the reading of an expression finds out."""

from __future__ import annotations

from typing import NamedTuple

from twowheels.expression.value import Run


class Compared(NamedTuple):
    """A text that an expression compares with a question or column, where it should be an option."""

    path: str
    literal: str
    kind: str  # ==, !=, in, not in; "has" and "has not" where the path is the list


class Reads(NamedTuple):
    """What an expression reads."""

    paths: frozenset[tuple[str, ...]]
    asked: frozenset[str]
    compared: tuple[Compared, ...]


class Meaning(NamedTuple):
    """What an expression does and what it reads."""

    run: Run
    reads: Reads


class StoryCall(NamedTuple):
    """Name and texts of ``ask("id")`` and its like."""

    name: str
    arguments: tuple[str, ...]
