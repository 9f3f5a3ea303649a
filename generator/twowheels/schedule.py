"""The weeks to come for one business: what the plan asks of it, in the hours that it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from twowheels.answers import Answers
from twowheels.audience import PUBLIC
from twowheels.expression.value import admit
from twowheels.occasions import Days, Occasion, days_of, occasions
from twowheels.plan import Plan, PlanColumn
from twowheels.review import Review


class Item(NamedTuple):
    """One thing in one week; ``weekly`` ones share their key with the same thing in other weeks.

    Its title is plain text in anybody's words. ``day`` is for what falls due, ``weekday`` (Monday is 0) for
    what has a fixed day; what is ``floating`` has none on purpose.
    """

    key: str
    column: str
    title: str
    hours: Decimal | None
    day: date | None
    weekday: int | None
    weekly: bool
    question: str
    floating: bool = False


class Week(NamedTuple):
    """One week, counted from 1, and what is to be done in it."""

    number: int
    monday: date
    items: tuple[Item, ...]

    @property
    def hours(self) -> Decimal:
        """Give the hours that are planned in it."""
        return sum((item.hours for item in self.items if item.hours), Decimal(0))


class Schedule:
    """The plan of a workbook with one business's answers in it; the public has none."""

    def __init__(self, review: Review) -> None:
        """Take a reviewed book; nothing is planned before it is asked for."""
        self.review = review
        self.book = review.book
        self.plan: Plan | None = None if self.book.audience == PUBLIC else self.book.workbook.plan

    @property
    def title(self) -> str:
        """Give what the plan is called."""
        return self.plan.title if self.plan else ""

    @property
    def columns(self) -> tuple[PlanColumn, ...]:
        """Give the columns in which the items stand."""
        return self.plan.columns if self.plan else ()

    @cached_property
    def room(self) -> Decimal | None:
        """Give the hours that there are in a week; None where that is unknown."""
        if self.plan is None or self.plan.room is None or self.review.figures.hides(self.plan.room):
            return None
        room = admit(self.plan.room.evaluate(self.review.figures))
        return max(room, Decimal(0)) if isinstance(room, Decimal) else None

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """Give the weeks in order; those without work are there too, with nothing but what falls due."""
        if self.plan is None:
            return ()
        days = days_of(self.plan, self.book.as_of)
        found = tuple(occasions(self.plan, self.review.figures))
        placed = _Fitting(found, days, self.room, weeks_off(self.book.answers))
        return tuple(self._week(n, days, placed) for n in range(1, self.plan.weeks + 1))

    def _week(self, number: int, days: Days, placed: _Fitting) -> Week:
        order = {item.id: position for position, item in enumerate(self.plan.items if self.plan else ())}
        inside = sorted(placed.week(number), key=lambda one: (order[one.item.id], one.day or date.min))
        return Week(number, days.monday(number), tuple(map(_item, inside)))

    def of_week(self, number: int) -> tuple[Item, ...]:
        """Give the items of one week; none for a week that the plan does not have."""
        return next((week.items for week in self.weeks if week.number == number), ())


def weeks_off(answers: Answers) -> frozenset[date]:
    """Give the Mondays of the weeks in which nobody works, as the file says."""
    return frozenset(answers.meta.skip_weeks)


class _Fitting:
    """Puts things into weeks one after the other: what does not fit into one moves to the next.

    A week holds one of a kind at most, so what moves pushes the next of its kind on; what is left over
    when the weeks end is left out. Dates never move. A thing that asks for more hours than any week has
    takes the hours that there are.
    """

    def __init__(
        self, found: tuple[Occasion, ...], days: Days, room: Decimal | None, off: frozenset[date]
    ) -> None:
        self.days = days
        self.room = room
        self.off = off
        self.dated = [one for one in found if one.day]
        self.waiting = sorted((one for one in found if not one.day), key=lambda one: one.week)

    def week(self, number: int) -> Iterator[Occasion]:
        """Give what is to be done in a week; to be asked for each week in turn."""
        fixed = [one for one in self.dated if self._week_of(one) == number]
        yield from fixed
        if self.days.monday(number) in self.off:
            return
        left = None if self.room is None else self.room - sum((one.hours or 0 for one in fixed), Decimal(0))
        met: set[str] = set()
        for one in [one for one in self.waiting if one.week <= number]:
            hours = one.hours if one.hours is None or self.room is None else min(one.hours, self.room)
            fits = hours is None or left is None or 0 < hours <= left
            if one.item.id not in met and fits:
                self.waiting.remove(one)
                left = left - hours if left is not None and hours else left
                yield one._replace(hours=hours)
            met.add(one.item.id)

    def _week_of(self, one: Occasion) -> int:
        day = one.day or self.days.first
        return max((day - self.days.first).days // 7, 0) + 1


def _item(one: Occasion) -> Item:
    where = one.day, one.weekday, one.weekly
    return Item(one.key, one.item.column, one.title, one.hours, *where, one.item.question, one.floating)
