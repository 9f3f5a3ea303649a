"""Names and options that an expression may use."""

from __future__ import annotations

from collections.abc import Iterator

from twowheels.errors import Place, Problem, did_you_mean, show
from twowheels.expression import Expression, literals_compared
from twowheels.workbook import Workbook

FREE_NAMES = frozenset({"settings", "today", "progress", "history"})
RESERVED = FREE_NAMES | {"row", "it", "true", "false", "none", "and", "or", "not", "in", "is", "if", "else"}
"""Words that mean something of their own in an expression."""


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
