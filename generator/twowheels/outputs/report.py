"""What a check of some books has to say as JSON for programs, and what the command leaves with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from twowheels.audience import PUBLIC
from twowheels.businesses import Reviewed
from twowheels.errors import WorkbookError
from twowheels.expression import as_text as value_text
from twowheels.fields import told
from twowheels.kind import Value
from twowheels.progress import Progress
from twowheels.review import Review, Shown
from twowheels.spool import Spool, put_aside
from twowheels.tolerances import Loosened
from twowheels.workbook import SEVERITIES


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
