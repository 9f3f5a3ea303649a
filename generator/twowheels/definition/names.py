"""Names and options that an expression may use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twowheels.errors import Place, Problem, did_you_mean, show
from twowheels.expression import Expression, literals_compared
from twowheels.workbook import Workbook

FREE_NAMES = frozenset({"settings", "today", "progress", "history"})
RESERVED = FREE_NAMES | {"row", "it", "true", "false", "none", "and", "or", "not", "in", "is", "if", "else"}
"""Words that mean something of their own in an expression."""

ROWS = {
    "questions": "id ask help part section depth kind required gate state value minutes have want later reason",
    "gates": "id title open answered of missing asks minutes closed_by",
    "problems": "question row column message hint",
    "half_rows": "question ask row missing",
    "repeats": "a b ask_a ask_b",
    "acceptances": "check known fired closest reason until",
}
"""What a check can go through besides tables and lists, and what it sees of each as ``row``."""


def unknown_names(
    expression: Expression, workbook: Workbook, place: Place, free: frozenset[str]
) -> Iterator[Problem]:
    """Find what an expression reads and nobody knows; ``free`` are names that need no question."""
    known = workbook.questions.keys() | workbook.figures.keys() | free
    what = "is no question and no figure" if workbook.figures else "is no question"
    for name in sorted(expression.names - known):
        hint = did_you_mean(name, known)
        yield Problem(expression.place or place, f'"{show(name, 60)}" {what}.', hint, code="unknown-name")


def unknown_options(expression: Expression, workbook: Workbook) -> Iterator[Problem]:
    """Find options that an expression compares with and that do not exist."""
    for name, literal, _ in literals_compared(expression):
        question = workbook.questions.get(name)
        options = [option.key for option in question.spec.options] if question else []
        if options and literal not in options:
            hint = did_you_mean(literal, options) or f"Its options are: {', '.join(options)}."
            yield Problem(
                expression.place,
                f'"{name}" has no option "{show(literal, 40)}".',
                hint,
                code="unknown-option",
            )


def unknown_cells(expression: Expression, workbook: Workbook, rows: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns that a row does not have; ``rows`` gives the tables that ``row`` and its like are rows of."""
    for name, cell in sorted(path[:2] for path in expression.paths if path[0] in rows and len(path) > 1):
        known = _row_of(rows[name], workbook)
        if known and cell not in known:
            hint = did_you_mean(cell, known) or f"It has: {', '.join(sorted(known))}."
            row = "A row" if name == "row" else f'"{name}"'
            yield Problem(expression.place, f'{row} has no "{show(cell, 60)}".', hint, code="unknown-column")


def _row_of(each: str, workbook: Workbook) -> frozenset[str]:
    """Give what a row of ``each`` holds; nothing for what is unknown."""
    question = workbook.questions.get(each)
    if question is None:
        return frozenset(ROWS.get(each, "").split())
    columns = {column.key for column in question.spec.columns}
    computed = {column.key for column in workbook.computed if column.table == each}
    return frozenset({"key", "name", *columns, *computed} if columns else {"item", "number"})
