"""Books for the tests of reports: one with something of everything, and one that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twowheels.businesses import Reviewed
from twowheels.errors import Place, WorkbookError
from twowheels.review import Review

if TYPE_CHECKING:
    from tests.conftest import Bound

ANSWERS = """
meta: {id: lemon}
workbook: lemonade
answers:
  stand_name: Sunny Corner
  taste: Like jumping into a cold lake
  fizz: bubbly
  passers: 3
  steps: [{minutes: 3}]
accepted: [{check: UNA010, reason: it was late}]
"""
TORN = WorkbookError("It is torn.", place=Place("b.yaml", 3, 4), hint="Mend it.")


def of(bound: Bound, text: str = ANSWERS, audience: str = "owner") -> Reviewed:
    """Review a file given as text."""
    return Reviewed("answers/lemon.yaml", Review(bound(text, audience=audience)), None)
