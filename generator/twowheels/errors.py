"""What went wrong, told to the person who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """A spot in a file; lines and columns count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give ``file:line:column``, as editors and terminals jump to it."""
        shown = show(self.file, 200)
        if not self.line:
            return shown
        return f"{shown}:{self.line}:{self.column}" if self.column else f"{shown}:{self.line}"


class Problem(NamedTuple):
    """Something in an answers file that cannot be used as it stands; collected, never raised."""

    place: Place
    message: str
    hint: str = ""
    question: str = ""
    row: str = ""
    column: str = ""
    code: str = "mistake"
    """The kind of mistake, for programs; it stays when the wording changes."""


class WorkbookError(Exception):
    """A file that cannot be read or used: says where, what and what to do; ``others`` are further ones."""

    code = 2
    """What the command line leaves with."""

    def __init__(
        self, message: str, *, place: Place | None = None, hint: str = "", mistake: str = "unreadable"
    ) -> None:
        """Keep the parts apart, so that every report can set them; ``mistake`` is its kind, for programs."""
        self.message = message
        self.place = place or Place("")
        self.hint = hint
        self.mistake = mistake
        self.others: tuple[WorkbookError, ...] = ()
        super().__init__(str(self))

    def __str__(self) -> str:
        """Give one line: ``file:line:column: message hint``."""
        where = f"{self.place}: " if self.place.file else ""
        return f"{where}{self.message}{' ' + self.hint if self.hint else ''}"


class ProgramError(WorkbookError):
    """A mistake of the program itself, told in the words of any other trouble."""

    code = 3


class MissingLibraryError(WorkbookError):
    """A library of the operating system that the PDF needs is not installed."""


def show(text: str, limit: int = 80) -> str:
    """Make a stranger's text safe to print: one line, no control characters, at most ``limit`` long."""
    clean = (
        text
        if text.isprintable()
        else "".join(
            c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
        )
    )
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give ``Did you mean "x"?`` for the closest known word, or nothing if none is close."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    folded = {name.casefold(): name for name in known}
    typed = word.casefold()[:80]
    close = process.extract(typed, folded.keys(), scorer=fuzz.ratio, score_cutoff=60, limit=None)
    # Of several that are as close, the one with two letters swapped is meant: SAU431 is SAU413.
    best = max(close, key=lambda one: (one[1], OSA.normalized_similarity(typed, one[0])), default=None)
    return f'Did you mean "{folded[best[0]]}"?' if best else ""
