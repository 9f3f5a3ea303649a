"""The small language of conditions, figures, checks and messages."""

from __future__ import annotations

from twowheels.expression.functions import FILTERS, FUNCTIONS, Function
from twowheels.expression.meaning import Compared
from twowheels.expression.parsed import Expression, literals_compared, parse, reads
from twowheels.expression.template import Call, Template, parse_template, split_story
from twowheels.expression.value import LabelledScope, Scope, as_text
from twowheels.kind import Value

__all__ = [
    "FILTERS",
    "FUNCTIONS",
    "Call",
    "Compared",
    "Expression",
    "Function",
    "LabelledScope",
    "Scope",
    "Template",
    "Value",
    "as_text",
    "literals_compared",
    "parse",
    "parse_template",
    "reads",
    "split_story",
]
