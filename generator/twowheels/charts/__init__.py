"""The types of chart: one template each in this folder, and here what each is given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

TEMPLATES = Path(__file__).parent

TEXT, NUMBER, FLAG = "text", "number", "yes or no"
Shape: TypeAlias = "str | list[Shape] | Mapping[str, Shape]"
"""What a chart is given: a kind of value, a list of one shape, or named things; a ? marks what may lack."""

_LINE: Mapping[str, Shape] = {"label": TEXT, "text?": TEXT, "ask?": TEXT}
_BLOCK: Mapping[str, Shape] = {
    "label?": TEXT,
    "number?": TEXT,
    "text?": TEXT,
    "lead?": FLAG,
    "tone?": TEXT,
    "items?": [TEXT],
    "most?": NUMBER,
    "rows?": [_LINE],
    "room?": NUMBER,
    "note?": TEXT,
    "hint?": TEXT,
    "ask?": TEXT,
}
"""A block of a sheet; ``ask`` is the question that stands in its place while it lacks."""

CHARTS: Mapping[str, Mapping[str, Shape]] = {
    "bars": {
        "unit?": TEXT,
        "most?": NUMBER,
        "bars": [{"label": TEXT, "value": NUMBER, "shown?": TEXT, "note?": TEXT, "marked?": FLAG}],
        "lines?": [{"label": TEXT, "value": NUMBER}],
    },
    # Charts made of words, which are laid out by the page.
    "meters": {
        "meters": [
            {
                "label": TEXT,
                "value": NUMBER,
                "of": NUMBER,
                "done?": NUMBER,
                "all?": NUMBER,
                "words?": TEXT,
                "note?": TEXT,
                "tone?": TEXT,
                "link?": TEXT,
            }
        ],
        "foot?": TEXT,
    },
    "gate": {
        "open?": FLAG,
        "open_says?": TEXT,
        "says": TEXT,
        "shut?": [TEXT],
        "bars": [{"label": TEXT, "done?": FLAG, "state?": TEXT, "note?": TEXT, "link?": TEXT}],
    },
    "steps": {
        "own?": {"label?": TEXT, "title": TEXT, "note?": TEXT, "link?": TEXT},
        "steps?": [{"title": TEXT, "says?": TEXT, "fix?": TEXT, "note?": TEXT, "link?": TEXT}],
        "none?": TEXT,
    },
    "sheet": {
        "wide?": FLAG,
        "head?": [_BLOCK],
        "left?": [_BLOCK],
        "middle?": [_BLOCK],
        "right?": [_BLOCK],
        "foot?": [_BLOCK],
    },
    "cards": {
        "small?": FLAG,
        "cards": [
            {
                "tag?": TEXT,
                "title?": TEXT,
                "big?": TEXT,
                "text?": TEXT,
                "rows?": [_LINE],
                "room?": NUMBER,
                "foot?": TEXT,
                "link?": TEXT,
            }
        ],
        "note?": TEXT,
        "hint?": TEXT,
    },
    "calendar": {
        "first?": TEXT,
        "columns": [TEXT],
        "weeks": [
            {
                "label": TEXT,
                "note?": TEXT,
                "cells": [
                    {
                        "label?": TEXT,
                        "items?": [{"text": TEXT, "day?": TEXT, "hours?": TEXT, "due?": FLAG}],
                    }
                ],
            }
        ],
        "note?": TEXT,
    },
    "row": {
        "cells": [{"label": TEXT, "text?": TEXT, "marked?": FLAG}],
        "rank?": [NUMBER],
        "call?": TEXT,
        "group?": TEXT,
    },
}
"""Every type of chart by its name, which is also its template's: bars.j2."""


def required(shape: Mapping[str, Shape]) -> tuple[str, ...]:
    """Give the names without which a chart, or a thing in it, cannot be drawn."""
    return tuple(name for name in shape if not name.endswith("?"))


def plain(shape: Mapping[str, Shape]) -> Mapping[str, Shape]:
    """Give the shape with its names as they are written."""
    return {name.removesuffix("?"): inner for name, inner in shape.items()}
