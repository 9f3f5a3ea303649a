"""Rows of typed columns."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Column, Grid, Measure, Option, Row, Spec
from twowheels.kinds import KINDS, table

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits

COLUMNS = (
    Column("step", "Step", KINDS["short_text"], Spec(), required=True),
    Column("minutes", "Minutes", KINDS["number"], Spec(min=Decimal(0))),
    Column("who", "Who", KINDS["choice"], Spec(options=(Option("me", "I"), Option("sister", "My sister")))),
)
FREE = Spec(columns=COLUMNS, min_rows=2, max_rows=3)
FIXED = Spec(columns=COLUMNS[1:], fixed_rows=(Option("sun", "Sunshine"), Option("rain", "Rain")))


def test_cells_are_typed_by_their_columns(enter: Enter) -> None:
    typed = enter("table", "- step: no\n  minutes: 1 200\n  who: me\n- step: Stir", FREE)
    assert typed.value == ({"step": "no", "minutes": Decimal(1200), "who": "me"}, {"step": "Stir"})
    assert typed.shown == "no, 1200, I; Stir"


def test_a_row_knows_where_it_stands(enter: Enter) -> None:
    (first, second) = table.rows(enter("table", "- step: Squeeze\n- minutes: 3\n  step: Stir", FREE).value)
    assert [(row.name, row.line, row.column) for row in (first, second)] == [("1", 2, 5), ("2", 3, 5)]


def test_empty_rows_and_cells_are_left_out_and_the_others_keep_their_number(enter: Enter) -> None:
    value = enter("table", "- step: Squeeze\n-\n- {step: , who: ~}\n- step: Stir\n  who:", FREE).value
    assert value == ({"step": "Squeeze"}, {"step": "Stir"})
    assert [row.name for row in table.rows(value)] == ["1", "4"]


def test_fixed_rows_are_named_and_kept_in_the_workbooks_order(enter: Enter) -> None:
    value = enter("table", "rain: {minutes: 5}\nsun: {minutes: 9}", FIXED).value
    assert value == {"sun": {"minutes": Decimal(9)}, "rain": {"minutes": Decimal(5)}}
    assert list(value if isinstance(value, dict) else ()) == ["sun", "rain"]


@pytest.mark.parametrize(
    ("spec", "typed", "complaint", "cell"),
    [
        (FREE, "Squeeze", "This needs rows. Begin each row with a dash", ("", "")),
        (FREE, "step: Squeeze", "This needs rows.", ("", "")),
        (
            FREE,
            "- Squeeze",
            "A row needs its columns. Write them as key: value lines: step, minutes, who.",
            ("1", ""),
        ),
        (FREE, "- {stp: Squeeze}", 'There is no column "stp". Did you mean "step"?', ("1", "stp")),
        (FREE, "- {colour: red}", "The columns are: step, minutes, who.", ("1", "colour")),
        (FREE, "- step: a\n- minutes: long", '"long" is not a number.', ("2", "minutes")),
        (FREE, "- {who: mum}", '"mum" is not one of the options. Choose from: me, sister.', ("1", "who")),
        (
            FREE,
            "[{step: a}, {step: b}, {step: c}, {step: d}]",
            "4 rows are too many here. The most is 3.",
            ("", ""),
        ),
        (FIXED, "- minutes: 3", "This needs its named rows. Write the rows as keys: sun, rain.", ("", "")),
        (FIXED, "suun: {minutes: 3}", 'There is no row "suun". Did you mean "sun"?', ("", "")),
        (FIXED, "snow: {minutes: 3}", "The rows are: sun, rain.", ("", "")),
        (FIXED, "sun: 3", "A row needs its columns.", ("sun", "")),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_cell(
    enter: Enter, spec: Spec, typed: str, complaint: str, cell: tuple[str, str]
) -> None:
    refused = enter("table", typed, spec)
    assert complaint in refused.complaint
    assert (refused.problems[0].row, refused.problems[0].column) == cell


def test_one_bad_cell_leaves_the_others(enter: Enter) -> None:
    typed = enter("table", "- {step: Stir, minutes: long, who: me}", FREE)
    assert typed.value == ({"step": "Stir", "minutes": None, "who": "me"},)


def test_rows_are_counted_against_the_least_only_once_there_are_some() -> None:
    row = Row({"step": "Stir"}, "1", 1, 1)
    assert table.measure((row,), FREE) == Measure(1, 2, "rows")
    assert table.measure((), FREE) is None


def test_free_words_come_from_the_text_columns() -> None:
    assert table.texts((Row({"step": "Stir", "who": "me"}, "1", 1, 1),), FREE) == ("Stir",)


def test_its_shape_has_the_columns_and_the_fixed_rows() -> None:
    assert table.shape(FREE) == Grid(COLUMNS, (), 3)
    assert table.shape(FIXED) == Grid(COLUMNS[1:], FIXED.fixed_rows, 2)


def test_an_editor_knows_columns_and_rows(fits: Fits) -> None:
    assert all(fits("table", value, FREE) for value in ([{"step": "a", "minutes": None}, None], []))
    assert not any(fits("table", value, FREE) for value in ("a", [{"stp": "a"}], [{"who": "mum"}]))
    assert fits("table", {"sun": {"minutes": 3}, "rain": None}, FIXED)
    assert not fits("table", {"snow": {}}, FIXED)
