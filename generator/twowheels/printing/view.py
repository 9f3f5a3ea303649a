"""What stands in the printed book, ready to be set: the templates read this and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from twowheels.brand import Brand
from twowheels.formfields import name_of
from twowheels.kind import Option
from twowheels.reckoning import Reckoned


class Field(NamedTuple):
    """One thing to fill in: its words, how it is filled in, and what to tick or circle."""

    label: str
    form: str
    unit: str = ""
    choices: tuple[Option, ...] = ()
    key: str = ""


class Widget(NamedTuple):
    """One place on the page that takes an answer on the screen.

    ``name`` finds it in the page; a radio's widgets share a ``field``, whose own tip is ``group``, and each
    has the ``state`` it sets.
    """

    name: str
    field: str
    form: str
    state: str
    tip: str
    value: str
    group: str = ""


class Room(NamedTuple):
    """Room to write by hand; ``form`` names the macro that draws it.

    ``at`` is the question whose fields lie in it, nothing where it is for pens only. ``keys`` tell the rows
    apart, and ``heights`` are the lines that each needs for what stands in it already.
    """

    form: str
    lines: int = 0
    unit: str = ""
    many: bool = False
    options: tuple[Option, ...] = ()
    steps: tuple[Option, ...] = ()
    chosen: str = ""
    columns: tuple[Field, ...] = ()
    rows: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    heights: tuple[int, ...] = ()
    at: str = ""
    widgets: tuple[Widget, ...] = ()

    def name(self, row: str = "", column: str = "", option: str = "") -> str:
        """Give the name of a field in it."""
        return name_of(self.at, row, column, option)


class Remark(NamedTuple):
    """What the workbook noticed, or what somebody noted, beside a question."""

    title: str
    text: str
    more: str
    tone: str


class Mark(NamedTuple):
    """A word beside a question's number: its state, how much it matters, how long it takes."""

    text: str
    tone: str


class PrintedQuestion(NamedTuple):
    """One question with its answer, or with room for one."""

    id: str
    number: int
    ask: str
    quick: bool
    state: str
    marks: tuple[Mark, ...]
    condition: str
    answer: Markup
    typed: Markup
    problems: tuple[str, ...]
    why: str
    help: str
    example: Markup
    room: Room | None
    remarks: tuple[Remark, ...]

    @property
    def anchor(self) -> str:
        """Give the name that links lead to."""
        return f"q-{self.id}"


class Bar(NamedTuple):
    """How far something is, as a share of a hundred and in words."""

    share: int
    said: str
    needed: str
    left: str


class PrintedSection(NamedTuple):
    """One section: prose and questions in their order."""

    id: str
    number: str
    title: str
    intro: str
    blocks: tuple[Markup | PrintedQuestion, ...]
    bar: Bar | None


class Chapter(NamedTuple):
    """One part of the workbook."""

    id: str
    number: int
    title: str
    wheel: str
    intro: str
    banner: str
    bar: Bar | None
    sections: tuple[PrintedSection, ...]


class Reference(NamedTuple):
    """A question that is pointed at: by its number, with its words."""

    anchor: str
    number: int
    ask: str


class PrintedGate(NamedTuple):
    """A gate: one bar for each of its answers, and what is still open."""

    title: str
    about: str
    said: str
    open: bool
    bars: tuple[bool, ...]
    missing: tuple[Reference, ...]


class PrintedStep(NamedTuple):
    """One of the next steps."""

    message: str
    fix: str
    question: Reference | None


class Front(NamedTuple):
    """Where the business stands: what the book opens with."""

    gates: tuple[PrintedGate, ...]
    bar: Bar
    parts: tuple[Chapter, ...]
    steps: tuple[PrintedStep, ...]
    depths: tuple[tuple[str, str], ...]
    parked: str
    remarks: tuple[Remark, ...]


class PrintedFinding(NamedTuple):
    """One finding: what it says, what would mend it, and the question to turn to."""

    message: str
    fix: str
    question: Reference | None


class PrintedConcern(NamedTuple):
    """A check with what it found, and the advice that holds for all of it."""

    name: str
    fix: str
    findings: tuple[PrintedFinding, ...]


class ToDo(NamedTuple):
    """What is worth a second look, by how much it matters, and what is set aside."""

    graded: tuple[tuple[str, str, tuple[PrintedConcern, ...]], ...]
    accepted: tuple[tuple[str, str], ...]
    parked: str


class Printed(NamedTuple):
    """The whole book."""

    title: str
    subtitle: str
    intro: str
    business: str
    head: str
    language: str
    dates: tuple[str, ...]
    created: str
    modified: str
    blank: bool
    wheels: bool
    brand: Brand
    palette: Mapping[str, str]
    foreword: Markup
    front: Front | None
    todo: ToDo | None
    figures: tuple[Reckoned, ...]
    chapters: tuple[Chapter, ...]

    @property
    def widgets(self) -> Iterator[Widget]:
        """Give all fields of the book in the order of its pages."""
        for chapter in self.chapters:
            for section in chapter.sections:
                for block in section.blocks:
                    if isinstance(block, PrintedQuestion) and block.room:
                        yield from block.room.widgets
