"""Type something into a question of one kind."""

from __future__ import annotations

import re
from textwrap import indent
from typing import NamedTuple, Protocol

import pytest
from jsonschema import Draft7Validator

from twowheels.accepts import DEFINITIONS
from twowheels.errors import Problem
from twowheels.kind import Locale, Reading, Spec, Value
from twowheels.kinds import KINDS
from twowheels.yamltext import read_bytes

BLOCK_KEY = re.compile(r"\w+: ")


class Typed(NamedTuple):
    """What became of something typed: its value, how it is shown, and what was wrong with it."""

    value: Value
    shown: str
    problems: tuple[Problem, ...]

    @property
    def complaint(self) -> str:
        """Give the message and the hint of every problem."""
        return " ".join(f"{problem.message} {problem.hint}" for problem in self.problems)


class Enter(Protocol):
    """Type YAML into a question of a kind."""

    def __call__(self, kind: str, text: str, spec: Spec | None = None) -> Typed:
        """Give what became of it."""


class Fits(Protocol):
    """Hold a value, as a YAML loader gives it, against a kind's schema."""

    def __call__(self, kind: str, value: object, spec: Spec | None = None) -> bool:
        """Tell whether an editor would let it pass."""


@pytest.fixture(scope="session")
def enter() -> Enter:
    """Read one answer, as euros in English."""

    def enter(kind: str, text: str, spec: Spec | None = None) -> Typed:
        lines = text
        below = "\n" in lines or lines.startswith("- ") or BLOCK_KEY.match(lines)
        source = f"it:\n{indent(lines, '  ')}\n" if below and lines[0] not in "|>" else f"it: {lines}\n"
        node = read_bytes(source.encode(), "lemon.yaml").root.get("it")
        assert node is not None
        reading = Reading("lemon.yaml", "it")
        value = KINDS[kind].read(node, spec or Spec(), reading)
        shown = "" if value is None else KINDS[kind].written(value, spec or Spec(), Locale("en", "EUR"))
        return Typed(value, shown, tuple(reading.problems))

    return enter


@pytest.fixture(scope="session")
def fits() -> Fits:
    """Ask the schema."""

    def fits(kind: str, value: object, spec: Spec | None = None) -> bool:
        schema = {"definitions": DEFINITIONS, "allOf": [KINDS[kind].schema(spec or Spec())]}
        Draft7Validator.check_schema(schema)
        return bool(Draft7Validator(schema).is_valid(value))

    return fits
