"""Name the letters of the answers that no font draws, before a reader finds an empty box on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from twowheels.book import Book
from twowheels.doctor import letters as mend
from twowheels.errors import Place
from twowheels.fontlist import undrawn
from twowheels.glyphs import beyond, package
from twowheels.yamltext import Mapping, Node, Scalar

SHOWN = 5
"""How many letters of one answer are named."""


class Undrawn(NamedTuple):
    """Letters of one answer or note that will be empty boxes in the PDF, and how to mend that."""

    place: Place
    question: str
    letters: tuple[str, ...]
    mend: str

    @property
    def message(self) -> str:
        """Say it in one line."""
        named = ", ".join(map(_named, self.letters[:SHOWN]))
        more = len(self.letters) - SHOWN
        rest = f" and {more} more" if more > 0 else ""
        return f"{self.question}: no font here draws {named}{rest}; the PDF shows an empty box instead."


def _named(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return f"{letter} ({code})" if letter.isprintable() else code


def unlettered(book: Book, *, blank: bool = False) -> tuple[Undrawn, ...]:
    """Give what will be empty boxes in the PDF; a blank one holds nothing but the name.

    Looks at this machine's fonts only when there is a letter that our own fonts, or the brand's, do not draw.
    """
    texts = [one for one in _texts(book) if not blank or one[0] == book.workbook.named_by]
    strange = {one: found for one in texts if (found := beyond(one[1].text))}
    missing = undrawn(frozenset().union(*strange.values())) if strange else frozenset()
    missing -= _brands(book) if missing else frozenset()
    return tuple(
        _undrawn(book, question, node, tuple(sorted(found & missing, key=node.text.find)))
        for (question, node), found in strange.items()
        if found & missing
    )


def _texts(book: Book) -> Iterator[tuple[str, Scalar]]:
    for name, entry in book.entries.items():
        if entry.state != "inactive" and entry.typed is not None:
            yield from ((name, node) for node in _scalars(entry.typed))
    for note in book.notes:
        yield note.on, Scalar(note.text, note.place.line, note.place.column, quoted=False, block=False)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from (entry.key, *_scalars(entry.value))
    else:
        for item in node.items:
            yield from _scalars(item)


def _undrawn(book: Book, question: str, node: Scalar, letters: tuple[str, ...]) -> Undrawn:
    packages = sorted({kind for letter in letters if (kind := package(letter))})
    way_out = mend(" ".join(packages)) if packages else "No font is known to draw that; write it otherwise."
    return Undrawn(_at(book.answers.file, node, letters[0]), question, letters, way_out)


def _at(file: str, node: Scalar, letter: str) -> Place:
    """Give the letter's own place; where it is not written as such, that of its text."""
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        lines = []
    for number, line in enumerate(lines[node.line - 1 :], node.line):
        if letter in line:
            return Place(file, number, line.index(letter) + 1)
    return Place(file, node.line, node.column)


def _brands(book: Book) -> frozenset[str]:
    """Give what the workbook's own font draws besides."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    brand = book.workbook.brand
    regular = brand.files.get("regular")
    return (
        frozenset(map(chr, TTFont(book.workbook.folder / regular).getBestCmap())) if regular else frozenset()
    )
