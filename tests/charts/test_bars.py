"""The chart of bars: labels on the left, figures on the right, lines across."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LONG = "A resource with a name that is far too long for one line and even for two of them"


@pytest.mark.parametrize("count", [1, 3, 7, 12])
def test_labels_of_any_number_and_length_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int
) -> None:
    bars = [
        {"label": f"{n} {LONG}", "value": 3 * n, "note": LONG, "marked": n == 1} for n in range(1, count + 1)
    ]
    lines = [{"label": "today", "value": 9}, {"label": "goal", "value": 10}]
    assert collisions(drawn("bars", {"bars": bars, "lines": lines})) == []
