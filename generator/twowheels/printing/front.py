"""Where you stand: the gates, how far each part is, and the next steps."""

from __future__ import annotations

from twowheels.printing.bars import bar_of
from twowheels.printing.desk import Desk
from twowheels.printing.remarks import elsewhere
from twowheels.printing.view import Chapter, Front, PrintedGate, PrintedStep
from twowheels.review import Step
from twowheels.subjects import GateState
from twowheels.workbook import Gate


def front(desk: Desk, chapters: tuple[Chapter, ...]) -> Front:
    """Give what the book opens with."""
    review = desk.review
    return Front(
        gates=tuple(_gate(gate, review.gates[gate.id], desk) for gate in desk.book.workbook.gates),
        bar=bar_of(review.progress, desk.words),
        parts=chapters,
        steps=tuple(_step(step, desk) for step in review.next),
        depths=_depths(desk),
        parked=_parked(desk),
        remarks=tuple(elsewhere(desk)),
    )


def _gate(gate: Gate, state: GateState, desk: Desk) -> PrintedGate:
    entries = [e for e in desk.entries.values() if e.question.gate == gate.id]
    missing = [reference for name in state.missing if (reference := desk.refer(name))]
    return PrintedGate(
        title=gate.title,
        about=gate.about,
        said=desk.words("gate_bars", answered=state.answered, of=state.of),
        open=state.open,
        bars=tuple(sorted((entry.done for entry in entries), reverse=True)),
        missing=tuple(missing),
    )


def _step(step: Step, desk: Desk) -> PrintedStep:
    return PrintedStep(step.message, step.fix, desk.refer(step.question))


def _depths(desk: Desk) -> tuple[tuple[str, str], ...]:
    return tuple((depth.title, _left(depth.id, desk)) for depth in desk.book.workbook.depths)


def _left(depth: str, desk: Desk) -> str:
    minutes = desk.review.minutes_to(depth)
    return desk.words.minutes("depth_left", minutes) if minutes else desk.words("depth_done")


def _parked(desk: Desk) -> str:
    waiting = sum(shown.parked for shown in desk.review.findings)
    return desk.words("parked", n=waiting) if waiting else ""
