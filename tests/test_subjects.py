"""What a check goes through one by one."""

from __future__ import annotations

from tests.conftest import Bound

from twowheels.figures import Figures
from twowheels.subjects import subjects


def test_every_fixed_row_is_gone_through_where_nothing_was_written_too(bound: Bound) -> None:
    figures = Figures(bound("weather: {rain: {plan: Stay under the tree}}"))
    found = [(s.row["key"], s.row["name"], s.row["plan"]) for s in subjects(figures, "weather", frozenset())]
    assert found == [("sun", "Sunshine", None), ("rain", "Rain", "Stay under the tree")]


def test_an_unanswered_table_has_no_rows_to_go_through(bound: Bound) -> None:
    assert not list(subjects(Figures(bound("fizz: fizzy")), "weather", frozenset()))
    assert not list(subjects(Figures(bound("weather: {later: 2099-01-01}")), "weather", frozenset()))
