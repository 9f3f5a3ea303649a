"""How much of everything is read and shown: one table, each row with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


def _limit(value: int, unit: str, reason: str) -> Any:
    return field(default=value, metadata={"unit": unit, "reason": reason})


WIDEST_BINDING = 40
"""Millimetres that a binding may take of a page at the most: more leaves too little to write on."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one YAML file may hold; over a limit it is refused with the figure, never cut."""

    bytes: int = _limit(1 << 20, "bytes", "sixty times our fullest example; one byte more is never read")
    depth: int = _limit(12, "levels", "answers need five; 50,000 levels end the process of YAML's loaders")
    values: int = _limit(
        20_000, "keys and values", "twenty times our fullest example; lists and groups count twice"
    )
    key: int = _limit(128, "characters", "an id is a word; a longer key is a text with a colon in it")
    scalar: int = _limit(65_536, "characters", "one text, before its question says how long it may be")


@dataclass(frozen=True, slots=True)
class TextLimits:
    """What one answer, name or expression may hold, whichever way it comes in."""

    text: int = _limit(
        8_000, "characters", "a long answer: three printed pages, an eighth of a second in the PDF"
    )
    text_lines: int = _limit(500, "lines", "4,000 short lines take the PDF seven seconds and 77 pages")
    short_text: int = _limit(500, "characters", "a short answer stands on a card or in a table")
    items: int = _limit(500, "items", "a list, or the rows of a table")
    name: int = _limit(120, "characters", "a business name: one line, in titles and on the cover")
    integer: int = _limit(18, "digits", "more than all the money there is; longer ones are slips")
    decimal: int = _limit(30, "characters", "a number as typed, with its separators")
    tags: int = _limit(
        400, "tags", "bold, links and the like in one answer; thousands cost the PDF 20 seconds"
    )
    expression: int = _limit(500, "characters", "a condition longer than this is two conditions")
    expression_depth: int = _limit(16, "levels", "brackets in brackets that nobody can follow any more")
    pattern: int = _limit(200, "characters", "short patterns cannot hide slow ones well")
    questions: int = _limit(2_000, "questions", "eighteen times the default workbook")
    client_id: int = _limit(63, "characters", "a host name's label: it becomes a folder and an address")
    path: int = _limit(
        200, "bytes", "an output path; with the folder around it, Windows takes 260 characters"
    )
    shown: int = _limit(80, "characters", "what a message quotes of a stranger's text")
    problems: int = _limit(50, "problems", "told of one file, and how many more there are")


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What a filled-in PDF may hold; it is read by a process that may use so much and no more."""

    pdf_bytes: int = _limit(25 << 20, "bytes", "fifty times the complete book with its fonts")
    pdf_pages: int = _limit(1_000, "pages", "fourteen times the complete blank book")
    pdf_fields: int = _limit(5_000, "fields", "ten times the complete blank book")
    pdf_depth: int = _limit(8, "levels", "our fields have one; other programs may group them")
    pdf_unpacked: int = _limit(8 << 20, "bytes", "one compressed part of a PDF, unpacked")
    pdf_files: int = _limit(20, "files", "attached to a PDF; ours has one")
    pdf_seconds: int = _limit(20, "seconds of a processor", "a hundred times what our longest book takes")
    pdf_patience: int = _limit(60, "seconds", "by the clock, on a machine that does other things as well")
    pdf_memory: int = _limit(1 << 30, "bytes", "address space, of which our longest book takes a fifth")


ANSWERS = Limits()
WORKBOOK = Limits(bytes=2 << 20, values=100_000, depth=16)
TEXT = TextLimits()
PDF = PdfLimits()


class Row(NamedTuple):
    """One line of the reference table of limits."""

    name: str
    unit: str
    answers: int
    workbook: int
    reason: str


def table() -> Iterator[Row]:
    """Give every limit with its reason; text limits are the same for answers and workbook."""
    for one in fields(Limits):
        yield Row(
            one.name,
            one.metadata["unit"],
            getattr(ANSWERS, one.name),
            getattr(WORKBOOK, one.name),
            one.metadata["reason"],
        )
    for limits in (TEXT, PDF):
        for one in fields(limits):
            value = getattr(limits, one.name)
            yield Row(one.name, one.metadata["unit"], value, value, one.metadata["reason"])
