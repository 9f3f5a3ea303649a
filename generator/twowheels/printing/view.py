"""What stands in the printed book, ready to be set: the templates read this and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from twowheels.brand import Brand
from twowheels.printing.room import Room, Widget
from twowheels.reckoning import Reckoned


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


class PrintedPicture(NamedTuple):
    """One picture, drawn."""

    drawing: Markup


class PrintedSection(NamedTuple):
    """One section: prose, pictures and questions in their order."""

    id: str
    number: str
    title: str
    intro: str
    blocks: tuple[Markup | PrintedPicture | PrintedQuestion, ...]
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

    @property
    def questions(self) -> Iterator[PrintedQuestion]:
        """Give its questions in the order of its pages."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, PrintedQuestion))


class Leaf(NamedTuple):
    """A sheet of the workbook, set on a page of its own."""

    id: str
    title: str
    intro: str
    told: Markup


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
    settings: tuple[str, ...]


class Waiting(NamedTuple):
    """What is open in a part, in the order of its pages, and how long it takes."""

    part: Chapter
    left: str
    questions: tuple[PrintedQuestion, ...]


class Printed(NamedTuple):
    """The whole book."""

    title: str
    subtitle: str
    intro: str
    business: str
    head: str
    language: str
    written_in: str
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
    leaves: tuple[Leaf, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @property
    def widgets(self) -> Iterator[Widget]:
        """Give all fields of the book in the order of its pages."""
        for chapter in self.chapters:
            for question in chapter.questions:
                yield from question.room.widgets if question.room else ()


class PrintedSheet(NamedTuple):
    """A sheet by itself; a wide one lies on its side."""

    id: str
    title: str
    intro: str
    head: str
    language: str
    dated: str
    created: str
    modified: str
    blocks: tuple[Markup | PrintedPicture, ...]
    wide: bool
    brand: Brand
