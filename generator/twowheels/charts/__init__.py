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
_WHEEL: Shape = {"label": TEXT, "value?": NUMBER, "shown?": TEXT, "spokes?": NUMBER, "spoken?": TEXT}

CHARTS: Mapping[str, Mapping[str, Shape]] = {
    "bars": {
        "unit?": TEXT,
        "most?": NUMBER,
        "steps?": FLAG,
        "ascending?": FLAG,
        "bars": [
            {"label": TEXT, "value": NUMBER, "shown?": TEXT, "note?": TEXT, "marked?": FLAG, "tag?": TEXT}
        ],
        "lines?": [{"label": TEXT, "value": NUMBER, "shown?": TEXT}],
    },
    "bicycle": {
        "unit?": TEXT,
        "back": _WHEEL,
        "front": _WHEEL,
        "luggage?": {"label": TEXT, "value": NUMBER, "shown?": TEXT, "spoken?": TEXT},
        "buckets?": [{"label": TEXT, "value": NUMBER, "shown?": TEXT, "wheel?": TEXT}],
        "words?": [TEXT],
    },
    "boxes": {
        "boxes": [{"label": TEXT, "value?": TEXT, "note?": TEXT, "then?": TEXT, "marked?": FLAG}],
        "levers_title?": TEXT,
        "levers?": [{"label": TEXT, "value": TEXT, "note?": TEXT}],
        "words?": [TEXT],
    },
    "forces": {
        "back": TEXT,
        "ahead": TEXT,
        "who?": TEXT,
        "forces": [{"label": TEXT, "forward?": FLAG, "heard?": TEXT, "answer?": TEXT}],
        "story?": TEXT,
    },
    "ladder": {
        "rungs": [{"label": TEXT, "text?": TEXT, "note?": TEXT, "hatched?": FLAG}],
    },
    "lamps": {
        "headline?": TEXT,
        "next?": TEXT,
        "lit": TEXT,
        "dark": TEXT,
        "unknown": TEXT,
        "lamps": [{"dark?": FLAG, "known?": FLAG, "if_lit": TEXT, "if_dark": TEXT, "if_unknown": TEXT}],
    },
    "stacked": {
        "kind?": TEXT,
        "before": TEXT,
        "after?": TEXT,
        "left": {"label": TEXT, "value": NUMBER},
        "right": {"label": TEXT, "value": NUMBER},
        "moves?": [
            {
                "label": TEXT,
                "head?": TEXT,
                "note?": TEXT,
                "order?": TEXT,
                "left": NUMBER,
                "right": NUMBER,
            }
        ],
        "target?": {"label": TEXT, "value": NUMBER},
        "missing?": TEXT,
    },
    # flows, grids and networks
    "lanes": {
        "steps": [
            {
                "label": TEXT,
                "lane?": TEXT,
                "size?": NUMBER,
                "shown?": TEXT,
                "gap?": NUMBER,
                "waits?": TEXT,
                "tone?": TEXT,
                "signs?": [TEXT],
                "facts?": [{"text?": TEXT}],
            }
        ],
        "heads?": [TEXT],
        "ends?": TEXT,
        "key?": [{"sign": TEXT, "label": TEXT}],
    },
    "matrix": {
        "corner?": TEXT,
        "columns": [{"label": TEXT, "note?": TEXT}],
        "rows": [
            {
                "label": TEXT,
                "note?": TEXT,
                "state?": TEXT,
                "shown?": TEXT,
                "cells": [{"state?": TEXT, "items?": [{"label": TEXT, "note?": TEXT, "marked?": FLAG}]}],
            }
        ],
        "foot?": TEXT,
    },
    "table": {
        "heads": [TEXT],
        "groups": [
            {
                "label?": TEXT,
                "rows": [
                    {
                        "cells": [{"text?": TEXT, "note?": TEXT, "marked?": FLAG}],
                        "strong?": FLAG,
                        "open?": FLAG,
                    }
                ],
            }
        ],
        "foot?": TEXT,
    },
    "list": {"items": [{"title": TEXT, "note?": TEXT}], "foot?": TEXT},
    "board": {
        "groups": [
            {
                "label": TEXT,
                "note?": TEXT,
                "tone?": TEXT,
                "wide?": FLAG,
                "items?": [{"label": TEXT, "note?": TEXT, "shown?": TEXT}],
            }
        ],
        "foot?": TEXT,
    },
    "belts": {
        "narrowest?": TEXT,
        "belts": [
            {
                "label": TEXT,
                "from?": TEXT,
                "work?": [TEXT],
                "to?": TEXT,
                "enters?": NUMBER,
                "leaves?": NUMBER,
                "unit?": TEXT,
                "note?": TEXT,
            }
        ],
    },
    "hub": {
        "hub?": TEXT,
        "missing?": TEXT,
        "spokes": [
            {
                "label": TEXT,
                "note?": TEXT,
                "weight?": NUMBER,
                "first?": FLAG,
                "dashed?": FLAG,
            }
        ],
        "key?": [{"sign": TEXT, "label": TEXT}],
    },
    "trend": {
        "lines": [
            {
                "label": TEXT,
                "note?": TEXT,
                "unit?": TEXT,
                "low?": NUMBER,
                "high?": NUMBER,
                "points": [{"at": NUMBER, "day": TEXT, "value": NUMBER, "shown?": TEXT}],
            }
        ],
        "best?": TEXT,
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
