"""What cannot work in stories: unknown questions, pictures and names, and what can never have a value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from twowheels.definition.names import FREE_NAMES, unknown_names, unknown_options
from twowheels.definition.types import misfitting
from twowheels.errors import Problem, WorkbookError, did_you_mean, show
from twowheels.expression import Call, Expression
from twowheels.story import CALLS, read_story
from twowheels.workbook import Workbook


def story_problems(workbook: Workbook) -> Iterator[Problem]:
    """Find what cannot work in the stories of all sections and sheets, and of the front page."""
    for section in workbook.sections.values():
        yield from _story(section.story, workbook, frozenset(question.id for question in section.questions))
    for story in (*(sheet.story for sheet in workbook.sheets), workbook.folder / "index.md"):
        yield from _story(story, workbook, frozenset())


def _story(file: Path, workbook: Workbook, here: frozenset[str]) -> Iterator[Problem]:
    """Look through one story; ``here`` are the questions that it may ask."""
    try:
        parts = read_story(file)
    except WorkbookError as error:
        yield Problem(error.place, error.message, error.hint, code="expression")
        return
    asked: set[str] = set()
    for part in parts:
        if isinstance(part, Call):
            yield from _call(part, workbook, here, asked)
        elif isinstance(part, Expression):
            yield from unknown_names(part, workbook, part.place, FREE_NAMES)
            yield from unknown_options(part, workbook)
            yield from misfitting(part, workbook)


def _call(call: Call, workbook: Workbook, here: frozenset[str], asked: set[str]) -> Iterator[Problem]:
    name = call.arguments[0]
    if call.name not in CALLS:
        hint = f"A story may use: {', '.join(CALLS)}."
        yield Problem(call.place, f"{call.name}() cannot be shown on a page yet.", hint, code="expression")
    elif call.name == "picture":
        if name not in workbook.pictures:
            hint = did_you_mean(name, workbook.pictures) or "Pictures stand in pictures.yaml."
            message = f'No picture is called "{show(name, 60)}".'
            yield Problem(call.place, message, hint, code="unknown-picture")
    elif name not in workbook.questions:
        message, hint = f'No question is called "{show(name, 60)}".', did_you_mean(name, workbook.questions)
        yield Problem(call.place, message, hint, code="unknown-name")
    elif call.name == "ask":
        yield from _asked(call, workbook, here, asked)


def _asked(call: Call, workbook: Workbook, here: frozenset[str], asked: set[str]) -> Iterator[Problem]:
    name = call.arguments[0]
    if name not in here:
        home = workbook.sections[workbook.questions[name].section].path
        message = f'"{name}" is a question of another section.'
        hint = f'Ask it in {home}.md; here you may write {{{{ link("{name}") }}}}.'
        yield Problem(call.place, message, hint, code="other-section")
    elif name in asked:
        message, hint = f'"{name}" is asked twice in this story.', "Keep one of the two."
        yield Problem(call.place, message, hint, code="asked-twice")
    asked.add(name)
