"""How the workbook thinks: each family of checks explained on a page, and a page that leads to them all."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from twowheels.manual import Manual, outline
from twowheels.messages import Messages
from twowheels.pages.address import CHECKS, Here, family_page
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import heading
from twowheels.workbook import Family, Workbook

HERE = Here(CHECKS)


class Shelf(NamedTuple):
    """A family of checks as the page of all families lists it."""

    title: str
    address: str
    checks: tuple[tuple[str, str], ...]


def thinking_page(workbook: Workbook, say: Messages, blocks: Blocks) -> str:
    """Give the text of the page that leads to all explanations."""
    shelves = [_shelf(family) for family in workbook.families]
    return blocks.put(render("thinking.html.j2", shelves=shelves, say=say))


def _shelf(family: Family) -> Shelf:
    checks = tuple((check.name, HERE.to_check(family.id, check.id)) for check in family.checks)
    return Shelf(family_title(family), HERE.to(family_page(family.id)), checks)


def family_title(family: Family) -> str:
    """Give the words that a family goes by."""
    return family.title or family.id


def family_text(family: Family, say: Messages, blocks: Blocks) -> str:
    """Give the text of the page that explains a family of checks."""
    text = "".join(_explained(page, say, blocks) for page in _pages(family))
    back = Here(family_page(family.id)).to(CHECKS)
    example = next((check.id for check in family.checks), "")
    accept = render("accept.html.j2", check=example, back=back, say=say)
    return text + heading(2, say("manual.accept"), "accept") + blocks.put(accept)


def _explained(page: Manual, say: Messages, blocks: Blocks) -> str:
    return heading(2, page.name, page.id) + blocks.put(render("explained.html.j2", page=page, say=say))


@lru_cache(64)
def _pages(family: Family) -> tuple[Manual, ...]:
    # A hundred businesses share one workbook: its examples are written out once.
    return tuple(outline(family, check) for check in family.checks)
