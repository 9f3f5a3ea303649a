"""Axe looks at every kind of page: in light and dark, on a desk and in the hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from tests.browser.conftest import EXAMPLES, PATH, PUBLIC, kinds_of_page

pytestmark = [pytest.mark.slow, pytest.mark.browser]

DESK = {"width": 1280, "height": 900}
HAND = {"width": 390, "height": 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


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
    for file in kinds_of_page(sites / PATH / name):
        page.goto(f"{served}/{name}/{file}")
        for rule in axe.run(page, options=RULES | {"resultTypes": ["violations"]}).response["violations"]:
            found += [f"{file}: {rule['id']}: {rule['help']}: {node['html'][:200]}" for node in rule["nodes"]]
    context.close()
    assert found == []
