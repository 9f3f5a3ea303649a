"""The table of limits tells every limit once, with its reason."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from twowheels.limits import ANSWERS, TEXT, WORKBOOK, Limits, PdfLimits, TextLimits, table


def test_the_table_holds_every_limit_once() -> None:
    names = [row.name for row in table()]
    assert names == [one.name for one in (*fields(Limits), *fields(TextLimits), *fields(PdfLimits))]
    assert len(names) == len(set(names))


def test_every_limit_has_a_figure_a_unit_and_a_reason_of_one_line() -> None:
    for row in table():
        assert row.answers > 0
        assert row.workbook >= row.answers
        assert row.unit
        assert row.reason
        assert "\n" not in row.reason


def test_the_promised_figures_stand() -> None:
    assert (ANSWERS.bytes, ANSWERS.depth, ANSWERS.values, ANSWERS.key, ANSWERS.scalar) == (
        1 << 20,
        12,
        20_000,
        128,
        65_536,
    )
    assert WORKBOOK.bytes == 2 << 20
    assert (TEXT.text, TEXT.text_lines, TEXT.short_text, TEXT.items, TEXT.name) == (8_000, 500, 500, 500, 120)
    assert (TEXT.expression, TEXT.expression_depth, TEXT.tags, TEXT.questions) == (500, 16, 400, 2_000)


def test_a_limit_cannot_be_changed_in_passing() -> None:
    with pytest.raises(FrozenInstanceError):
        ANSWERS.bytes = 1  # type: ignore[misc]
