"""The charts that hold sentences: ladder, forces, lamps and boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.charts.conftest import boxes, drawings

LONG = "A sentence by an owner who had a great deal to say that evening, about one thing and then another"
HUGE = "x" * 300


def texts(html: str) -> list[str]:
    (svg,) = drawings(html)
    return [box.text for box in boxes(svg)]


def lamps(count: int, **one: Any) -> dict[str, Any]:
    given = {"if_lit": "It burns.", "if_dark": "It is out.", "if_unknown": "Is it on?", **one}
    return {"lit": "Fresh", "dark": "Stuck", "unknown": "Not said yet", "lamps": [given] * count}


@pytest.mark.parametrize("text", [LONG, HUGE])
@pytest.mark.parametrize("count", [1, 3, 8, 12])
def test_rungs_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int, text: str
) -> None:
    rungs = [
        {"label": text, "text": text if n % 3 else None, "note": text, "hatched": n % 2} for n in range(count)
    ]
    assert collisions(drawn("ladder", {"rungs": rungs})) == []


def test_a_rung_without_a_text_is_dotted(drawn: Any) -> None:
    html = drawn("ladder", {"rungs": [{"label": "Drill", "text": "A website"}, {"label": "Why?"}]})
    assert (html.count("stroke-dasharray"), texts(html)[-1]) == (1, "?")


def test_a_ladder_of_nothing_invites(drawn: Any) -> None:
    assert "Nothing yet." in drawn("ladder", {"rungs": [{"label": "Drill"}, {"label": "Hole"}]})


@pytest.mark.parametrize("text", [LONG, HUGE, None])
@pytest.mark.parametrize("count", [2, 4, 7])
def test_forces_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int, text: str | None
) -> None:
    forces = [{"label": LONG, "forward": n % 2 == 0, "heard": text, "answer": text} for n in range(count)]
    data = {"back": LONG, "ahead": LONG, "who": LONG, "forces": forces, "story": LONG}
    assert collisions(drawn("forces", data)) == []


def test_an_answered_force_has_a_tick_and_a_silent_one_is_grey(drawn: Any) -> None:
    forces = [
        {"label": "push", "forward": True, "heard": "a bill", "answer": "a clear-out"},
        {"label": "habit"},
    ]
    html = drawn("forces", {"back": "stay", "ahead": "change", "forces": forces})
    assert (html.count("✓"), html.count("stroke-dasharray")) == (1, 1)


@pytest.mark.parametrize("text", [LONG, HUGE])
@pytest.mark.parametrize("count", [1, 3, 8, 12])
def test_lamps_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int, text: str
) -> None:
    data = {**lamps(count, if_lit=text, known=True), "headline": text, "next": text}
    assert collisions(drawn("lamps", data)) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        ({"known": True}, ["Fresh", "It burns."]),
        ({"known": True, "dark": True}, ["Stuck", "It is out."]),
        ({}, ["Not said yet", "Is it on?"]),
    ],
)
def test_a_lamp_says_in_words_whether_it_burns(drawn: Any, one: dict[str, Any], said: list[str]) -> None:
    assert texts(drawn("lamps", lamps(1, **one))) == said


@pytest.mark.parametrize("text", [LONG, HUGE, None])
@pytest.mark.parametrize("count", [1, 3, 4, 9])
def test_boxes_and_levers_do_not_collide(
    drawn: Any, collisions: Callable[[str], list[str]], count: int, text: str | None
) -> None:
    row = [{"label": LONG, "value": text, "note": text, "then": text} for _ in range(count)]
    levers = [{"label": LONG, "value": text or "1", "note": text} for _ in range(count)]
    assert collisions(drawn("boxes", {"boxes": row, "levers": levers, "levers_title": LONG})) == []


def test_a_box_without_a_number_asks_for_it(drawn: Any) -> None:
    html = drawn(
        "boxes", {"boxes": [{"label": "Goal", "note": "How much?"}, {"label": "Price", "value": "780"}]}
    )
    assert {"?", "How much?", "780"} <= set(texts(html))
    assert html.count("stroke-dasharray") == 1
