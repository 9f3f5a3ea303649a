"""Spare the printer work that comes to nothing: styles for notes where there are none, and counting pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import cache
from typing import Any

_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_MARKER, _ITEM = "marker", "li"
_ASKS = re.compile(r"footnote|float\s*:[^;}]*(?:note|var)|display\s*:[^;}]*(?:list-item|var)")
"""Words in a style by which something may become a note, or an item of a list without being one."""


def source(weasyprint: Any, html: str, css: str, fetcher: Any) -> Any:
    """Read a document as weasyprint.HTML does; one without notes is styled with a fifth less memory."""
    spare = not _ASKS.search(css) and not _ASKS.search(html)
    kind = _spare(weasyprint) if spare else weasyprint.HTML
    return kind(string=html, url_fetcher=fetcher)


@cache
def _spare(weasyprint: Any) -> Any:
    class Spare(weasyprint.HTML):  # type: ignore[misc]  # an untyped library
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_without_notes(sheet) for sheet in super()._ua_stylesheets(forms)]

    return Spare


def _without_notes(sheet: Any) -> Any:
    """Give the printer's own style sheet with markers for items of lists only, and nothing for notes."""
    sheet, matcher = copy(sheet), copy(sheet.matcher)
    pseudo = [(one, one[3]) for one in matcher.other_selectors]
    markers = [one for one, name in pseudo if name == _MARKER]
    items = {_ITEM: [*matcher.lower_local_name_selectors.get(_ITEM, ()), *markers]}
    matcher.other_selectors = [one for one, name in pseudo if name != _MARKER and name not in _NOTES]
    matcher.lower_local_name_selectors = matcher.lower_local_name_selectors | items
    sheet.matcher = matcher
    return sheet


@contextmanager
def pages_counted_once() -> Iterator[None]:
    """Let the printer look up all pages once, and not again for each line that it reads aloud."""
    import pydyf  # type: ignore[import-untyped]

    counted = pydyf.PDF.page_references
    known: dict[tuple[int, int], tuple[bytes, ...]] = {}

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        kids = pdf.pages["Kids"]
        key = len(kids), kids[-3] if kids else 0
        if key not in known:
            known[key] = counted.fget(pdf)
        return known[key]

    pydyf.PDF.page_references = property(page_references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = counted
