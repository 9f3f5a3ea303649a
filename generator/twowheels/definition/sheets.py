"""Read the sheets that workbook.yaml names: each has a story of its own under sheets/."""

from __future__ import annotations

from pathlib import Path

from twowheels.definition.manifest import SheetPlan
from twowheels.definition.sections import ID
from twowheels.errors import Problem, show
from twowheels.fields import Report
from twowheels.workbook import Sheet


def read_sheets(folder: Path, plans: tuple[SheetPlan, ...], report: Report) -> tuple[Sheet, ...]:
    """Give the sheets in order; one without a story is reported."""
    return tuple(_sheet(folder, plan, report) for plan in plans)


def _sheet(folder: Path, plan: SheetPlan, report: Report) -> Sheet:
    story = folder / "sheets" / f"{plan.id}.md"
    if not ID.fullmatch(plan.id):
        hint = "Use small letters, digits and _."
        report.problems.append(
            Problem(plan.place, f'"{show(plan.id, 60)}" cannot be an id.', hint, code="bad-id")
        )
    elif not report.trusted and not story.is_file():
        message, hint = f"There is no sheets/{plan.id}.md.", "Write it, or take the sheet off the list."
        report.problems.append(Problem(plan.place, message, hint, code="no-sheet"))
    return Sheet(plan.id, plan.title, plan.intro, plan.privacy, story, plan.place)
