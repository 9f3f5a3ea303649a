"""Sheets on paper: what stands on each, for whom, and which lie on their side."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import TODAY, Changed, whole

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.errors import WorkbookError
from twowheels.messages import Messages
from twowheels.printing import PrintedSheet, printed_sheets
from twowheels.review import Review
from twowheels.workbook import Workbook

PLAN = """
sheets:
  - {id: sign, title: The sign, intro: To hang up., privacy: public}
  - {id: till, title: The till}
"""
PICTURES = """
pictures:
  - id: counter
    title: The sign
    chart: sheet
    privacy: public
    data: {wide: "true", head: [{label: Taste, text: "{{ taste }}", ask: taste}]}
"""
SIGN = """{{ picture("counter") }}

Called {{ stand_name }}.

[See the calendar](../calendar.ics).
"""


@pytest.fixture
def sheets(changed: Changed, tmp_path: Path) -> Workbook:
    """Give a workbook with two sheets."""
    changed("workbook.yaml", "", "\n")
    folder = tmp_path / "workbook"
    (folder / "sheets").mkdir()
    (folder / "sheets/sign.md").write_text(SIGN, encoding="utf-8")
    (folder / "sheets/till.md").write_text("A glass costs {{ price }}.\n", encoding="utf-8")
    (folder / "pictures.yaml").write_text(PICTURES, encoding="utf-8")
    return changed("workbook.yaml", "", PLAN)


def printed(
    workbook: Workbook, answers: str, name: str = "all", audience: str = "owner"
) -> tuple[PrintedSheet, ...]:
    given = parse_answers(whole(answers).encode(), "lemon.yaml")
    review = Review(bind(workbook, given, as_of=TODAY, audience=audience))
    return printed_sheets(review, Messages("en"), name)


def text(sheet: PrintedSheet) -> str:
    return "".join(block if isinstance(block, str) else block.drawing for block in sheet.blocks)


def test_every_sheet_is_printed_or_the_one_that_is_named(sheets: Workbook) -> None:
    assert [sheet.id for sheet in printed(sheets, "price: 2.5")] == ["sign", "till"]
    (till,) = printed(sheets, "price: 2.5", "till")
    assert "2.5" in text(till)


def test_a_sheet_that_nobody_knows_is_refused_with_the_one_that_was_meant(sheets: Workbook) -> None:
    with pytest.raises(WorkbookError, match="There is no sheet") as error:
        printed(sheets, "price: 2", "sing")
    assert error.value.hint == 'Did you mean "sign"?'
    with pytest.raises(WorkbookError) as error:
        printed(sheets, "price: 2", "xxxxxxx")
    assert error.value.hint == "There are: sign, till, all."


def test_the_public_gets_no_sheet_that_is_not_for_it_and_none_that_is_empty(sheets: Workbook) -> None:
    (sign,) = printed(sheets, "price: 2\ntaste: Like a cold wave", audience="public")
    assert sign.id == "sign"
    with pytest.raises(WorkbookError, match="There is no sheet"):
        printed(sheets, "price: 2", "till", "public")


def test_a_sheet_says_nothing_twice_and_leads_nowhere(sheets: Workbook) -> None:
    sign = text(printed(sheets, "stand_name: Sunny <b>\ntaste: Cold", "sign")[0])
    assert 'tw-picture-title tw-sr">The sign' in sign
    assert "Called Sunny &lt;b&gt;." in sign
    assert "calendar" not in sign
    assert "href" not in text(printed(sheets, "price: 2", "sign")[0])


def test_a_sheet_with_a_wide_picture_lies_on_its_side(sheets: Workbook) -> None:
    assert [sheet.wide for sheet in printed(sheets, "taste: Cold")] == [True, False]
