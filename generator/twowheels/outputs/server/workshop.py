"""What the live server has made by others: it knows neither site nor book from within."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from twowheels.listing import Listed


class Workshop(Protocol):
    """Whoever reads workbook and answers and makes things of them; never asked for two things at once.

    Every call but ``forget`` may raise WorkbookError.
    """

    def glance(self, answers: Path) -> Listed:
        """Give what the list of businesses says about one: how it is called and how far it is."""

    def site(self, answers: Path, destination: Path, before: Path) -> None:
        """Build the website of one business into an empty folder; ``before`` is where its last one stands."""

    def book(self, answers: Path, target: Path) -> None:
        """Write the printable book of one business."""

    def forget(self) -> None:
        """Read the workbook afresh the next time: it has changed."""
