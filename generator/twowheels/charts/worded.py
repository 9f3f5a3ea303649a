"""The charts made of words, which are laid out by the page."""

from __future__ import annotations

from collections.abc import Mapping

from twowheels.charts.shape import FLAG, NUMBER, TEXT, Shape

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

WORDED: Mapping[str, Mapping[str, Shape]] = {
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
