"""The figures of a book as one reads them: each with its value, and how it was worked out."""

from __future__ import annotations

from typing import NamedTuple

from twowheels.audience import may_see
from twowheels.expression import as_text
from twowheels.figures import Figures
from twowheels.workbook import Figure


class Reckoned(NamedTuple):
    """A figure that has a value, and the arithmetic that led to it."""

    id: str
    title: str
    value: str
    unit: str
    arithmetic: str
    about: str


def reckoned(figures: Figures) -> tuple[Reckoned, ...]:
    """Give every figure that has a value and that the audience may see, in the workbook's order."""
    audience = figures.book.audience
    visible = (f for f in figures.book.workbook.figures.values() if may_see(figures.privacy(f.id), audience))
    return tuple(found for figure in visible if (found := _reckoned(figure, figures)))


def _reckoned(figure: Figure, figures: Figures) -> Reckoned | None:
    value = figures.lookup(figure.id)
    written = as_text(figures.written(figure.kind, value), "") if value is not None else ""
    if not written:
        return None
    sum_ = figures.arithmetic(figure.id)
    return Reckoned(figure.id, figure.title, written, figure.unit, sum_, figure.about)
