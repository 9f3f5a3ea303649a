"""The page of open questions: everything that waits, and where to type it."""

from __future__ import annotations

from itertools import groupby

from twowheels.book import Entry
from twowheels.messages import Messages
from twowheels.pages.address import GAPS, Here, shown_place
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import heading
from twowheels.pages.wheel import wheels
from twowheels.progress import progress
from twowheels.review import Review


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
    lists = (_part(name, list(entries), review, here, say, blocks) for name, entries in parts)
    return blocks.put(top) + _about_file(review, say, blocks) + "".join(lists)


def _about_file(review: Review, say: Messages, blocks: Blocks) -> str:
    """Give what was noticed about the answers file itself: nothing of it has a question to stand beside."""
    found = [shown.finding for shown in review.findings if not shown.finding.question and not shown.parked]
    if not found:
        return ""
    rows = [(finding, shown_place(finding.place)) for finding in found]
    block = render("about_file.html.j2", rows=rows, say=say)
    return heading(2, say("about_file"), "about-the-file") + blocks.put(block)


def _part(name: str, entries: list[Entry], review: Review, here: Here, say: Messages, blocks: Blocks) -> str:
    workbook = review.book.workbook
    sections = [workbook.sections[entry.question.section] for entry in entries]
    addresses = [here.to_question(e.question, s) for e, s in zip(entries, sections, strict=True)]
    rows = [(e, address, shown_place(e.place)) for e, address in zip(entries, addresses, strict=True)]
    part = workbook.part(name)
    left = progress(entries).minutes_left
    block = render("gap_list.html.j2", part=part, rows=rows, left=left, waits=review.waits(name), say=say)
    return heading(2, part.title, f"open-{name}") + blocks.put(block)
