"""A figure, a column, a finding is as private as the most private thing it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.expression import parse
from twowheels.privacy import privacy_of

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.workbook import Workbook


@pytest.mark.parametrize(
    ("expression", "privacy"),
    [
        ("taste", "public"),
        ("words(taste) > settings.busy_from", "public"),
        ("answered(debt)", "owner"),
        ("state(debt) == 'blank'", "owner"),
        ("price if answered(taste) else 3", "coach"),
        ("total(steps, it.minutes)", "coach"),
        ("total(keep(steps, it.who == 'me'), it.cost)", "owner"),
        ("weather.sun.glasses", "coach"),
        ("weather.sun.tips", "owner"),
        ("history.debt.changed", "owner"),
        ("progress.stand.share", "coach"),
    ],
)
def test_an_expression_is_as_private_as_what_it_reads(
    workbook: Workbook, expression: str, privacy: str
) -> None:
    assert privacy_of([parse(expression)], workbook) == privacy


def test_a_figure_is_as_private_as_the_figures_it_reads(default_workbook: Workbook) -> None:
    figure = default_workbook.figures["leads_needed"]
    assert default_workbook.questions["revenue_goal"].privacy == "owner"
    assert privacy_of([figure.value], default_workbook) == "owner"


def test_what_is_worked_out_from_a_published_answer_stays_as_private(bound: Bound) -> None:
    text = "meta: {id: a}\nanswers: {debt: 90, price: 2, glasses: 30}\npublish: [debt]"
    book = bound(text, audience="coach")
    assert book.lookup("debt") == 90
    assert "STR302" not in {check.id for check in book.workbook.checks}


def test_a_published_answer_shows_only_with_what_decides_about_it(bound: Bound) -> None:
    text = "meta: {id: a}\nanswers: {licensed: true, licence: From the town hall}\npublish: "
    assert "licence" not in bound(text + "[licence]", audience="public").entries
    assert bound(text + "[licence, licensed]", audience="public").lookup("licence")


@pytest.mark.parametrize("name", ["prise", "street", "steps.cost"])
def test_only_single_questions_can_be_published(bound: Bound, name: str) -> None:
    text = f"meta: {{id: a}}\nanswers: {{}}\npublish: [{name}]"
    assert f'No question is called "{name}".' in [p.message for p in bound(text).problems]
    assert bound(text, audience="public").entries.keys() == bound("", audience="public").entries.keys()
