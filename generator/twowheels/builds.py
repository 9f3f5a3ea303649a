"""What is to be built, how it is printed, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from twowheels.errors import WorkbookError
from twowheels.project import STATE
from twowheels.review import Review

SITES = "site"


class Printing(NamedTuple):
    """How the books are printed: on what paper, what of it is bound, with which fields, whether for an archive."""

    paper: str = "A4"
    binding: float = 0
    fill: str = "open"
    archive: bool = False


class Plan(NamedTuple):
    """What to build, where, and for how many at once; ``out`` is a folder other than the project's own.

    ``sheet`` names a sheet that is printed by itself too, or all of them.
    """

    project: Path
    site: bool = True
    pdf: bool = True
    printing: Printing = Printing()
    jobs: int = 0
    out: Path | None = None
    sheet: str = ""

    @property
    def sites(self) -> Path:
        """Give the folder that holds a folder for each business."""
        return self.out or self.project / SITES

    @property
    def memory(self) -> Path:
        """Give the folder in which is remembered what was printed."""
        return self.project / STATE / "printed"


class Built(NamedTuple):
    """What became of one business: the files to open, and what went wrong."""

    review: Review
    files: tuple[Path, ...]
    errors: tuple[WorkbookError, ...]
    notice: str = ""
