"""The last hand on a PDF before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from twowheels.finishing.compact import compact
from twowheels.finishing.face import Face
from twowheels.finishing.form import make_form
from twowheels.finishing.packing import Packer
from twowheels.finishing.repairs import mend_attachments, mend_links, mend_names, mend_tables
from twowheels.finishing.structure import Structure
from twowheels.finishing.tighten import round_off, tighten
from twowheels.printing.room import Widget


class Finisher:
    """A finisher for WeasyPrint, which calls it with the document and the PDF in the making."""

    def __init__(self, widgets: Iterable[Widget], face: bytes) -> None:
        """Keep what the fields are to be, and the font that is typed in them."""
        self.widgets = {widget.name: widget for widget in widgets}
        self.face = face

    def __call__(self, _: object, pdf: Any) -> None:
        """Mend links, tables and attachments, make the form, and leave out what is not needed."""
        mend_links(pdf)
        Structure(pdf).mend()
        mend_tables(pdf)
        mend_attachments(pdf)
        mend_names(pdf)
        round_off(pdf)
        if self.widgets:
            make_form(pdf, self.widgets, Face(self.face))
        tighten(pdf)
        compact(pdf)
        pdf.write = Packer(pdf).write
