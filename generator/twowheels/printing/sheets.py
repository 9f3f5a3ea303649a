"""The sheets on paper: each by itself, to hang up, to hand over or to cut apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from twowheels import formats
from twowheels.drawing import draw
from twowheels.errors import WorkbookError, did_you_mean, show
from twowheels.messages import Messages
from twowheels.pictures import Filled
from twowheels.printing.desk import Desk
from twowheels.printing.story import Teller
from twowheels.printing.view import PrintedPicture, PrintedSheet
from twowheels.review import Review
from twowheels.richtext import line
from twowheels.workbook import Sheet

ALL = "all"
_LEADS_OFF = re.compile(r'<p>(?:(?!</p>).)*<a href="\.\.?/.*?</p>\n?', re.DOTALL)
"""A paragraph that leads to another page of the website; it says nothing on paper."""


def printed_sheets(review: Review, words: Messages, name: str) -> tuple[PrintedSheet, ...]:
    """Give the sheet of this name, or all; one with nothing on it for this audience is left out.

    Raises WorkbookError for a name that no sheet has.
    """
    known = {sheet.id: sheet for sheet in review.book.workbook.sheets}
    if name != ALL and name not in known:
        hint = did_you_mean(name, [*known, ALL]) or f"There are: {', '.join([*known, ALL])}."
        raise WorkbookError(f'There is no sheet "{show(name, 60)}" to print.', hint=hint)
    desk = Desk(review, words, blank=False)
    made = (_printed(sheet, desk) for sheet in known.values() if name in (ALL, sheet.id))
    return tuple(sheet for sheet in made if sheet.blocks)


def _printed(sheet: Sheet, desk: Desk) -> PrintedSheet:
    book, teller = desk.book, _Teller(desk, sheet.title)
    updated = book.answers.meta.updated
    return PrintedSheet(
        id=sheet.id,
        title=line(sheet.title),
        intro=sheet.intro,
        head=line(book.business),
        language=book.workbook.language,
        dated=desk.words("updated", date=formats.day(updated, book.locale)) if updated else "",
        created=book.as_of.isoformat(),
        modified=(updated or book.as_of).isoformat(),
        blocks=tuple(_blocks(teller, sheet)),
        wide=teller.wide,
        brand=book.workbook.brand,
    )


def _blocks(teller: _Teller, sheet: Sheet) -> Iterator[Markup | PrintedPicture]:
    for piece in teller.tell(sheet.story):
        if isinstance(piece, PrintedPicture):
            yield piece
        elif left := _LEADS_OFF.sub("", piece).strip():
            yield Markup(left)  # noqa: S704  the author's words, and answers that are escaped already


class _Teller(Teller):
    """Tells a sheet: nothing on it is a link, and a picture that is called as the sheet is needs no title."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk)
        self.title = title
        self.wide = False

    def _drawn(self, filled: Filled) -> Markup:
        self.wide |= bool((filled.data or {}).get("wide"))
        titled = self.desk.counts and filled.picture.title != self.title
        return draw(filled, self.desk.book, address=self._address, printed=True, titled=titled)

    def _address(self, question: str) -> str:  # noqa: ARG002  the questions are on other paper
        return ""
