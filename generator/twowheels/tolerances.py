"""The figures that a workbook reckons with, where one business sets them otherwise and says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from twowheels.answers import Setting
from twowheels.definition.manifest import plain_value
from twowheels.errors import Problem, did_you_mean, show
from twowheels.fields import NUMBER
from twowheels.kind import Value
from twowheels.yamltext import Node, Scalar

FIXED = "text"
"""The settings that the questions themselves were read with; one business cannot change them."""
_WANTED = {bool: "true or false", Decimal: "a number", date: "a date", str: "a text"}


class Loosened(NamedTuple):
    """A setting that one business has otherwise: its path, the workbook's value, its own, and why."""

    path: str
    was: Value
    value: Value
    reason: str


def adjustable(settings: Mapping[str, Value]) -> dict[str, Value]:
    """Give the settings that a business may have otherwise, by their paths."""
    return {path: value for path, value in _leaves(settings) if path.partition(".")[0] != FIXED}


def _leaves(settings: Mapping[str, Value], above: str = "") -> Iterator[tuple[str, Value]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{key}.")
        elif type(value) in _WANTED:
            yield f"{above}{key}", value


def loosened(
    settings: Mapping[str, Value], given: Iterable[Setting]
) -> tuple[tuple[Loosened, ...], tuple[Problem, ...]]:
    """Give the settings that count, and what is wrong with the others; those stay as the workbook has them."""
    known = adjustable(settings)
    changes: dict[str, Loosened] = {}
    problems: list[Problem] = []
    for setting in given:
        problem = _problem(setting, known)
        if problem:
            problems.append(problem)
            continue
        was = known[setting.path]
        if (value := _read(setting.value, was)) != was:
            changes[setting.path] = Loosened(setting.path, was, value, setting.reason)
    return tuple(changes.values()), tuple(problems)


def _problem(setting: Setting, known: Mapping[str, Value]) -> Problem | None:
    """Say why a setting does not count; one that the workbook has at 0 or above stays there."""
    name, place = show(setting.path, 60), setting.place
    if setting.path not in known:
        hint = did_you_mean(setting.path, known) or f"There are: {', '.join(known)}."
        return Problem(place, f'No setting is called "{name}".', hint)
    if setting.value is None:
        return Problem(place, f'The setting "{name}" needs "value".', f"Here it is {known[setting.path]}.")
    was, value = known[setting.path], _read(setting.value, known[setting.path])
    where = place._replace(line=setting.value.line, column=setting.value.column)
    if isinstance(value, Decimal) and isinstance(was, Decimal) and value < 0 <= was:
        return Problem(where, f'The setting "{name}" cannot be below 0.', f"Here it is {was}.")
    if value is None:
        typed = f', not "{show(setting.value.text, 30)}"' if isinstance(setting.value, Scalar) else ""
        wanted = _WANTED[type(was)]
        return Problem(where, f'The setting "{name}" must be {wanted}{typed}.', "It stays as it was.")
    if not setting.reason:
        hint = "Say in a few words why another value fits this business better."
        return Problem(place, f'The setting "{name}" is not applied: it has no "reason".', hint)
    return None


def _read(node: Node | None, like: Value) -> Value:
    """Give a value of the same type as the workbook's, or None."""
    if not isinstance(node, Scalar):
        return None
    text = node.text.strip()
    if isinstance(like, Decimal):
        return Decimal(text) if NUMBER.fullmatch(text) else None
    if isinstance(like, str):
        return text or None
    value = plain_value(node._replace(text=text, quoted=False, block=False))
    return value if type(value) is type(like) else None


def applied(settings: Mapping[str, Value], changes: Iterable[Loosened]) -> Mapping[str, Value]:
    """Give the settings with the changes in their places."""
    return _applied(settings, {change.path: change.value for change in changes}, "")


def _applied(settings: Mapping[str, Value], changes: Mapping[str, Value], above: str) -> Mapping[str, Value]:
    return {
        key: _applied(value, changes, f"{above}{key}.")
        if isinstance(value, Mapping)
        else changes.get(f"{above}{key}", value)
        for key, value in settings.items()
    }
