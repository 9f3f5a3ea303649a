"""The index of what is open, part by part: in a blank book of everything, to tick off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twowheels.printing.desk import Desk
from twowheels.printing.view import Chapter, Waiting
from twowheels.progress import progress


def waiting(desk: Desk, chapters: Iterable[Chapter]) -> tuple[Waiting, ...]:
    """Give the parts in which something is open; strangers are asked nothing."""
    return tuple(_waiting(desk, chapters)) if desk.blank or desk.counts else ()


def _waiting(desk: Desk, chapters: Iterable[Chapter]) -> Iterator[Waiting]:
    for chapter in chapters:
        open_ = tuple(one for one in chapter.questions if desk.blank or desk.entries[one.id].open)
        if open_:
            minutes = progress(desk.entries[one.id] for one in open_).minutes_left
            left = "" if desk.blank else desk.words.minutes("minutes", minutes)
            yield Waiting(chapter, left, open_)
