"""A sheet: a page put together from pictures and prose, made to be printed by itself."""

from __future__ import annotations

from twowheels.messages import Messages
from twowheels.pages.address import sheet_page
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import without_hollow
from twowheels.pages.story import Teller
from twowheels.pictures import Gallery
from twowheels.workbook import Sheet


def sheet_text(sheet: Sheet, gallery: Gallery, say: Messages, blocks: Blocks, page: str = "") -> str:
    """Give the text of a sheet; on another ``page`` than its own its links are seen from there."""
    teller = Teller(page or sheet_page(sheet), gallery, say, blocks)
    teller.title = sheet.title
    top = blocks.put(render("sheet.html.j2", sheet=sheet, say=say)) if sheet.intro else ""
    return top + without_hollow(teller.tell(sheet.story))
