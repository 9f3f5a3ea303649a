"""What was printed last: a book is not printed again while nothing has changed that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from twowheels import fontlist
from twowheels.enclosure import Enclosure
from twowheels.printing.room import Widget
from twowheels.staging import write_whole

_MAKERS = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "brotli")
_PARTS = ("finishing", "outputs/pdf", "formfields", "shaping.py", "direction.py", "glyphs.py", "fetcher.py")
"""Our own part in what becomes of a page, besides what is in the page."""


class Order(NamedTuple):
    """Everything that a book is made of once its pages are written."""

    html: str
    css: str
    assets: Mapping[str, tuple[bytes, str]]
    widgets: tuple[Widget, ...]
    face: bytes
    enclosed: Enclosure | None
    about: str
    variant: str

    def mark(self) -> str:
        """Give a text that another order, another printer or other fonts would not have."""
        told = sha256()
        for part in (*_makers(), *fontlist.state(), *self[:2], *sorted(self.assets.items()), *self[3:]):
            told.update(repr(part).encode() + b"\0")
        return told.hexdigest()


class Last(NamedTuple):
    """Where the last copy of a book lies, and the folder in which is remembered what it was made of."""

    file: Path
    memory: Path

    def is_ours(self) -> bool:
        """Tell whether the copy is as we wrote it."""
        return bool(self._note().get(_digest(self.file)))

    def copy(self, mark: str) -> bytes | None:
        """Give the last copy if it was made of the same, and is as we wrote it."""
        note = self._note()
        if mark not in note.values():
            return None
        data = _bytes(self.file)
        return data if note.get(sha256(data).hexdigest()) == mark else None

    def remember(self, mark: str, data: bytes) -> None:
        """Remember what a copy was made of; where that cannot be kept, it is printed again the next time."""
        with suppress(OSError):
            self.memory.mkdir(parents=True, exist_ok=True)
            write_whole(self._place(), f"{sha256(data).hexdigest()} {mark}\n".encode())

    def _note(self) -> dict[str, str]:
        digest, _, mark = _bytes(self._place()).decode("ascii", "replace").strip().partition(" ")
        return {digest: mark} if mark else {}

    def _place(self) -> Path:
        where = sha256(str(self.file.absolute()).encode("utf-8", "surrogatepass")).hexdigest()
        return self.memory / f"{self.file.stem}-{where[:12]}"


def _digest(file: Path) -> str:
    return sha256(_bytes(file)).hexdigest()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


@cache
def _makers() -> tuple[str, ...]:
    """Give what prints: the libraries by their versions, our own part by its letters."""
    return (*map(_version, _MAKERS), *_own_part())


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def _own_part() -> Iterator[str]:
    house = Path(__file__).parents[2]
    for part in _PARTS:
        place = house / part
        for file in sorted(place.glob("*.py")) if place.is_dir() else (place,):
            yield f"{part} {_digest(file)}"
