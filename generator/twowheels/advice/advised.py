"""One piece of advice, and how much it matters."""

from __future__ import annotations

from typing import NamedTuple

from twowheels.errors import Place


class Lint(NamedTuple):
    """Something to mend or to think about in a workbook: where, what kind, what, and what to do."""

    place: Place
    code: str
    severity: str
    message: str
    fix: str = ""


def warning(place: Place, code: str, message: str, fix: str) -> Lint:
    """Give advice on what an owner would stumble over."""
    return Lint(place, code, "warning", message, fix)


def idea(place: Place, code: str, message: str, fix: str) -> Lint:
    """Give advice that an author may well have reasons not to take."""
    return Lint(place, code, "info", message, fix)
