"""A review as pictures see it: answers and figures, and besides them gates, parts, findings and next steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from twowheels.book import Entry
from twowheels.expression import Expression, Scope
from twowheels.expression.grammar import origin, tree
from twowheels.expression.rowwise import rows_of
from twowheels.expression.value import admit
from twowheels.kind import Row, Value
from twowheels.review import Review
from twowheels.subjects import row_name, subjects
from twowheels.words import WordLists


class Sight:
    """What the expressions of a picture read."""

    def __init__(self, review: Review) -> None:
        """Look at a review; what is not asked for is not worked out."""
        self.review = review
        self.figures = review.figures
        self._known: dict[str, Value] = {}

    def lookup(self, name: str) -> Value:
        """Give what a picture may see of the review, else a figure or an answer."""
        if name not in _SEEN:
            return self.figures.lookup(name)
        if name not in self._known:
            self._known[name] = _SEEN[name](self.review)
        return self._known[name]

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return self.figures.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option."""
        return self.figures.label(path, value)

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does."""
        return self.figures.written(kind, value)

    @property
    def words(self) -> WordLists:
        """Give the word lists of the language of the answers."""
        return self.figures.words


class Beside:
    """A sight with one row of something in it, under a name of the picture's choice."""

    def __init__(self, outer: Sight | Beside, called: str, row: Value, path: str) -> None:
        """See ``row`` of the table that ``path`` names as ``called``; everything else is as outside."""
        self.outer = outer
        self.called = called
        self.row = row
        self.path = path

    def lookup(self, name: str) -> Value:
        """Give the row, or what is seen outside."""
        return self.row if name == self.called else self.outer.lookup(name)

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return self.outer.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option, for a column of the row too."""
        name, dot, column = path.partition(".")
        return self.outer.label(f"{self.path}{dot}{column}" if name == self.called else path, value)

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does."""
        return self.outer.written(kind, value)

    @property
    def words(self) -> WordLists:
        """Give the word lists of the language of the answers."""
        return self.outer.words


def path_of(each: Expression) -> str:
    """Give the table or list that an expression takes its rows from, for the words of its options."""
    return ".".join(origin(tree(each.source, each.place)))


def rows_for(each: Expression, sight: Sight | Beside, review: Review) -> tuple[Value, ...]:
    """Give what ``each`` goes through: rows of a table by key, name and column, or items with their number."""
    if each.source in review.book.entries:
        return tuple(subject.row for subject in subjects(review.figures, each.source, frozenset()))
    entry = review.book.entries.get(path_of(each))
    found = rows_of(admit(each.evaluate(_scope(sight)))) or ()
    return tuple(_numbered(row, number, entry) for number, row in enumerate(found, 1))


def _scope(sight: Sight | Beside) -> Scope:
    return sight


def _numbered(row: Value, number: int, entry: Entry | None) -> Value:
    if isinstance(row, Row):
        named = {"name": row_name(row, entry)} if entry else {}
        return {"number": Decimal(number), "key": row.name, **named, **row}
    return {"number": Decimal(number), **row} if isinstance(row, Mapping) else {"number": Decimal(number), "item": row}


def _gates(review: Review) -> Value:
    titles = {gate.id: gate for gate in review.book.workbook.gates}
    return tuple(
        {
            "id": state.id,
            "title": titles[state.id].title,
            "about": titles[state.id].about,
            "open": state.open,
            "answered": Decimal(state.answered),
            "of": Decimal(state.of),
            "closed_by": state.closed_by,
            "missing": tuple(_asked(review.book.entries[name], review) for name in state.missing),
            "questions": tuple(
                _asked(entry, review)
                for entry in review.book.entries.values()
                if entry.question.gate == state.id and entry.state != "inactive"
            ),
        }
        for state in review.gates.values()
    )


def _asked(entry: Entry, review: Review) -> Value:
    question = entry.question
    return {
        "id": question.id,
        "ask": question.ask,
        "done": entry.done,
        "state": review.book.say(f"state.{entry.state}"),
        "minutes": question.minutes,
        "part": question.part,
        "section": question.section,
        "required": question.required,
    }


def _parts(review: Review) -> Value:
    return tuple(
        {
            "id": part.id,
            "title": part.title,
            "wheel": part.wheel,
            **_progress(review, part.id),
            "first_open": next((e.question.id for e in _open(review) if e.question.part == part.id), None),
        }
        for part in review.book.workbook.parts
    )


def _progress(review: Review, part: str) -> dict[str, Value]:
    return {name: Decimal(count) for name, count in review.progress_of(part)._asdict().items()}


def _open(review: Review) -> tuple[Entry, ...]:
    return review.open_to("deep")


def _open_questions(review: Review) -> Value:
    return tuple(_asked(entry, review) for entry in _open(review))


def _findings(review: Review) -> Value:
    shown = (one.finding for one in review.findings if not one.parked and not one.accepted)
    sections = {q.id: q.section for q in review.book.workbook.questions.values()}
    return tuple(
        {
            "check": finding.check,
            "name": finding.name,
            "severity": finding.severity,
            "question": finding.question or None,
            "row": finding.row or None,
            "part": finding.part or None,
            "section": sections.get(finding.question),
            "message": finding.message,
            "fix": finding.fix or None,
        }
        for finding in shown
    )


def _next_steps(review: Review) -> Value:
    questions = review.book.workbook.questions
    return tuple(
        {
            "check": step.check or None,
            "question": step.question or None,
            "ask": questions[step.question].ask if step.question in questions else None,
            "minutes": questions[step.question].minutes if step.question in questions else None,
            "message": step.message,
            "fix": step.fix or None,
        }
        for step in review.next
    )


def _business(review: Review) -> Value:
    return review.book.business


_SEEN: Mapping[str, Callable[[Review], Value]] = {
    "gates": _gates,
    "parts": _parts,
    "findings": _findings,
    "next_steps": _next_steps,
    "open_questions": _open_questions,
    "business": _business,
}
"""What there is to see besides answers and figures; definition/picture_lint.py names the same."""
