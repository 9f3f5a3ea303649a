"""Type something into a question of one kind."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple, Protocol

import pytest

from twowheels.errors import Problem
from twowheels.kind import Kind, Locale, Spec, Value
from twowheels.kinds import KINDS
from twowheels.reading import Reading
from twowheels.yamltext import read_bytes

ENGLISH = Locale("en", "EUR")


class Typed(NamedTuple):
    """What became of something typed: its value, how it is shown, and what was wrong with it."""

    value: Value
    shown: str
    problems: tuple[Problem, ...]

    @property
    def complaint(self) -> str:
        """Give the first message with its hint."""
        return f"{self.problems[0].message} {self.problems[0].hint}" if self.problems else ""


class Typing(Protocol):
    """Type YAML into a question of a kind."""

    def __call__(self, kind: str, text: str, spec: Spec | None = None, locale: Locale = ENGLISH) -> Typed:
        """Give what became of it."""


@pytest.fixture(scope="session")
def typing() -> Typing:
    def typing(kind: str, text: str, spec: Spec | None = None, locale: Locale = ENGLISH) -> Typed:
        module: Kind = KINDS[kind]
        root = read_bytes(f"it: {text}\n".encode(), "lemon.yaml").root
        reading = Reading("lemon.yaml", "it")
        node = root.get("it")
        assert node is not None
        value = module.read(node, spec or Spec(), reading)
        shown = "" if value is None else module.written(value, spec or Spec(), locale)
        return Typed(value, shown, tuple(reading.problems))

    return typing


def number(text: str) -> Any:
    """Give a number as an answer has it."""
    return Decimal(text)
