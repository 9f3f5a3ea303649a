"""Findings as GitHub annotations: one workflow command a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twowheels.businesses import Reviewed
from twowheels.errors import Place
from twowheels.fields import told

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def annotate(reviewed: Iterable[Reviewed]) -> Iterator[str]:
    """Give an annotation for every error and for every finding that is neither parked nor accepted."""
    for one in reviewed:
        for error in told(one.error) if one.error else ():
            yield _command("error", error.place, "cannot be read", f"{error.message} {error.hint}".rstrip())
        for shown in one.review.findings if one.review else ():
            if not shown.parked and not shown.accepted:
                finding = shown.finding
                title = f"{finding.check} {finding.name}"
                yield _command(
                    LEVELS[finding.severity], finding.place, title, f"{finding.message} → {finding.fix}"
                )


def _command(level: str, place: Place, title: str, message: str) -> str:
    where = [f"file={_property(place.file)}"]
    where += [f"line={place.line}"] if place.line else []
    where += [f"col={place.column}"] if place.column else []
    return f"::{level} {','.join([*where, f'title={_property(title)}'])}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
