"""A file's text and where in it something stands; bytes that are no clean text are refused here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from twowheels.errors import Place, WorkbookError

_SIGN = re.compile(r"[^ \t]")
_BREAK = re.compile("\r\n|\r|\n")
_BOM = b"\xef\xbb\xbf"
# Control characters, line breaks that only some programs know, and a BOM where a line begins (YAML drops it).
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|(?<![^\r\n])\ufeff")
# The same in bytes, quick to rule out: most files hold none, and the expression above is never run.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r")) + b"\x7f"
_CLUES = tuple(map(re.compile, (b"\xc2[\x80-\x9f]", b"\xe2\x80[\xa8\xa9]", b"\xef\xbf[\xbe\xbf]", _BOM)))
_HIDDEN_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """The text of one file; lines and columns count from 1."""

    file: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Give the lines without their breaks, at least one; what only Python breaks at has been refused."""
        return tuple(self.text.splitlines()) or ("",)

    def line(self, number: int) -> str:
        """Give one line, or nothing outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def rest(self, number: int, column: int) -> str:
        """Give a line from a column on; 200 characters at most, for lines can be a megabyte long."""
        return self.line(number)[column - 1 : column + 199]

    def sign_after(self, number: int, column: int) -> str:
        """Give the next character that is neither blank nor comment, if one comes in twenty lines."""
        for line in range(number, number + 20):
            found = _SIGN.search(self.line(line), column - 1)
            if found is not None and found[0] != "#":
                return found[0]
            column = 1
        return ""

    def place(self, number: int, column: int) -> Place:
        """Name a place; one after the end is moved to the end of the last line."""
        if number > len(self.lines):
            number, column = len(self.lines), len(self.lines[-1]) + 1
        return Place(self.file, number, column)


def decode(data: bytes, file: str) -> Source:
    """Turn bytes into a source; whatever is not clean UTF-8 text is refused with its place."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"\0" in data[:2] and any(data[:2])):
        raise WorkbookError(
            "This file is saved as UTF-16.", place=Place(file, 1, 1), hint="Save it as UTF-8."
        )
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_byte(data, error.start, file)
    suspicious = len(data.translate(None, _CONTROLS)) < len(data) or any(clue.search(data) for clue in _CLUES)
    if suspicious and (found := _REFUSED.search(text)):
        _refuse_character(found[0], _place(file, text[: found.start()]))
    if b"<<<<<<< " in data and (found := _CONFLICT.search(text)):
        raise WorkbookError(
            "Two versions of this file were merged, and the conflict is not settled.",
            place=_place(file, text[: found.start()]),
            hint="Keep the lines you want and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        )
    return Source(file, text)


def _place(file: str, before: str) -> Place:
    """Name the place that follows a text."""
    lines = _BREAK.split(before)
    return Place(file, len(lines), len(lines[-1]) + 1)


def _refuse_byte(data: bytes, index: int, file: str) -> NoReturn:
    """Say which byte is not UTF-8, and which letter it probably is."""
    letter = data[index : index + 1].decode("cp1252", "replace")
    likely = (
        f' (probably "{letter}")' if letter.isprintable() and letter != "\N{REPLACEMENT CHARACTER}" else ""
    )
    raise WorkbookError(
        f"Byte 0x{data[index]:02X}{likely} is not UTF-8.",
        place=_place(file, data[:index].decode("utf-8")),
        hint="Save the file as UTF-8: in most editors a choice called Encoding under Save as.",
    )


def _refuse_character(character: str, place: Place) -> NoReturn:
    """Say which invisible character stands in the way."""
    name = f"(U+{ord(character):04X})"
    if character == "\0":
        message, hint = (
            "Zero bytes stand here: the file is damaged.",
            "Take it back from git or from a backup.",
        )
    elif character in _HIDDEN_BREAKS:
        message = f"A hidden line break {name}, as word processors make it, stands here."
        hint = "Delete it and press Enter instead."
    else:
        message = f"An invisible character {name} stands here."
        hint = "Delete it; if you cannot see it, type the line anew."
    raise WorkbookError(message, place=place, hint=hint)
