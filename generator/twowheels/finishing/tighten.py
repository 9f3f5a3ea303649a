"""Say what is drawn on a page in fewer letters, and so that what looks alike is written alike."""

from __future__ import annotations

import re
import zlib
from typing import Any

_NO_KERN = ((b">0<", b""), (b">0]", b">]"))
"""The printer says of every letter how far it moves the next, which is mostly not at all."""
_NUMBER = rb"-?[\d.]+ "
_ROUND_SHAPE = re.compile(
    rb"(?<=\n)((?:" + _NUMBER * 2 + rb"[ml]\n|" + _NUMBER * 6 + rb"c\n|h\n){5,})((?:f\*?|S)\n)"
)
_STANDSTILL = re.compile(rb"(?<=[ \n])(" + _NUMBER * 2 + rb")([mc]\n)\1l\n")
_SPARE_DIGITS = re.compile(rb"(?<=[\s\[-])(\d\.\d{4}|\d\d\.\d{3}|\d{3}\.\d\d|\d{4,}\.\d)\d+(?=[\s\]])")
"""Five digits are enough on paper. Only of numbers that stand by themselves: a name may hold digits too."""
_LETTERS = re.compile(rb"(?<!<)<((?:[0-9a-f]{4})+)>")
_ESCAPED = {one: b"\\" + one for one in (b"(", b")", b"\\")} | {b"\r": b"\\r"}
_SPECIAL = re.compile(rb"[()\\\r]")


def tighten(pdf: Any) -> None:
    """Shorten what is drawn on all pages, and pack it once and for all."""
    for one in pdf.objects:
        if hasattr(one, "page_rectangle") and one.compress:  # the printer's drawings, no fonts or files
            one.stream[:] = [zlib.compress(shortened(b"\n".join(map(_bytes, one.stream))), 9)]
            one.extra["Filter"] = "/FlateDecode"
            one.compress = False


def round_off(pdf: Any) -> None:
    """Give the places of fields and links on a hundredth of a point."""
    for one in pdf.objects:
        if isinstance(one, dict) and "Rect" in one:
            one["Rect"][:] = [round(float(side), 2) for side in one["Rect"]]


def shortened(drawing: bytes) -> bytes:
    """Leave out of a drawing what nobody sees."""
    for said, rather in _NO_KERN:
        drawing = drawing.replace(said, rather)
    drawing = _ROUND_SHAPE.sub(_from_its_corner, _STANDSTILL.sub(rb"\1\2", drawing))
    return _LETTERS.sub(_plain, _SPARE_DIGITS.sub(rb"\1", drawing))


def _from_its_corner(shape: re.Match[bytes]) -> bytes:
    """Draw a shape from its first point on: a hundred rings are then a hundred times the same."""
    lines = [line.split() for line in shape[1].splitlines()]
    start = float(lines[0][0]), float(lines[0][1])
    drawn = [
        b" ".join((*(_number(float(part) - start[at % 2]) for at, part in enumerate(parts)), what))
        for *parts, what in lines
    ]
    moved = b"1 0 0 1 %b %b cm" % (_number(start[0]), _number(start[1]))
    return b"\n".join((b"q", moved, *drawn, shape[2] + b"Q\n"))


def _number(number: float) -> bytes:
    said = (b"%.2f" % number).rstrip(b"0").rstrip(b".")
    return b"0" if said == b"-0" else said


def _plain(letters: re.Match[bytes]) -> bytes:
    said = bytes.fromhex(letters[1].decode("ascii"))
    return b"(" + _SPECIAL.sub(lambda one: _ESCAPED[one[0]], said) + b")"


def _bytes(item: Any) -> bytes:
    if isinstance(item, bytes):
        return item
    return item.encode("ascii") if isinstance(item, str) else bytes(item.data)
