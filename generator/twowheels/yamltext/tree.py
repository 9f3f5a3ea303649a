"""Grow a tree from YAML's events: a loop and a stack, no recursion, nothing constructed."""

from __future__ import annotations

from typing import Any

import yaml

from twowheels.errors import Problem, WorkbookError
from twowheels.limits import Limits
from twowheels.yamltext import keys, slips, traps
from twowheels.yamltext.node import Entry, Mapping, Node, Scalar, Sequence
from twowheels.yamltext.source import Source

# The C parser is some fifteen times faster; the other one gives the same events.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Whether a scalar's style means quoted, and block.
_STYLES = {'"': (True, False), "'": (True, False), "|": (False, True), ">": (False, True)}
# Every value of every file passes here; this makes a named tuple in half the time of calling its class.
_new: Any = tuple.__new__


def grow(source: Source, limits: Limits, problems: list[Problem]) -> Node | None:
    """Give the root, None for an empty file; adds to ``problems``. Raises WorkbookError."""
    tree, last, loader = _Tree(source, limits, problems), None, LOADER(source.text)
    take, next_event = tree.takers(), loader.get_event
    try:
        while True:
            try:
                event = next_event()
            except yaml.YAMLError as error:
                raise slips.explain(error, source, last) from None
            except (ValueError, OverflowError):
                # Both parsers let these out for escapes that are no letters: "\UFFFFFFFF", !%c0%80.
                raise slips.no_letter(source, last) from None
            if event is None:
                return next(iter(tree.frame.items), None)
            last = event
            take[type(event)](event)
    finally:
        loader.dispose()


class _Frame:
    """A list or mapping that is still open; the outermost, a list, holds the root."""

    __slots__ = ("column", "entries", "flow", "items", "key", "key_event", "line", "mapping", "seen")

    def __init__(self, line: int = 0, column: int = 0, *, mapping: bool = False, flow: bool = False) -> None:
        self.line, self.column, self.mapping, self.flow = line, column, mapping, flow
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.seen: dict[str, int] = {}
        self.key_event: Any = None  # None: a key comes next
        self.key: Scalar | None = None  # None while key_event is set: the entry is dropped

    @property
    def wants_key(self) -> bool:
        """Tell whether the next node is a key."""
        return self.mapping and self.key_event is None

    def put(self, node: Node) -> None:
        """Add a list's item or the value of the key that waits."""
        if not self.mapping:
            self.items.append(node)
            return
        if self.key is not None:
            self.entries.append(_new(Entry, (self.key, node)))
        self.key_event = None

    def node(self) -> Node:
        """Give what has been collected."""
        if self.mapping:
            return Mapping(tuple(self.entries), self.line, self.column, self.flow)
        return Sequence(tuple(self.items), self.line, self.column, self.flow)


class _Tree:
    """The open frames, innermost in ``frame``, and what each event does to them."""

    def __init__(self, source: Source, limits: Limits, problems: list[Problem]) -> None:
        self.source, self.limits, self.problems = source, limits, problems
        self.hashes = traps.lines_with_hash(source)
        self.frame = _Frame()
        self.outer: list[_Frame] = []
        self.left = limits.values
        self.longest = limits.scalar
        self.documents = 0

    def takers(self) -> dict[type, Any]:
        """Give what to do with each kind of event."""
        return {
            yaml.ScalarEvent: self.scalar,
            yaml.AliasEvent: self.alias,
            yaml.SequenceStartEvent: self.open,
            yaml.MappingStartEvent: self.open,
            yaml.SequenceEndEvent: self.close,
            yaml.MappingEndEvent: self.close,
            yaml.DocumentStartEvent: self.document,
            yaml.DocumentEndEvent: _nothing,
            yaml.StreamStartEvent: _nothing,
            yaml.StreamEndEvent: _nothing,
        }

    def scalar(self, event: Any) -> None:
        """Take a key or a text; only what looks odd at a glance is looked at closely."""
        self.left -= 1
        if self.left < 0:
            self.too_many(event)
        text, style, mark, frame = event.value, event.style, event.start_mark, self.frame
        quoted, block = _STYLES[style] if style else (False, False)
        node = _new(Scalar, (text, mark.line + 1, mark.column + 1, quoted, block))
        marked = event.anchor is not None or event.tag is not None
        if frame.mapping and frame.key_event is None:
            frame.key_event = event
            if marked or not text.isidentifier() or text in frame.seen or len(text) > self.limits.key:
                frame.key = self.odd_key(event, node, frame)
            else:
                frame.seen[text], frame.key = mark.line + 1, node
            return
        if marked or not text or (style == '"' and not text.isprintable()) or (not style and " - " in text):
            node = self.odd_value(event, node, frame)
        if len(text) > self.longest:
            node = self.report(traps.too_long(node, self.longest, self.source), node._replace(text=""))
        if self.hashes and event.end_mark.line in self.hashes:
            self.report(traps.lost_tail(event, self.source), node)
        frame.put(node)

    def odd_value(self, event: Any, node: Scalar, frame: _Frame) -> Scalar:
        """Look closer at a value that is blank, marked, holds unusual characters or may hide a list."""
        if event.anchor or event.tag:
            self.report(traps.mark(event, self.source, in_text=True), node)
        elif not node.text and frame.key is not None:
            if problem := traps.no_text(event, frame.key_event, self.source, frame.flow, first=len(frame.seen) == 1):
                frame.key = None if problem.place.line == frame.key.line else frame.key
                return self.report(problem, node)
        elif not event.style:
            self.report(traps.joined_item(event, self.source), node)
        if traps.CONTROL.search(node.text):
            return self.report(traps.control(node, self.source), traps.without_control(node))
        return node
