"""The fields of a form: how an answer goes into them and comes out again, for whoever prints or imports."""

from __future__ import annotations

from twowheels.formfields.fields import (
    ENCODING,
    LINES,
    MOST,
    ON,
    RADIO,
    TEXT,
    TICK,
    FormField,
    fields_of,
    name_of,
    question_of,
    typable,
)
from twowheels.formfields.nodes import Filled, node_of
from twowheels.formfields.values import values_of

__all__ = [
    "ENCODING",
    "LINES",
    "MOST",
    "ON",
    "RADIO",
    "TEXT",
    "TICK",
    "Filled",
    "FormField",
    "fields_of",
    "name_of",
    "node_of",
    "question_of",
    "typable",
    "values_of",
]
