"""Answers as CSV (RFC 4180) for spreadsheets: one file of all answers, and one for each table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from twowheels.audience import PUBLIC
from twowheels.book import Book, Entry
from twowheels.expression import as_text
from twowheels.kind import Value
from twowheels.review import Review
from twowheels.states import GIVEN, SAID, Later, NotApplicable, rows

ANSWERS = "answers.csv"
HEADS = (b"id,question,state,answer\r\n", b"id,question,answer\r\n")
"""How the file of all answers begins, by which an earlier export is known: for us, and for the public."""
_ID = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_STARTS = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for the start of a formula."""


def tables(review: Review) -> Iterator[tuple[str, bytes]]:
    """Give the files of one business by name."""
    book = review.book
    told = [entry for entry in book.entries.values() if book.audience != PUBLIC or entry.state in SAID]
    yield ANSWERS, _csv(_answers(told, book))
    for entry in told:
        if entry.question.spec.columns:
            yield _file(entry.question.id), _csv(_rows(entry))


def earlier(answers: bytes) -> frozenset[str]:
    """Give the names that the tables of an earlier export may have, from its file of all answers."""
    _, *lines = csv.reader(StringIO(answers.decode(errors="replace"), newline=""))
    return frozenset(_file(line[0]) for line in lines if line and _ID.fullmatch(line[0]))


def _file(question: str) -> str:
    # an id has no hyphen, so no other table can be called so
    return f"table-{question}.csv" if f"{question}.csv" == ANSWERS else f"{question}.csv"


def _answers(entries: Iterable[Entry], book: Book) -> Iterator[list[str]]:
    public = book.audience == PUBLIC
    yield ["id", "question", "answer"] if public else ["id", "question", "state", "answer"]
    for entry in entries:
        asked = [entry.question.id, entry.question.ask]
        yield [*asked, *([] if public else [entry.state]), _answer(entry)]


def _answer(entry: Entry) -> str:
    """Write an answer on one line; a table's is the name of its file."""
    match entry.waiver:
        case NotApplicable(reason):
            return reason
        case Later(by, why):
            return f"{by.isoformat()} {why}".strip()
    if entry.question.spec.columns:
        return _file(entry.question.id) if entry.value else ""
    return _cell(entry.value) if entry.state in GIVEN else ""


def _rows(entry: Entry) -> Iterator[list[str]]:
    """Give a table: its columns by their keys, before them the name of the row where rows have names."""
    keys = [column.key for column in entry.question.spec.columns]
    named = bool(entry.question.spec.fixed_rows)
    yield ["row", *keys] if named else keys
    for row in rows(entry.value) if entry.state in GIVEN else ():
        yield [*([row.name] if named else []), *(_cell(row.get(key)) for key in keys)]


def _cell(value: Value) -> str:
    """Write numbers plainly, dates year-month-day, and lists with semicolons."""
    match value:
        case tuple():
            return "; ".join(map(_cell, value))
        case Mapping():
            return "; ".join(f"{key}: {_cell(one)}" for key, one in value.items())
        case _:
            return as_text(value) or ""


def _csv(lines: Iterable[list[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode()


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; a plain number is none."""
    is_formula = cell.lstrip(" \n").startswith(_STARTS) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell
