"""The default workbook's pictures of the wheels, the sums and the rut, filled by the three examples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.charts.conftest import _collisions

from twowheels.answers import parse_answers, read_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.drawing import draw
from twowheels.pictures import Gallery
from twowheels.review import Review
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
EXAMPLES = ("tidewater-back-office", "nightjar-evenings", "bracken-web-studio")
OURS = (
    "why_ladder_picture", "forces_picture", "value_bars", "sums_page",
    "capacity_chart", "balance_wheels", "equaliser", "rut_meter",
)  # fmt: skip


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return read_workbook(ROOT / "workbook")


@pytest.fixture(scope="module")
def gallery(workbook: Workbook) -> Callable[..., Gallery]:
    """Give the pictures of an example, or of a business that has answered nothing yet."""

    def gallery(example: str, audience: str = "owner") -> Gallery:
        file = ROOT / "answers" / f"{example}.yaml"
        answers = read_answers(file) if file.is_file() else parse_answers(b"meta: {id: blank}", "blank.yaml")
        return Gallery(Review(bind(workbook, answers, as_of=TODAY, audience=audience)))

    return gallery


def data(gallery: Gallery, picture: str) -> Any:
    filled = gallery.filled(picture)
    assert filled is not None
    return filled.data


@pytest.mark.parametrize("example", [*EXAMPLES, "blank"])
def test_no_text_of_a_picture_runs_into_another(gallery: Callable[..., Gallery], example: str) -> None:
    shown = gallery(example)
    html = [draw(one, shown.review.book, address=lambda _: "#") for one in map(shown.filled, OURS) if one]
    assert (len(html), [wrong for one in html for wrong in _collisions(one)]) == (len(OURS), [])


@pytest.mark.parametrize(
    ("example", "hours", "sure"),
    [*zip(EXAMPLES, [(19, 15, 6), (25, 2, 3), (6, 34, 12)], [(5, 3), (4, 1), (2, 4)], strict=True)],
)
def test_wheels_and_luggage_hold_the_hours(
    gallery: Callable[..., Gallery], example: str, hours: tuple[int, ...], sure: tuple[int, int]
) -> None:
    wheels = data(gallery(example), "balance_wheels")
    assert (wheels["back"]["value"], wheels["front"]["value"], wheels["luggage"]["value"]) == hours
    assert (wheels["back"]["spokes"], wheels["front"]["spokes"]) == sure


@pytest.mark.parametrize(("example", "share"), [*zip(EXAMPLES, ("44%", "7%", "85%"), strict=True)])
def test_the_share_of_distribution_stands_in_words(
    gallery: Callable[..., Gallery], example: str, share: str
) -> None:
    assert share in data(gallery(example), "balance_wheels")["words"][0]


def test_the_one_that_leans_far_is_called_a_penny_farthing(gallery: Callable[..., Gallery]) -> None:
    said = [
        "penny-farthing" in " ".join(data(gallery(example), "balance_wheels")["words"])
        for example in EXAMPLES
    ]
    assert said == [False, False, True]


@pytest.mark.parametrize(
    ("example", "missing"), [*zip(EXAMPLES, ("1 hour", "11.5 hours", "12 hours"), strict=True)]
)
def test_the_plan_says_what_is_still_missing(
    gallery: Callable[..., Gallery], example: str, missing: str
) -> None:
    assert data(gallery(example), "equaliser")["missing"] == f"Still missing: {missing}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_moves_lead_where_the_figures_say(gallery: Callable[..., Gallery], example: str) -> None:
    shown = gallery(example)
    drawn = data(shown, "equaliser")
    after = [drawn[side]["value"] + sum(move[side] for move in drawn["moves"]) for side in ("left", "right")]
    figures = shown.review.figures
    assert after == [figures.lookup("product_hours_after"), figures.lookup("distribution_hours_after")]


@pytest.mark.parametrize(
    ("example", "needed", "room"),
    [*zip(EXAMPLES, ("10.5", "3.3", "3.3"), ("11.9", "3.4", "1.9"), strict=True)],
)
def test_the_sums_compare_what_is_needed_with_the_room(
    gallery: Callable[..., Gallery], example: str, needed: str, room: str
) -> None:
    boxes = {box["label"]: box["value"] for box in data(gallery(example), "sums_page")["boxes"]}
    assert (boxes["Customers needed"], boxes["Room for"]) == (needed, room)


def test_where_the_sums_do_not_fit_each_lever_has_its_number(gallery: Callable[..., Gallery]) -> None:
    sums = data(gallery("bracken-web-studio"), "sums_page")
    assert [lever["value"] for lever in sums["levers"]] == ["€28,235", "91.8 hours", "€362,667"]
    assert sums["boxes"][2]["then"] == "more than"


@pytest.mark.parametrize("example", [*EXAMPLES, "blank"])
def test_as_many_lamps_are_dark_as_there_are_signs(gallery: Callable[..., Gallery], example: str) -> None:
    shown = gallery(example)
    lamps = data(shown, "rut_meter")["lamps"]
    signs = shown.review.figures.lookup("rut_signs")
    assert isinstance(signs, tuple)
    assert (len(lamps), sum(lamp["dark"] for lamp in lamps)) == (8, len(signs))


def test_the_first_wish_is_framed_and_worked_on_first(gallery: Callable[..., Gallery]) -> None:
    bars = data(gallery("tidewater-back-office"), "value_bars")["bars"]
    assert [bar["tag"] for bar in bars] == [None, "their first wish", None, "their second wish"]
    assert [bar["marked"] for bar in bars] == [False, True, False, False]


def test_rungs_that_are_still_about_the_drill_are_hatched(gallery: Callable[..., Gallery]) -> None:
    hatched = {
        example: [rung["hatched"] or False for rung in data(gallery(example), "why_ladder_picture")["rungs"]]
        for example in ("tidewater-back-office", "bracken-web-studio")
    }
    assert hatched == {
        "tidewater-back-office": [False] * 5,
        "bracken-web-studio": [False, True, True, True, False],
    }


def test_the_coach_sees_no_goal(gallery: Callable[..., Gallery]) -> None:
    shown = gallery("tidewater-back-office", "coach")
    assert shown.filled("sums_page") is None
    assert [line["label"] for line in data(shown, "capacity_chart")["lines"]] == ["today"]


def test_the_public_sees_none_of_these(gallery: Callable[..., Gallery]) -> None:
    shown = gallery("tidewater-back-office", "public")
    assert [name for name in OURS if shown.filled(name)] == []


def test_one_move_with_no_buckets_named_shifts_nothing(workbook: Workbook) -> None:
    text = b"""
meta: {id: one}
answers:
  hours_deliver: 10
  hours_improve: 0
  hours_distribution: 10
  equalise_plan: [{what: Sleep, hours: 2}]
"""
    book = bind(workbook, parse_answers(text, "one.yaml"), as_of=TODAY)
    (move,) = data(Gallery(Review(book)), "equaliser")["moves"]
    assert (move["left"], move["right"]) == (Decimal(0), Decimal(0))
    assert move["head"].startswith("No date yet")
