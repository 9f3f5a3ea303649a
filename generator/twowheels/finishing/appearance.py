"""How a field looks once it is filled in: a tick, a dot, a ring around a number, or lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from twowheels.finishing.face import FIRST, NAME, Face
from twowheels.formfields import ENCODING

INK = (0.09, 0.19, 0.42)
"""The blue of a pen, which tells what was filled in from what was printed."""
INSET = 2.0
LEADING = 1.291
"""Two typed lines to a ruled one at full size, so that every other line stands on a rule."""
FIRST_LINE = 1.07
SMALLEST = 4.0
RINGED = 11.0
"""From this width on a radio has its number inside, and is circled rather than filled."""
ROUND = 4 / 3 * (sqrt(2) - 1)
Size = tuple[float, float]


def colour() -> str:
    """Give the operator that takes up the pen."""
    return f"{_numbers(*INK)} rg"


def tick(size: Size) -> str:
    """Draw a tick as a hand would, a little beyond nothing."""
    w, h = size
    points = (0.12 * w, 0.52 * h), (0.4 * w, 0.16 * h), (0.94 * w, 0.96 * h)
    path = " ".join(f"{_numbers(*p)} {'l' if n else 'm'}" for n, p in enumerate(points))
    return f"{_numbers(*INK)} RG {_numbers(max(w / 6, 1))} w 1 J 1 j {path} S"


def dot(size: Size) -> str:
    """Draw a dot, or a ring around what is printed there."""
    w, h = size
    if w >= RINGED:
        return f"{_numbers(*INK)} RG 2 w {_circle(w / 2, h / 2, w / 2 - 0.6)} s"
    return f"{colour()} {_circle(w / 2, h / 2, w * 0.3)} f"


def _circle(x: float, y: float, r: float) -> str:
    k = r * ROUND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    return f"{_numbers(x + r, y)} m " + " ".join(f"{_numbers(*curve)} c" for curve in curves)


def written(
    text: str, face: Face, size: Size, type_size: float, *, several: bool
) -> tuple[str, float] | None:
    """Write a text into a field, in smaller type if it does not fit; None for letters that the face lacks.

    Gives the drawing and the size of type that it needed.
    """
    try:
        said = [line.encode(ENCODING) for line in text.splitlines()]
    except UnicodeEncodeError:
        return None
    width, height = size[0] - 2 * INSET, size[1] - 2 * INSET
    while True:
        lines = [
            part for line in said for part in (_broken(line, face, width, type_size) if several else [line])
        ]
        fits = (
            len(lines) * type_size * LEADING <= height
            if several
            else face.width(lines[0], type_size) <= width
        )
        if fits or type_size <= SMALLEST:
            break
        type_size = max(type_size - 0.5, SMALLEST)
    up = size[1] - FIRST_LINE * type_size if several else size[1] / 2 - 0.36 * type_size
    shown = " T* ".join(f"({_escaped(line)}) Tj" for line in lines)
    clip = "" if fits else f"{_numbers(1, 1, size[0] - 2, size[1] - 2)} re W n "
    leading = f" {_numbers(type_size * LEADING)} TL" if len(lines) > 1 else ""
    head = f"/{NAME} {_numbers(type_size)} Tf {colour()}{leading}"
    return f"/Tx BMC q {clip}BT {head} {_numbers(INSET, up)} Td {shown} ET Q EMC", type_size


def _broken(line: bytes, face: Face, width: float, type_size: float) -> Iterator[bytes]:
    """Break a line between words, and a word that is wider than the field within."""
    room, thousand = width * 1000 / type_size, face.widths
    begin = last = 0
    used = 0.0
    for at, code in enumerate(line):
        if code == FIRST:
            last = at
        step = thousand[code - FIRST] if code >= FIRST else 0
        if used + step > room and at > begin:
            end = last if last > begin else at
            yield line[begin:end]
            begin = end + (last == end)
            used = face.width(line[begin:at], 1000)
        used += step
    yield line[begin:]


def _escaped(text: bytes) -> str:
    """Write bytes as the inside of a PDF string, all in ASCII."""
    return "".join(
        f"\\{code:03o}" if code > 126 or code < 32 or code in b"()\\" else chr(code) for code in text
    )


def _numbers(*numbers: float) -> str:
    return " ".join(f"{number:.2f}".rstrip("0").rstrip(".") for number in numbers)
