"""Merge three ways: what both sides began with, what the other side brings, and what is here now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import Enum
from typing import NamedTuple, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Verdict(Enum):
    """What to do with one value: leave ours as it is, take theirs, or ask."""

    KEEP = "keep"
    TAKE = "take"
    ASK = "ask"


def _equal(one: T, other: T) -> bool:
    return one == other


def verdict(base: T, theirs: T, mine: T, same: Callable[[T, T], bool] = _equal) -> Verdict:
    """Judge one value; what only they changed is taken, what both changed differently is asked about."""
    if same(theirs, base) or same(theirs, mine):
        return Verdict.KEEP
    return Verdict.TAKE if same(mine, base) else Verdict.ASK


class Pairing(NamedTuple):
    """Which of our rows is which of theirs: their number in the base to their number here."""

    pairs: Mapping[int, int]
    new: tuple[int, ...]
    """Our rows that the base does not have."""


def pair_rows(base: Iterable[tuple[K, ...]], mine: Iterable[tuple[K, ...]]) -> Pairing:
    """Find the rows of a table again after rows were added, moved, removed or changed.

    A row is found by all of its cells; else by its first cell, if only one row has it on each side; else by
    all the others, if only one row has them. What is not found is gone.
    """
    olds, news = list(base), list(mine)
    pairs: dict[int, int] = {}
    _by(olds, news, pairs, tuple, once=False)
    _by(olds, news, pairs, lambda row: row[:1], once=True)
    _by(olds, news, pairs, lambda row: row[1:], once=True)
    return Pairing(pairs, tuple(sorted(set(range(len(news))) - set(pairs.values()))))


def _by(
    olds: list[tuple[K, ...]],
    news: list[tuple[K, ...]],
    pairs: dict[int, int],
    part: Callable[[tuple[K, ...]], tuple[K, ...]],
    *,
    once: bool,
) -> None:
    """Pair the rows that are left by a part of their cells, the first with the first."""
    there = _places(news, part, set(pairs.values()))
    for key, here in _places(olds, part, set(pairs)).items():
        found = there.get(key, [])
        if key and any(key) and (not once or len(here) == len(found) == 1):
            pairs.update(zip(here, found, strict=False))


def _places(
    rows: list[tuple[K, ...]], part: Callable[[tuple[K, ...]], tuple[K, ...]], taken: set[int]
) -> dict[tuple[K, ...], list[int]]:
    places: dict[tuple[K, ...], list[int]] = {}
    for number, row in enumerate(rows):
        if number not in taken:
            places.setdefault(part(row), []).append(number)
    return places
