"""What a search may find: answers and stories, and not the help, counts and findings around them."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.browser.conftest import EXAMPLES, PATH, PUBLIC, pages_of

pytestmark = pytest.mark.slow

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Excluded(HTMLParser):
    """The texts of a page that its templates keep out of the search, and all others."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.depth = 0
        self.kept_out: set[str] = set()
        self.others: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and (self.depth or "data-search-exclude" in dict(attrs)):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1 if self.depth and tag not in VOID else 0

    def handle_data(self, data: str) -> None:
        (self.kept_out if self.depth else self.others).add(" ".join(data.split()))


@pytest.mark.parametrize("name", [*EXAMPLES, PUBLIC])
def test_what_is_kept_out_of_the_search_is_not_in_its_index(sites: Path, name: str) -> None:
    """The theme's reader takes the end of any inner element of the same name for the end of the whole."""
    site = sites / PATH / name
    index: dict[str, str] = {}
    for doc in json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]:
        page = doc["location"].partition("#")[0]
        index[page] = f"{index.get(page, '')} {plain(doc['text'])}"
    leaked = []
    for file in pages_of(site):
        page = Excluded((site / file).read_text("utf-8"))
        others = " ".join(page.others)  # what a drawing sets in lines stands in one piece beside it
        texts = {text for text in page.kept_out if len(text) > 24 and text not in others}
        leaked += [(file, text) for text in sorted(texts) if text in index.get(file, "")]
    assert leaked == []


def plain(html: str) -> str:
    """Give a text without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
