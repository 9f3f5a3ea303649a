"""Tell whether somebody filled in a PDF and what stands there is in no answers file yet."""

from __future__ import annotations

from pathlib import Path

from twowheels.answers import read_answers
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.inputs.answering import plan_import
from twowheels.inputs.enclosed import origin
from twowheels.inputs.form import Form
from twowheels.inputs.pdf import FormFile


def is_unread(file: Path, workbook: Path, answers: Path) -> bool:
    """Tell whether words would be lost with this file; one that cannot be read as a form has none."""
    try:
        form = FormFile(file).form()
    except WorkbookError:
        return False
    return any(box.touched for box in form.boxes) and _has_news(form, file, workbook, answers)


def _has_news(form: Form, file: Path, workbook: Path, answers: Path) -> bool:
    try:
        mine = read_answers(answers)
        plan = plan_import(form, origin(form, str(file)), read_workbook(workbook, lean=True), mine)
    except (WorkbookError, OSError):
        return True  # nobody can tell, so it is kept
    return bool(plan.taken or plan.conflicts or plan.aside)
