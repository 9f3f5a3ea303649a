"""A sentence or two."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.kind import Lines, Locale, Measure, Reading, Spec, Value
from twowheels.limits import TEXT
from twowheels.reading import count_words, read_text
from twowheels.yamltext import Node

ABOUT = "A sentence or two, in the owner's own words."
TYPED = "Text behind the colon, in quotes if it has a colon or a # in it."
SETTINGS = frozenset({"min_words", "max_words"})


def shape(spec: Spec) -> Lines:
    return Lines(2)


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_text(node, reading, TEXT.short_text, spec.max_words)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else ()


def measure(value: Value, spec: Spec) -> Measure | None:
    if not spec.min_words or not isinstance(value, str):
        return None
    return Measure(count_words(value), spec.min_words, "words")


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return " ".join(str(value).split())


def schema(spec: Spec) -> dict[str, Any]:
    return accepts.text(TEXT.short_text)
