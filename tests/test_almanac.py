"""The calendar: read back with the library, the same for the same answers, safe with any words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.conftest import Bound, whole

from twowheels.almanac import OURS, calendar_ics
from twowheels.answers import parse_answers, read_answers
from twowheels.book import bind
from twowheels.errors import WorkbookError
from twowheels.review import Review
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
# The draft had 24, 4 and 12. It wrote the channel test as four entries (one of them shared with the
# introduction), left out whom one tells, and kept a first step that was past.
EXAMPLES = {"tidewater-back-office": 23, "nightjar-evenings": 4, "bracken-web-studio": 9}
FIRST = "first_step: Ring them all at once\nfirst_step_by: 2026-12-03"


@pytest.fixture(scope="module")
def workbook(default_workbook: Workbook) -> Workbook:
    """Plan with the workbook at the root of the repository."""
    return default_workbook


def events(data: bytes) -> dict[str, Any]:
    """Read a calendar back: its entries by what they say."""
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def example(workbook: Workbook, name: str, audience: str = "owner") -> Review:
    """Look over one of the examples."""
    answers = read_answers(ROOT / "answers" / f"{name}.yaml")
    return Review(bind(workbook, answers, as_of=TODAY, audience=audience))


def headed(bound: Bound, sheet: str, head: str) -> Review:
    """Look over a file that has more in its head."""
    return Review(bound(f"meta: {{id: lemon, {head}}}\nanswers: {{{sheet}}}\n"))


@pytest.mark.parametrize(("name", "count"), EXAMPLES.items())
def test_the_examples_have_their_entries(workbook: Workbook, name: str, count: int) -> None:
    calendar = Calendar.from_ical(calendar_ics(example(workbook, name)))
    found = calendar.walk("VEVENT")
    assert len(found) == count
    assert len({str(event["UID"]) for event in found}) == count
    assert not any(event.errors for event in calendar.walk())


@pytest.mark.parametrize("name", EXAMPLES)
def test_two_builds_give_the_same_bytes(workbook: Workbook, name: str) -> None:
    assert calendar_ics(example(workbook, name)) == calendar_ics(example(workbook, name))


def test_every_line_is_short_and_ends_as_the_standard_says(workbook: Workbook) -> None:
    data = calendar_ics(example(workbook, "tidewater-back-office"))
    assert data.startswith(OURS)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_stamp_is_the_day_of_the_answers_or_of_the_report(workbook: Workbook) -> None:
    assert b"DTSTAMP:20261118T000000Z" in calendar_ics(example(workbook, "tidewater-back-office"))
    undated = bind(workbook, parse_answers(whole(FIRST).encode(), "lemon.yaml"), as_of=TODAY)
    assert b"DTSTAMP:20261121T000000Z" in calendar_ics(Review(undated))


def test_a_weekly_slot_is_one_entry_that_recurs(workbook: Workbook) -> None:
    focus = events(calendar_ics(example(workbook, "tidewater-back-office")))["Focus: Guild evenings"]
    assert (focus["DTSTART"].dt, focus["RRULE"]["COUNT"], focus["RRULE"]["FREQ"]) == (
        date(2026, 11, 23), [12], ["WEEKLY"],
    )  # fmt: skip
    assert str(focus["DESCRIPTION"]) == "Set aside 4 h."


def test_the_share_slot_stands_on_its_day(workbook: Workbook) -> None:
    found = events(calendar_ics(example(workbook, "tidewater-back-office")))
    days = {event["DTSTART"].dt.weekday() for said, event in found.items() if said.startswith("Share")}
    assert days == {1}


def test_what_has_no_fixed_slot_stays_out(workbook: Workbook) -> None:
    found = events(calendar_ics(example(workbook, "bracken-web-studio")))
    assert not any(said.startswith("Share") for said in found)


def test_what_is_past_stays_out(workbook: Workbook) -> None:
    found = events(calendar_ics(example(workbook, "bracken-web-studio")))
    assert not any("First step" in said for said in found)
    assert all(event["DTSTART"].dt >= TODAY for event in found.values())


def test_a_week_off_is_an_exception_of_what_recurs(bound: Bound) -> None:
    rested = calendar_ics(
        headed(bound, "channel_focus: 'Fairs, for a reason'", "skip_weeks: [2026-12-21, 2026-W53]")
    )
    focus = events(rested)["Focus: Fairs"]
    left_out = {day.dt for one in focus["EXDATE"] for day in one.dts}
    assert left_out == {date(2026, 12, 21), date(2026, 12, 28)}
    assert focus["RRULE"]["COUNT"] == [12]
    assert rested.count(b"EXDATE;VALUE=DATE:") == 2


def test_a_test_that_a_week_off_interrupts_goes_on_after_it(bound: Bound) -> None:
    sheet = "channel_test: 'Counter cards, four hours in January, three calls would mean yes'"
    found = events(calendar_ics(headed(bound, sheet, "skip_weeks: [2026-12-14]")))
    (test,) = [event for said, event in found.items() if said.startswith("Channel test")]
    assert (test["DTSTART"].dt, test["RRULE"]["COUNT"]) == (date(2026, 12, 7), [5])


def test_names_of_entries_stay_when_an_unrelated_answer_changes(bound: Bound) -> None:
    def uids(more: str) -> set[str]:
        data = calendar_ics(Review(bound(f"{FIRST}\n{more}")))
        return {str(event["UID"]) for event in events(data).values()}

    assert uids("stage: early") == uids("business_name: Hinge\nhours_deliver: 30")
    assert uids("stage: early") < uids("channel_focus: Fairs, for a reason")


def test_two_businesses_share_no_names(workbook: Workbook) -> None:
    one, other = (
        set(re.findall(rb"UID:\S+", calendar_ics(example(workbook, n)))) for n in list(EXAMPLES)[:2]
    )
    assert one.isdisjoint(other)


@pytest.mark.parametrize(
    "typed",
    [
        '"Ring\\r\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\r\\nSUMMARY:Pay me\\nnow"',
        "\"semi;colon, comma \\\\ back \\\\n slash: colon 'quote'\"",
        '"a\\u200bb\\u202ec\\u2028d and more words"',
        f'"{"long " * 90}"',
        '"Ærø 日本語 🍋 and some more words"',
        '"TZID=X;VALUE=URI:http://example.org ring them"',
    ],
)
def test_any_words_stay_words(bound: Bound, typed: str) -> None:
    data = calendar_ics(Review(bound(f"first_step: {typed}\nfirst_step_by: 2026-12-03")))
    found = Calendar.from_ical(data).walk("VEVENT")
    (said,) = [str(event["SUMMARY"]) for event in found if str(event["SUMMARY"]).startswith("First step")]
    assert len(found) == 4
    assert said.isprintable()
    assert not any(event.errors for event in found)
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]", data)


def test_a_business_may_be_called_anything(bound: Bound) -> None:
    calendar = Calendar.from_ical(calendar_ics(Review(bound('business_name: "A;B,C\\nEND:VCALENDAR"'))))
    assert str(calendar["X-WR-CALNAME"]) == "A;B,C END:VCALENDAR · Your next 12 weeks"


def test_the_time_zone_of_the_file_is_passed_on(bound: Bound) -> None:
    calendar = Calendar.from_ical(calendar_ics(headed(bound, "", "time_zone: Europe/Copenhagen")))
    assert str(calendar["X-WR-TIMEZONE"]) == "Europe/Copenhagen"
    assert "X-WR-TIMEZONE" not in Calendar.from_ical(calendar_ics(Review(bound(FIRST))))


def test_the_coachs_calendar_names_nobody_and_the_publics_says_nothing(workbook: Workbook) -> None:
    coach = calendar_ics(example(workbook, "tidewater-back-office", "coach"))
    assert b"treasurer\\;" not in coach
    assert events(coach)["Talk to: two from your list"]["RRULE"]["COUNT"] == [4]
    assert not events(calendar_ics(example(workbook, "tidewater-back-office", "public")))


def test_a_workbook_without_a_plan_says_so(small_workbook: Workbook) -> None:
    book = bind(small_workbook, parse_answers(whole("taste: Cold").encode(), "lemon.yaml"), as_of=TODAY)
    with pytest.raises(WorkbookError, match="plans no weeks"):
        calendar_ics(Review(book))


def test_what_moved_still_recurs_on_whole_weeks(bound: Bound) -> None:
    sheet = "channel_focus: Fairs, for a reason\nshare_level: live\nshare_hours: 2\nhours_distribution: 3"
    focus = events(calendar_ics(Review(bound(sheet))))["Focus: Fairs"]
    left_out = [day.dt for one in focus["EXDATE"] for day in one.dts]
    assert all((day - focus["DTSTART"].dt) % timedelta(weeks=1) == timedelta() for day in left_out)
    assert focus["RRULE"]["COUNT"][0] - len(left_out) == 6
