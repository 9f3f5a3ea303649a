"""Blocks: put in by marker, in one pass, and never looked at again."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from twowheels.errors import WorkbookError
from twowheels.pages.block import Blocks, coded, swap_in

NONCE = "0123456789abcdef"


def test_a_block_takes_the_place_of_its_marker() -> None:
    blocks = Blocks(NONCE)
    text = blocks.put(Markup("<p>one</p>")) + blocks.put_inside(Markup("<b>two</b>"))
    assert swap_in(text, blocks.kept, "a.md") == "\n\n<p>one</p>\n\n<b>two</b>"


def test_a_block_that_looks_like_a_marker_is_left_alone() -> None:
    blocks = Blocks(NONCE)
    text = blocks.put(Markup('<div id="tw-{}-1"></div>').format(NONCE)) + blocks.put(Markup("<p>secret</p>"))
    assert swap_in(text, blocks.kept, "a.md").count("secret") == 1


def test_a_marker_that_markdown_has_swallowed_is_an_error_and_not_a_loss() -> None:
    blocks = Blocks(NONCE)
    blocks.put_inside(Markup("<b>two</b>"))
    with pytest.raises(WorkbookError, match=r"drink\.md: .*cannot stand where it stands"):
        swap_in("<code>&lt;span&gt;</code>", blocks.kept, "drink.md")


@pytest.mark.parametrize("html", [Markup("<script>x</script>"), Markup("<p></p><SCRIPT src=x>")])
def test_no_block_may_hold_a_script(html: Markup) -> None:
    with pytest.raises(RuntimeError):
        Blocks(NONCE).put(html)


def test_values_in_a_wording_are_set_as_code_and_escaped() -> None:
    assert coded("Add {key} <here>", key="<b>:") == "Add <code>&lt;b&gt;:</code> &lt;here&gt;"
