"""What a check of some books has to say: as text for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from twowheels.audience import PUBLIC
from twowheels.businesses import Reviewed
from twowheels.errors import WorkbookError, show
from twowheels.expression import as_text as value_text
from twowheels.fields import told
from twowheels.kind import Value
from twowheels.messages import Messages
from twowheels.progress import Progress
from twowheels.review import Review, Shown, gate_line, setting_lines
from twowheels.spool import Spool, put_aside
from twowheels.tolerances import Loosened
from twowheels.workbook import SEVERITIES

SHORT = 100


def exit_code(reviewed: Iterable[Reviewed], *, strict: bool) -> int:
    """Give the highest code of all: 2 unreadable, 1 something to fix, 0 clean."""
    return max((code_of(one, strict=strict) for one in reviewed), default=0)


def code_of(one: Reviewed, *, strict: bool) -> int:
    """Give the exit code that one file alone would have."""
    if one.review is None:
        return 2
    failing = SEVERITIES[:2] if strict else SEVERITIES[:1]
    return int(any(s.finding.severity in failing and not s.accepted for s in one.review.findings))


def as_json(
    reviewed: Iterable[Reviewed],
    as_of: date,
    *,
    more: Mapping[str, Any] | None = None,
    book: Callable[[str, Review], dict[str, Any]] | None = None,
) -> Iterator[str]:
    """Give the report as one JSON object, piece by piece; no review is kept.

    ``more`` stands at its head; ``book`` says what is told of one file, ``about`` if nothing else.
    """
    errors: list[dict[str, Any]] = []
    with Spool() as books:
        for one in reviewed:
            errors += [_error(error) for error in told(one.error)] if one.error else []
            if one.review:
                put_aside(books, _written((book or about)(one.file, one.review)), 4)
        day = {"as_of": as_of.isoformat()}
        head = _written({"schema": 1, **(more or {}), **day, "errors": errors, "books": []})
        yield head.removesuffix("]\n}")
        yield from books.pieces()
        yield "]\n}" if books.empty else "\n  ]\n}"


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _error(error: WorkbookError) -> dict[str, Any]:
    place = error.place
    where = {"file": place.file, "line": place.line or None, "column": place.column or None}
    return where | {"message": error.message, "hint": error.hint or None}


def about(file: str, review: Review) -> dict[str, Any]:
    """Give what is to be said of one business."""
    book = review.book
    return {
        "answers": file,
        "id": book.answers.meta.id,
        "business": book.business,
        "workbook": {"id": book.workbook.id, "version": book.workbook.version},
        "gate": _gate(review),
        "progress": None if book.audience == PUBLIC else _full_progress(review),
        "figures": {name: _figure(value) for name, value in review.figures.all().items()},
        "settings": [_setting(one) for one in book.loosened],
        "findings": [_finding(shown) for shown in review.findings],
        "next": [{"check": s.check, "question": s.question, "message": s.message} for s in review.next],
    }


def _gate(review: Review) -> dict[str, Any] | None:
    gate = next(iter(review.gates.values()), None)
    if gate is None:
        return None
    counts = {"id": gate.id, "open": gate.open, "answered": gate.answered, "of": gate.of}
    return counts | {"missing": list(gate.missing), "closed_by": list(gate.closed_by)}


def _full_progress(review: Review) -> dict[str, Any]:
    parts = {part.id: _progress(review.progress_of(part.id)) for part in review.book.workbook.parts}
    return _progress(review.progress) | {"parts": parts, "states": dict(review.states)}


def _progress(progress: Progress) -> dict[str, Any]:
    return progress._asdict() | {"minutes_left": number(progress.minutes_left)}


def _setting(one: Loosened) -> dict[str, Any]:
    changed = {"value": _figure(one.value), "was": _figure(one.was)}
    return {"path": one.path, **changed, "reason": one.reason}


def _figure(value: Value) -> int | float | str | None:
    return number(value) if isinstance(value, Decimal) else value_text(value)


def number(value: Decimal) -> int | float:
    """Give a number as JSON has them."""
    return int(value) if value == value.to_integral_value() else float(value)


def _finding(shown: Shown) -> dict[str, Any]:
    finding = shown.finding
    return {
        "check": finding.check,
        "severity": finding.severity,
        "question": finding.question or None,
        "row": finding.row or None,
        "line": finding.place.line or None,
        "column": finding.place.column or None,
        "message": finding.message,
        "fix": finding.fix,
        "group": finding.check,
        "parked": shown.parked,
        "accepted": shown.accepted or None,
        "privacy": finding.privacy,
    }


def as_text(reviewed: Iterable[Reviewed], *, everything: bool, width: int = SHORT) -> Iterator[str]:
    """Give the report line by line; ``everything`` lists what is parked and repeats nothing away."""
    for position, one in enumerate(reviewed):
        if position:
            yield ""
        if one.error:
            yield from _error_lines(one.error)
        if one.review:
            yield from _book_lines(one.file, one.review, everything, width)


def _error_lines(error: WorkbookError) -> Iterator[str]:
    for one in told(error):
        yield f"{one.place}: {one.message}"
        if one.hint:
            yield f"    {one.hint}"


def _book_lines(file: str, review: Review, everything: bool, width: int) -> Iterator[str]:
    book = review.book
    say = book.say
    yield f"{show(book.business, 120)}  ({file})"
    if book.audience == PUBLIC:
        yield f"  {say('report_public')}"
        return
    yield f"  {_state_line(review, say)}"
    for gate in book.workbook.gates:
        yield f"  {gate_line(review, gate.id, say)}"
    for line in setting_lines(review, say):
        yield f"  {line}"
    for severity, shown in groupby(_listed(review, everything), key=lambda one: one.finding.severity):
        yield ""
        yield f"  {say(f'severity.{severity}')}"
        yield from _groups(list(shown), say, width)
    yield from _left_out(review, everything, say)
    yield from _next_lines(review, say)


def _state_line(review: Review, say: Messages) -> str:
    progress = review.progress
    counts = say("answered_of", answered=progress.answered, active=progress.active)
    needed = say("required_of", answered=progress.required_answered, required=progress.required)
    left = say.minutes("minutes_left", progress.minutes_left) if progress.minutes_left else say("done")
    return f"{counts}, {needed}, {left}"


def _listed(review: Review, everything: bool) -> list[Shown]:
    return [shown for shown in review.findings if everything or not (shown.parked or shown.accepted)]


def _groups(shown: list[Shown], say: Messages, width: int) -> Iterator[str]:
    groups: dict[str, list[Shown]] = {}
    for one in shown:
        groups.setdefault(one.finding.check, []).append(one)
    for check, members in groups.items():
        first = members[0].finding
        yield f"    {first.name} [{check}]"
        for one in members:
            yield f"      {one.finding.place}: {show(one.finding.message, width * 3)}{_mark(one, say)}"
        for fix in dict.fromkeys(one.finding.fix for one in members):
            yield f"      → {fix}"


def _mark(shown: Shown, say: Messages) -> str:
    if shown.accepted:
        return f"  ({say('report_accepted', reason=show(shown.accepted))})"
    return f"  ({say('report_parked')})" if shown.parked else ""


def _left_out(review: Review, everything: bool, say: Messages) -> Iterator[str]:
    parked = sum(shown.parked for shown in review.findings)
    accepted = sum(bool(shown.accepted) for shown in review.findings)
    counts = [say("parked_count", n=parked)] * bool(parked) + [say("accepted_count", n=accepted)] * bool(
        accepted
    )
    if counts and not everything:
        yield ""
        yield f"  {', '.join(counts)} (--all)"


def _next_lines(review: Review, say: Messages) -> Iterator[str]:
    yield ""
    if not review.next:
        yield f"  {say('next_none')}"
        return
    yield f"  {say('next_title')}"
    for position, step in enumerate(review.next, 1):
        entry = review.book.entries.get(step.question)
        ask = f"{entry.question.ask} " if entry and entry.question.ask not in step.message else ""
        yield f"    {position}. {show(ask + step.message, 160)}  {step.place}"
