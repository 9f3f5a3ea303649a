"""Grow a tree from YAML's events: a loop and a stack, no recursion, nothing constructed."""

from __future__ import annotations

from typing import Any

import yaml

from twowheels.errors import Problem, WorkbookError
from twowheels.limits import Limits
from twowheels.yamltext import keys, lone, slips, traps
from twowheels.yamltext.node import Entry, Mapping, Node, Scalar, Sequence
from twowheels.yamltext.source import Source

# The C parser is some fifteen times faster; the other one gives the same events.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Whether a scalar's style means quoted, and block.
_STYLES = {'"': (True, False), "'": (True, False), "|": (False, True), ">": (False, True)}
_PLAIN = (False, False)
# Two events each for the file and its document, and None at the end.
_FRAMING = 5
# Every value of every file passes here; this makes a named tuple in half the time of calling its class.
_new: Any = tuple.__new__


def grow(source: Source, limits: Limits, problems: list[Problem]) -> Node | None:
    """Give the root, None for an empty file; adds to ``problems``. Raises WorkbookError."""
    text = lone.shielded(source.text)
    tree, loader = _Tree(source, limits, problems), LOADER(text)
    next_event = loader.get_event if text is source.text else lone.restored(loader.get_event)
    take = tree.takers()
    try:
        for _ in range(limits.values + _FRAMING):
            try:
                event = next_event()
            except yaml.YAMLError as error:
                raise slips.explain(error, source, tree.bracket(), tree.last) from None
            except (ValueError, OverflowError):
                # Both parsers let these out for escapes that are no letters: "\UFFFFFFFF", !%c0%80.
                raise slips.no_letter(source, tree.last) from None
            if event is None:
                return next(iter(tree.frame.items), None)
            take[type(event)](event)
        raise _too_many(tree.last, source, limits)
    finally:
        loader.dispose()


class _Frame:
    """A list or mapping that is still open; the outermost, a list, holds the root."""

    __slots__ = ("column", "entries", "flow", "items", "key", "line", "mapping", "waiting")

    def __init__(self, line: int, column: int, mapping: bool, flow: bool) -> None:
        self.line, self.column, self.mapping, self.flow = line, column, mapping, flow
        self.items: list[Node] = []
        self.entries: dict[str, Entry] = {}
        # The event of the key whose value comes next; None: a key comes next. A list never waits for a key.
        self.waiting: Any = None if mapping else ()
        self.key: Scalar | None = None  # None while waiting: the entry is dropped

    def put(self, node: Node) -> None:
        """Add a list's item or the value of the key that waits."""
        if not self.mapping:
            self.items.append(node)
            return
        if self.key is not None:
            self.entries[self.key.text] = _new(Entry, (self.key, node))
        self.waiting = self.key = None

    def node(self) -> Node:
        """Give what has been collected."""
        held: Any = self.entries.values() if self.mapping else self.items
        node: Node = _new(
            Mapping if self.mapping else Sequence, (tuple(held), self.line, self.column, self.flow)
        )
        return node


class _Tree:
    """The open frames, innermost in ``frame``, and what each event does to them."""

    def __init__(self, source: Source, limits: Limits, problems: list[Problem]) -> None:
        self.source, self.limits, self.problems = source, limits, problems
        self.hashes = traps.lines_with_hash(source)
        self.frame = _Frame(0, 0, mapping=False, flow=False)
        self.outer: list[_Frame] = []
        self.longest, self.key = limits.scalar, limits.key
        self.last: Any = None  # the last event that ends where words of its own end
        self.documents = 0

    def bracket(self) -> tuple[int, int] | None:
        """Give the place of the innermost bracket that is open; ``[a: b]`` is a group without one."""
        for frame in (self.frame, *reversed(self.outer)):
            if frame.flow and self.source.rest(frame.line, frame.column)[:1] in ("[", "{"):
                return frame.line, frame.column
        return None

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
        self.last = event
        text, style, mark, frame = event.value, event.style, event.start_mark, self.frame
        quoted, block = _STYLES[style] if style else _PLAIN
        node = _new(Scalar, (text, mark.line + 1, mark.column + 1, quoted, block))
        odd = event.anchor is not None or event.tag is not None
        if frame.waiting is None:
            frame.waiting = event
            if (
                odd
                or text in frame.entries
                or not (text.isascii() and text.isidentifier())
                or len(text) > self.key
            ):
                frame.key = self.odd_key(event, node, frame)
            else:
                frame.key = node
            return
        odd = odd or not text or (not style and " - " in text) or (style == '"' and not text.isprintable())
        if odd or len(text) > self.longest:
            node = self.odd_value(event, node, frame)
        if self.hashes and event.end_mark.line in self.hashes:
            self.report(traps.lost_tail(event, self.source))
        if (key := frame.key) is not None:
            frame.entries[key.text] = _new(Entry, (key, node))
            frame.waiting = frame.key = None
        else:
            frame.put(node)

    def odd_value(self, event: Any, node: Scalar, frame: _Frame) -> Scalar:
        """Look closer at a value that is marked, blank, holds control characters or may hide a list."""
        if event.anchor or event.tag:
            self.problems.append(traps.mark(event, self.source, flow=frame.flow))
        if len(node.text) > self.longest:
            self.problems.append(traps.too_long(node, self.longest, self.source))
            return node._replace(text="")
        if not node.text:
            self.blank(event, node, frame)
        elif traps.CONTROL.search(node.text):
            self.problems.append(traps.control(node, self.source))
            return traps.without_control(node)
        elif not event.style:
            self.report(traps.joined_items(event, self.source))
        return node

    def blank(self, event: Any, node: Scalar, frame: _Frame) -> None:
        """Tell a value that somebody left blank from one that YAML took away."""
        if node.block:
            self.report(traps.lost_header(event, self.source))
        elif frame.key is not None:
            first = not frame.entries
            if problem := traps.no_colon(frame.waiting, self.source, flow=frame.flow, first=first):
                self.problems.append(problem)
                frame.key = None

    def odd_key(self, event: Any, node: Scalar, frame: _Frame) -> Scalar | None:
        """Give a usable key, or None for one whose entry must be dropped."""
        if event.anchor or event.tag:
            self.problems.append(traps.mark(event, self.source, text=False))
        node, problem = keys.clean(node, self.source)
        self.report(problem)
        if problem := keys.unusable(node, frame.entries.get(node.text), self.limits.key, self.source):
            self.problems.append(problem)
            return None
        return node

    def alias(self, event: Any) -> None:
        """Read a reference as nothing; as a key it takes its entry with it."""
        self.last = event
        mark, frame = event.start_mark, self.frame
        self.problems.append(traps.alias(event, self.source, flow=frame.flow))
        if frame.waiting is None:
            frame.waiting = event
        else:
            frame.put(Scalar("", mark.line + 1, mark.column + 1, quoted=False, block=False))

    def open(self, event: Any) -> None:
        """Begin a list or mapping, unless it is one too many or nested too deep."""
        self.last = event
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if len(self.outer) >= self.limits.depth:
            raise WorkbookError(
                f"Lists and groups are nested more than {self.limits.depth} deep here.",
                place=self.source.place(line, column),
                hint="Answers need four or five levels; look for stray brackets or dashes.",
            )
        if event.anchor or event.tag:
            self.problems.append(traps.mark(event, self.source, text=False))
        self.outer.append(self.frame)
        self.frame = _Frame(line, column, type(event) is yaml.MappingStartEvent, bool(event.flow_style))

    def close(self, event: Any) -> None:
        """End a list or mapping and hand it to the frame around it."""
        if self.frame.flow:
            self.last = event
        node = self.frame.node()
        self.frame = frame = self.outer.pop()
        if frame.waiting is not None:
            frame.put(node)
            return
        frame.waiting = event
        place = self.source.place(node.line, node.column)
        if not self.problems or self.problems[-1].place < place:  # {{ name }} is told once, not twice
            self.problems.append(keys.group(place))

    def document(self, event: Any) -> None:
        """Let one document pass."""
        self.documents += 1
        if self.documents > 1:
            raise slips.second_document(event, self.source)

    def report(self, problem: Problem | None) -> None:
        """Note a problem, if there is one."""
        if problem is not None:
            self.problems.append(problem)


def _nothing(event: Any) -> None:
    """Let an event pass that says nothing about the text."""


def _too_many(event: Any, source: Source, limits: Limits) -> WorkbookError:
    """Tell where a file went over the limit of keys and values; a list or group counts twice."""
    return WorkbookError(
        f"This file holds more than {limits.values:,} keys and values, the most that is read.",
        place=source.place(event.start_mark.line + 1, event.start_mark.column + 1),
        hint="Look for something pasted many times over.",
    )
