"""Which rows of a table are for whom: read from its question, and what cannot work in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twowheels.errors import Problem, did_you_mean, show
from twowheels.fields import Fields, Report
from twowheels.kind import Option, RowPrivacy
from twowheels.kinds import KINDS
from twowheels.workbook import AUDIENCES, Question

KEYS = ("column", "rows", "hides")
YES_NO = (Option("true", "Yes"), Option("false", "No"))


def read_row_privacy(above: Fields, report: Report) -> RowPrivacy | None:
    """Read ``row_privacy`` of a table, or nothing when the key is absent."""
    if "row_privacy" not in above:
        return None
    fields = Fields(above.values["row_privacy"], report, KEYS, '"row_privacy"')
    keys = [key.text for key, _ in fields.pairs("rows")]
    rows = Fields(fields.values.get("rows", fields.node), report, keys or KEYS, '"rows"')
    hides = Fields(fields.values["hides"], report, keys, '"hides"') if "hides" in fields else None
    return RowPrivacy(
        column=fields.text("column", required=True),
        rows={key: rows.one_of(key, AUDIENCES, AUDIENCES[0]) for key in keys},
        hides={key: frozenset(hides.texts(key)) for key in hides.values} if hides else {},
    )


def row_problems(question: Question) -> Iterator[Problem]:
    """Find what cannot work: no such column, one without options, an option that nobody placed."""
    rule = question.spec.row_privacy
    if rule is None:
        return
    columns = {column.key: column for column in question.spec.columns}
    marker = columns.get(rule.column)
    options = () if marker is None else YES_NO if marker.kind is KINDS["yes_no"] else marker.spec.options
    if marker is None:
        yield _unknown("column", rule.column, question, columns)
    elif not options or marker.kind not in (KINDS["yes_no"], KINDS["choice"]):
        message = f'"{rule.column}" cannot say for whom a row is: it must be a choice or a yes_no.'
        yield Problem(question.place, message, code="row-privacy")
    else:
        known = [option.key for option in options]
        yield from (_unknown("option", key, question, known) for key in rule.rows if key not in known)
        for key in known:
            if key not in rule.rows:
                message = f'"row_privacy" does not say for whom rows with "{key}" are.'
                hint = f"Write one of {', '.join(AUDIENCES)} behind it under rows."
                yield Problem(question.place, message, hint, code="row-privacy")
    for name in sorted(frozenset().union(*rule.hides.values()) - columns.keys()):
        yield _unknown("column", name, question, columns)


def _unknown(what: str, name: str, question: Question, known: Iterable[str]) -> Problem:
    words = list(known)
    hint = did_you_mean(name, words) or f"It has: {', '.join(words)}."
    message = f'"row_privacy" of "{question.id}" names no {what} "{show(name, 40)}".'
    return Problem(question.place, message, hint, code=f"unknown-{what}")
