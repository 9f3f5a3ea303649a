"""The weeks to come as an iCalendar file (RFC 5545): the same bytes for the same answers and day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from twowheels.errors import WorkbookError, show
from twowheels.review import Review
from twowheels.schedule import Item, Schedule, Week

PRODUCER = "-//twowheels//calendar//EN"
OURS = f"BEGIN:VCALENDAR\r\nPRODID:{PRODUCER}\r\n".encode()
"""How each of our calendars begins, by which an earlier one is known."""
WEEK = timedelta(weeks=1)


def calendar_ics(review: Review) -> bytes:
    """Give the calendar of a reviewed book; the public's has no entries.

    Entries are whole days, because no clock time is known. Raises WorkbookError when the workbook plans nothing.
    """
    book = review.book
    if book.workbook.plan is None:
        hint = "A plan stands in workbook/schedule.yaml."
        raise WorkbookError("This workbook plans no weeks, so there is no calendar.", hint=hint)
    schedule = Schedule(review)
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", " · ".join(filter(None, (show(book.business, 120), schedule.title))))
    if zone := book.answers.meta.time_zone:
        calendar.add("x-wr-timezone", zone)
    for first, others, item in _series(schedule.weeks):
        calendar.add_component(_event(item, first, others, schedule))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _series(weeks: tuple[Week, ...]) -> Iterator[tuple[date, list[date], Item]]:
    """Give everything that has a day: when it first comes up, and the days on which it does so again."""
    series: dict[str, tuple[list[date], Item]] = {}
    for week in weeks:
        for item in (one for one in week.items if not one.floating):
            day = item.day or week.monday + timedelta(days=item.weekday or 0)
            series.setdefault(item.key, ([], item))[0].append(day)
    for days, item in series.values():
        yield days[0], days[1:], item


def _event(item: Item, first: date, others: list[date], schedule: Schedule) -> Event:
    book = schedule.book
    meta = book.answers.meta
    event = Event()
    event.add("uid", _uid(meta.id, item.key))
    event.add("dtstamp", datetime.combine(meta.updated or book.as_of, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("summary", _summary(item, schedule))
    if item.hours:
        event.add("description", book.say("calendar_hours", hours=book.written("hours", item.hours)))
    event.add("transp", "TRANSPARENT")
    if others:
        span = (others[-1] - first) // WEEK + 1
        event.add("rrule", {"freq": "weekly", "count": span})
        days = (first + n * WEEK for n in range(1, span))
        for missing in [day for day in days if day not in others]:
            event.add("exdate", missing, parameters={"value": "DATE"})
    return event


def _summary(item: Item, schedule: Schedule) -> str:
    lead = next((column.lead for column in schedule.columns if column.id == item.column), "")
    return f"{lead}: {item.title}" if lead else item.title


def _uid(business: str, key: str) -> str:
    """Name an entry for good: a second import replaces it, and nothing can be read in it."""
    return f"{hashlib.sha256(f'{business}/{key}'.encode()).hexdigest()[:32]}@twowheels"
