"""In which order keys stand, and which words behind a # are no words of the owner."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass


def nothing_idle(_: str) -> bool:
    """Take every word behind a prompt for the owner's."""
    return False


@dataclass(frozen=True, slots=True)
class Order:
    """Groups of keys that belong together, in their order: the questions of a section, the columns of a table.

    ``is_idle`` says of the words in a prompt (``# price: not written yet``) that they say nothing: then the
    answer takes the prompt's place; else it stands below it.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    is_idle: Callable[[str], bool] = nothing_idle

    def within(self, first: tuple[str, ...]) -> Order:
        """Give the order in which one group goes before all others."""
        return Order((first, *self.groups), self.is_idle)

    def sorted(self, names: Iterable[str]) -> list[str]:
        """Sort names; unknown ones come last, as they came."""
        rank = {name: at for at, name in reversed(list(enumerate(self._all())))}
        return sorted(names, key=lambda name: rank.get(name, len(rank)))

    def neighbours(
        self, name: str, above: Mapping[str, int], below: Collection[str]
    ) -> tuple[str | None, str | None]:
        """Give the nearest key to stand after, or else to stand before: first of its group, then of all."""
        for group in (*(group for group in self.groups if name in group), tuple(self._all())):
            if name not in group:
                continue
            at = group.index(name)
            if found := next((one for one in reversed(group[:at]) if one in above), None):
                return found, None
            if found := next((one for one in group[at + 1 :] if one in below), None):
                return None, found
        return None, None

    def _all(self) -> Iterator[str]:
        for group in self.groups:
            yield from group
