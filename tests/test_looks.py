"""The style sheets are whole: what a browser would pass over in silence is found here."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]

WORKBOOK = Path(__file__).parents[1] / "workbook"


@pytest.mark.parametrize("name", ["look/site.css", "print/book.css"])
def test_every_bracket_is_closed_and_every_rule_can_be_read(name: str) -> None:
    text = (WORKBOOK / name).read_text("utf-8")
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    assert text.count("{") == text.count("}")
    assert [rule.message for rule in rules if rule.type == "error"] == []
