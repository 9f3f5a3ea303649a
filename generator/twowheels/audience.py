"""What one audience may see: all else is dropped before anything is read from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from twowheels.answers import Answers
from twowheels.kind import Column
from twowheels.redaction import redacted
from twowheels.workbook import AUDIENCES, Check, Family, Gate, Part, Question, Workbook
from twowheels.yamltext import Entry, Mapping, Node, Scalar, Sequence

OWNER, COACH, PUBLIC = AUDIENCES


def for_audience(workbook: Workbook, answers: Answers, audience: str) -> tuple[Workbook, Answers]:
    """Give workbook and answers without what is above the audience; ``publish`` loosens single answers."""
    if audience == OWNER:
        return workbook, answers
    seen = _workbook(workbook, answers, audience)
    return seen, _answers(answers, workbook, seen, audience)


def may_see(privacy: str, audience: str) -> bool:
    """Tell whether something is for this audience; where nothing is said, everyone may."""
    return not privacy or AUDIENCES.index(privacy) >= AUDIENCES.index(audience)


def _workbook(workbook: Workbook, answers: Answers, audience: str) -> Workbook:
    def trimmed(question: Question) -> Question:
        columns = tuple(c for c in question.spec.columns if may_see(c.privacy, audience))
        return replace(question, spec=replace(question.spec, columns=columns))

    def seen(question: Question) -> bool:
        return question.id in answers.publish or may_see(question.privacy, audience)

    def of_part(part: Part) -> Part:
        questions = [tuple(trimmed(q) for q in s.questions if seen(q)) for s in part.sections]
        pairs = zip(part.sections, questions, strict=True)
        return part._replace(sections=tuple(section._replace(questions=kept) for section, kept in pairs))

    gates = tuple(gate for gate in workbook.gates if _may_see_gate(gate, workbook, audience))
    parked = workbook.parked if workbook.parked and workbook.parked.gate in {g.id for g in gates} else None
    shown = replace(workbook, parts=tuple(map(of_part, workbook.parts)), gates=gates, parked=parked)
    families = () if audience == PUBLIC else tuple(_families(workbook, shown))
    sheets = tuple(sheet for sheet in workbook.sheets if may_see(sheet.privacy, audience))
    pictures = redacted(workbook, _hidden(workbook, shown), audience)
    return replace(shown, families=families, pictures=pictures, sheets=sheets)


def _may_see_gate(gate: Gate, workbook: Workbook, audience: str) -> bool:
    """Tell whether a gate's state gives nothing away: it is as private as its most private answer."""
    questions = (question for question in workbook.questions.values() if question.gate == gate.id)
    return audience != PUBLIC and all(may_see(question.privacy, audience) for question in questions)


def _families(workbook: Workbook, shown: Workbook) -> Iterator[Family]:
    """Give the checks that read nothing hidden."""
    hidden = set(_hidden(workbook, shown))
    for family in workbook.families:
        checks = tuple(check for check in family.checks if hidden.isdisjoint(_reads(check)))
        yield family._replace(checks=checks)


def _hidden(workbook: Workbook, shown: Workbook) -> Iterator[tuple[str, ...]]:
    """Give the hidden questions and columns, as expressions name them."""
    for question in workbook.questions.values():
        if question.id not in shown.questions:
            yield (question.id,)
        else:
            kept = _keys(shown.questions[question.id].spec.columns)
            yield from ((question.id, key) for key in _keys(question.spec.columns) - kept)


def _reads(check: Check) -> Iterator[tuple[str, ...]]:
    """Give the questions and columns that a check reads; ``row`` is a row of what it goes through."""
    yield (check.each,)
    asked = [one for one in (check.when, check.severity, check.on, check.replaces) if one]
    for expression in (*asked, *check.says.expressions, *check.fix.expressions):
        yield from ((name,) for name in expression.names)
        yield from ((check.each if path[0] == "row" else path[0], *path[1:]) for path in expression.paths)


def _keys(columns: tuple[Column, ...]) -> set[str]:
    return {column.key for column in columns}


def _answers(answers: Answers, workbook: Workbook, seen: Workbook, audience: str) -> Answers:
    kept = {key: entry for key, entry in answers.given.items() if key in seen.questions}
    public = audience == PUBLIC
    return answers._replace(
        given={key: _trimmed(e, workbook.questions[key], seen.questions[key]) for key, e in kept.items()},
        accepted=() if public else answers.accepted,
        settings=() if public else answers.settings,
        notes=tuple(n for n in answers.notes if n.on in seen.questions and may_see(n.audience, audience)),
        problems=() if public else answers.problems,
        slips=tuple(problem for problem in answers.slips if problem.question in seen.questions),
    )


def _trimmed(entry: Entry, question: Question, seen: Question) -> Entry:
    """Give a table's answer without the cells of hidden columns; nothing else has any."""
    known, shown, node = _keys(question.spec.columns), _keys(seen.spec.columns), entry.value
    if isinstance(node, Sequence) and known:
        return Entry(entry.key, node._replace(items=tuple(_row(row, known, shown) for row in node.items)))
    if isinstance(node, Mapping) and question.spec.fixed_rows:
        rows = (Entry(one.key, _row(one.value, known, shown)) for one in node.entries)
        return Entry(entry.key, node._replace(entries=tuple(rows)))
    return entry


def _row(row: Node, known: set[str], shown: set[str]) -> Node:
    """Drop the hidden cells; of an unknown column, which may be a hidden one mistyped, keep the name."""
    if not isinstance(row, Mapping):
        return row
    cells = (cell for cell in row.entries if cell.key.text in shown or cell.key.text not in known)
    return row._replace(entries=tuple(cell if cell.key.text in shown else _blank(cell.key) for cell in cells))


def _blank(key: Scalar) -> Entry:
    return Entry(key, key._replace(text="", quoted=False, block=False))
