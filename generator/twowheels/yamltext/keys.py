"""Keys that cannot be used as they stand."""

from __future__ import annotations

import re
import unicodedata

from twowheels.errors import Place, Problem, show
from twowheels.yamltext.node import Entry, Scalar
from twowheels.yamltext.source import Source

# What shows nothing and so makes two keys look the same: controls, joiners, direction marks, fillers, tags.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_BLANK = re.compile(r"^\s|\s$|[^\S ]")


def clean(node: Scalar, source: Source) -> tuple[Scalar, Problem | None]:
    """Compose a key's letters (NFC) and take out what cannot be seen, with the problem that this is."""
    text = unicodedata.normalize("NFC", node.text)
    found = _INVISIBLE.search(text) or _BLANK.search(text)
    if found is None:
        return node._replace(text=text), None
    clear = " ".join(_INVISIBLE.sub("", text).split())
    message = f'An invisible character (U+{ord(found[0]):04X}) stands in the key "{show(clear, 40)}".'
    hint = "Type the key anew, with ordinary spaces around it."
    return node._replace(text=clear), Problem(source.place(node.line, node.column), message, hint)


def unusable(node: Scalar, before: Entry | None, limit: int, source: Source) -> Problem | None:
    """Report a key whose entry cannot be used; ``before`` is an entry that has the same key already."""
    message = hint = ""
    if before is not None:
        key, first = show(node.text, 40), before.key.line
        message = f'"{key}" stands here a second time; the first one, in line {first}, counts.'
        hint = "Keep one of the two and delete the other."
    elif len(node.text) > limit:
        message = f"This key has {len(node.text):,} characters; the most that is read is {limit:,}."
        hint = "If it is a text with a colon in it, put the text in quotes."
    elif node.text == "<<" and not node.quoted:
        message, hint = (
            '"<<" borrows from another place, which is not done here.',
            "Write the keys and their values out.",
        )
    elif not node.text:
        message, hint = "A key is missing before this colon.", "Write the key, or delete the line."
    return Problem(source.place(node.line, node.column), message, hint) if message else None


def group(place: Place) -> Problem:
    """Report a list or mapping where a key should stand."""
    return Problem(
        place, "A list or group stands here as a key.", "A text that begins with [ or { needs quotes."
    )
