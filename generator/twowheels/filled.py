"""Somebody fills in a book where it was made and saves it there: its words are kept when it is made anew."""

from __future__ import annotations

import shutil
from hashlib import sha256
from itertools import count
from pathlib import Path

from twowheels.project import from_here
from twowheels.review import Review

ENDING = ".filled"


class Guard:
    """Watches over the place of a book while it is made anew."""

    def __init__(self, file: Path, memory: Path) -> None:
        """Look at what lies there before anything is made."""
        self.file = file
        self.ours = _known(file, memory) if file.is_file() else ""

    def keep(self, review: Review) -> str:
        """Keep a copy with words that are in no answers file yet beside the answers; say so, or nothing."""
        if not self.file.is_file() or _digest(self.file) == self.ours:
            return ""
        from twowheels.inputs.unread import is_unread

        answers = Path(review.book.answers.file)
        if not is_unread(self.file, review.book.workbook.folder, answers):
            return ""
        aside = _aside(self.file, answers.parent)  # not in the site, which may be for others to see
        shutil.copy2(self.file, aside)
        said = f"{from_here(self.file)} had been filled in; that copy is now {from_here(aside)}."
        return f"{said} To take its answers in: twowheels import {from_here(aside)}"


def _aside(file: Path, folder: Path) -> Path:
    """Give a name that no other copy has."""
    names = (folder / f"{file.stem}{ENDING}{f'-{n}' if n > 1 else ''}.pdf" for n in count(1))
    return next(name for name in names if not name.exists() or _digest(name) == _digest(file))


def _known(file: Path, memory: Path) -> str:
    from twowheels.outputs.pdf import Last

    return _digest(file) if Last(file, memory).is_ours() else ""


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
