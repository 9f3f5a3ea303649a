"""What is understood at a glance: one word in quotes, a name, a column; most expressions are no more than that."""

from __future__ import annotations

import re

from twowheels.expression import runs
from twowheels.expression.meaning import NOTHING, Meaning, Reads

WORDS = frozenset({"and", "or", "not", "in", "is", "if", "else"})
"""Words of the language."""
_VALUES = frozenset({"true", "false", "none"})
_QUOTED = re.compile(r"'([a-z0-9_]{1,63})'")
_PATH = re.compile(r"\s*([a-z][a-z0-9_]{0,62})(?:\.([a-z][a-z0-9_]{0,62}))?\s*")


def at_a_glance(source: str) -> Meaning | None:
    """Give what a short expression says, as the grammar would; None for any other, which needs the grammar."""
    if quoted := _QUOTED.fullmatch(source):
        return Meaning(runs.always(quoted[1]), lambda: NOTHING)
    path = _PATH.fullmatch(source)
    if path is None or not (WORDS | _VALUES).isdisjoint(path.groups()):
        return None
    keys = tuple(filter(None, path.groups()))
    run = runs.looked_up(path[1])
    found = runs.column(run, path[2]) if path[2] else run
    return Meaning(found, lambda: Reads(frozenset({keys}), frozenset(), ()))
