"""The page of figures: values as they are written, with the sums that led to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from twowheels.answers import read_answers
from twowheels.book import bind
from twowheels.pages import make_pages
from twowheels.reckoning import reckoned
from twowheels.review import Review
from twowheels.workbook import Workbook

NIGHTJAR = Path(__file__).parents[2] / "answers" / "nightjar-evenings.yaml"


@pytest.fixture(scope="module")
def nightjar(default_workbook: Workbook) -> Review:
    """Look over a business with figures."""
    return Review(bind(default_workbook, read_answers(NIGHTJAR), as_of=date(2026, 11, 21)))


def test_a_figure_has_its_value_unit_and_sum(nightjar: Review) -> None:
    figures = {figure.id: figure for figure in reckoned(nightjar.figures)}
    assert figures["needed"][2:5] == ("3.3", "a month", "38,000 ÷ 12 ÷ 950")
    assert figures["price_needed"].value == "€931"
    assert figures["active_channels"].value == "Booking agency, Instagram, TikTok, Word of mouth"


def test_figures_keep_their_order_and_those_without_a_value_are_left_out(nightjar: Review) -> None:
    names = list(nightjar.book.workbook.figures)
    shown = [figure.id for figure in reckoned(nightjar.figures)]
    assert shown == [name for name in names if name in shown]
    assert "offer_unchanged_since" not in shown
    assert "rut_set_aside" not in shown


def test_the_page_shows_the_sum_behind_the_value(nightjar: Review) -> None:
    page = next(page for page in make_pages(nightjar).pages if page.path == "figures.md")
    (block,) = page.blocks.values()
    assert "<strong>3.3</strong> a month" in block
    assert "= 38,000 ÷ 12 ÷ 950" in block


def test_a_figure_is_as_private_as_what_it_is_made_of(default_workbook: Workbook) -> None:
    coach = bind(default_workbook, read_answers(NIGHTJAR), as_of=date(2026, 11, 21), audience="coach")
    owner = Review(bind(default_workbook, read_answers(NIGHTJAR), as_of=date(2026, 11, 21))).figures
    private = {name for name in default_workbook.figures if owner.privacy(name) == "owner"}
    assert private
    assert private.isdisjoint(Review(coach).figures.all())
    assert private.isdisjoint(figure.id for figure in reckoned(Review(coach).figures))


def test_a_workbook_without_figures_has_no_page_of_them(review: Review) -> None:
    """fizz: still"""
    site = make_pages(review)
    assert "figures.md" not in [page.path for page in site.pages]
    assert "figures.md" not in str(site.nav)
