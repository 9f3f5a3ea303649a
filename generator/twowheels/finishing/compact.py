"""Leave out of a PDF what nothing leads to, and number the rest anew: it becomes a third smaller."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from twowheels.finishing.packing import kind

_REFERENCE = re.compile(rb"(\d+) 0 R")


def compact(pdf: Any) -> None:
    """Keep what can be reached from the catalogue, each kind together, in the order in which it was made."""
    reached = _reached(pdf)
    kept = sorted((one for one in pdf.objects if one.number in reached or not one.number), key=kind)
    new = {b"%d 0 R" % one.number: b"%d 0 R" % at for at, one in enumerate(kept)}
    pages = [new[reference] for reference in pdf.page_references]
    for at, one in enumerate(kept):
        one.number = at
        for held in _held(one):
            _renumber(held, new)
    pdf.pages["Kids"][:] = [part for page in pages for part in (int(page.split()[0]), 0, "R")]
    pdf.objects[:] = kept


def _reached(pdf: Any) -> set[int]:
    reached = {pdf.catalog.number, pdf.pages.number}
    waiting = [pdf.catalog, pdf.pages, *(pdf.objects[int(page.split()[0])] for page in pdf.page_references)]
    reached |= {one.number for one in waiting}
    while waiting:
        for held in _held(waiting.pop()):
            for reference in _references(held):
                number = int(reference[:-4])
                if number not in reached:
                    reached.add(number)
                    waiting.append(pdf.objects[number])
    return reached


def _held(thing: Any) -> Iterator[Any]:
    """Give a dictionary or a list with all those inside; of a stream, what is said about it."""
    outer = getattr(thing, "extra", thing)
    waiting = [outer] if isinstance(outer, dict | list) else []
    while waiting:
        held = waiting.pop()
        yield held
        values = held.values() if isinstance(held, dict) else held
        waiting += [value for value in values if isinstance(value, dict | list)]


def _references(held: Any) -> Iterator[bytes]:
    for value in held.values() if isinstance(held, dict) else held:
        if type(value) is bytes and _REFERENCE.fullmatch(value):
            yield value


def _renumber(held: Any, new: dict[bytes, bytes]) -> None:
    for key, value in held.items() if isinstance(held, dict) else enumerate(held):
        if type(value) is bytes and value in new:
            held[key] = new[value]
