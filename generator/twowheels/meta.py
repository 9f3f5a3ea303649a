"""What an answers file says about itself: whose it is, in which language, and when nobody works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import available_timezones

from twowheels.errors import Place, WorkbookError, did_you_mean, show
from twowheels.fields import Fields, Report
from twowheels.kind import Reading
from twowheels.reading import is_empty, read_date
from twowheels.yamltext import Mapping, Scalar

META = ("id", "updated", "currency", "language", "filled_by", "time_zone", "skip_weeks")
FILLED_BY = ("owner", "coach", "owner_with_coach")
BUSINESS_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
"""A week as ISO 8601 numbers it: ``2026-W53``."""
RESERVED = frozenset(
    """con nul aux prn conin conout index 404 search assets all sheets sitemap
    com0 com1 com2 com3 com4 com5 com6 com7 com8 com9
    lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9""".split()
)


class Meta(NamedTuple):
    """What the file says about itself; ``skip_weeks`` are the Mondays of weeks without work."""

    id: str
    updated: date | None
    currency: str
    language: str
    filled_by: str
    place: Place
    time_zone: str = ""
    skip_weeks: tuple[date, ...] = ()


def read_meta(top: Fields, report: Report) -> Meta:
    """Read ``meta``; raises WorkbookError where it names no usable id."""
    node = top.values.get("meta", Mapping((), 1, 1, False))
    fields = Fields(node, report, META, '"meta"')
    filled_by = fields.one_of("filled_by", FILLED_BY, "owner")
    return Meta(
        id=_business_id(fields, report),
        updated=read_day(fields, "updated", report),
        currency=_currency(fields, report),
        language=fields.language("language"),
        filled_by=filled_by,
        place=fields.place("id"),
        time_zone=_time_zone(fields, report),
        skip_weeks=tuple(sorted(set(_mondays(fields, report)))),
    )


def _business_id(fields: Fields, report: Report) -> str:
    name = fields.text("id")
    if not name:
        message = "The file does not say which business it is for."
        how = "Add the lines:  meta:  and, indented below,  id: your-business"
        raise WorkbookError(message, place=Place(report.file, 1, 1), hint=how)
    refuse_bad_id(name, fields.place("id"))
    return name


def refuse_bad_id(name: str, place: Place) -> None:
    """Raise WorkbookError for what cannot be the id of a business."""
    if not BUSINESS_ID.fullmatch(name) or "--" in name:
        hint = "Use small letters, digits and hyphens, such as my-shop; it names the folder of the site."
        raise WorkbookError(f'"{show(name, 70)}" cannot be a business id.', place=place, hint=hint)
    if name in RESERVED:
        raise WorkbookError(f'"{name}" is a reserved name.', place=place, hint="Choose another id.")


def _currency(fields: Fields, report: Report) -> str:
    text = fields.text("currency")
    if not text or re.fullmatch(r"[A-Z]{3}", text):
        return text
    report.add(
        fields.values["currency"], f'"{show(text, 20)}" is not a currency.', "Write its three letters: EUR."
    )
    return ""


def read_day(fields: Fields, key: str, report: Report) -> date | None:
    """Read a day, if one is written."""
    node = fields.values.get(key)
    if node is None or is_empty(node):
        return None
    return read_date(node, Reading(report.file, "", report.problems))


_zones = cache(available_timezones)
"""All names of zones; a machine that has none of them cannot tell right from wrong."""


def _time_zone(fields: Fields, report: Report) -> str:
    text = fields.text("time_zone")
    if not text or not _zones() or text in _zones():
        return text
    # A name is looked for in a list and never opened: it would be a path.
    by_city = next((zone for zone in sorted(_zones()) if zone.casefold().endswith("/" + text.casefold())), "")
    guess = f'Did you mean "{by_city}"?' if by_city else did_you_mean(text, sorted(_zones()))
    hint = guess or "Write a region and a city, such as Europe/Berlin."
    report.add(fields.values["time_zone"], f'"{show(text, 40)}" is not a time zone.', hint)
    return ""


def _mondays(fields: Fields, report: Report) -> Iterator[date]:
    for node in fields.scalars("skip_weeks"):
        if is_empty(node):
            continue
        monday = _monday(node, report)
        if monday:
            yield monday


def _monday(node: Scalar, report: Report) -> date | None:
    text = node.text.strip()
    if week := WEEK.fullmatch(text):
        try:
            return date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            report.add(node, f"There is no week {text}.", "A year has 52 weeks, and some years 53.")
            return None
    if "w" in text.casefold() or text.isdigit():
        report.add(node, f'"{show(text, 30)}" is not a week.', "Write year-Wweek, such as 2026-W53.")
        return None
    day = read_date(node, Reading(report.file, "", report.problems))
    return day - timedelta(days=day.weekday()) if day and day.toordinal() > day.weekday() else None
