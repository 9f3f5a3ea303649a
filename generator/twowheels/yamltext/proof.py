"""Prove that a write changed what it was asked to change, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as AbstractMapping
from itertools import starmap
from typing import Any

from twowheels.yamltext.emission import Value
from twowheels.yamltext.node import Mapping, Node, Scalar, Sequence, is_null
from twowheels.yamltext.reader import Document
from twowheels.yamltext.survey import Comment
from twowheels.yamltext.wish import Patch, Removal, Wish

_NUMBER = re.compile(r"\d+")


def proved(before: Document, after: Document, wish: Patch) -> bool:
    """Tell whether two readings of a file differ by the wishes alone, and no new problem came up."""
    new = Counter(map(_told, after.problems)) - Counter(map(_told, before.problems))
    return not new and _done(before.root, after.root, wish)


def kept(before: Iterable[Comment], after: Iterable[Comment], taken: Iterable[str]) -> bool:
    """Tell whether all comments are there still, but for the prompts whose place an answer took."""
    gone = Counter(taken)
    return Counter(c.text for c in before) == Counter(c.text for c in after) + gone


def _told(problem: Any) -> tuple[str, str]:
    return problem.code, _NUMBER.sub("0", problem.message)  # lines and columns move


def _done(before: Node | None, after: Node | None, wish: Wish) -> bool:
    if not isinstance(wish, Patch):
        return not isinstance(wish, Removal) and is_value(after, wish)
    if isinstance(before, Sequence) and before.items:
        return isinstance(wish, Patch) and _items_done(before, after, wish)
    if isinstance(before, Mapping) or before is None or is_null(before) or isinstance(before, Sequence):
        return _keys_done(before, after, wish)
    return not wish.built() and _unchanged(before, after)


def _keys_done(before: Node | None, after: Node | None, patch: Patch) -> bool:
    old = before.entries if isinstance(before, Mapping) else ()
    gone = {name for name, wish in patch.wishes.items() if isinstance(wish, Removal)}
    left = [entry for entry in old if entry.key.text not in gone]
    named = {entry.key.text for entry in left}
    new = {name: wish for name, wish in patch.wishes.items() if name not in named | gone}
    if not left and not _asked(new):
        return _unchanged(before, after) if not old else _is_nothing(after)
    if not isinstance(after, Mapping):
        return all(isinstance(name, int) for name in new) and is_value(after, patch.built())
    stayed = [entry for entry in after.entries if entry.key.text in named]
    came = {entry.key.text: entry.value for entry in after.entries if entry.key.text not in named}
    asked = _asked(new)
    return (
        [_key(entry.key) for entry in stayed] == [_key(entry.key) for entry in left]
        and set(came) == set(asked)
        and all(is_value(came[str(name)], value) for name, value in asked.items())
        and all(
            _done(old.value, now.value, patch.wishes[old.key.text])
            if old.key.text in patch.wishes
            else _unchanged(old.value, now.value)
            for old, now in zip(left, stayed, strict=True)
        )
    )


def _asked(new: dict[str | int, Wish]) -> dict[str | int, Value]:
    """Give what is to come; a patch that only takes away makes nothing."""
    built: dict[str | int, Value] = {}
    for name, wish in new.items():
        value = wish.built() if isinstance(wish, Patch) else wish
        if not (isinstance(wish, Patch) and not value) and not isinstance(value, Removal):
            built[name] = value
    return built


def _items_done(before: Sequence, after: Node | None, patch: Patch) -> bool:
    wishes, most = patch.wishes, len(before.items)
    left = [(at, item) for at, item in enumerate(before.items) if not isinstance(wishes.get(at), Removal)]
    new = {name: wish for name, wish in wishes.items() if not isinstance(name, int) or name >= most}
    added = [value for _, value in sorted(_asked(new).items(), key=lambda pair: str(pair[0]).zfill(9))]
    if not left and not added:
        return _is_nothing(after)
    if not isinstance(after, Sequence) or len(after.items) != len(left) + len(added):
        return False
    stayed, came = after.items[: len(left)], after.items[len(left) :]
    return all(
        _done(item, now, wishes[at]) if at in wishes else _unchanged(item, now)
        for (at, item), now in zip(left, stayed, strict=True)
    ) and all(starmap(is_value, zip(came, added, strict=True)))


def is_value(node: Node | None, value: Value) -> bool:
    """Tell whether a node reads as a value, to the letter."""
    match node:
        case Scalar():
            return isinstance(value, str) and node.text == value and not is_null(node)
        case Mapping():
            named = {entry.key.text: entry.value for entry in node.entries}
            return (
                isinstance(value, AbstractMapping)
                and set(named) == set(value)
                and all(is_value(named[key], one) for key, one in value.items())
            )
        case Sequence():
            if isinstance(value, str | AbstractMapping) or len(value) != len(node.items):
                return False
            return all(starmap(is_value, zip(node.items, value, strict=True)))
    return False


def _is_nothing(node: Node | None) -> bool:
    if isinstance(node, Mapping):
        return not node.entries
    return node is None or (not node.items if isinstance(node, Sequence) else is_null(node))


def _key(key: Scalar) -> tuple[str, bool]:
    return key.text, key.quoted


def _unchanged(before: Node | None, after: Node | None) -> bool:
    """Tell whether two nodes are the same but for their places."""
    match before, after:
        case Scalar(), Scalar():
            return (before.text, before.quoted, before.block) == (after.text, after.quoted, after.block)
        case Sequence(), Sequence():
            pairs: Iterable[tuple[Node, Node]] = zip(before.items, after.items, strict=False)
            same = before.flow == after.flow and len(before.items) == len(after.items)
            return same and all(starmap(_unchanged, pairs))
        case Mapping(), Mapping():
            olds, news = before.entries, after.entries
            same = before.flow == after.flow and [_key(e.key) for e in olds] == [_key(e.key) for e in news]
            return same and all(_unchanged(a.value, b.value) for a, b in zip(olds, news, strict=True))
    return before is after
