"""What to do next: everything that was found, by how much it matters, with the question to turn to."""

from __future__ import annotations

from twowheels.concerns import Concern, concerns
from twowheels.printing.desk import Desk
from twowheels.printing.view import PrintedConcern, PrintedFinding, ToDo
from twowheels.review import setting_lines


def todo(desk: Desk) -> ToDo | None:
    """Give the chapter of what was found, unless the workbook looks for nothing."""
    if not desk.book.workbook.checks:
        return None
    found = concerns(desk.review)
    graded = (
        (grade, desk.words(f"severity.{grade}"), tuple(_concern(one, desk) for one in several))
        for grade, several in found.graded
    )
    accepted = (
        (finding.message, desk.words("accepted_reason", reason=why)) for finding, why in found.accepted
    )
    parked = desk.words("parked_count", n=found.waiting) if found.waiting else ""
    return ToDo(tuple(graded), tuple(accepted), parked, setting_lines(desk.review, desk.words))


def _concern(concern: Concern, desk: Desk) -> PrintedConcern:
    findings = (
        PrintedFinding(f.message, "" if concern.fix else f.fix, desk.refer(f.question))
        for f in concern.findings
    )
    return PrintedConcern(concern.name, concern.fix, tuple(findings))
