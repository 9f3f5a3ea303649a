"""What a filled-in form brings back, whatever it was filled in with."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """One field: what stands in it, what was printed into it, and its page, 0 if that is unknown."""

    name: str
    value: str
    before: str
    page: int

    @property
    def touched(self) -> bool:
        """Tell whether somebody filled in, changed or emptied the field."""
        return self.value != self.before


class Form(NamedTuple):
    """What a PDF brings back: its fields in reading order, and the answers inside it."""

    boxes: tuple[Box, ...]
    enclosed: str
