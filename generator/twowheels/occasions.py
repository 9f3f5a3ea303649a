"""What a workbook's plan comes to for one business: what there is to do, how long it takes, when it is wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from twowheels.errors import show
from twowheels.expression import Expression, as_text
from twowheels.expression.value import admit, empty
from twowheels.figures import Figures
from twowheels.kind import Value
from twowheels.plan import WEEKDAYS, Plan, Planned, Rotation
from twowheels.words import WordLists

LONGEST = 300
"""Characters of a title: three lines in a cell; what is longer is cut with a sign."""


class Occasion(NamedTuple):
    """One thing to do once: in a week as the plan counts them, or on a day (``week`` is then 0).

    ``floating`` is what was asked for its day of the week and has none.
    """

    item: Planned
    key: str
    title: str
    hours: Decimal | None
    week: int
    day: date | None
    weekday: int | None
    weekly: bool
    floating: bool = False


class Days(NamedTuple):
    """The first and the last day of a plan."""

    first: date
    last: date

    def monday(self, week: int) -> date:
        """Give the Monday of a week, counted from 1."""
        return self.first + timedelta(weeks=week - 1)


def days_of(plan: Plan, as_of: date) -> Days:
    """Give the days of a plan: it begins on the Monday after a day."""
    first = as_of + timedelta(days=7 - as_of.weekday())
    return Days(first, first + timedelta(days=7 * plan.weeks - 1))


def occasions(plan: Plan, figures: Figures) -> Iterator[Occasion]:
    """Give everything that the plan asks of this business and that its audience may see."""
    days = days_of(plan, figures.book.as_of)
    for item in plan.items:
        if _hides(item, item.expressions, figures):
            yield from _unseen(item)
        elif item.weeks:
            yield from _weekly(item, days, figures)
        else:
            yield from _dated(item, days, figures)


def _hides(item: Planned, expressions: Iterable[Expression], figures: Figures) -> bool:
    """Tell whether something is read that this audience may not see; ``it`` is a row of what is gone through."""
    tables = item.each.names if item.each else frozenset()
    return any(figures.hides(expression, it=tables) for expression in expressions)


def _unseen(item: Planned) -> Iterator[Occasion]:
    for week in item.weeks if item.unseen else ():
        yield Occasion(item, item.id, item.unseen, None, week, None, None, weekly=_in_a_row(item.weeks))


class _At:
    """Figures seen from one spot of the plan, which is called ``it``."""

    def __init__(self, figures: Figures, it: Value, item: Planned) -> None:
        self.figures = figures
        self.it = it
        self.item = item

    def lookup(self, name: str) -> Value:
        return self.it if name == "it" else self.figures.lookup(name)

    def state(self, question: str) -> str:
        return self.figures.state(question)

    def label(self, path: str, value: Value) -> Value:
        """Give the words of an option; whatever takes turns is an option of the question it comes from."""
        name, _, key = path.partition(".")
        if name != "it":
            return self.figures.label(path, value)
        each = [f"{table}.{key}" for table in sorted(self.item.each.names)] if self.item.each else []
        turns = (sorted(turn.over.names) for turn in self.item.rotations if turn.name == key)
        labels = (self.figures.label(origin, value) for origin in (*each, *(n for t in turns for n in t)))
        return next((label for label in labels if label != value), value)

    def written(self, kind: str, value: Value) -> Value:
        return self.figures.written(kind, value)

    @property
    def words(self) -> WordLists:
        return self.figures.words


def _weekly(item: Planned, days: Days, figures: Figures) -> Iterator[Occasion]:
    turns = [_Turns(rotation, figures) for rotation in item.rotations]
    shares = _shares(item, figures)
    known: dict[str, Value] = {"first": days.first, "last": days.last}
    for number, week in enumerate(item.weeks, 1):
        known |= {"week": Decimal(week), "these": shares[number - 1] if item.spread else ()}
        scope = _At(figures, known, item)
        if (item.spread and not known["these"]) or not _holds(item.when, scope):
            continue
        title = _instead(item, number, scope, figures)
        if not title:
            known |= {turn.name: turn.next() for turn in turns}
            title = _title(item.title.render(scope))
        weekly = _is_the_same(item) and _in_a_row(item.weeks)
        key = item.id if weekly else f"{item.id}-{week}"
        hours, on = _hours(item, scope, figures), item.on.evaluate(scope) if item.on else None
        weekday = WEEKDAYS.index(on) if isinstance(on, str) and on in WEEKDAYS else None
        floating = weekday is None and on is not None
        yield Occasion(item, key, title, hours, week, None, weekday, weekly, floating)


def _is_the_same(item: Planned) -> bool:
    """Tell whether an entry says the same every week."""
    varied = item.rotations or item.spread or item.instead
    return not varied and not any("it" in expression.names for expression in item.title.expressions)


def _in_a_row(weeks: tuple[int, ...]) -> bool:
    return len(weeks) > 1 and weeks[-1] - weeks[0] == len(weeks) - 1


def _shares(item: Planned, figures: Figures) -> list[tuple[Value, ...]]:
    """Deal a list out to the weeks, the same number to each as long as there are any."""
    found = _listed(item.spread.evaluate(figures)) if item.spread else ()
    size = -(-len(found) // max(len(item.weeks), 1)) or 1
    return [found[n * size : (n + 1) * size] for n in range(len(item.weeks))]


def _instead(item: Planned, number: int, scope: _At, figures: Figures) -> str:
    other = item.instead
    if other is None or number % other.every or not _holds(other.when, scope):
        return ""
    read = (*other.title.expressions, *([other.when] if other.when else []))
    return "" if _hides(item, read, figures) else _title(other.title.render(scope))


class _Turns:
    """What takes turns: whatever waits longest comes next, unless it may not follow what came last."""

    def __init__(self, rotation: Rotation, figures: Figures) -> None:
        self.name = rotation.name
        self.waiting = list(_listed(rotation.over.evaluate(figures)))
        self.apart = rotation.apart
        self.otherwise = rotation.otherwise or None
        self.last: Value = None

    def next(self) -> Value:
        barred = self.apart if self.last in self.apart else ()
        found = next((one for one in self.waiting if one not in barred), None)
        if found is not None:
            self.waiting.remove(found)
            self.waiting.append(found)
        self.last = self.otherwise if found is None else found
        return self.last


def _dated(item: Planned, days: Days, figures: Figures) -> Iterator[Occasion]:
    """Give what falls due from today until the plan ends."""
    seen: dict[str, int] = {}
    for number, row in enumerate(_rows(item, days, figures), 1):
        scope = _At(figures, row, item)
        day = admit(item.date.evaluate(scope)) if item.date else None
        if not isinstance(day, date) or not _holds(item.when, scope):
            continue
        own = as_text(item.key.evaluate(scope)) if item.key else None
        key = _key(item, own or str(number), seen)
        if figures.book.as_of <= day <= days.last:
            title, hours = _title(item.title.render(scope)), _hours(item, scope, figures)
            yield Occasion(item, key, title, hours, 0, day, None, weekly=False)


def _rows(item: Planned, days: Days, figures: Figures) -> tuple[Value, ...]:
    if item.each is None:
        return ({"first": days.first, "last": days.last},)
    return _listed(item.each.evaluate(figures))


def _key(item: Planned, own: str, seen: dict[str, int]) -> str:
    """Name one of several by words of its own, so that the others may come and go; nobody can read them in it."""
    if item.each is None:
        return item.id
    seen[own] = seen.get(own, 0) + 1
    again = f"-{seen[own]}" if seen[own] > 1 else ""
    return f"{item.id}-{hashlib.sha256(own.encode()).hexdigest()[:10]}{again}"


def _listed(value: Value) -> tuple[Value, ...]:
    inside = tuple(value.values()) if isinstance(value, Mapping) else value
    return tuple(one for one in inside if not empty(one)) if isinstance(inside, tuple) else ()


def _holds(condition: Expression | None, scope: _At) -> bool:
    return condition is None or condition.evaluate(scope) is True


def _hours(item: Planned, scope: _At, figures: Figures) -> Decimal | None:
    if item.hours is None or _hides(item, [item.hours], figures):
        return None
    hours = admit(item.hours.evaluate(scope))
    return hours if isinstance(hours, Decimal) and hours > 0 else None


def _title(text: str) -> str:
    return show(" ".join(text.split()), LONGEST)
