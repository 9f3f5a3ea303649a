"""The book on paper: what a review has to say, made ready for the print templates."""

from __future__ import annotations

from twowheels.printing.edition import nobodys_book, printed
from twowheels.printing.sheets import printed_sheets
from twowheels.printing.view import Printed, PrintedSheet

__all__ = ["Printed", "PrintedSheet", "nobodys_book", "printed", "printed_sheets"]
