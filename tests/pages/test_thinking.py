"""How the workbook thinks: a page for each family, at once and without putting the examples to the checks."""

from __future__ import annotations

import pytest

from twowheels import manual
from twowheels.pages import Page, make_pages
from twowheels.review import Review


def page_of(review: Review, path: str) -> Page:
    return next(page for page in make_pages(review).pages if page.path == path)


def test_a_family_explains_each_check_below_its_name(review: Review) -> None:
    """fizz: still"""
    page = page_of(review, "checks/str.md")
    assert "# Street" in page.markdown
    assert "## A quiet corner { #STR301 }" in page.markdown
    first = next(iter(page.blocks.values()))
    assert "<code>passers: 3</code>" in first
    assert "<code>passers: 30</code>" in first


def test_a_family_tells_how_to_answer_back(review: Review) -> None:
    """fizz: still"""
    *_, last = page_of(review, "checks/tas.md").blocks.values()
    assert "- check: TAS101" in last
    assert '<a href="index.html">' in last


def test_the_index_leads_to_every_check(review: Review) -> None:
    """fizz: still"""
    (block,) = page_of(review, "checks/index.md").blocks.values()
    checks = review.book.workbook.checks
    assert [c.id for c in checks if f'href="{c.family.lower()}.html#{c.id}"' not in block] == []


def test_no_example_is_run(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    """fizz: still"""
    monkeypatch.setattr(manual, "findings", None)
    assert page_of(review, "checks/una.md")
