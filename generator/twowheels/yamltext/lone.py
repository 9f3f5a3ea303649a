"""Let a lone ``?`` be the text that it is: ``price: ?`` is a note of the owner, to YAML a key without a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_LONE = re.compile(
    r"(?:^|(?<=\r))((?:[ \t]*-[ \t]+)*(?:[ \t]*[^\s#\"'{}\[\],:?-][^\s#\"'{}\[\],:]*:[ \t]+|[ \t]*-[ \t]+))"
    r"\?(?=[ \t]*(?:[ \t]#[^\r\n]*)?(?:\r|$))",
    re.MULTILINE,
)
STAND_IN = "\ue03f"
"""A letter for private use, as wide as the question mark, so that every place stays right."""


def shielded(text: str) -> str:
    """Put the stand-in for every question mark that stands alone behind a key or a dash.

    A text that holds the stand-in itself is left as it is; then YAML's own complaint is told.
    """
    if "?" not in text or STAND_IN in text:
        return text
    return _LONE.sub(rf"\1{STAND_IN}", text)


def restored(next_event: Callable[[], Any]) -> Callable[[], Any]:
    """Give the events with the question marks back in their places."""

    def event() -> Any:
        found = next_event()
        if getattr(found, "value", None) and STAND_IN in found.value:
            found.value = found.value.replace(STAND_IN, "?")
        return found

    return event
