"""Functions about words: shared meaning, likeness, and what a named list finds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from twowheels.expression.value import Scope, Words, is_writing, items, words_of
from twowheels.kind import Value

_PIECES = re.compile(r"\s*[,;/&]\s*")


def _texts(value: Value) -> tuple[str, ...]:
    inside = items(value) if isinstance(value, tuple) else (value,)
    return tuple(one for one in inside or () if isinstance(one, str))


def _stems(words: Words, value: Value) -> frozenset[str]:
    return frozenset().union(*(words.content(text) for text in _texts(value)))


def content(scope: Scope, value: Value) -> Value:
    """Give the stems of the words that carry meaning, in order of the alphabet."""
    words = words_of(scope)
    return tuple(sorted(_stems(words, value))) if words else None


def shared(scope: Scope, one: Value, other: Value) -> Value:
    """Give the stems that two texts or lists have in common; None where the language has no word list."""
    words = words_of(scope)
    if words is None or words.found("stopwords", "") is None:
        return None
    return tuple(sorted(_stems(words, one) & _stems(words, other)))


def overlap(scope: Scope, one: Value, other: Value) -> Value:
    """Give the shared part of the words that carry meaning, 0 to 1 (Jaccard index)."""
    words = words_of(scope)
    if words is None or words.found("stopwords", "") is None:
        return None
    a, b = _stems(words, one), _stems(words, other)
    return Decimal(len(a & b)) / Decimal(len(a | b)) if a | b else Decimal(0)


def alike(scope: Scope, one: Value, other: Value) -> Value:
    """Give how alike two texts are letter by letter, 0 to 1 (normalised Indel similarity).

    Of a list the most alike counts; equal but for capitals and outer punctuation is 1.
    """
    words = words_of(scope)
    if words is None or not isinstance(one, str) or not isinstance(other, str | tuple):
        return None
    found = [words.likeness(one, text) for text in _texts(other)]
    return Decimal(str(round(max(found) / 100, 6))) if found else None


def says(scope: Scope, value: Value, name: Value) -> Value:
    """Tell whether a named list finds something in a text or in one of a list."""
    hit = found(scope, value, name)
    return None if hit is None else hit != ""


def found(scope: Scope, value: Value, name: Value) -> Value:
    """Give the first words that a named list finds, "" for none; None where the language has no such list."""
    words = words_of(scope)
    if words is None or not isinstance(name, str):
        return None
    hits = [words.found(name, text) for text in _texts(value) or ("",)]
    return None if None in hits else next((hit for hit in hits if hit), "")


def mentions(value: Value, name: Value) -> Value:
    """Tell whether a text, or one of a list, holds a name in whole words."""
    if not isinstance(name, str) or not name.strip():
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE)
    return any(pattern.search(text) is not None for text in _texts(value))


def pieces(scope: Scope, value: Value) -> Value:
    """Cut a text at commas, semicolons, slashes, & and the language's word for "and"."""
    if not isinstance(value, str):
        return None
    words = words_of(scope)
    joined = words.found("and_words", value) if words else ""
    text = value.replace(f" {joined} ", ", ") if joined else value
    return tuple(piece for piece in _PIECES.split(text) if piece.strip())


def head_word(scope: Scope, value: Value) -> Value:
    """Give the last word before the first comma or linking word: the thing that a phrase is about."""
    words = words_of(scope)
    if words is None or not isinstance(value, str):
        return None
    link = words.found("linking_words", value)
    if link is None:
        return None
    before = re.split(rf"[,;]|\b{re.escape(link)}\b" if link else r"[,;]", value, maxsplit=1)[0]
    return next(reversed(re.findall(r"[^\W_]+", before)), "")


def year(day: Value) -> Value:
    """Give the year of a date."""
    return Decimal(day.year) if isinstance(day, date) else None


def add_days(day: Value, number: Value) -> Value:
    """Give the date some days later."""
    if not isinstance(day, date) or not isinstance(number, Decimal) or abs(number) > 40_000:
        return None
    try:
        return day + timedelta(days=int(number))
    except OverflowError:
        return None


def money(scope: Scope, value: Value) -> Value:
    """Write an amount in the file's currency."""
    return _written(scope, "money", value)


def number(scope: Scope, value: Value) -> Value:
    """Write a number as the reader's language does, to one decimal."""
    return _written(scope, "number", value)


def day(scope: Scope, value: Value) -> Value:
    """Write a date with the month as a word."""
    return _written(scope, "date", value)


def percent(scope: Scope, value: Value) -> Value:
    """Write a share of a hundred without decimals."""
    return _written(scope, "percent", value)


def _written(scope: Scope, kind: str, value: Value) -> Value:
    return scope.written(kind, value) if is_writing(scope) else value
