"""What owners would miss in a question: help, a usable example, a reason to be asked at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from twowheels.advice.advised import Lint, idea, warning
from twowheels.errors import Place
from twowheels.expression import Call, Expression
from twowheels.kind import Option, Reading
from twowheels.picture import expressions_of
from twowheels.reading import is_empty
from twowheels.story import read_story
from twowheels.workbook import Question, Workbook

QUICK, TOTAL = Decimal(20), Decimal(120)
"""Minutes that the quick pass and the whole may take."""
TRUTHS = frozenset({"y", "yes", "n", "no", "true", "false", "on", "off"})
"""Words that other readers of YAML 1.1 turn into true and false."""


def advise(workbook: Workbook) -> Iterator[Lint]:
    """Look at every question, and at all of them together."""
    used = _used(workbook)
    for question in workbook.questions.values():
        yield from _asked_well(question)
        yield from _example(question, workbook)
        yield from _options(question)
        if question.id not in used:
            message = f'Nothing reads the answer to "{question.id}".'
            yield idea(question.place, "unread", message, "Let a check, a figure or a story use it.")
    yield from _budget(workbook)


def _asked_well(question: Question) -> Iterator[Lint]:
    has = {"help": question.help, "why": question.why, "example": question.example}
    missing = [key for key, value in has.items() if not value]
    if question.required and missing:
        message = f'"{question.id}" is required and has no {" and no ".join(missing)}.'
        yield warning(question.place, "unexplained", message, "Whoever must answer should be helped to.")


def _example(question: Question, workbook: Workbook) -> Iterator[Lint]:
    node = question.example
    if node is None or is_empty(node):
        return
    reading = Reading(question.place.file, question.id)
    value = question.kind.read(node, question.spec, reading)
    for problem in reading.problems:
        message = f'The example of "{question.id}" would be refused: {problem.message}'
        yield warning(problem.place, "bad-example", message, problem.hint)
    if any(workbook.words.is_placeholder(text) for text in question.kind.texts(value, question.spec)):
        message = f'The example of "{question.id}" is itself only a note.'
        place = Place(question.place.file, node.line, node.column)
        yield warning(place, "placeholder-example", message, "Write what a good answer looks like.")


def _options(question: Question) -> Iterator[Lint]:
    specs = [question.spec, *(column.spec for column in question.spec.columns)]
    options: list[Option] = [one for spec in specs for one in (*spec.options, *spec.fixed_rows)]
    for option in options:
        if option.key.casefold() in TRUTHS and question.name != "yes_no":
            message = f'Other programs read the option "{option.key}" of "{question.id}" as true or false.'
            yield warning(question.place, "yaml-truth", message, "Give it another key; the label may stay.")


def _budget(workbook: Workbook) -> Iterator[Lint]:
    place = Place(str(workbook.folder / "workbook.yaml"), 1, 1)
    every = workbook.questions.values()
    quick = sum((one.minutes for one in every if one.depth == "quick"), Decimal(0))
    total = sum((one.minutes for one in every), Decimal(0))
    for what, minutes, most in (("The quick pass", quick, QUICK), ("The whole", total, TOTAL)):
        if minutes > most:
            message = f"{what} takes {minutes.normalize():f} minutes; more than {most} are seldom finished."
            yield warning(place, "too-long", message, "Ask less, or move questions to a deeper pass.")


def _used(workbook: Workbook) -> frozenset[str]:
    """Give every question that something reads: a condition, a check, a figure, a story, a gate."""
    read = {workbook.named_by}.union(*(expression.names for expression in _expressions(workbook)))
    read |= {check.each for check in workbook.checks} | {column.table for column in workbook.computed}
    read |= {question.id for question in workbook.questions.values() if question.gate}
    for section in workbook.sections.values():
        for piece in read_story(section.story):
            if isinstance(piece, Expression):
                read |= piece.names
            elif isinstance(piece, Call) and piece.name != "ask":
                read |= set(piece.arguments)
    return frozenset(read) | {q.spec.rows_from.partition(".")[0] for q in workbook.questions.values()}


def _expressions(workbook: Workbook) -> Iterator[Expression]:
    yield from (question.when for question in workbook.questions.values() if question.when)
    yield from (figure.value for figure in workbook.figures.values())
    yield from (column.value for column in workbook.computed)
    yield from (
        one for item in (workbook.plan.items if workbook.plan else ()) for one in item.every_expression
    )
    for picture in workbook.pictures.values():
        yield from [picture.when] if picture.when else []
        for part in (picture.about, picture.data):
            yield from (one for one, _ in expressions_of(part)) if part else ()
    for check in workbook.checks:
        yield from (one for one in (check.when, check.severity, check.on, check.replaces) if one)
        yield from (*check.says.expressions, *check.fix.expressions)
