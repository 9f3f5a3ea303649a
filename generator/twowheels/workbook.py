"""The workbook: what is asked, told and checked of every business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from twowheels.brand import Brand
from twowheels.errors import Place
from twowheels.expression import Expression, Template
from twowheels.kind import Kind, Spec, Value
from twowheels.picture import Picture
from twowheels.plan import Plan
from twowheels.words import WordLists, lists_in
from twowheels.yamltext import Node

AUDIENCES = ("owner", "coach", "public")
"""Who may see an answer, the one who sees most first."""
DEPTHS = ("quick", "core", "deep")
"""How thorough a pass is, the shortest first."""
FRONT_BLOCKS = ("wheels", "next", "gates", "progress", "depths")
"""The front page's own blocks, in the order in which a workbook has them that says nothing else."""
LINKS = "links"
"""A block of the front page that only leads on, for workbooks that draw their next steps as a picture."""
SEVERITIES = ("error", "warning", "info")
"""How much a finding matters, the most first."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, as its section file gives it."""

    id: str
    ask: str
    name: str
    kind: Kind
    spec: Spec
    part: str
    section: str
    required: bool
    depth: str
    privacy: str
    gate: str
    minutes: Decimal
    when: Expression | None
    why: str
    help: str
    example: Node | None
    default: Node | None
    place: Place


class Section(NamedTuple):
    """One section: a page of the site, a chapter of the book."""

    id: str
    path: str
    part: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    story: Path


class Part(NamedTuple):
    """One part: sections that belong together, on one wheel or both."""

    id: str
    title: str
    wheel: str
    intro: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Give the questions of all its sections in order."""
        return tuple(question for section in self.sections for question in section.questions)


class Sheet(NamedTuple):
    """A page of its own that is put together from pictures and prose: to hand over, to pin up, to bring along."""

    id: str
    title: str
    intro: str
    privacy: str
    story: Path
    place: Place


class Gate(NamedTuple):
    """Some answers that come first: other parts wait until they are given."""

    id: str
    title: str
    about: str
    banner: str
    waits: tuple[str, ...]
    closed_by: tuple[str, ...]


class Titled(NamedTuple):
    """An audience or a depth: its id and the words shown for it."""

    id: str
    title: str
    about: str


class Slot(NamedTuple):
    """One of the next steps: which parts may fill it."""

    title: str
    parts: tuple[str, ...]


class Parked(NamedTuple):
    """Which findings wait, counted but not listed, while a gate is closed."""

    gate: str
    severity: str
    families: frozenset[str]
    checks: frozenset[str]


class Figure(NamedTuple):
    """A named figure: an expression over answers and other figures."""

    id: str
    title: str
    kind: str
    unit: str
    value: Expression
    about: str
    place: Place


class Computed(NamedTuple):
    """A column that a table has without anyone typing it: an expression over its row, called ``it``."""

    table: str
    key: str
    value: Expression
    place: Place


class Example(NamedTuple):
    """Answers that prove a check: a bad one makes it fire, a good one does not."""

    answers: Node
    on: str
    as_of: str
    history: Node | None
    accepted: tuple[Node, ...]
    place: Place


class Check(NamedTuple):
    """One rule, as its family's file gives it."""

    id: str
    family: str
    part: str
    name: str
    severity: Expression
    each: str
    when: Expression
    on: Expression | None
    says: Template
    fix: Template
    why: str
    rule: str
    source: tuple[str, ...]
    replaces: Expression | None
    gap: bool
    weight: int
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    place: Place


class Family(NamedTuple):
    """Checks that watch over one idea."""

    id: str
    title: str
    part: str
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Workbook:
    """Everything a workbook folder says, read and linted."""

    id: str
    version: str
    language: str
    title: str
    subtitle: str
    intro: str
    folder: Path
    settings: Mapping[str, Value]
    parts: tuple[Part, ...]
    gates: tuple[Gate, ...]
    audiences: tuple[Titled, ...]
    depths: tuple[Titled, ...]
    slots: tuple[Slot, ...]
    parked: Parked | None
    families: tuple[Family, ...]
    words: WordLists
    figures: Mapping[str, Figure] = field(default_factory=dict)
    computed: tuple[Computed, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)
    front: tuple[str, ...] = ()
    board: str = ""
    sheets: tuple[Sheet, ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)
    named_by: str = ""
    other_words: Mapping[str, WordLists] = field(default_factory=dict)
    plan: Plan | None = None

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Give every question by its id, in reading order."""
        return {q.id: q for part in self.parts for q in part.questions}

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """Give every section by its id, in reading order."""
        return {s.id: s for part in self.parts for s in part.sections}

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Give every check in order."""
        return tuple(check for family in self.families for check in family.checks)

    def words_in(self, language: str) -> WordLists:
        """Give the word lists for answers in a language, empty ones where there are none."""
        return lists_in(language, self.words, self.language, self.other_words)

    def part(self, part_id: str) -> Part:
        """Give a part by its id."""
        return next(part for part in self.parts if part.id == part_id)

    def gate_waiting(self, part_id: str) -> Gate | None:
        """Give the gate that a part waits for, if any."""
        return next((gate for gate in self.gates if part_id in gate.waits), None)
