"""The pages of a book's website: Markdown of the workbook, and opaque blocks of everything else."""

from __future__ import annotations

from twowheels.pages.block import swap_in
from twowheels.pages.site import Page, Site, error_site, make_pages

__all__ = ["Page", "Site", "error_site", "make_pages", "swap_in"]
