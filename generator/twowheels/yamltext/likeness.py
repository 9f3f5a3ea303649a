"""What two values have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from twowheels.yamltext.survey import Group, Leaf, Plot
from twowheels.yamltext.wish import Patch, Removal, Wish

_MANY = 1 << 20
"""Lists longer than this, multiplied, are compared from both ends only."""


def same(plot: Plot, value: Wish) -> bool:
    """Tell whether a value stands there already."""
    if isinstance(value, str):
        return isinstance(plot, Leaf) and plot.style != "*" and plot.text == value and not plot.is_null
    if isinstance(plot, Leaf) or isinstance(value, Patch | Removal):
        return False
    if isinstance(value, Mapping):
        names = [part.name for part in plot.parts]
        pairs = [(part, value.get(part.name or "")) for part in plot.parts]
        return (
            plot.mapping and names == list(value) and all(same(p.value, v) for p, v in pairs if v is not None)
        )
    if plot.mapping or len(plot.parts) != len(value):
        return False
    return all(same(part.value, one) for part, one in zip(plot.parts, value, strict=True))


def bare(value: Any) -> Any:
    """Give what can be compared: letters without places and styles."""
    if isinstance(value, Leaf):
        return None if value.is_null or value.style == "*" else value.text
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ("keys", tuple((key, bare(one)) for key, one in value.items()))
    if isinstance(value, Group):
        if value.mapping:
            return ("keys", tuple((part.name, bare(part.value)) for part in value.parts))
        return ("items", tuple(bare(part.value) for part in value.parts))
    return ("items", tuple(map(bare, value)))


def steps(old: list[Any], new: list[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    """Give how one list becomes another, as difflib does; long ones are compared from both ends."""
    if len(old) * len(new) <= _MANY:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    head = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    most = min(len(old), len(new)) - head
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = min(most, next((n for n, (a, b) in enumerate(pairs) if a != b), most))
    return [("replace", head, len(old) - tail, head, len(new) - tail)]
