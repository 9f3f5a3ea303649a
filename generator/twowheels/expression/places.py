"""Where in its file a part of an expression stands."""

from __future__ import annotations

import re

from twowheels.errors import Place

NOWHERE = Place("")


def offset_place(source: str, place: Place, offset: int) -> Place:
    """Give the place of a character of a source that begins at ``place``.

    Without a column the source is not written at its place as it stands (a folded text, say), and the place
    of the whole is all that can be said.
    """
    if not place.column:
        return place
    line = source.count("\n", 0, offset)
    column = offset - (source.rfind("\n", 0, offset) + 1)
    return Place(place.file, place.line + line, column + (1 if line else place.column))


def word_place(source: str, place: Place, word: str) -> Place:
    """Give the place of a word of the source, or of its first character if the word is not found."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source) if word else None
    start = found.start() if found else len(source) - len(source.lstrip())
    return offset_place(source, place, start)
