"""The chart of lanes: steps in order, boxes as wide as the work, gaps as wide as the wait."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.charts.conftest import SVG, boxes, drawings

LONG = "A listening round with everybody who was ever a member of the association"
SIGNS = ("strong", "quiet", "dashed", "star", "eye", "gap")
KEY = [{"sign": name, "label": f"what {name} stands for"} for name in SIGNS]


def steps(count: int, label: str = LONG) -> list[dict[str, Any]]:
    return [
        {
            "label": f"{n} {label}",
            "lane": f"Someone with a long name {n % 3}",
            "size": n,
            "shown": f"{n} h",
            "gap": n % 4 * 10,
            "waits": f"{n % 4 * 10} days" if n % 4 else "",
            "tone": ("strong", "quiet", "dashed", "plain")[n % 4],
            "signs": ["star", "eye"][: n % 3],
        }
        for n in range(1, count + 1)
    ]


def rects(html: str) -> list[tuple[float, float, float]]:
    """Give the boxes of the steps as top, left and right."""
    found = [one.attrib for one in drawings(html)[0].iter(f"{SVG}rect") if one.get("rx") == "5"]
    return [(float(r["y"]), float(r["x"]), float(r["x"]) + float(r["width"])) for r in found]


@pytest.mark.parametrize("count", range(1, 13))
def test_steps_of_any_number_and_length_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int
) -> None:
    html = drawn("lanes", {"steps": steps(count), "ends": LONG, "key": KEY})
    assert collisions(html) == []
    assert all(right <= 560 for _, _, right in rects(html))


def test_many_steps_go_on_in_the_next_line_and_text_stays_as_large(drawn: Any) -> None:
    html = drawn("lanes", {"steps": steps(12)})
    assert len({top for top, _, _ in rects(html)}) >= 3
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', html)) >= 11


def test_a_box_is_wider_for_more_hours_and_a_gap_for_more_days(drawn: Any) -> None:
    short, long, last = rects(
        drawn(
            "lanes",
            {
                "steps": [
                    {"label": "Ask", "size": 1, "gap": 1},
                    {"label": "Cut", "size": 9, "gap": 10},
                    {"label": "Sew", "size": 1},
                ]
            },
        )
    )
    assert long[2] - long[1] > short[2] - short[1]
    assert last[1] - long[2] > long[1] - short[2]


def test_each_name_has_a_lane_of_its_own(drawn: Any) -> None:
    one = {"label": "Ask", "lane": "Ida"}
    two = {"label": "Cut", "lane": "Olaf"}
    html = drawn("lanes", {"steps": [one, two, {"label": "Sew", "lane": "Ida"}]})
    tops = [top for top, _, _ in rects(html)]
    assert tops[0] == tops[2] != tops[1]
    texts = [box.text for box in boxes(drawings(html)[0])]
    assert texts.count("Ida") == texts.count("Olaf") == 1


def test_where_nobody_is_named_there_is_no_column_for_names(drawn: Any) -> None:
    assert rects(drawn("lanes", {"steps": [{"label": "Ask"}]}))[0][1] == 0


def test_the_facts_stand_in_a_table_a_blank_one_as_a_dash(drawn: Any) -> None:
    html = drawn(
        "lanes",
        {
            "steps": [{"label": "Ask", "facts": [{"text": "A question"}, {}]}],
            "heads": ["Goes in", "Done when"],
        },
    )
    assert "<td>A question</td><td>–</td>" in html
    assert '<th scope="col">Done when</th>' in html
