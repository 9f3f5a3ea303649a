"""Every link and every file that a page needs, followed without a browser on every page of every example."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.browser.conftest import EXAMPLES, PATH, PUBLIC, pages_of

pytestmark = pytest.mark.slow

SITES = (*EXAMPLES, PUBLIC)
FETCHES = {"src", "srcset", "data", "poster", "action", "background", "xlink:href"}
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Elements(HTMLParser):
    """What a page links to, what it fetches, and the anchors that it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "href" and tag in ("a", "area"):
                self.links.append(value or "")
            elif (key == "href" and tag != "base") or key in FETCHES:
                self.fetched.append(value or "")
            elif key == "id":
                self.anchors.append(value or "")


@cache
def elements(file: Path) -> Elements:
    return Elements(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SITES)
def test_every_link_and_every_file_leads_somewhere(sites: Path, name: str) -> None:
    site = sites / PATH / name
    lost = [
        (page, address)
        for page in pages_of(site)
        for address in [*elements(site / page).links, *elements(site / page).fetched]
        if not ELSEWHERE.match(address) and not _leads(site / page, address)
    ]
    assert lost == []


def _leads(page: Path, address: str) -> bool:
    path, _, anchor = address.partition("#")
    target = (page.parent / unquote(path.partition("?")[0])).resolve() if path else page
    if target.is_dir() or not target.is_file():
        return False
    return not anchor or target.suffix != ".html" or unquote(anchor) in elements(target).anchors


@pytest.mark.parametrize("name", SITES)
def test_no_page_fetches_anything_from_elsewhere(sites: Path, name: str) -> None:
    site = sites / PATH / name
    fetched = {address for page in pages_of(site) for address in elements(site / page).fetched}
    assert {address for address in fetched if ELSEWHERE.match(address) and address[:5] != "data:"} == set()
    sheets = [file for file in site.rglob("*.css") if "assets" not in file.parts]
    assert [file for file in sheets if re.search(r"url\([\"']?(https?:|//)", file.read_text())] == []


@pytest.mark.parametrize("name", SITES)
def test_no_page_gives_two_things_the_same_anchor(sites: Path, name: str) -> None:
    site = sites / PATH / name
    twins = {}
    for page in pages_of(site):
        anchors = elements(site / page).anchors
        if len(anchors) != len(set(anchors)):
            twins[page] = sorted({one for one in anchors if anchors.count(one) > 1})
    assert twins == {}
