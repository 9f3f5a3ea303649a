"""What strangers get on paper: the sheets that are meant for them, and nothing that asks."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from twowheels.printing.desk import Desk
from twowheels.printing.story import Teller
from twowheels.printing.view import Leaf, PrintedPicture


def leaves(desk: Desk) -> tuple[Leaf, ...]:
    """Give the sheets of a public book; any other book, and one whose sheets are all empty, has none."""
    if desk.blank or desk.book.audience != "public":
        return ()
    return tuple(_leaves(desk))


def _leaves(desk: Desk) -> Iterator[Leaf]:
    for sheet in desk.book.workbook.sheets:
        pieces = Teller(desk).tell(sheet.story)
        told = [piece.drawing if isinstance(piece, PrintedPicture) else Markup(piece) for piece in pieces]  # noqa: S704
        if told:
            yield Leaf(sheet.id, sheet.title, sheet.intro, Markup("").join(told))
