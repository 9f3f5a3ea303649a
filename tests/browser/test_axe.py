"""Axe looks at every kind of page: in light and dark, on a desk and in the hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from tests.browser.conftest import EXAMPLES, PATH, PUBLIC, kinds_of_page

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FRONT = "index.html"
DESK = {"width": 1280, "height": 900}
HAND = {"width": 390, "height": 844}
FRAME = {"exclude": [[".md-header"], [".md-tabs"], [".md-sidebar--primary"], [".md-footer"]]}
"""The frame is the same around every page, and looked at with two of them only: it takes most of the time."""
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize(
    ("name", "scheme", "size"),
    [
        (EXAMPLES[1], "light", DESK),
        (EXAMPLES[1], "dark", DESK),
        (EXAMPLES[2], "dark", HAND),
        (PUBLIC, "light", HAND),
    ],
)
def test_axe_finds_nothing(
    browser: Any, sites: Path, served: str, name: str, scheme: str, size: dict[str, int]
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page, axe = context.new_page(), Axe()
    found: list[str] = []
    for number, file in enumerate(sorted(kinds_of_page(sites / PATH / name), key=lambda one: one != FRONT)):
        page.goto(f"{served}/{name}/{file}")
        seen = axe.run(page, context=FRAME if number > 1 else None, options=RULES)
        for rule in seen.response["violations"]:
            found += [f"{file}: {rule['id']}: {rule['help']}: {node['html'][:200]}" for node in rule["nodes"]]
    context.close()
    assert found == []
