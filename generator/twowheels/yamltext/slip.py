"""A line that YAML refuses, with what is needed to see the slip behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from twowheels.errors import WorkbookError, show
from twowheels.yamltext.source import Source

# "  - key: " and what follows; the key may stand in quotes.
_KEYED = re.compile(r"""[ \t]*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s"'#\[{&*!|>%@`][^#]*?)[ \t]*:[ \t]+(?=\S)""")
_ITEM = re.compile(r"[ \t]*(?:- +)+")


class Slip(NamedTuple):
    """Where the parser gave up and what it said; places count from 1."""

    source: Source
    words: str  # the parser's own, for telling cases apart; never shown
    line: int
    column: int
    opened: tuple[int, int] | None  # where the thing began that it was reading
    bracket: tuple[int, int] | None  # the innermost bracket that is open
    last: Any  # the last event before

    @property
    def rest(self) -> str:
        """Give the line from where the parser gave up."""
        return self.source.rest(self.line, self.column)

    @property
    def sign(self) -> str:
        """Give the character at which the parser gave up, nothing at a line's end."""
        return self.rest[:1]

    @property
    def begins_line(self) -> bool:
        """Tell whether only blanks stand before."""
        return not self.source.line(self.line)[: self.column - 1].strip()

    def said(self, *words: str) -> bool:
        """Tell whether the parser used one of these words."""
        return any(word in self.words for word in words)

    def above(self) -> int:
        """Give the number of the nearest line above that is neither blank nor comment; 0 if none."""
        for number in range(min(self.line, len(self.source.lines) + 1) - 1, 0, -1):
            if self.source.line(number).strip()[:1] not in ("", "#"):
                return number
        return 0

    def error(self, message: str, hint: str, at: tuple[int, int] | None = None) -> WorkbookError:
        """Tell the slip; at the place where the parser gave up unless another is given."""
        return WorkbookError(message, place=self.source.place(*(at or (self.line, self.column))), hint=hint)


Case: TypeAlias = Callable[[Slip], WorkbookError | None]


def value_start(line: str) -> int:
    """Give the column of the value in a line such as ``- key: value``, of the text if it has no key."""
    found = _KEYED.match(line) or _ITEM.match(line)
    return found.end() + 1 if found else len(line) - len(line.lstrip()) + 1


def in_quotes(text: str) -> str:
    """Give a text as it would stand in quotes, or nothing where that takes more than quotes."""
    short = show(text.strip(), 60)
    if '"' not in short and "\\" not in short:
        return f'"{short}"'
    return "" if "'" in short else f"'{short}'"


def quote_hint(text: str) -> str:
    """Tell to put a text in quotes, showing how."""
    if quoted := in_quotes(text):
        return f"Put the whole text in quotes: {quoted}"
    return "Write | after the colon and the text on the next line, indented: there every sign is allowed."
