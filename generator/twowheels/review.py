"""Look a book over: how far it is, what was found, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from twowheels.audience import PUBLIC
from twowheels.book import Book, Entry
from twowheels.checks import Finding, run
from twowheels.errors import Place, show
from twowheels.expression import Expression, as_text
from twowheels.figures import Figures
from twowheels.kind import Value
from twowheels.messages import Messages
from twowheels.progress import Progress, progress
from twowheels.states import STATES
from twowheels.subjects import GateState, gate_states
from twowheels.workbook import DEPTHS, SEVERITIES


class Shown(NamedTuple):
    """A finding, and how it is shown."""

    finding: Finding
    parked: bool
    accepted: str


class Step(NamedTuple):
    """One of the next steps."""

    check: str
    question: str
    message: str
    fix: str
    place: Place


class Review:
    """Everything a reader of a book wants to know, worked out once."""

    def __init__(self, book: Book, depth: str = "deep") -> None:
        """Look over a book; ``depth`` bounds what is proposed next, not what is counted."""
        self.book = book
        self.depth = depth

    @cached_property
    def figures(self) -> Figures:
        """Give the figures of the book."""
        return Figures(self.book)

    def told(self, expression: Expression) -> Value:
        """Give a value that stands in a story: nothing if this audience may not see all that it reads."""
        return None if self.figures.hides(expression) else expression.evaluate(self.figures)

    @cached_property
    def findings(self) -> tuple[Shown, ...]:
        """Give all findings: folded, and in the order in which they matter."""
        folded = _fold(self._raw)
        ranked = sorted(folded, key=self._rank)
        return tuple(Shown(f, self._is_parked(f), self.book.accepted(f.check)) for f in ranked)

    @cached_property
    def gates(self) -> Mapping[str, GateState]:
        """Give the state of every gate by its id."""
        fired = frozenset(f.check for f in self._raw if not self.book.accepted(f.check))
        return {gate.id: gate for gate in gate_states(self.book, fired)}

    @cached_property
    def _raw(self) -> tuple[Finding, ...]:
        return run(self.figures)

    def waits(self, part: str) -> bool:
        """Tell whether a part waits for a gate that is closed."""
        gate = self.book.workbook.gate_waiting(part)
        return gate is not None and not self.gates[gate.id].open

    def _rank(self, finding: Finding) -> tuple[int, bool, int]:
        return SEVERITIES.index(finding.severity), self.waits(finding.part), -finding.weight

    def _is_parked(self, finding: Finding) -> bool:
        parked = self.book.workbook.parked
        if parked is None or finding.severity != parked.severity or self.gates[parked.gate].open:
            return False
        return finding.family in parked.families or finding.check in parked.checks

    def about(self, question: str) -> tuple[Shown, ...]:
        """Give the findings about one question."""
        return tuple(shown for shown in self.findings if shown.finding.question == question)

    @cached_property
    def progress(self) -> Progress:
        """Give how far the whole book is."""
        return progress(self.book.entries.values())

    def progress_of(self, part: str) -> Progress:
        """Give how far one part is."""
        return progress(e for e in self.book.entries.values() if e.question.part == part)

    @cached_property
    def states(self) -> Mapping[str, int]:
        """Count the questions in each state."""
        counts = dict.fromkeys(STATES, 0)
        for entry in self.book.entries.values():
            counts[entry.state] += 1
        return counts

    def minutes_to(self, depth: str) -> Decimal:
        """Give the minutes left to answer everything up to a depth."""
        return progress(e for e in self.book.entries.values() if within(e, depth)).minutes_left

    def open_to(self, depth: str) -> tuple[Entry, ...]:
        """Give the open questions up to a depth; a part that waits for a gate comes last."""
        entries = [e for e in self.book.entries.values() if e.open and within(e, depth)]
        return tuple(sorted(entries, key=lambda entry: self.waits(entry.question.part)))

    @cached_property
    def next(self) -> tuple[Step, ...]:
        """Give up to three next steps, one for each slot of the workbook, then the best of the rest."""
        if self.book.audience == PUBLIC:
            return ()
        proposed = (shown.finding for shown in self.findings if self._is_proposed(shown))
        candidates = sorted(proposed, key=lambda f: (SEVERITIES.index(f.severity), -f.weight))
        steps = [_step(finding) for finding in self._fill_slots(candidates)]
        if not steps:
            optional = [e for e in self.open_to(self.depth) if not e.question.required]
            steps = [_open_step(entry) for entry in optional[:3]]
        return tuple(steps)

    def _is_proposed(self, shown: Shown) -> bool:
        finding = shown.finding
        entry = self.book.entries.get(finding.question)
        if shown.parked or shown.accepted or (entry and not within(entry, self.depth)):
            return False
        return not (finding.gap and self.waits(finding.part))

    def _fill_slots(self, candidates: list[Finding]) -> list[Finding]:
        picked: list[Finding] = []
        used: set[str] = set()
        for slot in self.book.workbook.slots:
            free = (f for f in candidates if f.part in slot.parts and f.part not in used and f not in picked)
            if best := next(free, None):
                picked.append(best)
                used.add(best.part)
        room = max(len(self.book.workbook.slots), 3) - len(picked)
        return picked + [finding for finding in candidates if finding not in picked][:room]


def within(entry: Entry, depth: str) -> bool:
    """Tell whether a question belongs to a pass of this depth."""
    return DEPTHS.index(entry.question.depth) <= DEPTHS.index(depth)


def _fold(findings: tuple[Finding, ...]) -> list[Finding]:
    """Fold plain gaps into the specific findings that replace them; the higher severity wins."""
    folding = {name: n for n, f in reversed(list(enumerate(findings))) if not f.gap for name in f.replaces}
    kept = {n: f for n, f in enumerate(findings) if not (f.gap and f.question in folding)}
    for finding in findings:
        into = folding.get(finding.question) if finding.gap else None
        if into is not None:
            kept[into] = kept[into]._replace(severity=_higher(kept[into].severity, finding.severity))
    return list(kept.values())


def _higher(one: str, other: str) -> str:
    return min(one, other, key=SEVERITIES.index)


def _step(finding: Finding) -> Step:
    return Step(finding.check, finding.question, finding.message, finding.fix, finding.place)


def _open_step(entry: Entry) -> Step:
    return Step("", entry.question.id, entry.question.ask, entry.question.help, entry.place)


def setting_lines(review: Review, say: Messages) -> tuple[str, ...]:
    """Give a line for each figure of the workbook that this business has otherwise."""
    return tuple(
        say(
            "setting_told",
            path=one.path,
            value=as_text(one.value) or "",
            was=as_text(one.was) or "",
            reason=show(one.reason, 200),
        )
        for one in review.book.loosened
    )


def gate_line(review: Review, gate_id: str, say: Messages) -> str:
    """Give a gate's state in one line: open, so many still open, or closed by a finding."""
    state = review.gates[gate_id]
    title = next(gate.title for gate in review.book.workbook.gates if gate.id == gate_id)
    if state.open:
        return say("gate_open", title=title)
    if state.missing:
        return say("gate_closed", title=title, open=len(state.missing), of=state.of)
    names = [check.name for check in review.book.workbook.checks if check.id in state.closed_by]
    return say("gate_shut", title=title, names=", ".join(names))
