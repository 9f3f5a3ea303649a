"""What an answers file says that its workbook does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twowheels.answers import Answers
from twowheels.errors import Place, Problem, did_you_mean, show
from twowheels.workbook import AUDIENCES, Workbook


def misfits(workbook: Workbook, answers: Answers, audience: str) -> Iterator[Problem]:
    """Give everything in a file that does not fit the workbook; none of it is dropped from the file."""
    yield from _edition(workbook, answers)
    yield from _questions(workbook, answers)
    for note in answers.notes:
        yield from _unknown("question", note.on, note.place, workbook.questions)
    for name, place in answers.publish.items():
        yield from _unknown("question", name, place, workbook.questions)
        yield from _published_alone(name, place, workbook, answers)
    # To the owner a workbook with a check on acceptances says this better, and once is enough.
    if audience != AUDIENCES[0] or all(check.each != "acceptances" for check in workbook.checks):
        yield from _acceptances(workbook, answers)


def _edition(workbook: Workbook, answers: Answers) -> Iterator[Problem]:
    name, version = answers.workbook, answers.workbook_version
    if name.text and name.text != workbook.id:
        hint = "Answers whose questions stand here too count; nothing is dropped."
        message = f'These answers are for the workbook "{show(name.text, 60)}"; this one is "{workbook.id}".'
        yield Problem(name.place, message, hint)
    elif version.text and version.text != workbook.version:
        message = (
            f"These answers were given to version {show(version.text, 20)} of the workbook; "
            f"this is version {show(workbook.version, 20)}."
        )
        hint = f"Look through what is open now, then write workbook_version: {workbook.version}."
        yield Problem(version.place, message, hint)


def _questions(workbook: Workbook, answers: Answers) -> Iterator[Problem]:
    known = workbook.questions
    for key, entry in answers.given.items():
        if key not in known:
            place = Place(answers.file, entry.key.line, entry.key.column)
            hint = did_you_mean(key, known) or "It is kept in the file; move or delete it when you like."
            yield Problem(place, f'No question is called "{show(key, 60)}".', hint, column=key)


def _acceptances(workbook: Workbook, answers: Answers) -> Iterator[Problem]:
    checks = [check.id for check in workbook.checks]
    for acceptance in answers.accepted:
        yield from _unknown("check", acceptance.check, acceptance.place, checks)
        if acceptance.check in checks and not acceptance.reason:
            hint = "Say in a few words why it may stay as it is; until then it is still shown."
            yield Problem(acceptance.place, 'An acceptance needs "reason".', hint)


def _unknown(what: str, name: str, place: Place, known: Iterable[str]) -> Iterator[Problem]:
    if name and name not in known:
        yield Problem(place, f'No {what} is called "{show(name, 60)}".', did_you_mean(name, known))


def _published_alone(name: str, place: Place, workbook: Workbook, answers: Answers) -> Iterator[Problem]:
    question = workbook.questions.get(name)
    when = question.when if question else None
    for other in sorted(when.names & workbook.questions.keys()) if when else ():
        if workbook.questions[other].privacy != AUDIENCES[-1] and other not in answers.publish:
            message = f'"{name}" cannot be shown alone: "{other}" decides whether it is asked.'
            yield Problem(place, message, f'Publish "{other}" too, or neither.')
