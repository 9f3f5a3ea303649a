"""A scope made of plain values, and the one way in which these tests ask an expression."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import pytest

from twowheels.expression import Scope, Value, parse


class Plain:
    """What is given is answered; everything else is blank."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Keep the values as they are, even such as no kind would give."""
        self.values = values

    def lookup(self, name: str) -> Value:
        """Give a value."""
        value: Value = self.values.get(name)
        return value

    def state(self, question: str) -> str:
        """Give a state: ``states`` may name some."""
        known: str = self.values.get("states", {}).get(question, "")
        return known or ("blank" if self.values.get(question) is None else "answered")


class Labelled(Plain):
    """It knows its options' labels, too."""

    def label(self, path: str, value: Value) -> Value:
        """Name path and value, so that a test can see both."""
        return f"{path}:{value}"


class Ask(Protocol):
    """Evaluate an expression over the values."""

    def __call__(self, source: str, **values: object) -> Value:
        """Give the value."""


@pytest.fixture(scope="session")
def ask() -> Ask:
    return lambda source, **values: parse(source).evaluate(Plain(values))


@pytest.fixture(scope="session")
def scope() -> type[Plain]:
    return Plain


@pytest.fixture
def labelled() -> Scope:
    return Labelled({"row": {"plan": "keep"}, "stage": None})
