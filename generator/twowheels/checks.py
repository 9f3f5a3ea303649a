"""Put every check to a book, and collect what they find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from twowheels.book import Book
from twowheels.errors import Place
from twowheels.figures import Figures
from twowheels.kind import Value
from twowheels.privacy import privacy_of_check, strictest
from twowheels.subjects import Subject, subjects
from twowheels.words import WordLists
from twowheels.workbook import SEVERITIES, Check


class Finding(NamedTuple):
    """What a check found, about one question or the whole book."""

    check: str
    name: str
    family: str
    severity: str
    question: str
    row: str
    part: str
    place: Place
    message: str
    fix: str
    privacy: str
    weight: int
    gap: bool
    replaces: tuple[str, ...]


class Seen:
    """A book as a check sees it: with the row it is looking at."""

    def __init__(self, figures: Figures, row: Mapping[str, Value], each: str) -> None:
        """Look at ``row``, one of ``each``, in a book and its figures."""
        self.figures = figures
        self.row = row
        self.each = each

    def lookup(self, name: str) -> Value:
        """Give the row, or what the book knows."""
        return self.row if name == "row" else self.figures.lookup(name)

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return self.figures.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option, for a column of the row too."""
        name, dot, column = path.partition(".")
        return self.figures.label(f"{self.each}{dot}{column}" if name == "row" else path, value)

    def written(self, kind: str, value: Value) -> Value:
        """Write a figure as the reader's language does."""
        return self.figures.written(kind, value)

    @property
    def words(self) -> WordLists:
        """Give the word lists of the language of the answers."""
        return self.figures.words


def run(figures: Figures) -> tuple[Finding, ...]:
    """Give all findings in the order of the checks.

    Checks that close a gate are run before the others, and those about acceptances after them.
    """
    checks = figures.book.workbook.checks
    closing = {check for gate in figures.book.workbook.gates for check in gate.closed_by}
    found: dict[str, tuple[Finding, ...]] = {}
    for turn in (0, 1, 2):
        accepted = figures.book.accepted if turn == 1 else lambda _: ""
        fired = frozenset(name for name, findings in found.items() if findings and not accepted(name))
        round_ = _Round(figures, fired)
        for check in checks:
            if turn == (0 if check.id in closing else 2 if check.each == "acceptances" else 1):
                found[check.id] = tuple(round_.found(check))
    return tuple(finding for check in checks for finding in found[check.id])


def run_one(check: Check, figures: Figures) -> tuple[Finding, ...]:
    """Give what one check finds; of the others only those are run that it depends on."""
    closing = {name for gate in figures.book.workbook.gates for name in gate.closed_by}
    first = _Round(figures, frozenset())
    before = [other for other in figures.book.workbook.checks if other.id in closing and other is not check]
    if check.each == "acceptances":
        before = [other for other in figures.book.workbook.checks if other is not check]
    fired = frozenset(other.id for other in before if any(first.found(other)))
    return tuple(_Round(figures, fired).found(check))


class _Round:
    """Checks put to a book one after the other; what several go through is gathered once."""

    def __init__(self, figures: Figures, fired: frozenset[str]) -> None:
        self.figures = figures
        self.fired = fired
        self.gathered: dict[str, tuple[Subject, ...]] = {}

    def subjects(self, each: str) -> tuple[Subject, ...]:
        if each not in self.gathered:
            self.gathered[each] = tuple(subjects(self.figures, each, self.fired))
        return self.gathered[each]

    def found(self, check: Check) -> Iterator[Finding]:
        for subject in self.subjects(check.each):
            scope = Seen(self.figures, subject.row, check.each)
            if check.when.evaluate(scope) is True:
                yield _finding(check, self.figures, subject, scope)


def _finding(check: Check, figures: Figures, subject: Subject, scope: Seen) -> Finding:
    book = figures.book
    severity = check.severity.evaluate(scope)
    question = _question(check, book, subject, scope)
    replaced = check.replaces.evaluate(scope) if check.replaces else ()
    entry = book.entries.get(question)
    return Finding(
        check=check.id,
        name=check.name,
        family=check.family,
        severity=severity if isinstance(severity, str) and severity in SEVERITIES else "warning",
        question=question,
        row=subject.name,
        part=check.part or (entry.question.part if entry else ""),
        place=entry.place if entry and question != subject.question else subject.place,
        message=check.says.render(scope),
        fix=check.fix.render(scope),
        privacy=_privacy(check, figures, {question, check.each, *subject.reads}),
        weight=check.weight,
        gap=check.gap,
        replaces=tuple(str(name) for name in replaced) if isinstance(replaced, tuple) else (),
    )


def _question(check: Check, book: Book, subject: Subject, scope: Seen) -> str:
    named = check.on.evaluate(scope) if check.on else None
    if isinstance(named, str):
        return named if named in book.entries else ""
    read = (name for name in book.entries if name in check.when.names)
    return subject.question or next(read, "")


def _privacy(check: Check, figures: Figures, read: set[str]) -> str:
    """Give whom a finding is for: it is as private as the most private thing that it reads."""
    book = figures.book
    names = frozenset().union(*(figures.made_of(name) for name in read))
    private = [book.entries[name].question.privacy for name in names if name in book.entries]
    return strictest((*private, privacy_of_check(check, book.workbook)), default="coach")
