"""A plan is read from schedule.yaml; what cannot work in it is named at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.definition.conftest import Spoil

from twowheels.workbook import Workbook

if TYPE_CHECKING:
    from tests.conftest import Changed

HEAD = "weeks: 12\ncolumns: [{id: do, title: To do}]\nitems:\n"


def entry(text: str) -> str:
    """Give a plan with one entry, which stands in line 4."""
    return f"{HEAD}  - {{id: one, column: do, {text}}}\n"


def test_a_workbook_without_a_plan_plans_nothing(small_workbook: Workbook) -> None:
    assert small_workbook.plan is None


@pytest.mark.parametrize(
    ("typed", "weeks"),
    [
        ("every", tuple(range(1, 13))),
        ("3-6", (3, 4, 5, 6)),
        ("[12, 6]", (6, 12)),
        ("7", (7,)),
        ("1 - 2", (1, 2)),
    ],
)
def test_weeks_are_every_one_a_span_or_a_list(changed: Changed, typed: str, weeks: tuple[int, ...]) -> None:
    plan = changed("schedule.yaml", "", entry(f"title: Stir, weeks: {typed}")).plan
    assert plan is not None
    assert plan.items[0].weeks == weeks


def test_what_takes_turns_may_be_written_short(changed: Changed) -> None:
    plan = changed(
        "schedule.yaml", "", entry("title: '{{ it.top }}', weeks: every, rotate: {top: toppings}")
    ).plan
    assert plan is not None
    assert [(turn.name, turn.over.source, turn.apart) for turn in plan.items[0].rotations] == [
        ("top", "toppings", ())
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("title: Stir", 'An entry of the plan needs either "weeks" or "date".', "weeks: every"),
        ("title: Stir, weeks: 1, date: today", 'either "weeks" or "date".', "weeks: every"),
        ("weeks: 1", 'An entry of the plan needs "title".', ""),
        ("title: Stir, weeks: 13", '"weeks" must name weeks from 1 to 12.', "[6, 12]"),
        ("title: Stir, weeks: [1, x]", '"weeks" must name weeks from 1 to 12.', "[6, 12]"),
        ("title: Stir, weeks: 6-3", '"weeks" must name weeks from 1 to 12.', "[6, 12]"),
        ("title: Stir, weeks: {a: 1}", '"weeks" must', ""),
        ("title: Stir, weeks: 1, hour: 2", 'An entry of the plan has no key "hour".', 'Did you mean "hours"?'),
        ("title: Stir, weeks: 1, when: glases > 2", '"glases" is no question.', 'Did you mean "glasses"?'),
        ("title: Stir, weeks: 1, when: fizz == 'wild'", '"fizz" has no option "wild".', "still"),
        ("title: '{{ it.cup }}', weeks: 1", '"it" has no "cup" here.', "It has: first, last, week."),
        ("title: '{{ it.stepp }}', each: steps, date: today", '"it" has no "stepp" here.', '"step"?'),
        ("title: Stir, weeks: 1, each: steps", '"each" goes with "date".', ""),
        ("title: Stir, date: today, on: fizz", '"on" goes with "weeks".', ""),
        ("title: Stir, weeks: 1, on: fizz", '"fizz" gives no day of the week.', "mon, tue"),
        ("title: Stir, weeks: 1, question: tasty", 'There is no question "tasty".', 'Did you mean "taste"?'),
        ("title: Stir, weeks: 1, rotate: {a: {apart: [mint]}}", 'What takes turns needs "over".', ""),
        ("title: Stir, weeks: 1, rotate: {a: {over: toppings, apart: [mintt]}}", '"a" can never be "mintt".',
         'Did you mean "mint"?'),
        ("title: Stir, weeks: 1, rotate: {week: toppings}", '"week" means something else in "it".', "another"),
        ("title: Stir, weeks: every, instead: {every: 1, title: Rest}", '"every" must be 2 or more.', "fourth"),
        ("title: Stir, weeks: every, instead: {every: 2}", '"instead" needs "title".', ""),
        ("title: '{{ nobody( }}', weeks: 1", "", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_where_it_stands(spoil: Spoil, text: str, message: str, hint: str) -> None:
    told = spoil("schedule.yaml", "", entry(text))
    assert [one.where for one in told][:1] == ["schedule.yaml:4"]
    assert message in told[0].message
    assert hint in told[0].hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("weeks: 12", "weeks: 99", '"weeks" must be a number from 1 to 53.'),
        ("weeks: 12", "room: everything", '"weeks" must be a number from 1 to 53.'),
        ("weeks: 12", "weeks: 12\nroom: everything", '"everything" is no question.'),
        ("{id: do, title: To do}", "{id: doo}", 'The plan has no column "do".'),
        ("{id: do, title: To do}", "{id: do}, {id: do}", 'The id "do" is there twice.'),
        ("{id: do, title: To do}", "{id: Do it}", '"Do it" cannot be an id.'),
    ],
)
def test_a_mistake_around_the_entries_is_named_too(spoil: Spoil, old: str, new: str, message: str) -> None:
    plan = entry("title: Stir, weeks: 1").replace(old, new)
    assert message in [one.message for one in spoil("schedule.yaml", "", plan)]
