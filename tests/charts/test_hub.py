"""The chart of a hub: spokes as thick as their weight, names around the wheel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.charts.conftest import SVG, boxes, drawings

LONG = "A channel with a name that is far too long for one line and even for two"
KEY = [{"sign": "thick", "label": "the more hours"}, {"sign": "broken", "label": "a rented home"}]


def spokes(count: int, first: int | None = 1) -> list[dict[str, Any]]:
    return [
        {"label": f"{n} {LONG}", "note": LONG, "weight": n, "first": n == first, "dashed": n % 2 == 0}
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("first", [1, None])
@pytest.mark.parametrize("count", range(1, 13))
def test_names_around_the_wheel_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int, first: int | None
) -> None:
    assert collisions(drawn("hub", {"hub": LONG, "spokes": spokes(count, first), "key": KEY})) == []


def test_the_first_spoke_stands_at_twelve_whatever_its_row(drawn: Any) -> None:
    html = drawn(
        "hub", {"hub": "Home", "spokes": [{"label": f"Road {n}", "first": n == 3} for n in range(5)]}
    )
    names = {box.text: box for box in boxes(drawings(html)[0]) if box.text.startswith("Road")}
    top = min(names.values(), key=lambda box: box.top)
    assert top.text == "Road 3"
    assert (top.left + top.right) / 2 == pytest.approx(280, abs=1)


def test_without_a_first_nobody_stands_at_twelve(drawn: Any) -> None:
    html = drawn("hub", {"hub": "Home", "spokes": [{"label": f"Road {n}"} for n in range(4)]})
    names = [box for box in boxes(drawings(html)[0]) if box.text.startswith("Road")]
    assert all(abs((box.left + box.right) / 2 - 280) > 20 for box in names)


def test_a_spoke_is_thicker_for_more_hours_and_dashed_for_a_rented_home(drawn: Any) -> None:
    pair = [{"label": "Thin", "weight": 1}, {"label": "Thick", "weight": 4, "dashed": True}]
    lines = list(drawings(drawn("hub", {"hub": "Home", "spokes": pair}))[0].iter(f"{SVG}line"))
    thin, thick = lines[0], lines[2]
    assert float(thick.get("stroke-width", "0")) > float(thin.get("stroke-width", "0"))
    assert thick.get("stroke-dasharray")
    assert not thin.get("stroke-dasharray")


def test_without_a_hub_no_arrow_points_home(drawn: Any) -> None:
    html = drawn("hub", {"missing": "No hub yet", "spokes": spokes(4)})
    assert not list(drawings(html)[0].iter(f"{SVG}polygon"))
    assert "No hub yet" in html
