"""The chart of small lines: first, last and best value where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.charts.conftest import SVG, boxes, drawings

LONG = "Hours of work in the workshop and everywhere else"


def line(values: list[int], label: str = LONG, **more: Any) -> dict[str, Any]:
    points = [
        {"at": 30 * n, "day": f"Nov {n % 28 + 1}, 2026", "value": value} for n, value in enumerate(values)
    ]
    return {"label": label, "note": label, "points": points, **more}


@pytest.mark.parametrize(
    "values", [[5], [1, 2], [2, 1], [3, 3, 3], [1, 9, 1], [9, 1, 9], list(range(12)), [5, 123456, 4]]
)
@pytest.mark.parametrize("count", [1, 3, 4])
def test_values_of_any_run_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int, values: list[int]
) -> None:
    assert collisions(drawn("trend", {"lines": [line(values, low=40, high=60)] * count})) == []


def test_long_values_are_cut_and_run_into_nothing(drawn: Any, collisions: Callable[[str], list[str]]) -> None:
    points = [
        {"at": n, "day": f"Sunday {n} of November 2026", "value": v, "shown": f"{v} thousand euro"}
        for n, v in enumerate([4, 9, 4])
    ]
    assert collisions(drawn("trend", {"lines": [{"label": "One", "points": points}] * 4})) == []


def test_first_last_and_best_are_written(drawn: Any) -> None:
    html = drawn("trend", {"lines": [line([3, 8, 5, 6])]})
    texts = [box.text for box in boxes(drawings(html)[0])]
    assert [text for text in texts if text.isdecimal()] == ["3", "8", "6"]


def test_points_stand_by_their_day_and_not_by_their_row(drawn: Any) -> None:
    points = [
        {"at": 90, "day": "c", "value": 3},
        {"at": 0, "day": "a", "value": 1},
        {"at": 30, "day": "b", "value": 2},
    ]
    html = drawn("trend", {"lines": [{"label": "One", "points": points}]})
    dots = [float(one.get("cx", "0")) for one in drawings(html)[0].iter(f"{SVG}circle")]
    assert dots == sorted(dots)
    assert (dots[1] - dots[0]) / (dots[2] - dots[0]) == pytest.approx(1 / 3, abs=0.01)


def test_a_band_is_shaded_where_it_is_asked_for(drawn: Any) -> None:
    def bands(one: dict[str, Any]) -> int:
        return len(list(drawings(drawn("trend", {"lines": [one]}))[0].iter(f"{SVG}rect")))

    assert bands(line([1, 2])) == 0
    assert bands(line([45, 70], low=40, high=60)) == 1
