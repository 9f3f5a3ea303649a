"""What the workbook noticed and what people noted: beside its question, or up front."""

from __future__ import annotations

from collections.abc import Iterator

from twowheels import formats
from twowheels.book import Entry
from twowheels.printing.desk import Desk
from twowheels.printing.view import Remark
from twowheels.review import Shown


def beside(entry: Entry, desk: Desk) -> Iterator[Remark]:
    """Give what belongs beside a question, but not what the page shows anyway."""
    if desk.blank:
        return
    known = {entry.question.ask, *(problem.message for problem in entry.problems)}
    for shown in _told(desk):
        if shown.finding.question == entry.question.id and shown.finding.message not in known:
            yield _remark(shown, desk)
    for note in desk.book.notes:
        if note.on == entry.question.id:
            day = formats.day(note.written, desk.book.locale) if note.written else ""
            yield Remark(desk.words(f"note_by.{note.by}"), note.text, day, "note")


def elsewhere(desk: Desk) -> Iterator[Remark]:
    """Give what belongs to no printed question, such as a key that no question has."""
    for shown in _told(desk):
        if shown.finding.question not in desk.entries:
            yield _remark(shown, desk)


def _told(desk: Desk) -> Iterator[Shown]:
    """Give the findings that are shown; of a gate the front says more than its finding."""
    gates = {check.id for check in desk.book.workbook.checks if check.each == "gates"}
    findings = desk.review.findings if desk.counts else ()
    return (shown for shown in findings if not shown.parked and shown.finding.check not in gates)


def _remark(shown: Shown, desk: Desk) -> Remark:
    finding = shown.finding
    if shown.accepted:
        return Remark(desk.words("accepted"), finding.message, shown.accepted, "accepted")
    return Remark(desk.words(f"severity.{finding.severity}"), finding.message, finding.fix, finding.severity)
