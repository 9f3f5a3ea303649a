"""Workbook text in Markdown says what was written, and nothing else."""

from __future__ import annotations

from html import unescape

import markdown  # type: ignore[import-untyped]
import pytest

from twowheels.pages.prose import heading, without_hollow

TRICKY = [
    "What is 2 * 3 * 4, or _that_ one?",
    "Is it `code`, <b>bold</b> or &amp;?",
    "Trailing { #marks .here }",
    "A \\ and a [link](x) and ![picture](y)",
    "Two # signs ##",
    "A | pipe, a ~~tilde~~, a ^caret^",
]


@pytest.mark.parametrize("text", TRICKY)
def test_a_heading_shows_exactly_the_words_of_the_workbook(text: str) -> None:
    html = markdown.markdown(heading(3, text, "id_1", "tw-ask"), extensions=["attr_list", "tables", "toc"])
    assert html.startswith('<h3 class="tw-ask" id="id_1">')
    assert "<" not in html[4:-5].split(">", 1)[1]
    assert unescape(html.split(">", 1)[1].removesuffix("</h3>")) == text


def test_the_contents_show_the_same_words() -> None:
    converter = markdown.Markdown(extensions=["attr_list", "toc"])
    converter.convert(heading(2, "Salt & *pepper* <b>", "salt"))
    name = converter.toc_tokens[0]["name"]
    assert "<" not in name
    assert unescape(name) == "Salt & *pepper* <b>"


def test_a_heading_with_nothing_below_is_left_out() -> None:
    assert without_hollow("## One\n\n\n## Two\n\nText\n\n## Three\n") == "## Two\n\nText\n\n"
