"""The page of figures: what follows from the answers, with the sum that led to it."""

from __future__ import annotations

from twowheels.messages import Messages
from twowheels.pages.block import Blocks, render
from twowheels.reckoning import Reckoned


def figures_page(figures: tuple[Reckoned, ...], say: Messages, blocks: Blocks) -> str:
    """Give the text of the page of figures."""
    return blocks.put(render("figures.html.j2", figures=figures, say=say))
