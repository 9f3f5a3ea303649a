"""What one audience may see: all else is dropped before anything is read from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from twowheels.answers import Answers
from twowheels.cropping import cropped
from twowheels.errors import Problem, WorkbookError
from twowheels.expression import Expression
from twowheels.privacy import (
    COACH,
    OWNER,
    PUBLIC,
    may_see,
    privacy_of,
    privacy_of_check,
    privacy_of_rows,
    tables_read,
)
from twowheels.redaction import Redaction
from twowheels.workbook import Check, Family, Gate, Part, Question, Workbook

__all__ = ["COACH", "OWNER", "PUBLIC", "for_audience", "may_see", "unworded"]


def for_audience(workbook: Workbook, answers: Answers, audience: str) -> tuple[Workbook, Answers]:
    """Give workbook and answers without what is above the audience; ``publish`` loosens single answers."""
    if audience == OWNER:
        return workbook, answers
    seen = _workbook(workbook, answers, audience)
    return seen, _answers(answers, workbook, seen, audience)


def unworded(error: WorkbookError, audience: str) -> WorkbookError:
    """Give an error about an answers file without the words it quotes: they may be private."""
    if audience == OWNER or not error.place.line:
        return error
    hint = 'Run "twowheels check" as the owner: it says what is wrong.'
    return WorkbookError("This file cannot be read from here on.", place=error.place, hint=hint)


def _workbook(workbook: Workbook, answers: Answers, audience: str) -> Workbook:
    ids = frozenset(_seen(workbook, answers, audience))

    def trimmed(question: Question) -> Question:
        columns = tuple(c for c in question.spec.columns if may_see(c.privacy, audience))
        return replace(question, spec=replace(question.spec, columns=columns))

    def of_part(part: Part) -> Part:
        questions = [tuple(trimmed(q) for q in s.questions if q.id in ids) for s in part.sections]
        pairs = zip(part.sections, questions, strict=True)
        return part._replace(sections=tuple(section._replace(questions=kept) for section, kept in pairs))

    def reckoned(*expressions: Expression, table: str = "") -> bool:
        return may_see(privacy_of(expressions, workbook, table), audience)

    gates = tuple(gate for gate in workbook.gates if _may_see_gate(gate, workbook, audience))
    parked = workbook.parked if workbook.parked and workbook.parked.gate in {g.id for g in gates} else None
    shown = replace(
        workbook,
        parts=tuple(map(of_part, workbook.parts)),
        gates=gates,
        parked=parked,
        figures={name: figure for name, figure in workbook.figures.items() if reckoned(figure.value)},
        computed=tuple(c for c in workbook.computed if reckoned(c.value, table=c.table)),
        families=() if audience == PUBLIC else tuple(_families(workbook, audience)),
        sheets=tuple(sheet for sheet in workbook.sheets if may_see(sheet.privacy, audience)),
    )
    return replace(shown, pictures=cropped(workbook, shown, audience))


def _seen(workbook: Workbook, answers: Answers, audience: str) -> Iterator[str]:
    """Give the questions that an audience sees; a published one only if what decides about it is seen too."""
    declared = {q.id for q in workbook.questions.values() if may_see(q.privacy, audience)}
    open_ = declared | (answers.publish.keys() & workbook.questions.keys())
    while closed := {name for name in open_ - declared if not _stands_alone(name, workbook, open_)}:
        open_ -= closed
    yield from open_


def _stands_alone(name: str, workbook: Workbook, seen: set[str]) -> bool:
    when = workbook.questions[name].when
    return when is None or (when.names & workbook.questions.keys()) <= seen


def _may_see_gate(gate: Gate, workbook: Workbook, audience: str) -> bool:
    """Tell whether a gate's state gives nothing away: it is as private as its most private answer."""
    questions = (question for question in workbook.questions.values() if question.gate == gate.id)
    return audience != PUBLIC and all(may_see(question.privacy, audience) for question in questions)


def _families(workbook: Workbook, audience: str) -> Iterator[Family]:
    """Give the checks that read nothing hidden."""
    for family in workbook.families:
        checks = tuple(check for check in family.checks if _may_run(check, workbook, audience))
        yield family._replace(checks=checks)


def _may_run(check: Check, workbook: Workbook, audience: str) -> bool:
    tables = (workbook.questions[name] for name in tables_read(check, workbook))
    whole = all(may_see(privacy_of_rows(table.spec), audience) for table in tables)
    return whole and may_see(privacy_of_check(check, workbook), audience)


def _answers(answers: Answers, workbook: Workbook, seen: Workbook, audience: str) -> Answers:
    public = audience == PUBLIC
    foreign = workbook.questions.keys() - seen.questions.keys()
    checks = {check.id for check in seen.checks}
    slips: list[Problem] = []
    given = {}
    for name, entry in answers.given.items():
        if name in seen.questions:
            cut = Redaction(workbook.questions[name].spec, audience, frozenset(foreign))
            given[name], told = cut(entry, (slip for slip in answers.slips if slip.question == name))
            slips += told
    return answers._replace(
        given=given,
        accepted=tuple(one for one in answers.accepted if one.check in checks),
        settings=() if public else answers.settings,
        notes=tuple(n for n in answers.notes if n.on in seen.questions and may_see(n.audience, audience)),
        problems=() if public else tuple(one for one in answers.problems if one not in answers.remarks),
        remarks=(),
        slips=tuple(slips),
    )
