"""The kinds of question, one file each."""

from __future__ import annotations

from twowheels.kind import Kind
from twowheels.kinds import (
    allocation,
    choice,
    date,
    hours,
    list,
    long_text,
    money,
    multi_choice,
    number,
    percent,
    ranking,
    scale,
    short_text,
    table,
    yes_no,
)

KINDS: dict[str, Kind] = {
    "short_text": short_text,
    "long_text": long_text,
    "list": list,
    "choice": choice,
    "multi_choice": multi_choice,
    "number": number,
    "money": money,
    "percent": percent,
    "hours": hours,
    "date": date,
    "yes_no": yes_no,
    "scale": scale,
    "table": table,
    "ranking": ranking,
    "allocation": allocation,
}
"""Every kind by the word that a workbook uses for it."""
