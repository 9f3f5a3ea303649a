"""A text runs as its first letter with a direction does."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from twowheels.direction import from_right, settle


@pytest.mark.parametrize("text", ["שלום", "1. سلام abc", "(…) שלום"])
def test_hebrew_and_arabic_run_from_the_right(text: str) -> None:
    assert from_right(text)


@pytest.mark.parametrize("text", ["abc", "", "12:30", "abc שלום", "日本", "नमस्ते"])
def test_everything_else_runs_from_the_left(text: str) -> None:
    assert not from_right(text)


def test_auto_becomes_what_the_text_is() -> None:
    html = '<b><ul><li dir="auto">שלום</li></ul><div dir="auto"><p>שלום</p><p>abc</p></div></b>'
    root = ET.fromstring(html)  # noqa: S314  ours
    settle(root)
    assert [element.get("dir") for element in root.iter()] == [None, "rtl", "rtl", "rtl", "rtl", "ltr"]
