"""A sheet: a page put together from pictures and prose, made to be printed by itself."""

from __future__ import annotations

from twowheels.audience import PUBLIC
from twowheels.messages import Messages
from twowheels.pages.address import sheet_page
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import without_hollow
from twowheels.pages.story import Teller
from twowheels.pictures import Gallery
from twowheels.workbook import Sheet


def sheet_text(
    sheet: Sheet, gallery: Gallery, say: Messages, blocks: Blocks, page: str = "", *, printed: bool = False
) -> str:
    """Give the text of a sheet; on another ``page`` than its own its links are seen from there.

    One that is ``printed`` leads to its own PDF; of others an owner is told how to print the page.
    """
    teller = Teller(page or sheet_page(sheet), gallery, say, blocks)
    teller.title = sheet.title
    public = gallery.review.book.audience == PUBLIC
    pdf = teller.here.to(f"sheets/{sheet.id}.pdf") if printed else ""
    wanted = sheet.intro or pdf or not public
    top = blocks.put(render("sheet.html.j2", sheet=sheet, say=say, pdf=pdf, public=public)) if wanted else ""
    return top + without_hollow(teller.tell(sheet.story))
