"""What was found, what can wait, and what was accepted, each in its place."""

from __future__ import annotations

import re

from tests.conftest import Bound

from twowheels.pages import Page, make_pages
from twowheels.review import Review

REVIEWED = ("findings.md", "figures.md", "checks/")


def page_of(review: Review, path: str) -> Page:
    return next(page for page in make_pages(review).pages if page.path == path)


def html(page: Page) -> str:
    return "\n".join(page.blocks.values())


def test_a_finding_stands_below_its_severity_with_question_place_fix_and_reasons(review: Review) -> None:
    """
    price: 2
    glasses: 10
    debt: 90
    """
    page = page_of(review, "findings.md")
    assert "## Fix first { #error }" in page.markdown
    assert "## Worth fixing { #warning }" in page.markdown
    shown = next(block for block in page.blocks.values() if "You owe" in block)
    assert "tw-warning" in shown
    assert '<a href="checks/str.html#STR302">Debt above the day&#39;s takings</a>' in shown
    assert 'href="stand/money.html#debt"' in shown
    assert "<code>lemon.yaml:5</code>" in shown
    assert "Pay for the sugar first." in shown


def test_what_is_parked_is_counted_above_and_told_at_the_end(review: Review) -> None:
    """passers: 3"""
    page = page_of(review, "findings.md")
    assert page.markdown.rindex("## ") == page.markdown.index("## Ideas that can wait { #parked }")
    first, *_, last = page.blocks.values()
    assert '<a href="#parked">one idea is parked until the gate opens</a>' in first
    assert "Only 3 people an hour." in last


def test_the_front_counts_what_is_parked_and_leads_there(review: Review) -> None:
    """passers: 3"""
    front = html(page_of(review, "index.md"))
    assert '<a href="findings.html#parked">one idea is parked until the gate opens</a>' in front


def test_what_is_accepted_is_told_with_its_reason_and_not_counted_as_open(bound: Bound) -> None:
    text = """
        meta: {id: lemon}
        answers: {price: 2, glasses: 10, debt: 90}
        accepted: [{check: STR302, reason: grandmother waits <b>gladly</b>}]
    """
    page = page_of(Review(bound(text)), "findings.md")
    accepted = [block for block in page.blocks.values() if "You owe" in block]
    assert ["tw-accepted" in block for block in accepted] == [True]
    assert "Your reason: grandmother waits &lt;b&gt;gladly&lt;/b&gt;" in accepted[0]


def test_a_book_without_findings_is_told_so_kindly(bound: Bound) -> None:
    review = Review(bound("fizz: still"))
    review.__dict__["findings"] = ()
    page = page_of(review, "findings.md")
    assert "There is nothing to mend." in html(page)
    assert "##" not in page.markdown


def test_the_public_sees_no_findings_figures_or_reasons(bound: Bound) -> None:
    site = make_pages(Review(bound("fizz: still", audience="public")))
    assert [page.path for page in site.pages if page.path.startswith(REVIEWED)] == []
    assert not any(name in str(site.nav) for name in REVIEWED)
    assert not any(name in html(page) for page in site.pages for name in ("findings.html", "checks/"))


def test_a_finding_beside_its_question_names_its_check_and_leads_to_the_reasons(review: Review) -> None:
    """
    price: 2
    glasses: 10
    debt: 90
    """
    beside = html(page_of(review, "stand/money.md"))
    assert re.search(r'<a class="tw-check" href="../checks/str.html#STR302" [^>]*>Debt above', beside)


def test_every_link_to_a_check_has_its_anchor(review: Review) -> None:
    """
    price: 2
    debt: 90
    """
    pages = make_pages(review).pages
    anchors = {
        f"{page.path.removesuffix('.md').removeprefix('checks/')}.html#{name}"
        for page in pages
        for name in re.findall(r"\{ #(\w+) \}", page.markdown)
        if page.path.startswith("checks/")
    }
    links = {
        link for page in pages for link in re.findall(r'"(?:[./]*checks/)?(\w+\.html#[A-Z]+\d+)', html(page))
    }
    assert len(links) > 5
    assert links <= anchors


def test_a_setting_that_one_business_has_otherwise_is_told_at_the_top(bound: Bound) -> None:
    text = "meta: {id: lemon}\nanswers: {price: 2}\nsettings:\n  busy_from: {value: 60, reason: <i>two</i>}\n"
    told = '<p class="tw-fix" dir="auto">The tolerance busy_from is set to 60 (the workbook has 40): {}</p>'
    assert told.format("&lt;i&gt;two&lt;/i&gt;") in html(page_of(Review(bound(text)), "findings.md"))
    assert "The tolerance" not in html(page_of(Review(bound("price: 2")), "findings.md"))
