"""Check files: rules, words and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Changed
    from tests.definition.conftest import Spoil

    from twowheels.workbook import Workbook

FILE = "checks/str.yaml"


def test_families_stand_in_the_order_of_their_files(small_workbook: Workbook) -> None:
    assert [(family.id, family.part) for family in small_workbook.families] == [
        ("STR", "street"),
        ("TAS", "stand"),
        ("UNA", ""),
    ]
    assert [check.id for check in small_workbook.checks][:2] == ["STR301", "STR302"]


def test_a_check_keeps_what_it_says(small_workbook: Workbook) -> None:
    quiet = small_workbook.checks[0]
    assert (quiet.id, quiet.family, quiet.part, quiet.name) == ("STR301", "STR", "street", "A quiet corner")
    assert (quiet.each, quiet.weight, quiet.gap) == ("", 1, False)
    assert (quiet.bad[0].on, len(quiet.good)) == ("passers", 1)


def test_a_weight_may_be_nought(changed: Changed) -> None:
    assert changed("checks/tas.yaml", "weight: 9", "weight: 0").families[1].checks[0].weight == 0


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("when: passers < 10", "when: passer < 10", '"passer" is no question.', 'Did you mean "passers"?'),
        ("when: passers < 10", "when: row.passers < 10", '"row" is no question.', ""),
        ("when: row.cost > 20", "when: row.csot > 20", 'A row has no "csot".', 'Did you mean "cost"?'),
        ("costs {{ row.cost }}", "costs {{ row.colour }}", 'A row has no "colour".', "It has: cost, key,"),
        ("when: passers < 10", "", "A check needs when.", ""),
        (
            "says: Only {{ passers }}",
            "says: Only {{ passer }}",
            '"passer" is no question.',
            'Did you mean "passers"?',
        ),
        ("says: Only {{ passers }}", "says: Only {% if passers %}", '"{%" cannot be used here', ""),
        ("fix: Try", "fixed: Try", 'A check has no key "fixed".', 'Did you mean "fix"?'),
        ("severity: info", "severity: mild", '"mild" is no question.', ""),
        (
            "each: steps",
            "each: stepps",
            'There is nothing called "stepps" to go through.',
            'Did you mean "steps"?',
        ),
        ("id: STR302", "id: STR301", 'The id "STR301" is taken.', "checks/str.yaml:7:5."),
        ("id: STR302", "id:", 'A check needs "id".', ""),
        ("name: A dear step", "", 'A check needs "name".', ""),
        (
            "when: passers < 10",
            "when: fizz == 'bubbly'",
            '"fizz" has no option "bubbly".',
            "still, fizzy, both",
        ),
        (
            "bad: [{answers: {passers: 3}, on: passers}]",
            "bad: [{answer: {passers: 3}}]",
            'An example has no key "answer".',
            'Did you mean "answers"?',
        ),
    ],
)
def test_a_mistake_is_told_with_a_way_out(spoil: Spoil, old: str, new: str, message: str, hint: str) -> None:
    told = [one for one in spoil(FILE, old, new) if message in one.message]
    assert told
    assert told[0].where.startswith(FILE)
    assert hint in told[0].hint
