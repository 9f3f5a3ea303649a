"""What shall stand in a file: values at paths, gathered into one tree of wishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from twowheels.errors import Place, WorkbookError, show
from twowheels.limits import ANSWERS, Limits
from twowheels.yamltext import keys
from twowheels.yamltext.emission import Below, Value
from twowheels.yamltext.node import Scalar
from twowheels.yamltext.source import Source
from twowheels.yamltext.traps import CONTROL

Path: TypeAlias = tuple[str | int, ...]
"""Keys, and numbers from 0 for the items of a list: ``("answers", "track_record", 2, "year")``."""


class Removal:
    """What stands for a value when its key or item is to go; see ``REMOVE``."""

    def __repr__(self) -> str:
        """Show its name."""
        return "REMOVE"


REMOVE: Final = Removal()
"""Take the key with its value away, or the item out of its list; what is not there stays so."""


class Change(NamedTuple):
    """One value to write at a path, or ``REMOVE``."""

    path: Path
    value: Value | Removal


class Patch(NamedTuple):
    """Some keys or items of a group change; the others stay as they are."""

    wishes: dict[str | int, Wish]

    def built(self) -> Value:
        """Give what this makes where nothing was before."""
        kept = {name: wish for name, wish in self.wishes.items() if not isinstance(wish, Removal)}
        values: dict[Any, Value] = {
            name: wish.built() if isinstance(wish, Patch) else wish for name, wish in kept.items()
        }
        if all(isinstance(name, int) for name in values) and values:
            return [values[number] for number in sorted(values)]
        return Below(values)


Wish: TypeAlias = "Value | Removal | Patch"


def gather(changes: Iterable[Change], file: str, limits: Limits = ANSWERS) -> Patch:
    """Make one tree of all changes; a later one overrules an earlier one.

    Raises WorkbookError for letters and keys that a file cannot hold.
    """
    root = Patch({})
    for path, value in changes:
        if not path:
            raise ValueError("A change needs a path.")
        if not isinstance(value, Removal):
            _refuse_unwritable(value, path, file, limits)
        for name in path:
            if isinstance(name, str):
                _refuse_key(name, file, limits)
        _put(root, path, value)
    return root


def _put(root: Patch, path: Path, value: Value | Removal) -> None:
    here = root
    for name in path[:-1]:
        inner = here.wishes.get(name)
        if not isinstance(inner, Patch):
            inner = Patch({key: one for key, one in inner.items()} if isinstance(inner, Mapping) else {})  # noqa: C416  # mypy tells keys apart
            here.wishes[name] = inner
        here = inner
    here.wishes.pop(path[-1], None)
    here.wishes[path[-1]] = value


def _refuse_unwritable(value: Value, path: Path, file: str, limits: Limits) -> None:
    if isinstance(value, str):
        if found := CONTROL.search(value):
            code = f"U+{ord(found[0]):04X}"
            raise WorkbookError(
                f'The text for "{named(path)}" holds a character that cannot be written ({code}).',
                place=Place(file),
                hint="Take it out, or type the text anew.",
            )
        if len(value) > limits.scalar:
            raise WorkbookError(
                f'The text for "{named(path)}" has {len(value):,} characters; '
                f"the most that is written is {limits.scalar:,}.",
                place=Place(file),
                hint="Shorten it.",
            )
    elif len(path) >= limits.depth:
        message = f'Lists and groups for "{named(path)}" are nested too deep.'
        raise WorkbookError(message, place=Place(file), hint="Answers need four or five levels.")
    elif isinstance(value, Mapping):
        for key, one in value.items():
            _refuse_key(key, file, limits)
            _refuse_unwritable(one, (*path, key), file, limits)
    else:
        for number, one in enumerate(value):
            _refuse_unwritable(one, (*path, number), file, limits)


def _refuse_key(key: str, file: str, limits: Limits) -> None:
    if not key or len(key) > limits.key or keys.clean(_scalar(key), Source(file, ""))[0].text != key:
        message = f'"{show(key, 40)}" cannot be a key.'
        raise WorkbookError(message, place=Place(file), hint="Use letters, digits and _.")


def _scalar(text: str) -> Scalar:
    return Scalar(text, 1, 1, quoted=True, block=False)


def named(path: Path) -> str:
    """Name a path in a message; items count from 1 there."""
    return show(" ".join(str(name + 1) if isinstance(name, int) else name for name in path), 60)
