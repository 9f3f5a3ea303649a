"""Put a workbook's own examples to it: each check proves itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from twowheels.answers import Answers, parse_answers, read_acceptance
from twowheels.book import Book, bind
from twowheels.checks import Finding, run_one
from twowheels.definition.manifest import plain_value
from twowheels.errors import Problem
from twowheels.fields import Report
from twowheels.figures import Figures
from twowheels.workbook import Check, Example, Workbook
from twowheels.yamltext import Mapping

AS_OF = date(2026, 11, 21)
"""The day of an example that names none."""


def prove(workbook: Workbook) -> Iterator[Problem]:
    """Give what the examples do not prove: a check that stays silent, speaks out of turn, or has none."""
    for check in workbook.checks:
        yield from prove_check(workbook, check)


def prove_check(workbook: Workbook, check: Check) -> Iterator[Problem]:
    """Give what the examples of one check do not prove."""
    if not check.bad or not check.good:
        missing = "bad" if not check.bad else "good"
        yield Problem(check.place, f"{check.id} has no {missing} example.", "Write one: it is its test.")
    yield from (found for example in check.bad for found in _bad(workbook, check, example))
    yield from (found for example in check.good for found in _good(workbook, check, example))


def _bad(workbook: Workbook, check: Check, example: Example) -> Iterator[Problem]:
    yield from _unread(workbook, check, example)
    if not findings(workbook, check, example):
        yield Problem(example.place, f"{check.id} finds nothing in this bad example.")


def _good(workbook: Workbook, check: Check, example: Example) -> Iterator[Problem]:
    yield from _unread(workbook, check, example)
    for finding in findings(workbook, check, example):
        yield Problem(example.place, f"{check.id} speaks in this good example: {finding.message}")


def _unread(workbook: Workbook, check: Check, example: Example) -> Iterator[Problem]:
    if check.each not in ("problems", "acceptances"):  # theirs are what is wrong in a file
        for problem in example_book(workbook, example).problems:
            yield Problem(
                example.place,
                f"{check.id} has an example that cannot be read: {problem.message}",
                problem.hint,
            )


def findings(workbook: Workbook, check: Check, example: Example) -> tuple[Finding, ...]:
    """Give what a check finds in an example, only about the question that the example is on if it names one."""
    found = run_one(check, Figures(example_book(workbook, example)))
    return tuple(finding for finding in found if example.on in ("", finding.question))


def example_book(workbook: Workbook, example: Example) -> Book:
    """Bind an example's answers as if they stood in a file."""
    as_of = date.fromisoformat(example.as_of) if example.as_of else AS_OF
    book = bind(workbook, example_answers(workbook, example), as_of=as_of)
    history = plain_value(example.history) if example.history else {}
    return replace(book, history=history if isinstance(history, dict) else {})


def example_answers(workbook: Workbook, example: Example) -> Answers:
    """Give an example's answers, with the places that they have in the workbook."""
    head = f"workbook: {workbook.id}\nworkbook_version: {workbook.version}\nmeta: {{id: example, currency: EUR}}\n"
    answers = parse_answers(head.encode(), example.place.file)
    entries = example.answers.entries if isinstance(example.answers, Mapping) else ()
    report = Report(example.place.file)
    accepted = tuple(read_acceptance(node, report) for node in example.accepted)
    given = {entry.key.text: entry for entry in entries}
    return answers._replace(given=given, accepted=accepted, problems=(*answers.problems, *report.problems))
