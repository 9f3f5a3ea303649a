"""Every kind of page without a mouse, on a small screen, enlarged, and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import EXAMPLES, PATH, kinds_of_page

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NAME = EXAMPLES[1]
REACHABLE = """() => [...document.querySelectorAll(
    'a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex="0"]')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && !one.disabled)
    .filter(one => !one.closest('.md-search__output, .md-top, [inert]') && one.getClientRects().length)
    .filter(one => one.type != 'radio' || one.checked)
    .map((one, number) => one.dataset.number = number).length"""
HERE = """() => {
    const one = document.activeElement, shown = one.type == 'radio' ? one.nextElementSibling : one
    const looks = getComputedStyle(shown), box = shown.getBoundingClientRect()
    const ring = looks.outlineStyle != 'none' && parseFloat(looks.outlineWidth) > 0
    const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0
    return [one.dataset.number ?? '', ring && inside, one.outerHTML.slice(0, 160)]}"""


@pytest.mark.parametrize("file", ["index.html", "product/offer.html", "findings.html", "gaps/index.html"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Any, served: str, file: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{served}/{NAME}/{file}")
    wanted = page.evaluate(REACHABLE)
    reached, unseen = set(), []
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        number, seen, what = page.evaluate(HERE)
        if number in reached and number == "0":
            break
        reached.add(number)
        if number and not seen:
            unseen.append(what)
    lost = set(map(str, range(wanted))) - reached
    missed = [
        page.locator(f"[data-number='{one}']").evaluate("e => e.outerHTML.slice(0, 160)") for one in lost
    ]
    page.close()
    assert missed == []
    assert unseen == []


def test_the_first_tab_leads_past_the_navigation(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/{NAME}/product/offer.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main article')")
    page.close()


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_wider_than_a_small_phone_or_a_page_enlarged_to_twice_its_size(
    browser: Any, sites: Path, served: str, name: str
) -> None:
    page = browser.new_page()
    wide = []
    for file in kinds_of_page(sites / PATH / name):
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{served}/{name}/{file}")
        for width in (360, 640):  # 640 is what a window of 1280 shows at 200 %
            page.set_viewport_size({"width": width, "height": 740})
            needs = page.evaluate("document.documentElement.scrollWidth")
            wide += [(file, width, needs)] if needs > width else []
    page.close()
    assert wide == []


FRAME = ".md-header, .md-tabs, .md-sidebar, .md-search, .md-footer, .md-top, .headerlink, .md-skip"


def test_paper_shows_the_page_and_not_the_frame_around_it(browser: Any, sites: Path, served: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.emulate_media(media="print")
    wrong: list[tuple[str, ...]] = []
    for file in kinds_of_page(sites / PATH / NAME):
        page.goto(f"{served}/{NAME}/{file}")
        frame = page.locator(FRAME).evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.className)"
        )
        ground, ink = page.evaluate(
            "[document.body, document.querySelector('h1')].map(e => getComputedStyle(e))"
            ".map((s, n) => n ? s.color : s.backgroundColor)"
        )
        wrong += [(file, one) for one in frame]
        wrong += [(file, ground, ink)] if (ground, ink) != ("rgb(255, 255, 255)", "rgb(0, 0, 0)") else []
    page.close()
    assert wrong == []
