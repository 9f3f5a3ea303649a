"""Sheets, the page of all answers, and the page about the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import TODAY, Changed, whole

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.errors import WorkbookError
from twowheels.pages import Page, Site, make_pages
from twowheels.review import Review
from twowheels.workbook import Workbook

PLAN = """
sheets:
  - {id: sign, title: The sign, intro: To hang up., privacy: public}
  - {id: till, title: The till}
"""


@pytest.fixture
def sheets(changed: Changed, tmp_path: Path) -> Workbook:
    """Give a workbook with two sheets."""
    changed("workbook.yaml", "", "\n")
    folder = tmp_path / "workbook" / "sheets"
    folder.mkdir()
    (folder / "sign.md").write_text("## Taste\n\n{{ taste }}\n", encoding="utf-8")
    (folder / "till.md").write_text("A glass costs {{ price }}.\n", encoding="utf-8")
    return changed("workbook.yaml", "", PLAN)


def site(workbook: Workbook, answers: str, audience: str = "owner") -> Site:
    given = parse_answers(whole(answers).encode(), "lemon.yaml")
    return make_pages(Review(bind(workbook, given, as_of=TODAY, audience=audience)))


def page(site: Site, path: str) -> Page:
    return next(page for page in site.pages if page.path == path)


def text(page: Page) -> str:
    return page.markdown + "".join(page.blocks.values())


def test_a_sheet_is_a_page_of_its_own_with_its_story(sheets: Workbook) -> None:
    made = site(sheets, "price: 2.5")
    assert "To hang up." in text(page(made, "sheets/sign.md"))
    assert "2.5" in text(page(made, "sheets/till.md"))
    assert {"On one page": [{"The sign": "sheets/sign.md"}, {"The till": "sheets/till.md"}]} in made.nav


def test_the_public_reads_the_first_sheet_under_the_name_and_no_workbook(sheets: Workbook) -> None:
    made = site(sheets, "stand_name: Sunny <Corner>\ntaste: Like a cold wave", "public")
    assert [page.path for page in made.pages] == ["index.md"]
    front = text(page(made, "index.md"))
    assert '<h1 dir="auto">Sunny &lt;Corner&gt;</h1>' in front
    assert "Like a cold wave" in front


def test_a_sheet_without_its_story_is_an_error_where_it_is_named(changed: Changed) -> None:
    with pytest.raises(WorkbookError, match=r"workbook\.yaml:\d+:\d+: There is no sheets/sign\.md"):
        changed("workbook.yaml", "", PLAN)


def test_every_answer_has_a_way_to_change_it_that_names_its_line(sheets: Workbook) -> None:
    answers = text(page(site(sheets, "price: 2.5"), "answers.md"))
    assert 'href="stand/money.html#price"' in answers
    assert "<code>lemon.yaml:3</code>" in answers
    assert ">Change<" in answers


def test_the_page_about_the_workbook_says_for_whom_it_is(sheets: Workbook) -> None:
    assert "This copy shows what the Coach may see." in text(
        page(site(sheets, "price: 2", "coach"), "about.md")
    )


def test_a_sheet_that_was_printed_leads_to_its_pdf_and_another_tells_how_to_print_the_page(
    sheets: Workbook,
) -> None:
    given = parse_answers(whole("price: 2.5").encode(), "lemon.yaml")
    made = make_pages(Review(bind(sheets, given, as_of=TODAY)), sheets=frozenset({"sign"}))
    assert 'href="sign.pdf"' in text(page(made, "sheets/sign.md"))
    assert ".pdf" not in text(page(made, "sheets/till.md"))
    assert "press Ctrl and P" in text(page(made, "sheets/till.md"))


def test_the_public_front_page_leads_to_the_pdf_of_its_sheet_and_tells_nobody_how_to_print(
    sheets: Workbook,
) -> None:
    given = parse_answers(whole("taste: Cold").encode(), "lemon.yaml")
    review = Review(bind(sheets, given, as_of=TODAY, audience="public"))
    assert 'href="sheets/sign.pdf"' in text(make_pages(review, sheets=frozenset({"sign"})).pages[0])
    assert "press Ctrl" not in text(make_pages(review).pages[0])
