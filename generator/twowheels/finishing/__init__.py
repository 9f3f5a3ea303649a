"""What the printer leaves undone in a PDF: fields that work, tables and links that are read out rightly."""

from __future__ import annotations

from twowheels.finishing.attachment import attached
from twowheels.finishing.finisher import Finisher

__all__ = ["Finisher", "attached"]
