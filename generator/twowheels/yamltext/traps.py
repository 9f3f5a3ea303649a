"""What YAML would take from somebody's words without a sound: each trap becomes a problem."""

from __future__ import annotations

import re
from typing import Any

from twowheels.errors import Problem, show
from twowheels.yamltext.node import Scalar
from twowheels.yamltext.slip import quote_hint
from twowheels.yamltext.source import Source

# A line break of another system (\r, U+2028) is text, if it was written as an escape.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# "#1" and "# 1" may be words, "# note" and "#---" are comments; see lost_tail.
_WORDY_HASH = re.compile(r"#(?:[^\s#=*~_!:.-]|[ \t]+\d)")


def _start(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _typed(event: Any, source: Source, *, flow: bool) -> str:
    """Give what was typed from the event's start to its line's end; inside brackets to the next comma."""
    rest = source.rest(*_start(event))
    return re.split(r"[,\]}]", rest, maxsplit=1)[0] if flow else rest


def mark(event: Any, source: Source, *, flow: bool = False, text: bool = True) -> Problem:
    """Report an anchor or tag: before a text, a word of it that YAML would drop."""
    typed = _typed(event, source, flow=flow)
    word = show((typed.split() or [""])[0], 30)
    hint = quote_hint(typed) if text else f"Delete {word}, or put the text that begins with it in quotes."
    message = f'"{word}" has a special meaning in YAML at this spot and is left out.'
    return Problem(source.place(*_start(event)), message, hint)


def alias(event: Any, source: Source, *, flow: bool) -> Problem:
    """Report a text that begins with a star."""
    typed = _typed(event, source, flow=flow)
    message = (
        f'"{show("*" + event.anchor, 30)}" has a special meaning in YAML at this spot and is read as nothing.'
    )
    return Problem(source.place(*_start(event)), message, quote_hint(typed))


def too_long(node: Scalar, limit: int, source: Source) -> Problem:
    """Report a text over the limit."""
    message = f"This text has {len(node.text):,} characters; the most that is read is {limit:,}."
    hint = "Shorten it; has a quote or an indentation swallowed what follows?"
    return Problem(source.place(node.line, node.column), message, hint)


def control(node: Scalar, source: Source) -> Problem:
    r"""Report an escape such as \0 or \x1b."""
    found = CONTROL.search(node.text)
    code = f" (U+{ord(found[0]):04X})" if found else ""
    message = f"A backslash in this text makes a character that cannot be shown{code}."
    return Problem(
        source.place(node.line, node.column), message, r"Take it out, or write \\ for a backslash."
    )


def without_control(node: Scalar) -> Scalar:
    """Put the replacement character in place of control characters."""
    return node._replace(text=CONTROL.sub("\N{REPLACEMENT CHARACTER}", node.text))


def joined_items(event: Any, source: Source) -> Problem | None:
    """Report list items that were indented too far and so became part of the text above.

    Only where every further line of the text begins with a dash: a wrapped sentence may have one.
    """
    numbers = range(event.start_mark.line + 2, event.end_mark.line + 2)
    lines = [(number, source.line(number).lstrip(" \t")) for number in numbers]
    items = [(number, line) for number, line in lines if line]
    if not items or not all(line.startswith("- ") for _, line in items):
        return None
    number, item = items[0]
    message = f'The line "{show(item, 40)}" was joined to the text above it.'
    hint = "Put each - of a list exactly under the one above it; if it is no list, put the text in quotes."
    return Problem(source.place(number, len(source.line(number)) - len(item) + 1), message, hint)


def lost_header(event: Any, source: Source) -> Problem | None:
    """Report ``>5`` with no text below: somebody meant "more than 5"."""
    typed = source.rest(*_start(event)).split("#")[0].strip()
    if not any(map(str.isdigit, typed)):
        return None
    message = (
        f'"{typed[:1]}" has a special meaning in YAML at this spot, and "{show(typed, 20)}" is left out.'
    )
    return Problem(source.place(*_start(event)), message, quote_hint(typed))


def lines_with_hash(source: Source) -> frozenset[int]:
    """Give the lines (from 0) with a # that may be the owner's word and no comment."""
    if not _WORDY_HASH.search(source.text):
        return frozenset()
    return frozenset(at for at, line in enumerate(source.lines) if "#" in line and _WORDY_HASH.search(line))


def lost_tail(event: Any, source: Source) -> Problem | None:
    """Report words lost behind a #.

    YAML cuts a text at " #", and nobody can tell for certain whether a comment was meant. Taken for
    somebody's words is a # with its word straight after it ("we are #1"), and a number sign: #, blank,
    digit ("# 1 in town") after words or after nothing. A # with a blank and a word after it stays a
    comment ("price: # a number"), as do rules (#---), and a number after a number ("780 # 650 until May").
    """
    line, column = event.end_mark.line + 1, event.end_mark.column + 1
    tail = source.rest(line, column)
    words = tail.lstrip(" \t")
    if event.style in ("|", ">") or not _WORDY_HASH.match(words) or (words[1] in " \t" and not _wordy(event)):
        return None
    message = f'Everything from the # on is left out: "{show(words, 40)}".'
    hint = f"{quote_hint(source.rest(*_start(event)))}; if it is a comment, give it a line of its own."
    return Problem(source.place(line, column + len(tail) - len(words)), message, hint)


def _wordy(event: Any) -> bool:
    """Tell whether a number sign may follow: after words or nothing, not after a number or a quote."""
    return not event.style and (not event.value or any(map(str.isalpha, event.value)))


def no_colon(key_event: Any, source: Source, *, flow: bool, first: bool) -> Problem | None:
    """Report a key that nobody meant as one: there is no colon after it."""
    if source.sign_after(key_event.end_mark.line + 1, key_event.end_mark.column + 1) == ":":
        return None
    line, column = _start(key_event)
    place, text = source.place(line, column), show(key_event.value, 40)
    if source.line(line)[: column - 1].rstrip().endswith("?") or not flow:
        return Problem(
            place, f'"? {text}" was read as a key, not as text.', quote_hint(f"? {key_event.value}")
        )
    if ":" in text.strip(":") and not key_event.style:
        hint = "Write a space after the colon; if it is a text, put it in quotes."
        return Problem(place, f'A space is missing after the colon of "{text}".', hint)
    if first:
        hint = "Put the whole text in quotes, with the brackets."
        return Problem(place, "The text in { } was read as keys, not as text.", hint)
    message = f'A comma inside {{ }} split your text before "{text}".'
    return Problem(
        place, message, "Put the text in quotes, or write each key on a line of its own, without { }."
    )
