"""What can never come to anything because of its types is an author's mistake, told at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.definition.types import misfitting
from twowheels.errors import Place
from twowheels.expression import parse
from twowheels.workbook import Workbook

if TYPE_CHECKING:
    from tests.definition.conftest import Spoil


def told(source: str, workbook: Workbook) -> list[str]:
    found = misfitting(parse(source, Place("x.yaml", 4, 11)), workbook)
    return [f"{one.place.line}:{one.place.column} {one.message}" for one in found]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("price > 'abc'", '4:11 A number and a text can never agree (">").'),
        ("taste > 3", '4:11 A text and a number can never agree (">").'),
        ("1 < price < taste", '4:15 A number and a text can never agree ("<").'),
        ("price > 0 and taste == 3", '4:25 A text and a number can never agree ("==").'),
        ("licensed == 'yes'", '4:11 Yes or no and a text can never agree ("==").'),
        ("licensed > licensed", '4:11 ">" puts nothing in order here: both are yes or no.'),
        ("toppings == 'mint'", '4:11 A list and a text can never agree ("==").'),
        ("opened_on < 2026", '4:11 A date and a number can never agree ("<").'),
        ("settings.busy_from == 'a'", '4:11 A number and a text can never agree ("==").'),
        ("price in ['a', 'b']", "4:11 A number is never in a list of others: a text."),
        ("fizz in taste", '4:11 After "in" stands a list, and this is a text.'),
        ("taste + 1", '4:11 "+" cannot be used between a text and a number.'),
        ("price * opened_on", '4:11 "*" cannot be used between a number and a date.'),
        ("opened_on + opened_on", '4:11 "+" cannot be used between a date and a date.'),
        ("(price + 1) == taste", '4:12 A number and a text can never agree ("==").'),
        ("-taste", '4:12 "-" stands before a text.'),
        ("words(taste) == 'many'", '4:11 A number and a text can never agree ("==").'),
        ("any(steps, it.minutes == 'long')", '4:22 A number and a text can never agree ("==").'),
        ("weather.sun.glasses > 'many'", '4:11 A number and a text can never agree (">").'),
        ("price|default(0) > 'a'", '4:11 A number and a text can never agree (">").'),
        ("('a' if price > 1 else 'b') > 1", '4:19 A text and a number can never agree (">").'),
        ("today == 'Monday'", '4:11 A date and a text can never agree ("==").'),
    ],
)
def test_what_never_agrees_is_told_at_its_name(source: str, message: str, small_workbook: Workbook) -> None:
    assert told(source, small_workbook) == [message]


@pytest.mark.parametrize(
    "source",
    [
        "price > 3",
        "fizz == 'still'",
        "'mint' in toppings",
        "opened_on + 3 > today - price",
        "(today - opened_on) > 30",
        "toppings == ['mint']",
        "fizz in ['still', price]",
        "steps[0].minutes == 'a'",
        "(price|default('none')) == 'none'",
        "(price if licensed else taste) == 'a'",
        "any([steps[0]], it.minutes == 'a')",
        "colour > 3",
        "history.taste.changed < today",
        "max(toppings) == 3",
    ],
)
def test_nothing_is_claimed_of_what_fits_or_cannot_be_told(source: str, small_workbook: Workbook) -> None:
    assert told(source, small_workbook) == []


def test_a_check_a_figure_and_a_condition_are_looked_at(spoil: Spoil) -> None:
    (mistake, *_) = spoil("stand/money.yaml", "when: glasses > settings.busy_from", "when: taste > 3")
    assert mistake.message == 'A text and a number can never agree (">").'


def test_the_default_workbook_has_none(default_workbook: Workbook) -> None:
    expressions = [figure.value for figure in default_workbook.figures.values()]
    expressions += [check.when for check in default_workbook.checks if not check.each]
    assert [one for e in expressions for one in misfitting(e, default_workbook)] == []


@pytest.mark.parametrize(
    ("file", "text", "where", "message"),
    [
        (
            "pictures.yaml",
            "pictures:\n  - id: a\n    chart: ladder\n    data:\n      rungs:\n"
            '        - {each: steps, label: A, text: "{{ row.minutes > row.step }}"}\n',
            "pictures.yaml:6",
            'A number and a text can never agree (">").',
        ),
        (
            "pictures.yaml",
            "pictures:\n  - id: a\n    chart: ladder\n    data:\n      rungs:\n"
            '        - {each: steps, label: A, text: "{{ row.minuts }}"}\n',
            "pictures.yaml:6",
            'A row has no "minuts".',
        ),
        (
            "schedule.yaml",
            "weeks: 12\ncolumns: [{id: do, title: To do}]\nitems:\n"
            "  - {id: one, column: do, title: Stir, weeks: every, when: taste > 3}\n",
            "schedule.yaml:4",
            'A text and a number can never agree (">").',
        ),
        ("stand/drink.md", "Told.\n\n{{ taste + 1 }}\n", "stand/drink.md:3",
         '"+" cannot be used between a text and a number.'),
    ],
    ids=["picture", "column", "plan", "story"],
)  # fmt: skip
def test_pictures_plans_and_stories_are_looked_at_too(
    spoil: Spoil, file: str, text: str, where: str, message: str
) -> None:
    found = [(one.where, one.message) for one in spoil(file, "", text)]
    assert (where, message) in found
