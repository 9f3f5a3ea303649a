"""Where every value of a file begins and ends, to the letter, and where its comments stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from twowheels.yamltext import keys, lone, tree
from twowheels.yamltext.node import NULLS, Scalar
from twowheels.yamltext.source import Source

_BREAK = re.compile("\r\n|\r|\n")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*|[&!][^\s]*)*")
# What stands between two values is indicators, marks (which may hold a #) and comments.
_COMMENT = re.compile(r"[&*!][^\s,\[\]{}]*|(#[^\r\n]*)")
_HEADER = re.compile(r"[^\r\n#]*(#[^\r\n]*)?")


class Leaf(NamedTuple):
    """One text; ``style`` is empty for a plain one, else its quote, ``|``, ``>``, or ``*`` for a reference."""

    start: int
    end: int
    text: str
    style: str

    @property
    def is_null(self) -> bool:
        """Tell whether YAML calls it nothing."""
        return not self.style and self.text in NULLS


class Group(NamedTuple):
    """A list or mapping; ``column`` (from 0) is where its dashes or keys begin."""

    start: int
    end: int
    flow: bool
    mapping: bool
    column: int
    parts: tuple[Part, ...]

    def find(self, name: str | int) -> Part | None:
        """Give the entry with a key, or the item with a number."""
        if isinstance(name, int):
            return self.parts[name] if not self.mapping and 0 <= name < len(self.parts) else None
        return next((part for part in self.parts if part.name == name), None) if self.mapping else None


class Part(NamedTuple):
    """An entry or item: where its key or dash begins, where its colon or dash ends, and its value.

    A key that cannot be used has no name; ``behind`` is -1 where no colon stands.
    """

    name: str | None
    begin: int
    behind: int
    value: Plot


Plot = Leaf | Group


class Comment(NamedTuple):
    """A comment with its #; ``alone`` means that nothing else stands on its line."""

    start: int
    end: int
    text: str
    alone: bool


class Survey:
    """A file's text and the plots on it."""

    def __init__(self, source: Source) -> None:
        """Go through the events once; the reader must have read the same source before, within limits."""
        self.source = source
        self.text = source.text
        self.starts = (0, *(found.end() for found in _BREAK.finditer(self.text)))
        self.spans: list[tuple[int, int, str]] = []
        self._begins: list[int] = []
        self.blanks: list[int] = []  # where the blank lines end that a text with |+ or >+ keeps
        self.root: Plot | None = None
        self.end = len(self.text)
        """Where the document ends: a new key can stand before it, never after."""
        loader = tree.LOADER(lone.shielded(self.text))
        try:
            self._grow(lone.restored(loader.get_event))
        finally:
            loader.dispose()

    def _grow(self, next_event: Any) -> None:
        stack: list[tuple[Any, list[Plot]]] = [(None, [])]
        while (event := next_event()) is not None:
            match event:
                case yaml.ScalarEvent() | yaml.AliasEvent():
                    stack[-1][1].append(self._leaf(event))
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    stack.append((event, []))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    opened, held = stack.pop()
                    stack[-1][1].append(self._group(opened, event, held))
                case yaml.DocumentEndEvent(explicit=True):
                    self.end = self.line_start(self._at(event.start_mark))
                case _:
                    pass
        self.root = next(iter(stack[0][1]), None)

    def _at(self, mark: Any) -> int:
        return self.starts[mark.line] + int(mark.column) if mark.line < len(self.starts) else len(self.text)

    def _leaf(self, event: Any) -> Leaf:
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        if isinstance(event, yaml.AliasEvent):
            return Leaf(start, end, "", "*")
        style = event.style or ""
        self.spans.append((start, end, style))
        if style in ("|", ">"):
            if "+" in self.text[start : self.line_end(start)].split("#")[0]:
                self.blanks.append(end)
            end = start + len(self.text[start:end].rstrip("\r\n"))
        return Leaf(start, end, event.value, style)

    def _group(self, opened: Any, closed: Any, held: list[Plot]) -> Group:
        start, flow = self._at(opened.start_mark), bool(opened.flow_style)
        mapping = isinstance(opened, yaml.MappingStartEvent)
        parts = tuple(self._entries(held) if mapping else self._items(start, flow, held))
        end = self._at(closed.end_mark) if flow or not parts else parts[-1].value.end
        first = parts[0].begin if parts else start
        return Group(start, end, flow, mapping, first - self.line_start(first), parts)

    def _entries(self, held: list[Plot]) -> Iterator[Part]:
        seen: set[str] = set()
        for key, value in zip(held[::2], held[1::2], strict=True):
            colon = self.skip(key.end)
            behind = colon + 1 if self.text[colon : colon + 1] == ":" else -1
            name = self._name(key)
            yield Part(None if name in seen else name, key.start, behind, value)
            seen.add(name or "")

    def _name(self, key: Plot) -> str | None:
        if not isinstance(key, Leaf) or (key.text == "<<" and not key.style):
            return None
        if key.text.isascii() and key.text.isidentifier():
            return key.text
        node = Scalar(key.text, 1, 1, quoted=bool(key.style), block=False)
        return keys.clean(node, self.source)[0].text or None

    def _items(self, start: int, flow: bool, held: list[Plot]) -> Iterator[Part]:
        for value in held:
            dash = value.start if flow else self.skip(start)
            yield Part(None, dash, dash if flow else dash + 1, value)
            start = max(value.end, dash + 1)

    def skip(self, at: int) -> int:
        """Go over blanks, breaks, comments and marks."""
        found = _GAP.match(self.text, at)
        return found.end() if found else at

    def line_start(self, at: int) -> int:
        """Give where the line of a place begins."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def line_end(self, at: int) -> int:
        """Give where the line of a place ends, before its break."""
        following = self.next_line(at)
        return at + len(self.text[at:following].rstrip("\r\n"))

    def next_line(self, at: int) -> int:
        """Give where the next line begins, or the end of the text."""
        number = bisect_right(self.starts, at)
        return self.starts[number] if number < len(self.starts) else len(self.text)

    def after(self, at: int) -> int:
        """Give where a line can come in after a value that ends at a place."""
        following = self.next_line(at)
        number = bisect_left(self.blanks, following)
        if number < len(self.blanks) and not self.text[following : self.blanks[number]].strip():
            return self.blanks[number]
        return following

    def is_open_ended(self, at: int) -> bool:
        """Tell whether a text that ends here would get a newline of its own if a line followed."""
        if self.next_line(at) < len(self.text) or self.text.endswith(("\n", "\r")) or not self.spans:
            return False
        start, _, style = self.spans[-1]
        return style in ("|", ">") and "-" not in self.text[start : self.line_end(start)].split("#")[0]

    def blank_end(self, at: int) -> int:
        """Go over blank lines."""
        while at < len(self.text) and not self.text[at : self.line_end(at)].strip(" \t"):
            at = self.next_line(at)
        return at

    def is_first(self, at: int) -> bool:
        """Tell whether only blanks stand before a place on its line."""
        return not self.text[self.line_start(at) : at].strip(" \t")

    def line_break(self, at: int) -> str:
        """Give the break that ends this line, or the one before it, or the file's first."""
        number = bisect_right(self.starts, at)
        for line in (number, number - 1, 1):
            if 0 < line < len(self.starts):
                above = self.text[self.starts[line - 1] : self.starts[line]]
                return above[len(above.rstrip("\r\n")) :][-2:] if above.endswith("\r\n") else above[-1]
        return "\n"

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Give every comment in the order of the file."""
        return tuple(self._comments())

    def between(self, start: int, end: int) -> tuple[Comment, ...]:
        """Give the comments that begin between two places."""
        at = [comment.start for comment in self.comments] if not self._begins else self._begins
        self._begins = at
        return self.comments[bisect_left(at, start) : bisect_left(at, end)]

    def _comments(self) -> Iterator[Comment]:
        at = 0
        for start, end, style in (*self.spans, (len(self.text), len(self.text), "")):
            yield from self._between(at, start)
            if style in ("|", ">") and (found := _HEADER.match(self.text, start, end)) and found[1]:
                yield Comment(found.start(1), found.end(1), found[1], alone=False)
            at = end

    def _between(self, start: int, end: int) -> Iterator[Comment]:
        for found in _COMMENT.finditer(self.text, start, end):
            if found[1]:
                yield Comment(found.start(), found.end(), found[1], self.is_first(found.start()))
