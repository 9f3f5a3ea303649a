"""workbook.yaml: who the workbook is, its gates, its order of reading."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.definition.manifest import plain_value
from twowheels.yamltext import read_bytes

if TYPE_CHECKING:
    from tests.conftest import Changed
    from tests.definition.conftest import Spoil

    from twowheels.workbook import Workbook

FILE = "workbook.yaml"


def test_the_workbook_says_who_it_is(small_workbook: Workbook) -> None:
    assert (small_workbook.id, small_workbook.version, small_workbook.language) == ("lemonade", "2", "en")
    assert (small_workbook.title, small_workbook.named_by) == ("The Lemonade Book", "stand_name")


def test_settings_are_figures_where_they_look_like_figures() -> None:
    root = read_bytes(b"a: 3\nb: '3'\nc: true\nd: nan\ne: 1e9\nf: [1, x]\ng: {h: -0.5}\n", "w.yaml").root
    assert plain_value(root) == {
        "a": Decimal(3),
        "b": "3",
        "c": True,
        "d": "nan",
        "e": "1e9",
        "f": (Decimal(1), "x"),
        "g": {"h": Decimal("-0.5")},
    }


def test_audiences_and_depths_may_be_named_and_are_always_three(canvas_workbook: Workbook) -> None:
    assert [one.id for one in canvas_workbook.audiences] == ["owner", "coach", "public"]
    assert [(one.id, one.title) for one in canvas_workbook.depths] == [
        ("quick", "Quick"),
        ("core", "Core"),
        ("deep", "Deep"),
    ]


def test_a_depth_in_the_workbooks_own_words(changed: Changed) -> None:
    workbook = changed(
        FILE, "\nparts:", "\ndepths: [{id: core, title: A proper go, about: Both hands.}]\n\nparts:"
    )
    assert workbook.depths[1] == ("core", "A proper go", "Both hands.")


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("id: lemonade", "", 'workbook.yaml needs "id".', ""),
        (
            "title: The Lemonade Book",
            "titel: L",
            'workbook.yaml has no key "titel".',
            'Did you mean "title"?',
        ),
        ("wheel: product", "wheel: square", '"square" cannot stand at "wheel".', "Choose from: product,"),
        ("language: en", "language: ../en", '"../en" is not a language.', "such as en, de or pt-BR"),
        ("waits: [street]", "waits: [stret]", '"stret" under gates is no part.', 'Did you mean "street"?'),
        ("parts: [stand]", "parts: [stnad]", '"stnad" under next_steps is no part.', 'Did you mean "stand"?'),
        ("gate: taste", "gate: tast", '"tast" under parked is no gate.', 'Did you mean "taste"?'),
        (
            "severity: info",
            "severity: mild",
            '"mild" cannot stand at "severity".',
            "Choose from: error, warning, info.",
        ),
        ("named_by: stand_name", "named_by: name", '"name" at named_by is no question.', ""),
        (
            "stand/money,",
            "stand/mony,",
            'There is no section file "stand/mony.yaml".',
            "Check its name under parts.",
        ),
        ("stand/money,", "../money,", 'There is no section file "../money.yaml".', ""),
        ("stand/money,", "/etc/passwd,", 'There is no section file "/etc/passwd.yaml".', ""),
        ("id: street", "id: stand", 'The id "stand" is taken.', "See"),
        ("[street/people]", "[street/people, stand/day]", 'The id "day" is taken.', "workbook.yaml:30:42."),
        ("  - id: taste\n", "  - {id: taste, title: Twice}\n  - id: taste\n", 'The id "taste" is taken.', ""),
    ],
)
def test_a_mistake_is_told_with_a_way_out(spoil: Spoil, old: str, new: str, message: str, hint: str) -> None:
    told = [one for one in spoil(FILE, old, new) if one.message == message]
    assert told
    assert told[0].where.startswith("workbook.yaml:")
    assert hint in told[0].hint


def test_a_workbook_that_asks_nothing_is_refused(spoil: Spoil) -> None:
    told = spoil(FILE, "sections: [stand/drink, stand/money, stand/day]", "sections: []")
    assert "named_by" in told[-1].message
    everything = spoil(FILE, "sections: [street/people]", "")
    assert "The workbook asks nothing yet." in [one.message for one in everything]
