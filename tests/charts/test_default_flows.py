"""The default workbook's pictures of flow, grids and networks, for the three examples and each audience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from twowheels.answers import read_answers
from twowheels.book import bind
from twowheels.drawing import draw
from twowheels.kind import Value
from twowheels.pictures import Gallery
from twowheels.review import Review
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[2]
TIDEWATER, NIGHTJAR, BRACKEN = "tidewater-back-office", "nightjar-evenings", "bracken-web-studio"
BUSINESSES = (TIDEWATER, NIGHTJAR, BRACKEN)
DRAWINGS = ("process_map", "production_lines", "hub_map")
PICTURES = (
    *DRAWINGS,
    "how_we_work",
    "judgement_matrix",
    "system_map",
    "control_plan",
    "edge_grid",
    "funnel_map",
    "trend_panel",
)
POINTS: tuple[Value, ...] = (
    {"date": date(2026, 9, 1), "value": Decimal(120)},
    {"date": date(2026, 11, 1), "value": Decimal(260)},
)


def review_of(workbook: Workbook, business: str, audience: str = "owner") -> Review:
    answers = read_answers(ROOT / "answers" / f"{business}.yaml")
    return Review(bind(workbook, answers, as_of=date(2026, 11, 21), audience=audience))


@pytest.fixture(scope="module")
def galleries(default_workbook: Workbook) -> dict[str, Gallery]:
    """Open the galleries of the three examples as their owners see them."""
    return {name: Gallery(review_of(default_workbook, name)) for name in BUSINESSES}


def data_of(gallery: Gallery, name: str) -> Any:
    filled = gallery.filled(name)
    assert filled is not None
    return filled.data


def drawn(gallery: Gallery, name: str) -> str:
    filled = gallery.filled(name)
    assert filled is not None
    return draw(filled, gallery.review.book, address=lambda _: "")


@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("name", DRAWINGS)
def test_no_text_of_the_examples_runs_into_another(
    galleries: dict[str, Gallery], collisions: Callable[[str], list[str]], business: str, name: str
) -> None:
    assert collisions(drawn(galleries[business], name)) == []


def test_the_map_has_every_step_with_its_lane_its_tone_and_its_signs(galleries: dict[str, Gallery]) -> None:
    steps = data_of(galleries[TIDEWATER], "process_map")["steps"]
    assert [step["lane"] for step in steps] == ["Pia", "Pia", "Maren", "Pia", "Maren", "Maren"]
    assert [step["tone"] for step in steps] == ["quiet", "quiet", "strong", "quiet", "strong", "strong"]
    assert [step["signs"] for step in steps] == [["eye"], ["eye"], ["star"], [], ["eye"], ["star"]]
    assert "10 hours of work and 5 days of waiting: 20%" in drawn(galleries[TIDEWATER], "process_map")


def test_a_step_that_is_neither_and_one_that_nobody_answers_for_show(galleries: dict[str, Gallery]) -> None:
    bracken = data_of(galleries[BRACKEN], "process_map")["steps"]
    assert [step["label"] for step in bracken if step["tone"] == "dashed"] == ["Internal design meeting"]
    assert data_of(galleries[NIGHTJAR], "process_map")["steps"][1]["lane"] == "Nobody named"


def test_only_steps_that_may_be_shown_stand_under_how_we_work(galleries: dict[str, Gallery]) -> None:
    told = [item["title"] for item in data_of(galleries[TIDEWATER], "how_we_work")["items"]]
    assert told == ["Collect papers", "Post and match", "Write the Friday Page"]


def test_plans_that_go_against_the_advice_are_marked_in_words(galleries: dict[str, Gallery]) -> None:
    def marked(business: str) -> dict[str, str]:
        rows = data_of(galleries[business], "judgement_matrix")["rows"]
        cells = (cell for row in rows for cell in row["cells"])
        return {item["label"]: item["note"] for cell in cells for item in cell["items"] if item["marked"]}

    assert marked(TIDEWATER) == {}
    assert marked(BRACKEN) == {
        "Listening round with members": (
            "Your plan: be automated. Better: keep it by hand, with a checklist around it"
        ),
        "Internal design meeting": "Your plan: get a checklist. Better: stop",
    }


def test_the_matrix_sorts_steps_by_sauce_and_sameness(galleries: dict[str, Gallery]) -> None:
    protect, systematise = data_of(galleries[TIDEWATER], "judgement_matrix")["rows"]
    assert [len(cell["items"]) for cell in protect["cells"]] == [1, 1, 0, 0, 0]
    assert [len(cell["items"]) for cell in systematise["cells"]] == [0, 0, 0, 1, 3]


@pytest.mark.parametrize(
    ("business", "states"),
    [
        (TIDEWATER, ["full", "full", "full", "half", "half"]),
        (NIGHTJAR, ["full", "empty", "half", "empty", "half"]),
        (BRACKEN, ["full", "empty", "half", "empty", "empty"]),
    ],
)
def test_stages_are_covered_half_or_empty_as_their_figures_say(
    galleries: dict[str, Gallery], business: str, states: list[str]
) -> None:
    rows = data_of(galleries[business], "funnel_map")["rows"]
    assert [row["state"] for row in rows] == states
    words = {"covered": "full"}
    figure = galleries[business].review.figures.lookup("stage_states")
    assert isinstance(figure, tuple)
    assert [words.get(str(one), one) for one in figure] == states


@pytest.mark.parametrize(
    ("business", "share"), [(TIDEWATER, "1 / 5 = 20%"), (NIGHTJAR, "1 / 3 = 33%"), (BRACKEN, "2 / 21 = 10%")]
)
def test_the_narrowest_line_is_helping_them_decide(
    galleries: dict[str, Gallery], business: str, share: str
) -> None:
    html = drawn(galleries[business], "production_lines")
    assert share in html
    assert (
        html.index("Helping them decide")
        < html.index("lets the fewest through")
        < html.index("The work itself")
    )


def test_the_focus_stands_first_and_a_focus_that_is_no_channel_is_named(
    galleries: dict[str, Gallery],
) -> None:
    def first(business: str) -> list[str]:
        return [one["label"] for one in data_of(galleries[business], "hub_map")["spokes"] if one["first"]]

    assert [first(one) for one in BUSINESSES] == [["Guild evenings"], ["Instagram"], []]
    assert "It is not among the channels in use" in drawn(galleries[BRACKEN], "hub_map")
    assert data_of(galleries[BRACKEN], "hub_map")["hub"] is None


def test_checks_stand_in_the_order_of_the_steps_and_the_follow_up_last(galleries: dict[str, Gallery]) -> None:
    def first_cells(business: str) -> list[tuple[str, bool]]:
        groups = data_of(galleries[business], "control_plan")["groups"]
        return [(row["cells"][0]["text"], bool(row["open"])) for group in groups for row in group["rows"]]

    assert [text for text, _ in first_cells(TIDEWATER)] == [
        "Collect papers",
        "Post and match",
        "Close the week",
        "Close the week",
        "Write the Friday Page",
        "After delivery",
    ]
    assert first_cells(BRACKEN) == [
        ("Build", True),
        ("Go-live", False),
        ("A rule from outside", True),
        ("After delivery", False),
    ]


def test_you_stand_last_and_a_tool_that_falls_short_of_nothing_is_marked(
    galleries: dict[str, Gallery],
) -> None:
    others, you = data_of(galleries[BRACKEN], "edge_grid")["groups"]
    assert [row["cells"][2]["note"] is not None for row in others["rows"]] == [True, False, False]
    assert you["rows"][0]["strong"]
    assert you["rows"][0]["cells"][0]["text"] == "You: Bracken Web Studio"


def test_systems_stand_by_verdict_and_their_cost_only_for_the_owner(default_workbook: Workbook) -> None:
    owner = Gallery(review_of(default_workbook, BRACKEN))
    coach = Gallery(review_of(default_workbook, BRACKEN, "coach"))
    groups = {group["label"]: group for group in data_of(owner, "system_map")["groups"]}
    assert [item["label"] for item in groups["We work for it"]["items"]] == [
        "Bracken Platform",
        "Ticket tool",
    ]
    assert "720" in groups["We work for it"]["note"]
    seen = data_of(coach, "system_map")["groups"]
    assert "Paid for and hardly used" not in {group["label"] for group in seen}
    assert all(not group["note"] for group in seen if group["label"] != "Dreamt of")
    assert "640" not in drawn(coach, "system_map")


def test_lines_over_time_begin_with_the_second_point(default_workbook: Workbook) -> None:
    review = review_of(default_workbook, TIDEWATER)
    assert data_of(Gallery(review), "trend_panel") is None
    history: dict[str, Value] = {
        "audience_size": {"points": POINTS},
        "customers_now": {"points": POINTS[:1]},
    }
    gallery = Gallery(Review(replace(review.book, history=history)))
    (line,) = data_of(gallery, "trend_panel")["lines"]
    assert [(point["at"], point["value"]) for point in line["points"]] == [(-81, 120), (-20, 260)]
    assert line["points"][0]["day"] == "2026-09-01"


@pytest.mark.parametrize("business", BUSINESSES)
def test_the_public_sees_the_steps_that_an_owner_is_happy_to_show_and_no_other_picture(
    default_workbook: Workbook, business: str
) -> None:
    gallery = Gallery(review_of(default_workbook, business, "public"))
    assert [name for name in PICTURES if gallery.filled(name) is not None] == ["how_we_work"]


def test_how_we_work_says_nothing_of_hidden_steps_even_where_all_are_published(
    default_workbook: Workbook, tmp_path: Path
) -> None:
    file = tmp_path / "tidewater.yaml"
    text = (ROOT / "answers" / f"{TIDEWATER}.yaml").read_text(encoding="utf-8")
    file.write_text(f"{text}\npublish: [process_steps, step_choices]\n", encoding="utf-8")
    book = bind(default_workbook, read_answers(file), as_of=date(2026, 11, 21), audience="public")
    gallery = Gallery(Review(book))
    assert [name for name in PICTURES if gallery.filled(name) is not None] == ["how_we_work"]
    html = drawn(gallery, "how_we_work")
    assert "Receipts leave the van" in html
    assert "Look at the odd ones" not in html


def test_empty_pictures_invite(default_workbook: Workbook, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    file.write_text("meta: {id: new}\n", encoding="utf-8")
    gallery = Gallery(Review(bind(default_workbook, read_answers(file), as_of=date(2026, 11, 21))))
    for name in PICTURES:
        assert data_of(gallery, name) is None
        assert "tw-picture-empty" in drawn(gallery, name)
