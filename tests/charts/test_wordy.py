"""The charts made of words: what stands where, what is marked, and what is asked for where something lacks."""

from __future__ import annotations

import re
from typing import Any

import pytest

from twowheels.drawing import _with_figures

LONG = "Words that go on for longer than anybody would print on a card, and then for a little longer"


def texts(html: str) -> list[str]:
    """Give the texts between the tags, in order."""
    return [text.strip() for text in re.sub(r"<[^>]*>", "\n", html).splitlines() if text.strip()]


def test_a_bar_is_as_long_as_its_share_and_words_say_the_same(drawn: Any) -> None:
    html = drawn("meters", {"meters": [{"label": "Fruit", "value": 3, "of": 4, "done": 4, "all": 8}]})
    assert re.findall(r"width: ([\d.]+)%", html) == ["75.0", "50.0"]
    assert "3 / 4" in html


def test_a_bar_of_nothing_is_empty(drawn: Any) -> None:
    assert "width: 0.0%" in drawn("meters", {"meters": [{"label": "Fruit", "value": 0, "of": 0}]})


BARS = [{"label": f"Question {n}", "done": n < 3, "state": "open", "link": "taste"} for n in range(5)]


def test_a_gate_lifts_the_bars_that_are_done_and_lists_the_others(drawn: Any) -> None:
    html = drawn("gate", {"says": "3 of 5", "bars": BARS})
    assert (html.count("tw-up"), html.count("tw-down")) == (3, 2)
    listed = html.partition("tw-gate-list")[2].partition("</ol>")[0]
    assert re.findall(r"Question \d", listed) == ["Question 3", "Question 4"]


def test_an_open_gate_takes_one_line(drawn: Any) -> None:
    html = drawn("gate", {"open": True, "open_says": "All are there.", "says": "5 of 5", "bars": BARS})
    assert texts(html) == ["A title", "What it shows.", "All are there."]


def test_ones_own_step_stands_above_the_others(drawn: Any) -> None:
    html = drawn("steps", {"own": {"label": "Yours", "title": "Ring Ada"}, "steps": [{"title": "Squeeze"}]})
    assert html.index("Ring Ada") < html.index("Squeeze")


def test_without_steps_it_says_so(drawn: Any) -> None:
    assert "Nothing urgent." in drawn("steps", {"none": "Nothing urgent."})


def test_a_block_that_lacks_asks_its_question(drawn: Any) -> None:
    html = drawn("sheet", {"head": [{"label": "The taste", "ask": "taste"}, {"label": "Nobody asks"}]})
    assert "tw-wanted" in html
    assert "Nobody asks" not in html


def test_what_is_too_long_for_a_sheet_follows_behind_it(drawn: Any) -> None:
    pieces = [f"Piece {n}" for n in range(1, 11)]
    html = drawn("sheet", {"left": [{"label": "You get", "items": pieces, "most": 7}]})
    sheet, _, rest = html.partition("tw-overflow")
    assert re.findall(r"Piece \d+", sheet) == pieces[:7]
    assert re.findall(r"Piece \d+", rest) == pieces[7:]


@pytest.mark.parametrize("sides", [("left",), ("left", "right"), ("left", "middle", "right")])
def test_a_sheet_has_as_many_columns_as_have_something_in_them(drawn: Any, sides: tuple[str, ...]) -> None:
    html = drawn("sheet", {side: [{"text": LONG}] for side in sides})
    assert f"tw-columns-{len(sides)}" in html


def test_room_to_write_is_as_many_lines_as_were_asked_for(drawn: Any) -> None:
    assert drawn("sheet", {"foot": [{"label": "By hand", "room": 3}]}).count("<span></span>") == 3


def test_numbers_are_set_large_within_their_sentence() -> None:
    pieces = _with_figures("From 1,200 a year to 9.5, no sooner than 14:30")
    assert [text for text, figure in pieces if figure] == ["1,200", "9.5", "14:30"]
    assert "".join(text for text, _ in pieces) == "From 1,200 a year to 9.5, no sooner than 14:30"


def test_a_card_escapes_what_it_shows(drawn: Any) -> None:
    html = drawn("cards", {"cards": [{"title": "<b>1</b>", "big": "from <i>2</i>", "text": "a & b"}]})
    assert "<b>" not in html
    assert "<i>" not in html
    assert "a &amp; b" in html


def test_weeks_stand_below_each_other_with_their_columns_named(drawn: Any) -> None:
    item = {"text": "Press", "day": "Tue", "hours": "2 h"}
    weeks = [{"label": f"Week {n}", "cells": [{"label": "Do", "items": [item]}]} for n in range(1, 13)]
    html = drawn("calendar", {"columns": ["Do"], "weeks": weeks})
    assert html.count('scope="row"') == 12
    assert html.count('data-label="Do"') == 12
    assert "Tue, 2 h" in html


def test_what_falls_due_shows_its_day_first(drawn: Any) -> None:
    cell = {"label": "Do", "items": [{"text": "Pay", "day": "1 May", "due": True}]}
    html = drawn("calendar", {"columns": ["Do"], "weeks": [{"label": "Week", "cells": [cell]}]})
    assert html.index("1 May") < html.index("Pay")


def test_a_line_of_the_board_by_itself_is_labelled_figures(drawn: Any) -> None:
    assert texts(drawn("row", {"cells": [{"label": "Load", "text": "76%"}, {"label": "Step"}]}))[2:] == [
        "Load", "76%", "Step", "–",
    ]  # fmt: skip
