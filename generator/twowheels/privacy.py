"""How private what an expression reads is: as private as the most private thing in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from twowheels.expression import Expression
from twowheels.kind import Spec
from twowheels.workbook import AUDIENCES, Check, Workbook

OWNER, COACH, PUBLIC = AUDIENCES
_WORD = re.compile(r"\w+")
COUNTS = frozenset({"progress"})
"""Names that tell how far a book is: never for the public."""


def may_see(privacy: str, audience: str) -> bool:
    """Tell whether something is for this audience; where nothing is said, everyone may."""
    return not privacy or AUDIENCES.index(privacy) >= AUDIENCES.index(audience)


def strictest(privacies: Iterable[str], default: str = PUBLIC) -> str:
    """Give the most private of several; what says nothing does not count."""
    return min(filter(None, privacies), key=AUDIENCES.index, default=default)


def privacy_of(
    expressions: Iterable[Expression], workbook: Workbook, each: str = "", default: str = PUBLIC
) -> str:
    """Give whom the outcome of expressions is for; ``each`` is the table that their rows belong to.

    What counts is what the workbook declares of questions and columns, through figures and computed
    columns; a published answer is shown itself, but what is worked out from it stays as private as it was.
    """
    return strictest((p for e in expressions for p in _read(e, workbook, each, frozenset())), default)


def privacy_of_check(check: Check, workbook: Workbook) -> str:
    """Give whom a check's findings are for, as far as its own words tell."""
    asked = [one for one in (check.when, check.severity, check.on, check.replaces) if one]
    expressions = (*asked, *check.says.expressions, *check.fix.expressions)
    return privacy_of(expressions, workbook, check.each, default="")


def privacy_of_rows(spec: Spec) -> str:
    """Give whom the most private rows of a table are for."""
    return strictest(spec.row_privacy.rows.values()) if spec.row_privacy else PUBLIC


def tables_read(check: Check, workbook: Workbook) -> frozenset[str]:
    """Give the questions that a check names itself."""
    asked = [one for one in (check.when, check.severity, check.on, check.replaces) if one]
    expressions = (*asked, *check.says.expressions, *check.fix.expressions)
    names = frozenset({check.each}).union(*(expression.names for expression in expressions))
    return names & workbook.questions.keys()


def _read(expression: Expression, workbook: Workbook, each: str, seen: frozenset[str]) -> Iterator[str]:
    keys = frozenset(_WORD.findall(expression.source))  # a column counts wherever its word stands
    histories = {path[1] for path in expression.paths if path[0] == "history" and path[1:]}
    for name in (expression.names | histories | {each}) - seen:
        yield from _named(name, keys, workbook, seen)


def _named(name: str, keys: frozenset[str], workbook: Workbook, seen: frozenset[str]) -> Iterator[str]:
    """Give how private one name is; of a table those columns count whose keys are read anywhere."""
    if name in COUNTS:
        yield AUDIENCES[-2]
    elif name in workbook.figures:
        yield from _read(workbook.figures[name].value, workbook, "", seen | {name})
    elif name in workbook.questions:
        question = workbook.questions[name]
        yield question.privacy
        yield from (column.privacy for column in question.spec.columns if column.key in keys)
        for column in workbook.computed:
            if column.table == name and column.key in keys and f"{name}.{column.key}" not in seen:
                inside = seen | {f"{name}.{column.key}"}
                yield from _read(column.value, workbook, name, inside)
