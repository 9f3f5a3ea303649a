"""The plan of a workbook: which things recur, take turns or fall due in the weeks after it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twowheels.errors import Place
from twowheels.expression import Expression, Template

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""How an option is called that means a day of the week."""


class PlanColumn(NamedTuple):
    """A column of the plan; ``lead`` stands before its titles where there are no columns."""

    id: str
    title: str
    lead: str


class Rotation(NamedTuple):
    """Things that take turns week by week: no two of ``apart`` in a row, ``otherwise`` where none is left."""

    name: str
    over: Expression
    apart: tuple[str, ...]
    otherwise: str


class Instead(NamedTuple):
    """Another title for every so many-th time, while the condition holds."""

    every: int
    when: Expression | None
    title: Template


class Planned(NamedTuple):
    """One entry of a plan: in some weeks, or on a date; ``unseen`` stands where it may not be shown."""

    id: str
    column: str
    question: str
    title: Template
    unseen: str
    when: Expression | None
    hours: Expression | None
    on: Expression | None
    weeks: tuple[int, ...]
    rotations: tuple[Rotation, ...]
    instead: Instead | None
    spread: Expression | None
    each: Expression | None
    date: Expression | None
    key: Expression | None
    place: Place

    @property
    def expressions(self) -> Iterator[Expression]:
        """Give what it stands and falls with: everything but its hours and what may stand instead."""
        asked = (self.when, self.on, self.spread, self.each, self.date, self.key)
        yield from (one for one in asked if one)
        yield from (rotation.over for rotation in self.rotations)
        yield from self.title.expressions

    @property
    def every_expression(self) -> Iterator[Expression]:
        """Give all that it reads."""
        yield from self.expressions
        yield from [self.hours] if self.hours else []
        if self.instead:
            yield from [self.instead.when] if self.instead.when else []
            yield from self.instead.title.expressions


class Plan(NamedTuple):
    """The weeks to plan, how many hours there are in each, and what is to be done in them."""

    title: str
    weeks: int
    room: Expression | None
    columns: tuple[PlanColumn, ...]
    items: tuple[Planned, ...]
    place: Place
