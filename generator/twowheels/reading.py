"""Read an owner's typing as words, numbers and dates, and note what cannot be read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from twowheels.errors import did_you_mean, show
from twowheels.kind import Option, Reading, Spec
from twowheels.limits import TEXT
from twowheels.yamltext import Mapping, Node, Scalar, Sequence, is_null

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
DIGITS = "Write digits only, such as 12 or 12.5."
HOURS = "Write hours, such as 0.75, 1:30 or 1h 30m."
_SPACES = re.compile(r"[\s_'\u2019\u00a0\u202f\u2009]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_DAY = re.compile(r"\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)|(\d{1,3})\s*h(?:ours?)?\s*(?:([0-5]?\d)\s*(?:m|min|minutes?)?)?")


def is_empty(node: Node | None) -> bool:
    """Tell whether nothing was typed: no value, ``~``, ``null`` or only empty items."""
    match node:
        case None:
            return True
        case Scalar():
            return is_null(node) or not node.text.strip()
        case Sequence():
            return all(is_empty(item) for item in node.items)
        case Mapping():
            return all(is_empty(entry.value) for entry in node.entries)


def read_scalar(node: Node, reading: Reading, wanted: str) -> str | None:
    """Give the typed text of a single value, or refuse a list or a mapping."""
    if isinstance(node, Scalar):
        return node.text.strip()
    what = "a list stands" if isinstance(node, Sequence) else "several keys stand"
    reading.refuse(node, f"This needs {wanted}, but {what} here.", _brace_hint(node))
    return None


def read_text(node: Node, reading: Reading, most: int, words: int | None = None) -> str | None:
    """Give the typed text of a single value within the limits of its length."""
    text = read_scalar(node, reading, "a text")
    if text and len(text) > most:
        reading.refuse(node, f"{len(text)} characters are too many here.", f"The most is {most}.")
        return None
    if text and text.count("\n") >= TEXT.text_lines:
        lines = text.count("\n") + 1
        reading.refuse(node, f"{lines} lines are too many here.", f"The most is {TEXT.text_lines}.")
        return None
    if text and words is not None and count_words(text) > words:
        reading.refuse(node, f"{count_words(text)} words are too many here.", f"The most is {words}.")
        return None
    return text or None


def _brace_hint(node: Node) -> str:
    if isinstance(node, Mapping) and node.flow:
        return "Text that begins with { must be put in quotes."
    if isinstance(node, Sequence) and node.flow:
        return "Text that begins with [ must be put in quotes."
    return "Put the text behind the colon, in quotes if it has a colon or a # in it."


def read_number(
    node: Node, spec: Spec, reading: Reading, *, unit: str = "", strip: str = "", hint: str = DIGITS
) -> Decimal | None:
    """Read a number, allowing spaces between thousands; ``strip`` is a sign that may stand beside it."""
    typed = read_scalar(node, reading, "a number")
    if typed is None:
        return None
    text = _SPACES.sub("", typed.strip(strip + " ") if strip else typed)
    if not _NUMBER.fullmatch(text):
        reading.refuse(node, f'"{show(typed, 40)}" is not a number{unit}.', _number_hint(text, hint))
        return None
    if len(text) > TEXT.decimal or len(text.partition(".")[0]) > TEXT.integer:
        most = f"The most is {TEXT.integer} digits, and {TEXT.decimal} with the decimals."
        reading.refuse(node, f"A number of {len(text)} digits is too long.", most)
        return None
    return within(Decimal(text), node, spec, reading)


def _number_hint(text: str, otherwise: str) -> str:
    if _GROUPED.fullmatch(text):
        plain = text.replace(",", "")
        also = (
            f" (or {text.replace(',', '.')} if the comma was a decimal sign)" if text.count(",") == 1 else ""
        )
        return f"Write {plain}{also}."
    if _DECIMAL_COMMA.fullmatch(text):
        return f"Write {text.replace(',', '.')}."
    return otherwise


def within(number: Decimal, node: Node, spec: Spec, reading: Reading) -> Decimal | None:
    """Refuse a number outside the question's limits."""
    if spec.min is not None and number < spec.min:
        reading.refuse(node, f"{number} is too small.", f"The least is {plain(spec.min)}.")
        return None
    if spec.max is not None and number > spec.max:
        reading.refuse(node, f"{number} is too large.", f"The most is {plain(spec.max)}.")
        return None
    return number


def read_hours(node: Node, spec: Spec, reading: Reading) -> Decimal | None:
    """Read hours: ``1.5``, ``1:30``, ``1h 30m``."""
    if isinstance(node, Scalar) and (clock := _CLOCK.fullmatch(node.text.strip())):
        hours, minutes = clock[1] or clock[3], clock[2] or clock[4] or "0"
        return within(Decimal(hours) + Decimal(minutes) / 60, node, spec, reading)
    return read_number(node, spec, reading, unit=" of hours", strip="h", hint=HOURS)


def read_date(node: Node, reading: Reading) -> date | None:
    """Read a date written year-month-day."""
    typed = read_scalar(node, reading, "a date")
    if typed is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed):
            return date.fromisoformat(typed)
    except ValueError:
        reading.refuse(node, f"There is no day {typed}.", "Check the month and the day.")
        return None
    reading.refuse(node, f'"{show(typed, 40)}" is not a date.', _date_hint(typed))
    return None


def _date_hint(typed: str) -> str:
    parts = [int(part) for part in re.findall(r"\d+", typed)] if _DAY.fullmatch(typed) else []
    year_last = parts[::-1] if parts and parts[0] < 1000 else parts
    try:
        return f"Write {date(*year_last).isoformat()} (year-month-day)."
    except (TypeError, ValueError):
        return "Write year-month-day, such as 2026-11-21."


def read_option(node: Node, options: tuple[Option, ...], reading: Reading) -> str | None:
    """Read one of the options by its key."""
    typed = read_scalar(node, reading, "one of the options")
    if typed is None:
        return None
    if any(typed == option.key for option in options):
        return typed
    reading.refuse(node, f'"{show(typed, 40)}" is not one of the options.', _option_hint(typed, options))
    return None


def _option_hint(typed: str, options: tuple[Option, ...]) -> str:
    keys = [option.key for option in options]
    by_label = next(
        (o.key for o in options if typed.casefold() in (o.label.casefold(), o.key.casefold())), ""
    )
    guess = f'Did you mean "{by_label}"?' if by_label else did_you_mean(typed, keys)
    return f"{guess} Choose from: {', '.join(keys)}.".strip()


def plain(number: Decimal) -> str:
    """Write a number without exponent and without trailing zeros, to at most two decimals."""
    rounded = number.quantize(Decimal("0.01")) if number.as_tuple().exponent != 0 else number
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def count_words(text: str) -> int:
    """Count the words of a text; a word with a hyphen or an apostrophe is one."""
    return len(WORD.findall(text))
