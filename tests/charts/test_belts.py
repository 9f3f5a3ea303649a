"""The chart of belts: what comes in, what is done, what comes out; the narrowest is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LONG = "Everything that anybody could ever want to say about what happens here, and then some more of it"


@pytest.mark.parametrize("count", [1, 3, 4, 7, 12])
def test_belts_of_any_number_and_length_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int
) -> None:
    belts = [
        {
            "label": LONG,
            "from": LONG,
            "work": [LONG] * (n % 3),
            "to": LONG,
            "enters": 123456,
            "leaves": n,
            "unit": LONG,
            "note": LONG,
        }
        for n in range(1, count + 1)
    ]
    assert collisions(drawn("belts", {"belts": belts, "narrowest": LONG})) == []


def test_the_belt_that_lets_the_smallest_share_through_is_marked_in_words(drawn: Any) -> None:
    html = drawn(
        "belts",
        {
            "narrowest": "the narrowest",
            "belts": [
                {"label": "Ask", "leaves": 1},
                {"label": "Cut", "enters": 10, "leaves": 5},
                {"label": "Sew", "enters": 5, "leaves": 1},
                {"label": "Fit", "enters": 0, "leaves": 0},
            ],
        },
    )
    assert html.count("the narrowest") == 1
    assert html.index(">Sew<") < html.index("the narrowest") < html.index(">Fit<")
    assert "1 / 5 = 20%" in html


def test_where_everything_comes_through_no_belt_is_narrow(drawn: Any) -> None:
    html = drawn(
        "belts", {"narrowest": "the narrowest", "belts": [{"label": "Keep", "enters": 9, "leaves": 9}]}
    )
    assert "the narrowest" not in html


def test_what_is_not_known_is_a_question_mark(drawn: Any) -> None:
    assert drawn("belts", {"belts": [{"label": "Ask"}]}).count(">?<") >= 4
