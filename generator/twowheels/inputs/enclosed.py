"""What a filled-in copy began with: the answers that travelled in it, of one business and one workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from twowheels.answers import Answers, parse_answers
from twowheels.audience import for_audience
from twowheels.enclosure import opened
from twowheels.errors import Place, WorkbookError, show
from twowheels.inputs.form import Form
from twowheels.limits import ANSWERS
from twowheels.workbook import AUDIENCES, Question, Workbook
from twowheels.yamltext import Node, read_bytes

_NOBODY = "meta: {id: nobody}\n"


class Origin(NamedTuple):
    """Where a copy comes from: the answers it began with, for whom it was made, and the business, if any."""

    file: str
    answers: Answers
    audience: str
    business: str

    @property
    def place(self) -> Place:
        """Give the PDF's place, for messages."""
        return Place(self.file)


def origin(form: Form, file: str) -> Origin:
    """Read the answers that a copy began with.

    Raises WorkbookError when there are none, when they are not as they were, or when no fields are left.
    """
    place = Place(file)
    stamp = opened(form.enclosed)
    if stamp is None:
        raise _nothing_inside(form, place)
    if not form.boxes:
        message = "This copy has no fields: it was printed to PDF, or it was made without any."
        hint = 'Open the original, fill in that one, and choose "Save" or "Save with your changes".'
        raise WorkbookError(message, place=place, hint=hint)
    if not stamp.whole or stamp.audience not in AUDIENCES:
        hint = "Print the book anew and fill in that one."
        raise WorkbookError(
            "The answers inside this PDF were changed after it was made.", place=place, hint=hint
        )
    meta = read_bytes(form.enclosed.encode(), file, ANSWERS).root.get("meta")
    text = form.enclosed if meta is not None else form.enclosed + _NOBODY
    answers = parse_answers(text.encode(), file)
    return Origin(file, answers, stamp.audience, answers.meta.id if meta is not None else "")


def _nothing_inside(form: Form, place: Place) -> WorkbookError:
    if form.boxes:
        message = "The answers that travel inside our PDFs are missing, so nobody knows whose this is."
        hint = "The program that saved it dropped them. Open the original and save it with another program."
    else:
        message = (
            "This PDF has no fields and no answers inside: it is none of ours, or was made to read only."
        )
        hint = 'Make one to fill in with "twowheels build".'
    return WorkbookError(message, place=place, hint=hint)


def refuse_stranger(came: Origin, workbook: Workbook) -> str:
    """Raise WorkbookError for a copy of another workbook; of another version give a remark."""
    said = came.answers.workbook.text
    if said != workbook.id:
        hint = "Import it in the project it was printed from."
        message = f'This PDF belongs to the workbook "{show(said, 40)}"; here is "{workbook.id}".'
        raise WorkbookError(message, place=came.place, hint=hint)
    version = came.answers.workbook_version.text
    if version == workbook.version:
        return ""
    return (
        f"This PDF was made with version {show(version, 20)} of the workbook; here is version "
        f"{workbook.version}. Answers to questions that are no longer asked are kept aside."
    )


def refuse_other_business(came: Origin, answers: Answers) -> None:
    """Raise WorkbookError when a copy of one business is to go into another's file."""
    if came.business and came.business != answers.meta.id:
        hint = "Leave --into out, and its own file is found."
        message = f'This PDF is about "{came.business}", and {answers.file} about "{answers.meta.id}".'
        raise WorkbookError(message, place=came.place, hint=hint)


class Seen(NamedTuple):
    """What the reader of a copy could see: the questions, and what was and is typed there."""

    questions: Mapping[str, Question]
    base: Mapping[str, Node]
    mine: Mapping[str, Node]


def as_seen(came: Origin, workbook: Workbook, mine: Answers) -> Seen:
    """Look at base and file with the eyes of the copy's audience: what it could not see is no deletion."""
    seen, now = for_audience(workbook, mine, came.audience)
    base = {name: entry.value for name, entry in came.answers.given.items()}
    return Seen(seen.questions, base, {name: entry.value for name, entry in now.given.items()})
