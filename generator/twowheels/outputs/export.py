"""Everything about a business as what JSON is made of: answers typed by their kind, and figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from twowheels.audience import PUBLIC
from twowheels.book import Book, Entry
from twowheels.kind import Value
from twowheels.review import Review
from twowheels.states import SAID, Later, NotApplicable, rows
from twowheels.workbook import Question

HEAD = '{\n  "schema": 1,\n  "audience": '
"""How each of our exports begins, by which an earlier one is known."""
FOR_THE_PUBLIC = ("id", "business", "workbook")
"""What the public may know of a report: nothing that rests on private answers, and no path of yours."""


def about(review: Review, report: Mapping[str, Any]) -> dict[str, Any]:
    """Give everything about one business; ``report`` is what ``check --format json`` says of it."""
    book = review.book
    told = {key: report[key] for key in FOR_THE_PUBLIC}
    if book.audience != PUBLIC:
        told = {"file": report["answers"], **report}
    meta = book.answers.meta
    told |= {"currency": meta.currency or None, "language": book.locale.language}
    told |= {"updated": plain(meta.updated)}
    told["answers"] = {q: _answer(entry, book) for q, entry in book.entries.items() if _is_told(entry, book)}
    told["figures"] = _figures(review)
    return told


def _is_told(entry: Entry, book: Book) -> bool:
    """Tell whether an answer is in the export; the public sees what was said and no gaps."""
    return book.audience != PUBLIC or entry.state in SAID


def _answer(entry: Entry, book: Book) -> dict[str, Any]:
    told: dict[str, Any] = {"ask": entry.question.ask, "kind": entry.question.name}
    if book.audience != PUBLIC:
        told["state"] = entry.state
    told["value"] = _typed(entry.value, entry.question)
    match entry.waiver:
        case NotApplicable(reason):
            told["not_applicable"] = reason
        case Later(by, why):
            told["later"] = {"by": by.isoformat(), "why": why}
    return told


def _typed(value: Value, question: Question) -> Any:
    """Give a value by its kind; every row of a table has all its columns."""
    columns = [column.key for column in question.spec.columns]
    if not columns:
        return plain(value)
    if isinstance(value, Mapping):
        return {name: _row(row, columns) for name, row in value.items()}
    return [_row(row, columns) for row in rows(value)] if isinstance(value, tuple) else None


def _row(row: Value, columns: Iterable[str]) -> dict[str, Any]:
    return {key: plain(row.get(key)) for key in columns} if isinstance(row, Mapping) else {}


def plain(value: Value) -> Any:
    """Give a value as what JSON is made of: numbers as numbers, dates year-month-day."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
        case tuple():
            return [plain(one) for one in value]
        case Mapping():
            return {key: plain(one) for key, one in value.items()}
        case _:
            return value


def _figures(review: Review) -> dict[str, Any]:
    """Give the figures that read nothing hidden; to the public only those that there are."""
    figures, public = review.figures, review.book.audience == PUBLIC
    told = {}
    for figure in review.book.workbook.figures.values():
        value = plain(figures.lookup(figure.id))
        if not figures.hides(figure.value) and not (public and value is None):
            told[figure.id] = {"title": figure.title, "kind": figure.kind, "value": value}
            told[figure.id] |= {"unit": figure.unit or None}
    return told
