"""The chart of two wheels: areas by value, spokes, luggage, buckets, and flat tyres."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from tests.charts.conftest import SVG, drawings

LONG = "a label that goes on for so long that nobody will ever read the end of it, not even on a Sunday"


def wheels(back: Any, front: Any, **more: Any) -> dict[str, Any]:
    return {
        "back": {"label": "Product", "value": back, "spokes": 4},
        "front": {"label": "Reach", "value": front},
        **more,
    }


def radii(html: str) -> dict[float, float]:
    """Give the outermost radius by the middle of the wheel."""
    (svg,) = drawings(html)
    found: dict[float, float] = {}
    for circle in svg.iter(f"{SVG}circle"):
        x, r = (
            float(circle.get("cx", 0)),
            float(circle.get("r", 0)) + float(circle.get("stroke-width", 0)) / 2,
        )
        found[x] = max(found.get(x, 0), r)
    return found


@pytest.mark.parametrize(
    ("back", "front", "bag"), list(product([None, 0, 1, 20, 50], [None, 0, 2, 50], [0, 3, 60]))
)
def test_no_text_collides_for_any_hours(
    drawn: Any, collisions: Callable[[str], list[str]], back: Any, front: Any, bag: int
) -> None:
    buckets = [{"label": f"{n} {LONG}", "value": n} for n in range(4)]
    data = wheels(back, front, luggage={"label": "Luggage", "value": bag} if bag else None, buckets=buckets)
    assert collisions(drawn("bicycle", data)) == []


@pytest.mark.parametrize("count", [3, 7])
def test_long_labels_do_not_collide(drawn: Any, collisions: Callable[[str], list[str]], count: int) -> None:
    one = {"label": LONG, "value": 9, "shown": LONG, "spoken": LONG}
    data = {
        "back": one, "front": one, "luggage": {"label": LONG, "value": 2},
        "buckets": [{"label": LONG, "value": n, "shown": LONG} for n in range(count)],
    }  # fmt: skip
    assert collisions(drawn("bicycle", data)) == []


def test_areas_go_by_the_values(drawn: Any) -> None:
    r = radii(drawn("bicycle", wheels(8, 32)))
    assert r[410] == pytest.approx(2 * r[150], rel=0.03)


def test_much_luggage_makes_the_wheels_smaller_and_keeps_the_areas(drawn: Any) -> None:
    before, after = (radii(drawn("bicycle", wheels(10, 10, luggage=bag))) for bag in
                     (None, {"label": "Luggage", "value": 40}))  # fmt: skip
    assert after[150] < before[150] / 2


def test_every_spoke_stands_for_one_step_of_five(drawn: Any) -> None:
    (svg,) = drawings(drawn("bicycle", wheels(8, 8)))
    spokes = [line for line in svg.iter(f"{SVG}line") if line.get("x1") == "150"]
    assert [line.get("stroke-dasharray") is None for line in spokes] == [True] * 4 + [False]


def test_a_wheel_without_hours_is_flat(drawn: Any) -> None:
    assert drawn("bicycle", wheels(8, 0)).count("<ellipse") == 1


def test_without_any_hours_two_flat_tyres_invite(drawn: Any) -> None:
    html = drawn("bicycle", wheels(None, None))
    assert html.count("<ellipse") == 2
    assert "Nothing yet." in html
