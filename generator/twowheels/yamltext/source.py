"""A file's text and where in it something stands; bytes that are no text are refused here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from twowheels.errors import Place, WorkbookError

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|^\ufeff", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_BREAK = re.compile("\r\n|\r|\n")
_HIDDEN_BREAKS = "\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True)
class Source:
    """The text of one file; lines and columns count from 1."""

    file: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Give the lines without their breaks; at least one."""
        found = _BREAK.split(self.text)
        return tuple(found[:-1] if len(found) > 1 and not found[-1] else found)

    def line(self, number: int) -> str:
        """Give one line, or nothing outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def rest(self, number: int, column: int) -> str:
        """Give a line from a column on."""
        return self.line(number)[column - 1 :]

    def sign_after(self, number: int, column: int) -> str:
        """Give the next character that is neither blank nor comment."""
        for at in range(number, len(self.lines) + 1):
            rest = self.rest(at, column).lstrip(" \t")
            if rest and rest[0] != "#":
                return rest[0]
            column = 1
        return ""

    def place(self, number: int, column: int) -> Place:
        """Name a place; one after the end is moved to the end of the last line."""
        if number > len(self.lines):
            number, column = len(self.lines), len(self.lines[-1]) + 1
        return Place(self.file, number, column)

    def place_of(self, index: int) -> Place:
        """Name the place of a character."""
        before = _BREAK.split(self.text[:index])
        return self.place(len(before), len(before[-1]) + 1)


def decode(data: bytes, file: str) -> Source:
    """Turn bytes into a source; whatever is not clean UTF-8 text is refused with its place."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        raise WorkbookError("This file is saved as UTF-16.", place=Place(file, 1, 1), hint="Save it as UTF-8.")
    try:
        source = Source(file, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        _refuse_byte(data, error.start, file)
    if found := _CONTROL.search(source.text):
        _refuse_character(found[0], source.place_of(found.start()))
    if found := _CONFLICT.search(source.text):
        raise WorkbookError(
            "Two versions of this file were merged and the conflict is not settled.",
            place=source.place_of(found.start()),
            hint="Keep the lines you want and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        )
    return source


def _refuse_byte(data: bytes, index: int, file: str) -> NoReturn:
    """Say which byte is not UTF-8, and which letter it probably is."""
    before = Source(file, data[:index].decode("utf-8-sig"))
    letter = data[index : index + 1].decode("cp1252", "replace")
    likely = f' (probably "{letter}")' if letter.isprintable() and letter != "\N{REPLACEMENT CHARACTER}" else ""
    raise WorkbookError(
        f"Byte 0x{data[index]:02X}{likely} is not UTF-8.",
        place=before.place_of(len(before.text)),
        hint="Save the file as UTF-8: in most editors a choice under Save as, Encoding.",
    )


def _refuse_character(character: str, place: Place) -> NoReturn:
    """Say which invisible character stands in the way."""
    name = f"(U+{ord(character):04X})"
    if character in _HIDDEN_BREAKS:
        message = f"A hidden line break {name}, as word processors make it, stands here."
        raise WorkbookError(message, place=place, hint="Delete it and press Enter instead.")
    message = f"An invisible character {name} stands here."
    raise WorkbookError(message, place=place, hint="Delete it; if you cannot see it, type the line anew.")
