"""A few sentences, or a short story."""

from __future__ import annotations

from typing import Any

from twowheels import accepts
from twowheels.kind import Lines, Locale, Measure, Reading, Spec, Value
from twowheels.limits import TEXT
from twowheels.reading import count_words, read_text
from twowheels.yamltext import Node

ABOUT = "A few sentences; lists, emphasis and links may be written in Markdown."
TYPED = "Text on the lines below, indented, behind `>-` (or `|` to keep the line breaks)."
SETTINGS = frozenset({"min_words", "max_words"})


def shape(spec: Spec) -> Lines:
    return Lines(6, prose=True)


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    return read_text(node, reading, TEXT.text, spec.max_words)


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else ()


def measure(value: Value, spec: Spec) -> Measure | None:
    if not spec.min_words or not isinstance(value, str):
        return None
    return Measure(count_words(value), spec.min_words, "words")


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return " ".join(str(value).split())


def schema(spec: Spec) -> dict[str, Any]:
    return accepts.text(TEXT.text)
