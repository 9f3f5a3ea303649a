"""The answers that travel inside a PDF: written anew from what its audience may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from twowheels.answers import Answers
from twowheels.audience import PUBLIC
from twowheels.book import Book
from twowheels.workbook import Workbook
from twowheels.yamlout import values, written
from twowheels.yamltext import Entry, Mapping, Scalar

_STAMP = re.compile(r"# twowheels 1 audience=(\w+) sha256=([0-9a-f]{64})\n")


class Enclosure(NamedTuple):
    """A file inside a PDF: its name, its text, and the days it is dated to."""

    name: str
    text: str
    created: date
    modified: date


class Opened(NamedTuple):
    """What an enclosed file says about itself: for whom it was made, and whether it is still as it was."""

    audience: str
    whole: bool


def enclosure(book: Book, *, blank: bool = False) -> Enclosure | None:
    """Give the file to enclose; a blank book holds no answers, and one for the public holds no file at all.

    What the public may see stands on the pages. Nobody fills in a public copy, so a file in it would serve
    nothing and be one more place to keep clean.
    """
    if book.audience == PUBLIC and not blank:
        return None
    body = "".join(_head(book, blank=blank)) + ("answers: {}\n" if blank else "".join(_body(book)))
    digest = sha256(body.encode()).hexdigest()
    modified = book.as_of if blank else (book.answers.meta.updated or book.as_of)
    name = book.answers.meta.id if book.answers.file else book.workbook.id
    text = f"# twowheels 1 audience={book.audience} sha256={digest}\n{body}"
    return Enclosure(f"{name}.yaml", text, min(modified, book.as_of), modified)


def opened(text: str) -> Opened | None:
    """Read the stamp of an enclosed file; None for a file that is not one of ours."""
    stamp = _STAMP.match(text)
    if not stamp:
        return None
    return Opened(stamp[1], sha256(text[stamp.end() :].encode()).hexdigest() == stamp[2])


def _head(book: Book, *, blank: bool) -> Iterator[str]:
    workbook, meta = book.workbook, book.answers.meta
    yield values({"workbook": workbook.id, "workbook_version": _version(workbook)})
    if book.answers.file:
        said: dict[str, Any] = {"id": meta.id}
        if not blank:
            said |= {"updated": meta.updated, "currency": meta.currency, "language": meta.language}
            said |= {"filled_by": meta.filled_by, "time_zone": meta.time_zone}
            said |= {"skip_weeks": list(meta.skip_weeks)}
        yield values({"meta": {key: value for key, value in said.items() if value}})


def _version(workbook: Workbook) -> int | str:
    return int(workbook.version) if workbook.version.isdecimal() else workbook.version


def _body(book: Book) -> Iterator[str]:
    """Write answers, notes and acceptances; what is above the audience was dropped when the book was bound."""
    answers = book.answers
    given = tuple(Entry(_bare(name), entry.value) for name, entry in answers.given.items())
    yield written("answers", Mapping(given, 1, 1, flow=False)) if given else "answers: {}\n"
    yield from _beside(answers, frozenset(book.workbook.questions))


def _beside(answers: Answers, seen: frozenset[str]) -> Iterator[str]:
    publish = sorted(answers.publish.keys() & seen)
    if publish:
        yield values({"publish": publish})
    accepted = [{"check": a.check, "reason": a.reason, "until": a.until} for a in answers.accepted]
    notes = [
        {"on": n.on, "by": n.by, "date": n.written, "audience": n.audience, "text": n.text}
        for n in answers.notes
    ]
    for key, rows in (("accepted", accepted), ("notes", notes)):
        if rows:
            yield values({key: [{name: cell for name, cell in row.items() if cell} for row in rows]})


def _bare(text: str) -> Scalar:
    return Scalar(text, 1, 1, quoted=False, block=False)
