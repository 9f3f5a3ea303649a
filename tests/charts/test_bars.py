"""The chart of bars: labels on the left, figures on the right, lines across."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from tests.charts.conftest import boxes, drawings

LONG = "A resource with a name that is far too long for one line and even for two of them"


@pytest.mark.parametrize("count", [1, 3, 7, 12])
def test_labels_of_any_number_and_length_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int
) -> None:
    bars = [
        {
            "label": f"{n} {LONG}",
            "value": 3 * n,
            "note": LONG,
            "marked": n == 1,
            "tag": LONG if n % 2 else None,
        }
        for n in range(1, count + 1)
    ]
    lines = [{"label": "today", "value": 9}, {"label": "goal", "value": 10}]
    assert collisions(drawn("bars", {"bars": bars, "lines": lines})) == []


@pytest.mark.parametrize(("one", "other"), list(product([0, 1, 11.9, 30, 36], repeat=2)))
def test_no_line_crosses_the_label_of_another(drawn: Any, one: float, other: float) -> None:
    bars = [{"label": "Maren", "value": 12}, {"label": "Pia", "value": 36}]
    lines = [{"label": "today", "value": one}, {"label": "goal for the year", "value": other}]
    (svg,) = drawings(drawn("bars", {"bars": bars, "lines": lines}))
    labels = [box for box in boxes(svg) if box.text.startswith(("today", "goal"))]
    across = [
        (float(line.get("x1", 0)), float(line.get("y1", 0))) for line in svg.iter() if "x1" in line.attrib
    ]
    assert not [b for b in labels for x, top in across if b.left + 1 < x < b.right - 1 and top < b.bottom]


def test_a_long_note_stands_below_its_bar_and_is_not_cut(drawn: Any) -> None:
    note = "Would raise it: the first page in week three instead of week eight"
    html = drawn("bars", {"bars": [{"label": "Wait", "value": 3, "note": note}]})
    (svg,) = drawings(html)
    assert note in {box.text for box in boxes(svg)}


def test_the_shortest_stands_on_top_where_asked(drawn: Any) -> None:
    bars = [{"label": "Pia", "value": 12}, {"label": "Maren", "value": 11}]
    (svg,) = drawings(drawn("bars", {"bars": bars, "ascending": True}))
    assert [box.text for box in boxes(svg)] == ["Maren", "11", "Pia", "12"]


def test_a_tag_frames_its_bar(drawn: Any) -> None:
    bars = [{"label": "Sure", "value": 4, "tag": "their first wish"}, {"label": "Soon", "value": 3}]
    html = drawn("bars", {"bars": bars, "most": 5})
    assert "their first wish" in html
    assert len(re.findall(r'<rect[^>]*fill="none"', html)) == 1
