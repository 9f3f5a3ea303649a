"""Every page of every example in a real browser: it fetches nothing from elsewhere and complains about nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import EXAMPLES, PATH, PUBLIC, kinds_of_page, pages_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WAYS = ("http", "file")


def address_of(sites: Path, served: str, way: str, name: str) -> str:
    """Give the address of a site's folder over http or from disk."""
    return f"{served}/{name}" if way == "http" else (sites / PATH / name).as_uri()


@contextmanager
def listening(browser: Any, start: str) -> Iterator[tuple[Any, list[str]]]:
    """Open a browser page, and collect what it complains about and fetches from elsewhere."""
    page = browser.new_page()
    trouble: list[str] = []
    ours = (start.partition("/some/path")[0], "blob:", "data:")

    def note(wrong: bool, what: str) -> None:
        if wrong:
            trouble.append(f"{page.url}: {what}")

    page.on("console", lambda said: note(True, said.text))
    page.on("pageerror", lambda error: note(True, str(error)))
    page.on("request", lambda asked: note(not asked.url.startswith(ours), f"asks for {asked.url}"))
    page.on("requestfailed", lambda asked: note(not _stopped(asked), f"{asked.url} {asked.failure}"))
    page.on("response", lambda got: note(got.status >= 400, f"{got.status} {got.url}"))
    yield page, trouble
    page.close()


def _stopped(asked: Any) -> bool:
    return bool(asked.failure == "net::ERR_ABORTED")  # the next page was opened before this one had its icon


@pytest.mark.parametrize("name", [*EXAMPLES, PUBLIC])
def test_no_page_complains_or_fetches_from_elsewhere(
    browser: Any, sites: Path, served: str, name: str
) -> None:
    """Of one business every page is opened, of the others each kind of page."""
    site = sites / PATH / name
    with listening(browser, served) as (page, trouble):
        for file in pages_of(site) if name == EXAMPLES[1] else kinds_of_page(site):
            page.goto(f"{served}/{name}/{file}")
    assert trouble == []


@pytest.mark.parametrize("name", [EXAMPLES[1], PUBLIC])
def test_neither_does_it_when_it_is_opened_from_a_disk(browser: Any, sites: Path, name: str) -> None:
    site = sites / PATH / name
    with listening(browser, site.as_uri()) as (page, trouble):
        for file in kinds_of_page(site):
            page.goto(f"{site.as_uri()}/{file}")
    assert trouble == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_search_finds_an_answer(browser: Any, sites: Path, served: str, way: str, width: int) -> None:
    start = address_of(sites, served, way, "nightjar-evenings")
    with listening(browser, start) as (page, trouble):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{start}/process/flow.html")
        if width < 960:
            page.click("header label[for=__search]")
        page.click(".md-search__input")
        page.keyboard.type("playlist")
        page.wait_for_selector(".md-search-result__item")
        assert "Your edge" in page.inner_text(".md-search-result__list")
    assert trouble == []


@pytest.mark.parametrize("way", WAYS)
def test_the_search_opens_with_a_key(browser: Any, sites: Path, served: str, way: str) -> None:
    start = address_of(sites, served, way, "nightjar-evenings")
    with listening(browser, start) as (page, trouble):
        page.goto(f"{start}/index.html")
        page.keyboard.press("/")
        page.keyboard.type("playlist")
        page.wait_for_selector(".md-search-result__item")
    assert trouble == []


def test_answers_are_found_before_what_explains_the_checks(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/nightjar-evenings/index.html")
    page.click(".md-search__input")
    page.keyboard.type("promise")
    page.wait_for_selector(
        ".md-search-result__link[href*='h=promise']"
    )  # the last of the typed letters is in
    first, *others = page.locator(".md-search-result__item > a").evaluate_all("all => all.map(a => a.href)")
    page.close()
    assert "/product/offer.html" in first
    assert any("/checks/" in other for other in others)


def test_the_index_of_the_search_comes_when_somebody_searches(browser: Any, served: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}/nightjar-evenings/index.html", wait_until="networkidle")
    before = [url for url in asked if "search" in url]
    page.click(".md-search__input")
    page.wait_for_function(
        "performance.getEntriesByName(new URL('search/search_index.json', location)).length"
    )
    page.close()
    assert before == []
