"""Put a file into a PDF, dated to days that do not depend on when it was made."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from twowheels.enclosure import Enclosure


def attached(weasyprint: Any, enclosed: Enclosure, about: str) -> Any:
    """Give the printer an enclosure to attach; ``about`` says what it is."""
    return weasyprint.Attachment(
        string=enclosed.text,
        name=enclosed.name,
        description=about,
        created=_midnight(enclosed.created),
        modified=_midnight(enclosed.modified),
        relationship="Source",
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
