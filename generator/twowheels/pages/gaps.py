"""The page of open questions: everything that waits, and where to type it."""

from __future__ import annotations

from itertools import groupby

from twowheels.book import Entry
from twowheels.messages import Messages
from twowheels.pages.address import GAPS, Here, shown_place
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import heading
from twowheels.pages.wheel import wheels
from twowheels.review import Review, progress


def gaps_page(review: Review, depth: str, say: Messages, blocks: Blocks) -> str:
    """Give the text of the page of what is open up to a depth, part by part."""
    here = Here(GAPS[depth])
    waiting = review.open_to(depth)
    tabs = [
        (d, here.to(GAPS[d.id]), review.minutes_to(d.id), d.id == depth) for d in review.book.workbook.depths
    ]
    minutes = review.minutes_to(depth)
    full = wheels(review) if not waiting else []
    top = render("gaps.html.j2", tabs=tabs, count=len(waiting), minutes=minutes, wheels=full, say=say)
    parts = groupby(waiting, key=lambda entry: entry.question.part)
    return blocks.put(top) + "".join(_part(name, list(entries), review, here, say, blocks) for name, entries in parts)


def _part(name: str, entries: list[Entry], review: Review, here: Here, say: Messages, blocks: Blocks) -> str:
    workbook = review.book.workbook
    rows = [
        (entry, here.to_question(entry.question, workbook.sections[entry.question.section]), shown_place(entry.place))
        for entry in entries
    ]
    part = workbook.part(name)
    left = progress(entries).minutes_left
    block = render("gap_list.html.j2", part=part, rows=rows, left=left, waits=review.waits(name), say=say)
    return heading(2, part.title, f"open-{name}") + blocks.put(block)
