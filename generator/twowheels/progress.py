"""How far a set of questions is: the one place where progress is counted."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from twowheels.book import Entry


class Progress(NamedTuple):
    """How far a set of questions is; minutes are the workbook's own estimates."""

    answered: int
    active: int
    required_answered: int
    required: int
    minutes_left: Decimal


def progress(entries: Iterable[Entry]) -> Progress:
    """Count questions: every figure about progress comes from here, and this from the states."""
    active = [entry for entry in entries if entry.state != "inactive"]
    required = [entry for entry in active if entry.question.required]
    return Progress(
        answered=sum(entry.done for entry in active),
        active=len(active),
        required_answered=sum(entry.done for entry in required),
        required=len(required),
        minutes_left=sum((entry.question.minutes for entry in active if not entry.done), Decimal(0)),
    )
