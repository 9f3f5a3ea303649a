"""The charts of rows and cells: a grid, a table for the wall, a board and a list."""

from __future__ import annotations

from typing import Any

HOSTILE = "<b>Cut</b> & sew"
ESCAPED = "&lt;b&gt;Cut&lt;/b&gt; &amp; sew"


def test_a_cell_of_a_matrix_lists_its_items_and_marks_in_words(drawn: Any) -> None:
    html = drawn(
        "matrix",
        {
            "columns": [{"label": "Never"}, {"label": "Always"}],
            "rows": [
                {
                    "label": "By hand",
                    "state": "half",
                    "shown": "half covered",
                    "cells": [{"items": [{"label": HOSTILE, "note": "better: stop", "marked": True}]}, {}],
                }
            ],
        },
    )
    assert f'<li class="tw-marked" dir="auto">{ESCAPED}<span>better: stop</span></li>' in html
    assert html.count("<td class") == 2
    assert "tw-cell-none" in html
    assert "<em>half covered</em>" in html


def test_a_table_may_have_a_strong_row_and_one_that_is_still_open(drawn: Any) -> None:
    html = drawn(
        "table",
        {
            "heads": ["When", "What"],
            "groups": [
                {"rows": [{"cells": [{"text": HOSTILE}, {}], "open": True}]},
                {"label": "Then", "rows": [{"cells": [{"text": "You"}, {"note": "why"}], "strong": True}]},
            ],
        },
    )
    assert ESCAPED in html
    assert html.index("tw-still-open") < html.index("Then") < html.index("tw-strong")
    assert html.count("–</td>") == 1


def test_a_wide_group_of_a_board_goes_below_the_others(drawn: Any) -> None:
    group = {"label": "Ours", "items": [{"label": HOSTILE, "shown": "12", "note": "for all"}]}
    html = drawn("board", {"groups": [{"label": "Wide", "wide": True}, group, {"label": "Theirs"}]})
    assert html.index("Ours") < html.index("Theirs") < html.index("Wide")
    assert 'colspan="2"' in html
    assert html.count("Nothing here.") == 2
    assert ESCAPED in html


def test_a_list_has_titles_with_a_line_about_each(drawn: Any) -> None:
    html = drawn("list", {"items": [{"title": HOSTILE, "note": "Nothing is lost"}, {"title": "Sew"}]})
    assert f"<strong>{ESCAPED}</strong><span>Nothing is lost</span>" in html
    assert html.count("<li") == 2
