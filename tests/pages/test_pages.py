"""What stands on which page, and for whom."""

from __future__ import annotations

import re

import pytest
from tests.conftest import TODAY, Bound

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.errors import WorkbookError
from twowheels.messages import Messages
from twowheels.pages import Page, error_site, make_pages
from twowheels.pages.address import Here
from twowheels.pages.site import assets
from twowheels.review import Review
from twowheels.states import STATES
from twowheels.workbook import Workbook

CANARY = "zqx"


def html(page: Page) -> str:
    return "\n".join(page.blocks.values())


def page_of(review: Review, path: str) -> Page:
    return next(page for page in make_pages(review, pdf="lemon.pdf").pages if page.path == path)


def test_every_part_section_and_depth_has_a_page(review: Review) -> None:
    """fizz: still"""
    paths = [page.path for page in make_pages(review).pages]
    assert paths == [
        "index.md", "stand/index.md", "stand/drink.md", "stand/money.md", "stand/day.md",
        "street/index.md", "street/people.md", "gaps/quick.md", "gaps/core.md", "gaps/index.md",
        "findings.md", "checks/index.md", "checks/str.md", "checks/tas.md", "checks/una.md",
        "answers.md", "about.md",
    ]  # fmt: skip


def test_an_answer_is_in_no_pages_markdown_and_in_its_block(review: Review) -> None:
    """
    stand_name: zqx-1 <b>
    taste: "zqx-2 {{ 7*7 }} tastes fine"
    recipe: "zqx-3 # not a heading, --8<-- not a file"
    pieces: [zqx-4, "zqx-5 ![x](y)"]
    fizz: zqx-6
    steps: [{step: zqx-7, minutes: 3}, {step: zqx-8}]
    price: {not_applicable: zqx-9 we give it away}
    """
    site = make_pages(review)
    assert CANARY not in "".join(page.markdown for page in site.pages)
    blocks = "".join(html(page) for page in site.pages)
    assert [n for n in range(1, 10) if f"{CANARY}-{n}" not in blocks] == []


def test_the_business_stands_beside_the_title_and_never_in_it(review: Review) -> None:
    """stand_name: Sour & Sons"""
    front = page_of(review, "index.md")
    assert "# The Lemonade Book" in front.markdown
    assert '<p class="tw-business" dir="auto">Sour &amp; Sons</p>' in html(front)
    assert make_pages(review).name == "Sour &amp; Sons"


def test_the_gate_has_one_bar_for_each_question_and_each_is_a_link(review: Review) -> None:
    """
    taste: Like a cold wave on a hot day
    price: 2
    """
    front = html(page_of(review, "index.md"))
    assert re.findall(r'<li class="tw-(filled|hollow)"><a href="([^"]+)"', front) == [
        ("filled", "stand/drink.html#taste"), ("hollow", "stand/drink.html#recipe"),
        ("hollow", "stand/drink.html#pieces"), ("filled", "stand/money.html#price"),
    ]  # fmt: skip


def test_the_front_page_offers_next_steps_depths_and_the_pdf(review: Review) -> None:
    """taste: Like a cold wave on a hot day"""
    front = html(page_of(review, "index.md"))
    assert 'class="tw-step"><a href="stand/drink.html#recipe"' in front
    assert [f'href="gaps/{name}.html"' in front for name in ("quick", "core", "index")] == [True] * 3
    assert 'href="lemon.pdf"' in front


def test_a_book_not_begun_is_welcomed_before_it_is_told_where_it_stands(bound: Bound) -> None:
    empty = page_of(Review(bound("{}")), "index.md").markdown
    begun = page_of(Review(bound("fizz: still")), "index.md").markdown
    assert "Welcome" not in empty
    assert "Welcome" in begun


def test_only_pages_of_waiting_parts_carry_the_banner_with_links(review: Review) -> None:
    """taste: Like a cold wave on a hot day"""
    with_banner = {page.path for page in make_pages(review).pages if "First the taste" in html(page)}
    assert with_banner == {"street/index.md", "street/people.md"}
    assert '<a href="../stand/drink.html#recipe">How do you make it?</a>' in html(
        page_of(review, "street/people.md")
    )


def test_no_page_has_a_banner_once_the_gate_is_open(review: Review) -> None:
    """
    taste: Like jumping into a cold lake
    recipe: Ten lemons, one jug of spring water, honey from next door, and an hour of shade.
    pieces: [A big glass, A smile]
    price: 2
    """
    assert [page.path for page in make_pages(review).pages if "tw-banner" in html(page)] == []


def test_a_question_is_a_heading_that_can_be_linked_to(review: Review) -> None:
    """fizz: still"""
    assert "## Still or with bubbles? { #fizz .tw-ask }" in page_of(review, "stand/drink.md").markdown


def test_an_open_question_says_why_how_and_where(review: Review) -> None:
    """fizz: still"""
    drink = html(page_of(review, "stand/drink.md"))
    assert "Nobody buys a colour twice." in drink
    assert "Say what the tongue meets first, and what stays." in drink
    assert "Sharp at first, then sweet" in drink
    assert "add <code>taste:</code> in <code>lemon.yaml:3</code>" in drink


def test_a_choice_shows_what_may_be_typed(review: Review) -> None:
    """taste: Like a cold wave on a hot day"""
    assert "<li><code>fizzy</code> With bubbles</li>" in html(page_of(review, "stand/drink.md"))


def test_an_invalid_answer_is_shown_as_typed_with_the_reason_beside(review: Review) -> None:
    """fizz: <bubbly>"""
    drink = html(page_of(review, "stand/drink.md"))
    shown = drink[drink.index("tw-state-invalid") :]
    assert 'class="tw-as-typed" dir="auto">&lt;bubbly&gt;</p>' in shown
    assert "is not one of the options" in shown.split("</ul>")[0]


def test_what_other_answers_switched_off_is_one_quiet_line(review: Review) -> None:
    """glasses: 3"""
    money = page_of(review, "stand/money.md")
    off = [
        q.id
        for q in review.book.workbook.sections["money"].questions
        if review.book.state(q.id) == "inactive"
    ]
    assert off
    assert re.findall(r'<p class="tw-inactive" id="(\w+)"', html(money)) == off
    assert [name for name in off if f"#{name} " in money.markdown] == []


def test_a_note_stands_beside_its_question(review: Review) -> None:
    """
    meta: {id: lemon}
    answers: {fizz: still}
    notes:
      - {on: fizz, by: coach, date: 2026-11-20, audience: coach, text: Try *both* on Sunday.}
    """
    assert "Try <em>both</em> on Sunday." in html(page_of(review, "stand/drink.md"))


def test_the_gaps_page_names_every_open_question_and_its_place(review: Review) -> None:
    """fizz: still"""
    gaps = html(page_of(review, "gaps/index.md"))
    links = re.findall(r'<li class="tw-state-\w+">\n<a href="\.\./[^"]+#(\w+)"', gaps)
    assert links == [entry.question.id for entry in review.open_to("deep")]
    assert gaps.count("<code>lemon.yaml:") == len(links)


def test_a_gaps_page_goes_no_deeper_than_its_depth(review: Review) -> None:
    """fizz: still"""
    assert "#order" not in html(page_of(review, "gaps/core.md"))
    assert "#order" in html(page_of(review, "gaps/index.md"))


def test_a_finished_depth_is_celebrated(review: Review) -> None:
    """
    stand_name: Sunny
    taste: Like jumping into a cold lake
    price: 2
    """
    assert "tw-complete" in html(page_of(review, "gaps/quick.md"))
    assert "tw-complete" not in html(page_of(review, "gaps/index.md"))


def test_what_has_no_question_to_stand_beside_is_on_the_gaps_page(review: Review) -> None:
    """fizzz: still"""
    assert "No question is called &#34;fizzz&#34;" in html(page_of(review, "gaps/index.md"))


def test_the_public_sees_answers_and_nothing_about_the_work_on_them(bound: Bound) -> None:
    review = Review(bound("{taste: Like a cold wave on a hot day, recipe: zqx secret}", audience="public"))
    pages = make_pages(review).pages
    everything = "".join(page.markdown + html(page) for page in pages)
    assert "cold wave" in everything
    for private in (CANARY, "tw-gate", "tw-open", "tw-bar", 'tw-state"', "lemon.yaml", "tw-finding", "gaps"):
        assert private not in everything


def test_the_same_book_gives_the_same_pages(bound: Bound) -> None:
    one, other = (make_pages(Review(bound("fizz: still"))) for _ in range(2))
    assert one == other


def test_markers_differ_from_book_to_book(bound: Bound) -> None:
    one, other = (make_pages(Review(bound(f"fizz: {word}"))).pages[0] for word in ("still", "both"))
    assert not one.blocks.keys() & other.blocks.keys()


def test_every_state_has_a_word() -> None:
    say = Messages("en")
    assert all(say(f"state.{state}") for state in STATES)


def test_an_error_stands_on_every_page_of_the_last_good_site(review: Review) -> None:
    """fizz: still"""
    last = make_pages(review)
    error = WorkbookError("A <tab> stands here.", hint="Use spaces.")
    broken = error_site(error, last, review.book.workbook.folder)
    assert [page.path for page in broken.pages] == [page.path for page in last.pages]
    assert all("A &lt;tab&gt; stands here." in html(page) for page in broken.pages)


def test_a_workbook_without_wheels_and_gate_shows_none(canvas_workbook: Workbook) -> None:
    answers = parse_answers(b"meta: {id: x}\nanswers: {}\n", "x.yaml")
    front = html(page_of(Review(bind(canvas_workbook, answers, as_of=TODAY)), "index.md"))
    assert "tw-parts" in front
    assert "tw-wheels" not in front
    assert "tw-gate" not in front


def test_a_workbook_with_two_wheels_shows_how_far_each_is(review: Review) -> None:
    """corners: [Pool, School]"""
    front = html(page_of(review, "index.md"))
    assert re.findall(r'<p class="tw-wheel-(\w+)"><strong>([^<]+)</strong>', front) == [
        ("product", "The stand"), ("distribution", "The street"),
    ]  # fmt: skip
    assert front.count('class="tw-done"') == 1


def test_the_workbook_brings_its_look_or_takes_the_starters(review: Review) -> None:
    """fizz: still"""
    files = assets(review.book.workbook.folder, review.book.workbook.brand)
    assert files["look/fonts/IBMPlexSans-Regular.woff2"][:4] == b"wOF2"
    assert b"tw-ask" in files["look/site.css"]


@pytest.mark.parametrize(
    ("here", "target", "anchor", "address"),
    [
        ("index.md", "product/offer.md", "price", "product/offer.html#price"),
        ("product/offer.md", "product/offer.md", "price", "#price"),
        ("product/offer.md", "index.md", "", "../index.html"),
        ("product/offer.md", "product/index.md", "", "index.html"),
        ("gaps/index.md", "gaps/index.md", "", "index.html"),
        ("index.md", "shop.pdf", "", "shop.pdf"),
    ],
)
def test_links_are_relative(here: str, target: str, anchor: str, address: str) -> None:
    assert Here(here).to(target, anchor) == address
