"""The weeks to come: what recurs, what takes turns, what falls due, and what does not fit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from textwrap import indent

import pytest
from tests.conftest import Bound, Changed, whole

from twowheels.answers import parse_answers, read_answers
from twowheels.book import Book, bind
from twowheels.review import Review
from twowheels.schedule import Item, Schedule, weeks_off
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)  # a Saturday
SHARING = """
share_level: live
share_hours: 1
share_day: fri
share_formats: [talking_head, whiteboard, photos]
made_this_week: [A lid, A hinge]
"""


@pytest.fixture(scope="module")
def workbook(default_workbook: Workbook) -> Workbook:
    """Plan with the workbook at the root of the repository."""
    return default_workbook


@pytest.fixture
def schedule(book: Book) -> Schedule:
    """Plan the weeks of the test's docstring."""
    return Schedule(Review(book))


def found(schedule: Schedule, start: str) -> dict[int, Item]:
    """Give the items whose key begins so, by week."""
    return {week.number: item for week in schedule.weeks for item in week.items if item.key.startswith(start)}


def titles(schedule: Schedule, start: str) -> dict[int, str]:
    """Give their titles by week."""
    return {number: item.title for number, item in found(schedule, start).items()}


def resting(sheet: str, weeks: str) -> str:
    """Take weeks off, in the head of the file."""
    return f"meta: {{id: lemon, skip_weeks: {weeks}}}\nanswers:\n{indent(sheet.strip(), '  ')}\n"


@pytest.mark.parametrize(
    ("today", "first"),
    [("2026-11-21", "2026-11-23"), ("2026-11-22", "2026-11-23"), ("2026-11-23", "2026-11-30")],
)
def test_week_one_is_the_monday_after_today(bound: Bound, today: str, first: str) -> None:
    weeks = Schedule(Review(bound("stage: early", as_of=date.fromisoformat(today)))).weeks
    assert weeks[0].monday == date.fromisoformat(first)
    assert [week.number for week in weeks] == list(range(1, 13))


def test_without_answers_there_is_the_review_and_what_asks_for_none(bound: Bound) -> None:
    weeks = Schedule(Review(bound("business_name: Hinge"))).weeks
    assert [(week.number, item.key) for week in weeks for item in week.items] == [
        (6, "introduction-6"), (12, "introduction-12"), (12, "review"),
    ]  # fmt: skip


def test_the_focus_takes_the_hours_of_its_channel(schedule: Schedule) -> None:
    """
    channel_focus: The harbour fair, since skippers walk by
    channels: [{channel: Letters, hours_week: 3}, {channel: Harbour fair, hours_week: 1.5}]
    """
    focus = found(schedule, "focus")
    assert set(focus) == set(range(1, 13))
    named = ("focus", "focus", "The harbour fair")
    assert focus[7] == (*named, Decimal("1.5"), None, None, True, "channel_focus", False)


def test_a_focus_without_hours_of_its_own_takes_two(schedule: Schedule) -> None:
    """
    channel_focus: A podcast about wool, because I like talking
    channels: [{channel: Letters, hours_week: 3}]
    """
    assert found(schedule, "focus")[1].hours == 2


def test_topics_and_forms_take_turns(bound: Bound) -> None:
    shared = titles(Schedule(Review(bound(SHARING))), "share")
    assert [shared[n] for n in (1, 2, 3, 4)] == [
        "Talking to the camera: A lid",
        "Pictures with a line of text: A hinge",
        "Drawing on a board: A lid",
        "Pictures with a line of text: A hinge",
    ]


def test_camera_and_board_never_follow_each_other(bound: Bound) -> None:
    for forms in ("[talking_head, whiteboard]", "[whiteboard, demo, talking_head]", "[talking_head]"):
        text = SHARING.replace("[talking_head, whiteboard, photos]", forms)
        shared = titles(Schedule(Review(bound(text))), "share").values()
        stiff = [title.startswith(("Talking", "Drawing")) for title in shared]
        assert any(stiff)
        assert not any(a and b for a, b in pairwise(stiff))


def test_steps_that_may_be_seen_come_before_what_was_made(bound: Bound) -> None:
    steps = (
        "process_steps: [{step: Saw}, {step: Glue}]\n"
        "step_choices: [{step: Saw, show_it: no}, {step: Glue, show_it: yes}]"
    )
    shared = titles(Schedule(Review(bound(SHARING + steps))), "share")
    assert {title.partition(": ")[2] for title in shared.values()} == {"Glue"}


def test_every_fourth_is_an_interview_when_somebody_would_talk(bound: Bound) -> None:
    record = "track_record: [{situation: A baker, changed: Sleeps again, may_we_tell: interview}]"
    without, with_ = (titles(Schedule(Review(bound(SHARING + more))), "share") for more in ("", record))
    talks = {n for n, title in with_.items() if title.startswith("A talk with a customer who")}
    assert talks == {4, 8, 12}
    assert not any("who is happy" in title for title in without.values())


def test_the_day_is_the_one_that_was_chosen_or_none(bound: Bound) -> None:
    fixed = found(Schedule(Review(bound(SHARING))), "share")[1]
    free = found(Schedule(Review(bound(SHARING.replace("fri", "no_slot")))), "share")[1]
    assert (fixed.weekday, fixed.floating, free.weekday, free.floating) == (4, False, None, True)


@pytest.mark.parametrize(
    ("names", "shares"), [(5, [2, 2, 1]), (4, [1, 1, 1, 1]), (10, [3, 3, 3, 1]), (1, [1])]
)
def test_names_are_dealt_out_over_four_weeks(bound: Bound, names: int, shares: list[int]) -> None:
    sheet = f"first_ten: [{', '.join(f'Person {n} of the guild' for n in range(names))}]"
    talk = titles(Schedule(Review(bound(sheet))), "talk")
    assert [title.count("Person") for title in talk.values()] == shares
    assert list(talk) == list(range(1, len(shares) + 1))


def test_names_are_the_owners_and_the_coach_is_told_to_take_two(bound: Bound) -> None:
    coach = Schedule(Review(bound("first_ten: [Ada, Grace, Edsger]", audience="coach")))
    assert set(titles(coach, "talk").values()) == {"two from your list"}
    assert "Ada" not in repr(coach.weeks)


def test_the_public_has_no_calendar(bound: Bound) -> None:
    public = Schedule(Review(bound(SHARING, audience="public")))
    assert (public.weeks, public.columns, public.of_week(1)) == ((), (), ())


def test_what_falls_due_stands_on_its_day(schedule: Schedule) -> None:
    """
    first_step: Ring the harbour master at last
    first_step_by: 2026-11-22
    tell_who: My sister, on Sunday
    equalise_plan:
      - {change: stop, what: Long lunches, hours: 2, by_when: 2026-12-09}
      - {change: stop, what: Old promise, hours: 1, by_when: 2026-11-20}
      - {change: stop, what: Far away, hours: 1, by_when: 2027-02-15}
    """
    due = {item.title: (week.number, item.day) for week in schedule.weeks for item in week.items if item.day}
    assert due == {
        "First step: Ring the harbour master at last": (1, date(2026, 11, 22)),
        "Say how the first step went: My sister, on Sunday": (1, date(2026, 11, 22)),
        "From now on 2 hours a week: Long lunches": (3, date(2026, 12, 9)),
        "Look through your workbook again": (12, date(2027, 2, 12)),
    }


@pytest.mark.parametrize(
    ("last", "due"),
    [("2026-10-05", "2027-01-05"), ("2024-02-12", "2026-11-23"), ("2026-11-20", "2027-02-12")],
)
def test_the_review_comes_when_it_is_due_at_once_or_at_the_end(bound: Bound, last: str, due: str) -> None:
    review = found(Schedule(Review(bound(f"last_reviewed: {last}\nreview_every: quarterly"))), "review")
    assert [item.day for item in review.values()] == [date.fromisoformat(due)]


def test_what_does_not_fit_moves_to_the_next_week(bound: Bound) -> None:
    sheet = SHARING.replace("share_hours: 1", "share_hours: 2") + "channel_focus: Fairs, for a reason"
    schedule = Schedule(Review(bound(f"{sheet}\nhours_distribution: 3")))
    assert all(week.hours <= 3 for week in schedule.weeks)
    assert [min(item.key for item in week.items) for week in schedule.weeks[:4]] == [
        "focus", "share-1", "focus", "share-2",
    ]  # fmt: skip


@pytest.mark.parametrize("hours", [0, 1, 2, 4, 40])
def test_a_week_never_holds_more_hours_than_there_are(bound: Bound, hours: int) -> None:
    sheet = SHARING.replace("share_hours: 1", "share_hours: 6") + "channel_focus: Fairs, for a reason"
    schedule = Schedule(Review(bound(f"{sheet}\nhours_distribution: {hours}")))
    assert all(week.hours <= hours for week in schedule.weeks)
    assert bool(found(schedule, "share")) == (hours > 0)
    for week in schedule.weeks:
        kinds = [item.key.partition("-")[0] for item in week.items if not item.day]
        assert len(kinds) == len(set(kinds))


def test_a_week_off_moves_what_was_planned_and_keeps_what_falls_due(bound: Bound) -> None:
    sheet = f"{SHARING}first_ten: [Ada, Grace, Edsger]\nfirst_step: Ring them all\nfirst_step_by: 2026-12-03"
    rested = Schedule(Review(bound(resting(sheet, "[2026-11-30]"))))
    assert [item.key for item in rested.of_week(2)] == ["first_step"]
    assert titles(rested, "talk") == {1: "Ada", 3: "Grace", 4: "Edsger"}
    assert found(rested, "share")[3].key == "share-2"


def test_any_day_of_a_week_takes_it_off(bound: Bound) -> None:
    assert weeks_off(bound(resting("stage: early", "[2026-12-24]")).answers) == {date(2026, 12, 21)}


def test_an_entry_that_reads_what_is_hidden_is_not_there(changed: Changed) -> None:
    workbook = changed(
        "schedule.yaml", "",
        "weeks: 2\ncolumns: [{id: a}]\nitems:\n"
        "  - {id: open, column: a, weeks: every, title: Squeeze, hours: 'total(steps, it.cost)'}\n"
        "  - {id: cost, column: a, weeks: every, title: 'Pay {{ steps[0].cost }}'}\n"
        "  - {id: veiled, column: a, weeks: every, when: 'any(steps, it.cost > 1)', title: Save, unseen: Think}\n",
    )  # fmt: skip
    answers = parse_answers(whole("steps: [{step: Pick, cost: 4}, {step: Stir}]").encode(), "lemon.yaml")
    shown = {
        audience: [
            (item.title, item.hours)
            for item in Schedule(Review(bind(workbook, answers, as_of=TODAY, audience=audience))).of_week(1)
        ]
        for audience in ("owner", "coach")
    }
    assert shown["owner"] == [("Squeeze", 4), ("Pay 4", None), ("Save", None)]
    assert shown["coach"] == [("Squeeze", None), ("Think", None)]


def test_a_workbook_without_a_plan_has_no_weeks(small_workbook: Workbook) -> None:
    book = bind(small_workbook, parse_answers(whole("taste: Cold").encode(), "lemon.yaml"), as_of=TODAY)
    assert (Schedule(Review(book)).weeks, Schedule(Review(book)).title) == ((), "")


def test_titles_are_one_line_without_control_characters(bound: Bound) -> None:
    sheet = 'first_step: "Ring\\n\\tthem\\u202e all ' + "x" * 400 + '"\nfirst_step_by: 2026-12-03'
    (item,) = found(Schedule(Review(bound(sheet))), "first_step").values()
    assert item.title.isprintable()
    assert len(item.title) <= 300


@pytest.mark.parametrize("name", ["tidewater-back-office", "nightjar-evenings", "bracken-web-studio"])
@pytest.mark.parametrize("audience", ["owner", "coach"])
def test_the_examples_fit_into_their_hours(default_workbook: Workbook, name: str, audience: str) -> None:
    answers = read_answers(ROOT / "answers" / f"{name}.yaml")
    schedule = Schedule(Review(bind(default_workbook, answers, as_of=TODAY, audience=audience)))
    assert schedule.room is not None
    assert all(week.hours <= schedule.room for week in schedule.weeks)
    assert {item.column for week in schedule.weeks for item in week.items} <= {c.id for c in schedule.columns}
    assert all("…" not in item.title for week in schedule.weeks for item in week.items)


def test_keys_stay_when_other_answers_change(bound: Bound) -> None:
    plan = "equalise_plan:\n  - {{change: stop, what: {0}, hours: {1}, by_when: 2026-12-09}}\n"

    def keys(text: str) -> list[str]:
        return [item.key for item in found(Schedule(Review(bound(text))), "equalise").values()]

    assert keys(plan.format("Long lunches", 2)) == keys("stage: early\n" + plan.format("Long lunches", 5))
    assert keys(plan.format("Long lunches", 2)) != keys(plan.format("Short nights", 2))
