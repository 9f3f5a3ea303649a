"""What the reading of an expression finds out."""

from __future__ import annotations

from collections.abc import Callable
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


NOTHING = Reads(frozenset(), frozenset(), ())


class Meaning:
    """What an expression does, and what it reads: the latter is found out when someone asks."""

    __slots__ = ("_find", "_reads", "run")

    def __init__(self, run: Run, find: Callable[[], Reads]) -> None:
        """Keep what it does, and how to find out what it reads."""
        self.run = run
        self._find = find
        self._reads: Reads | None = None

    @property
    def reads(self) -> Reads:
        """Give what the expression reads."""
        if self._reads is None:
            self._reads = self._find()
        return self._reads


class StoryCall(NamedTuple):
    """Name and texts of ``ask("id")`` and its like."""

    name: str
    arguments: tuple[str, ...]
