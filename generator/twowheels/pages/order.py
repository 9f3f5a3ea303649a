"""The order of reading: what the site's menu shows, and how it is grouped."""

from __future__ import annotations

from typing import Any

from twowheels.audience import PUBLIC
from twowheels.book import Book
from twowheels.messages import Messages
from twowheels.pages.address import (
    ABOUT,
    ANSWERS,
    CHECKS,
    FIGURES,
    FINDINGS,
    FRONT,
    GAPS,
    family_page,
    part_page,
    section_page,
    sheet_page,
)
from twowheels.pages.thinking import family_title
from twowheels.richtext import label
from twowheels.workbook import Part, Sheet, Workbook


def reading_order(book: Book, say: Messages, made: frozenset[str]) -> list[Any]:
    """Give the order of reading, as MkDocs takes it: titles and paths; ``made`` are the pages there are."""
    workbook, home = book.workbook, _entry(say("home"), FRONT)
    if book.audience == PUBLIC and workbook.sheets:
        first, *others = workbook.sheets
        return [_entry(first.title, FRONT), *(_sheet(one) for one in others if sheet_page(one) in made)]
    if book.audience == PUBLIC:
        return [home, *map(_part, workbook.parts)]
    depths = [_entry(depth.title, GAPS[depth.id]) for depth in workbook.depths if depth.id != "deep"]
    gaps = _entry(say("gaps_title"), [GAPS["deep"], *depths])
    sheets = [_entry(say("sheets_title"), [*map(_sheet, workbook.sheets)])] if workbook.sheets else []
    return [
        home,
        *map(_part, workbook.parts),
        *sheets,
        gaps,
        _entry(say("noticed_title"), _noticed(workbook, say)),
    ]


def _entry(title: str, target: Any) -> dict[str, Any]:
    return {str(label(title)): target}


def _part(part: Part) -> dict[str, Any]:
    sections = [_entry(section.title, section_page(section)) for section in part.sections]
    return _entry(part.title, [part_page(part), *sections])


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return _entry(sheet.title, sheet_page(sheet))


def _noticed(workbook: Workbook, say: Messages) -> list[Any]:
    """Put what looks back at the answers behind one title: a row of titles is short."""
    inside: list[Any] = []
    if workbook.families:
        inside.append(_entry(say("findings_title"), FINDINGS))
    if workbook.figures:
        inside.append(_entry(say("figures_title"), FIGURES))
    inside.append(_entry(say("answers_title"), ANSWERS))
    if workbook.families:
        families = [_entry(family_title(family), family_page(family.id)) for family in workbook.families]
        inside.append(_entry(say("checks_title"), [CHECKS, *families]))
    return [*inside, _entry(say("about_title"), ABOUT)]
