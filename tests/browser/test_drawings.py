"""The texts of every drawing as the browser sets them: in our letters, and none running into another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import EXAMPLES, PATH, pages_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# The box of a letter is higher than what is drawn of it; above and below the line that is what `measure` takes.
MEETING = """() => [...document.querySelectorAll('figure svg[viewBox]')].flatMap(drawing => {
    const sheet = drawing.viewBox.baseVal, wrong = []
    const texts = [...drawing.querySelectorAll('text')].filter(one => one.textContent.trim()).map(one => {
        const box = one.getBBox(), size = parseFloat(one.getAttribute('font-size') || 13)
        const line = parseFloat(one.getAttribute('y'))
        return {said: one.textContent, left: box.x, right: box.x + box.width,
                top: line - .72 * size, bottom: line + .2 * size}
    })
    texts.forEach((a, n) => {
        if (a.left < -1 || a.top < -1 || a.right > sheet.width + 1 || a.bottom > sheet.height + 1)
            wrong.push(`${a.said} leaves the sheet`)
        for (const b of texts.slice(n + 1))
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
                wrong.push(`${a.said} runs into ${b.said}`)
    })
    return wrong
})"""
OURS = "document.fonts.ready.then(() => document.fonts.check('13px Plex') && document.fonts.check('600 13px Plex'))"
DRAWING = 'class="tw-scroll tw-sheet"'


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_text_of_a_drawing_runs_into_another(browser: Any, sites: Path, served: str, name: str) -> None:
    site = sites / PATH / name
    drawn = [file for file in pages_of(site) if DRAWING in (site / file).read_text("utf-8")]
    page, wrong = browser.new_page(viewport={"width": 1280, "height": 900}), []
    for file in drawn:
        page.goto(f"{served}/{name}/{file}")
        wrong += [(file, "other letters")] if not page.evaluate(OURS) else []
        wrong += [(file, one) for one in page.evaluate(MEETING)]
    page.close()
    assert len(drawn) > 5
    assert wrong == []
