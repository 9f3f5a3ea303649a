"""The two wheels of a workbook, and how far each is filled."""

from __future__ import annotations

from typing import NamedTuple

from twowheels.progress import Progress, progress
from twowheels.review import Review

WHEELS = ("product", "distribution")


class Wheel(NamedTuple):
    """One of the two wheels: its parts taken together."""

    name: str
    title: str
    progress: Progress

    @property
    def share(self) -> float:
        """Give how much of it is answered, in percent."""
        return round(100 * self.progress.answered / self.progress.active, 1)


def wheels(review: Review) -> list[Wheel]:
    """Give the two wheels; none to the public, and none when a workbook has but one."""
    both = []
    for name in WHEELS:
        parts = {part.id: part.title for part in review.book.workbook.parts if part.wheel == name}
        entries = [entry for entry in review.book.entries.values() if entry.question.part in parts]
        both.append(Wheel(name, ", ".join(parts.values()), progress(entries)))
    shown = review.book.audience != "public" and all(wheel.progress.active for wheel in both)
    return both if shown else []
