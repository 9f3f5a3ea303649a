"""Yes or no."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.errors import show
from twowheels.kind import Locale, Measure, Option, Pick, Reading, Spec, Value
from twowheels.reading import read_scalar
from twowheels.yamltext import Node

ABOUT = "Yes or no."
TYPED = "`true` or `false`; `yes` and `no` are understood too."
SETTINGS: frozenset[str] = frozenset()
WORDS = {
    "true": True,
    "yes": True,
    "y": True,
    "on": True,
    "false": False,
    "no": False,
    "n": False,
    "off": False,
}
OPTIONS = (Option("true", "Yes"), Option("false", "No"))


def shape(spec: Spec) -> Pick:
    return Pick(spec.options or OPTIONS, many=False)


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    typed = read_scalar(node, reading, "true or false")
    if typed is None or typed.casefold() in WORDS:
        return None if typed is None else WORDS[typed.casefold()]
    reading.refuse(node, f'"{show(typed, 40)}" is neither yes nor no.', "Write true or false.")
    return None


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return (spec.options or OPTIONS)[0 if value else 1].label


def schema(spec: Spec) -> dict[str, Any]:
    words = "|".join("".join(f"[{c}{c.upper()}]" for c in word) for word in WORDS)
    return {"type": ["boolean", "string"], **accepts.matching(rf"^\s*(?:{words})\s*$", TYPED)}
