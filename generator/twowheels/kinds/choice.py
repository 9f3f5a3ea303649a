"""One out of several."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.kind import Locale, Measure, Pick, Reading, Spec, Value
from twowheels.reading import read_option
from twowheels.yamltext import Node

ABOUT = "One out of several options."
TYPED = "The key of the option."
SETTINGS = frozenset({"options"})


def shape(spec: Spec) -> Pick:
    return Pick(spec.options, many=False)


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_option(node, spec.options, reading)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return spec.label(str(value))


def schema(spec: Spec) -> dict[str, Any]:
    return accepts.option(spec.options)
