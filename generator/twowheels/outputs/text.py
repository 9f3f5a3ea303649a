"""What a check of some books has to say, line by line for people at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from twowheels.audience import PUBLIC
from twowheels.businesses import Reviewed
from twowheels.errors import WorkbookError, show
from twowheels.fields import told
from twowheels.messages import Messages
from twowheels.review import Review, Shown, Step, gate_line, setting_lines

LONGEST = 300
"""Characters of a finding that are shown: its words may be the owner's."""
MOST = 10
"""Findings of one check that are listed unless all are asked for: an empty file has dozens of gaps."""

Paint: TypeAlias = Callable[[str, str], str]
"""Gives a text its colour by what it is: title, place, check, error, warning, info, done."""


def plain(_: str, text: str) -> str:
    """Leave a text without colour."""
    return text


class _Way(NamedTuple):
    """How a book is told."""

    everything: bool
    paint: Paint
    say: Messages


def as_text(reviewed: Iterable[Reviewed], *, everything: bool, paint: Paint = plain) -> Iterator[str]:
    """Give the report line by line, one line for a clean book; ``everything`` lists what is parked too."""
    apart = began = False
    for one in reviewed:
        lines = list(_lines(one, everything, paint))
        apart = began and (apart or len(lines) > 1)
        yield from ("", *lines) if apart else lines
        apart, began = len(lines) > 1, True


def _lines(one: Reviewed, everything: bool, paint: Paint) -> Iterator[str]:
    if one.error:
        yield from _error_lines(one.error, paint)
    if one.review:
        yield from _book_lines(one.file, one.review, _Way(everything, paint, one.review.book.say))


def _error_lines(error: WorkbookError, paint: Paint) -> Iterator[str]:
    for one in told(error):
        yield f"{paint('place', str(one.place))}: {paint('error', one.message)}"
        if one.hint:
            yield f"    {one.hint}"


def _book_lines(file: str, review: Review, way: _Way) -> Iterator[str]:
    book, say = review.book, way.say
    head = f"{way.paint('title', show(book.business, 120))}  ({file})"
    listed = [shown for shown in review.findings if way.everything or not (shown.parked or shown.accepted)]
    if book.audience == PUBLIC:
        yield from (head, f"  {say('report_public')}")
    elif not listed and not book.loosened and all(gate.open for gate in review.gates.values()):
        clean = way.paint("done", say("report_clean"))
        yield ", ".join((f"{head}  {_state_line(review, say)}", clean, *_left_out(review, way)))
    else:
        yield from (head, f"  {_state_line(review, say)}", *_gate_lines(review, way))
        yield from (f"  {line}" for line in setting_lines(review, say))
        for severity, shown in groupby(listed, key=lambda one: one.finding.severity):
            yield from _graded(severity, list(shown), way)
        yield from _counted(_left_out(review, way))
        yield from _next_lines(review, way)


def _state_line(review: Review, say: Messages) -> str:
    progress = review.progress
    counts = say("answered_of", answered=progress.answered, active=progress.active)
    needed = say("required_of", answered=progress.required_answered, required=progress.required)
    left = say.minutes("minutes_left", progress.minutes_left) if progress.minutes_left else say("done")
    return f"{counts}, {needed}, {left}"


def _gate_lines(review: Review, way: _Way) -> Iterator[str]:
    """Give the state of every gate, and the questions that it waits for: no finding names them one by one."""
    for gate in review.gates.values():
        yield f"  {gate_line(review, gate.id, way.say)}"
        for name in gate.missing:
            entry = review.book.entries[name]
            yield f"      {way.paint('place', str(entry.place))}: {entry.question.ask}"


def _graded(severity: str, shown: list[Shown], way: _Way) -> Iterator[str]:
    yield ""
    yield f"  {way.paint(severity, way.say(f'severity.{severity}'))} ({len(shown)})"
    groups: dict[str, list[Shown]] = {}
    for one in shown:
        groups.setdefault(one.finding.check, []).append(one)
    for check, members in groups.items():
        yield f"    {way.paint('title', members[0].finding.name)} {way.paint('check', f'[{check}]')}"
        shown_here = members if way.everything else members[:MOST]
        for one in shown_here:
            place = way.paint("place", str(one.finding.place))
            yield f"      {place}: {show(one.finding.message, LONGEST)}{_mark(one, way.say)}"
        if more := len(members) - len(shown_here):
            yield f"      {way.say('report_more', n=more)} (--all)"
        for fix in dict.fromkeys(one.finding.fix for one in shown_here):
            yield f"      → {fix}"


def _mark(shown: Shown, say: Messages) -> str:
    if shown.accepted:
        return f"  ({say('report_accepted', reason=show(shown.accepted))})"
    return f"  ({say('report_parked')})" if shown.parked else ""


def _left_out(review: Review, way: _Way) -> tuple[str, ...]:
    """Give how many findings are not listed; they are always counted."""
    if way.everything:
        return ()
    parked = sum(shown.parked for shown in review.findings)
    accepted = sum(bool(shown.accepted) for shown in review.findings)
    counts = (("parked_count", parked), ("accepted_count", accepted))
    told = ", ".join(way.say(key, n=n) for key, n in counts if n)
    return (f"{told} (--all)",) if told else ()


def _counted(left_out: tuple[str, ...]) -> Iterator[str]:
    for line in left_out:
        yield from ("", f"  {line}")


def _next_lines(review: Review, way: _Way) -> Iterator[str]:
    yield ""
    if not review.next:
        yield f"  {way.say('next_none')}"
        return
    yield f"  {way.paint('title', way.say('next_title'))}"
    for position, step in enumerate(review.next, 1):
        first, *more = _step_lines(step, review, way)
        yield f"    {position}. {first}"
        yield from (f"       {line}" for line in more)


def _step_lines(step: Step, review: Review, way: _Way) -> Iterator[str]:
    """Give what is asked, and what to do at its place; what was found there is told further up."""
    entry = review.book.entries.get(step.question)
    yield entry.question.ask if entry else show(step.message, LONGEST)
    advice = step.fix if step.check else ""
    yield way.paint("place", str(step.place)) + (f": {advice}" if advice else "")
