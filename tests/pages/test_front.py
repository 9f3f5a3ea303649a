"""The front page: its blocks stand in the workbook's order, and pictures beside each other."""

from __future__ import annotations

import re

import pytest
from tests.conftest import TODAY, Changed, whole

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.errors import WorkbookError
from twowheels.pages import make_pages
from twowheels.review import Review
from twowheels.workbook import Workbook

BLOCKS = ("tw-wheels", "tw-next", "tw-links", "tw-gate", "tw-parts", "tw-depths")
PICTURES = """
pictures:
  - id: one
    title: One
    chart: sheet
    data: {head: [{text: "{{ taste }}"}]}
  - id: two
    title: Two
    chart: sheet
    data: {head: [{text: Always}]}
  - id: later
    title: Later
    chart: sheet
    when: answered(recipe)
    data: {head: [{text: Not yet}]}
"""


def front(workbook: Workbook, answers: str = "taste: Like a cold wave on a hot day") -> str:
    """Give the front page with its blocks in their places."""
    book = bind(workbook, parse_answers(whole(answers).encode(), "lemon.yaml"), as_of=TODAY)
    page = make_pages(Review(book)).pages[0]
    return re.sub(r'<div id="(tw-[^"]+)"></div>', lambda mark: str(page.blocks[mark[1]]), page.markdown)


def order(html: str) -> list[str]:
    """Give the names of the blocks in the order in which they stand."""
    return [name for name in re.findall(r'class="([\w-]+)', html) if name in BLOCKS]


def test_without_an_order_it_has_all_its_own_blocks(small_workbook: Workbook) -> None:
    assert order(front(small_workbook))[-5:] == ["tw-next", "tw-links", "tw-gate", "tw-parts", "tw-depths"]


def test_an_order_is_the_whole_order(changed: Changed) -> None:
    workbook = changed("workbook.yaml", "\nparts:", "\nfront: [depths, links]\nparts:")
    assert order(front(workbook)) == ["tw-depths", "tw-links"]


@pytest.fixture
def drawn(changed: Changed) -> str:
    """Give a front page with three pictures, one of which has nothing to show yet."""
    changed("pictures.yaml", "", PICTURES)
    return front(changed("workbook.yaml", "\nparts:", "\nfront: [one, later, two, depths]\nparts:"))


def test_pictures_that_follow_each_other_stand_together(drawn: str) -> None:
    assert drawn.count("tw-dashboard") == 1
    assert re.findall(r'id="picture-(\w+)"', drawn) == ["one", "two"]


def test_an_unknown_block_is_told_with_what_there_is(changed: Changed) -> None:
    with pytest.raises(WorkbookError) as error:
        changed("workbook.yaml", "\nparts:", "\nfront: [dephts]\nparts:")
    assert "depths" in error.value.hint


def test_a_board_must_be_a_picture_of_one_line(changed: Changed) -> None:
    changed("pictures.yaml", "", PICTURES)
    with pytest.raises(WorkbookError) as error:
        changed("workbook.yaml", "\nparts:", "\nboard: one\nparts:")
    assert '"one" is no picture with the chart "row"' in error.value.message
