"""What YAML would take from an owner's words without a sound: each trap has its own problem."""

from __future__ import annotations

import re
from typing import Any

from twowheels.errors import Place, Problem, show
from twowheels.yamltext.node import Scalar
from twowheels.yamltext.slip import quote_hint
from twowheels.yamltext.source import Source

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# "#1" and "# 1" are words, "# note" and "#---" are comments; see lost_tail.
_WORDY_HASH = re.compile(r"#(?:[^\s#=*~_!:.-]|[ \t]+\d)")


def mark(event: Any, source: Source) -> Problem:
    """Report a text that begins with & or !."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    rest = source.rest(line, column)
    first = show(rest.split(None, 1)[0] if rest.strip() else "", 30)
    message = f"{first} has a special meaning in YAML here and is not read as part of the text."
    return Problem(source.place(line, column), message, quote_hint(rest))


def alias(event: Any, source: Source) -> Problem:
    """Report a text that begins with *."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    rest = source.rest(line, column)
    message = f"{show('*' + event.anchor, 30)} has a special meaning in YAML here, so this is read as empty."
    return Problem(source.place(line, column), message, quote_hint(rest))


def too_long(node: Scalar, limit: int, source: Source) -> Problem:
    """Report a text over the limit."""
    message = f"This text has {len(node.text):,} characters; the most that is read is {limit:,}."
    return Problem(source.place(node.line, node.column), message, "Shorten it, or keep it in a file of its own.")


def control(node: Scalar, source: Source) -> Problem:
    """Report an escape such as \\0 or \\x1b."""
    found = CONTROL.search(node.text)
    code = f"U+{ord(found[0]):04X}" if found else ""
    message = f"An escape in this text makes a control character ({code}) that cannot be shown."
    return Problem(source.place(node.line, node.column), message, r"Take the escape out; for a backslash write \\.")


def without_control(node: Scalar) -> Scalar:
    """Show control characters as the replacement character."""
    return node._replace(text=CONTROL.sub("\N{REPLACEMENT CHARACTER}", node.text))


def joined_item(event: Any, source: Source) -> Problem | None:
    """Report list items that were indented too far and so became part of the text above.

    Only where every further line of the text begins with a dash: a wrapped sentence may have one.
    """
    first, end = event.start_mark.line + 2, event.end_mark.line + 2
    lines = [(number, source.line(number).lstrip(" \t")) for number in range(first, end)]
    items = [(number, line) for number, line in lines if line]
    if not items or not all(line.startswith("- ") for _, line in items):
        return None
    number, item = items[0]
    message = f'The line "{show(item, 40)}" was joined to the text above it.'
    hint = "Put each - of a list exactly under the one above it; if it is no list, put the text in quotes."
    return Problem(source.place(number, len(source.line(number)) - len(item) + 1), message, hint)


def lines_with_hash(source: Source) -> frozenset[int]:
    """Give the lines (from 0) with a # that may be the owner's word and not a comment."""
    if not _WORDY_HASH.search(source.text):
        return frozenset()
    return frozenset(at for at, line in enumerate(source.lines) if _WORDY_HASH.search(line))


def lost_tail(event: Any, source: Source) -> Problem | None:
    """Report words lost behind a #.

    YAML cuts a text at " #", and nobody can tell for certain whether a comment was meant. Taken as the owner's
    words is a # with its word straight after it ("we are #1"), and a number sign: # blank digit ("# 1 in town")
    where no number stands before it. A # with a blank and a word after it stays a comment, as do rules (#---).
    """
    if event.style in ("|", ">"):
        return None
    line, column = event.end_mark.line + 1, event.end_mark.column + 1
    tail = source.rest(line, column)
    words = tail.lstrip(" \t")
    if not _WORDY_HASH.match(words) or (words[1] in " \t" and not _may_lead(event)):
        return None
    whole = source.rest(event.start_mark.line + 1, event.start_mark.column + 1)
    message = f'Everything from the # on is left out: "{show(words, 40)}".'
    hint = f"If it is a comment, give it a line of its own. If not: {quote_hint(whole)}"
    return Problem(source.place(line, column + len(tail) - len(words)), message, hint)


def _may_lead(event: Any) -> bool:
    """Tell whether a number sign after this text is likely: after words or nothing, not after a number."""
    return not event.style and (not event.value or any(map(str.isalpha, event.value)))


def no_colon(event: Any, source: Source, flow: bool, *, first: bool) -> Problem | None:
    """Report a key that nobody meant as one: there is no colon after it."""
    if source.sign_after(event.end_mark.line + 1, event.end_mark.column + 1) == ":":
        return None
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    place, text = source.place(line, column), show(event.value, 40)
    if source.line(line)[: column - 1].rstrip().endswith("?"):
        return Problem(place, f'"? {text}" was read as a key, not as text.', quote_hint(f"? {event.value}"))
    if not flow:
        return Problem(place, f'"{text}" was read as a key, not as text.', quote_hint(event.value))
    if first:
        message = "The text in { } was read as keys, not as text."
        return Problem(place, message, "Put the whole text, with its { }, in quotes.")
    message = f'A comma inside {{ }} split your text before "{text}".'
    return Problem(place, message, "Put the text in quotes, or write each key on a line of its own without { }.")


def bad_key(node: Scalar, before: int | None, limit: int, source: Source) -> Problem | None:
    """Report a key whose entry cannot be used; ``before`` is the line of the same key."""
    place = source.place(node.line, node.column)
    if before is not None:
        message = f'"{show(node.text, 40)}" stands here a second time; the first one, in line {before}, counts.'
        return Problem(place, message, "Keep one of the two and delete the other.")
    if len(node.text) > limit:
        message = f"This key has {len(node.text):,} characters; the most is {limit}."
        return Problem(place, message, "If it is a text with a colon in it, put the text in quotes.")
    if node.text == "<<" and not node.quoted:
        return Problem(place, '"<<" (a merge) is not used here.', "Write the keys and their values out.")
    if not node.text:
        return Problem(place, "A key is missing before this colon.", "Write the key, or delete the line.")
    return None


def invisible_in_key(node: Scalar, source: Source) -> Problem:
    """Report what cannot be seen in a key."""
    found = INVISIBLE.search(node.text) or re.search(r"\s", node.text)
    code = f"U+{ord(found[0]):04X}" if found else ""
    message = f'An invisible character ({code}) stands in the key "{show(INVISIBLE.sub("", node.text).strip(), 40)}".'
    return Problem(source.place(node.line, node.column), message, "Type the key anew, with ordinary spaces around it.")


def group_as_key(place: Place) -> Problem:
    """Report a list or mapping where a key should stand."""
    return Problem(place, "A list or group stands here as a key.", "A text that begins with [ or { needs quotes.")
