"""The charts that are drawn as SVG, and the grids and tables beside them."""

from __future__ import annotations

from collections.abc import Mapping

from twowheels.charts.shape import FLAG, NUMBER, TEXT, Shape

_WHEEL: Shape = {"label": TEXT, "value?": NUMBER, "shown?": TEXT, "spokes?": NUMBER, "spoken?": TEXT}

DRAWN: Mapping[str, Mapping[str, Shape]] = {
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
}
