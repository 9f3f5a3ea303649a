"""The chart of two parts, the moves between them, and the aim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.charts.conftest import boxes, drawings

LONG = "Hand over a task with a name that is far too long for one line and even for two or three of them"


def week(left: float, right: float, **more: Any) -> dict[str, Any]:
    return {
        "before": "Now", "after": "Then", "missing": "Still missing: 3 hours",
        "left": {"label": "Product", "value": left}, "right": {"label": "Reach", "value": right},
        "target": {"label": "aim: half", "value": 50}, **more,
    }  # fmt: skip


def texts(html: str) -> list[str]:
    (svg,) = drawings(html)
    return [box.text for box in boxes(svg)]


@pytest.mark.parametrize("aim", [0, 10, 50, 100])
@pytest.mark.parametrize("count", [0, 1, 3, 12])
def test_moves_of_any_number_and_length_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int, aim: int
) -> None:
    moves = [{"label": LONG, "head": LONG, "note": LONG, "left": -1, "right": 1} for _ in range(count)]
    data = week(
        30, 4, moves=moves, target={"label": LONG, "value": aim}, missing=LONG, before=LONG, after=LONG
    )
    assert collisions(drawn("stacked", data)) == []


def test_the_bar_after_holds_what_the_moves_made_of_it(drawn: Any) -> None:
    moves = [{"label": "x", "left": -5, "right": 5}, {"label": "y", "left": 0, "right": 10}]
    said = texts(drawn("stacked", week(20, 20, moves=moves)))
    assert {"50%", "30%", "70%", "Product: 15", "Reach: 35"} <= set(said)


def test_moves_stand_in_the_order_of_their_dates(drawn: Any) -> None:
    moves = [
        {"label": "later", "order": "2027-02-01", "left": 0, "right": 1},
        {"label": "sooner", "order": "2026-12-01", "left": 0, "right": 1},
    ]
    said = texts(drawn("stacked", week(20, 20, moves=moves)))
    assert said.index("sooner") < said.index("later")


def test_without_moves_one_bar_and_a_dotted_arrow_to_the_aim(drawn: Any) -> None:
    html = drawn("stacked", week(25, 2))
    assert html.count('stroke-dasharray="3 3"') == 1
    assert "Then" not in texts(html)


def test_moves_that_empty_the_week_are_drawn_too(drawn: Any) -> None:
    html = drawn("stacked", week(2, 0, moves=[{"label": "rest", "left": -4, "right": 0}]))
    assert "rest" in texts(html)
