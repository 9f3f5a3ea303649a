"""Values as a person would type them: PyYAML's emitter writes every letter, this only says in which style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import yaml

from twowheels.yamltext.node import NULLS

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
"""What an owner types: a text, a list, or keys with values; a table is a list of rows."""


class Below(dict[str, Value]):
    """Keys with values that stand on lines of their own, however few and short."""


ENDLESS = 1 << 20
"""A line so wide that nothing is folded."""
WIDTH = 104
"""Where a long text is folded, as in a new file."""
_WORD = re.compile(r"[\w.,:/+-]+")
_UNFOLDABLE = re.compile(r"^ | $|  |[^\S ]")


class Emitter(yaml.SafeDumper):
    """PyYAML's emitter, with the dashes of a list indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent one level."""
        super().increase_indent(flow, False)


class _Writer(yaml.SafeDumper):
    """PyYAML's emitter, folding only what stands below its line, and sparing apostrophes."""

    flush = False  # whether the dashes of a list stand straight under their key

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless and self.flush)

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        event: Any = self.event
        asked, text = event.style, event.value
        spared = style == "'" and asked != "'" and "'" in text and '"' not in text and "\\" not in text
        return '"' if spared else style

    def write_plain(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_plain(text, False)

    def write_single_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_single_quoted(text, False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_double_quoted(text, False)


class _FlushWriter(_Writer):
    flush = True


@dataclass(frozen=True, slots=True)
class Manner:
    """How values are written in one file and at one spot.

    ``quoted``: every text in double quotes; ``lists``: how far dashes stand to the right of their key;
    ``old``: the style of what stood there before; ``column``: of the keys or dashes around it.
    """

    quoted: bool = False
    lists: int = 2
    mappings: int = 2
    column: int = 0
    old: str = ""
    room: int = WIDTH

    def at(self, column: int, *, old: str = "", taken: int = 0) -> Manner:
        """Go to another spot; ``taken`` is how much of the line is written already."""
        return replace(self, column=column, old=old, room=WIDTH - column - taken)


def inline(value: Value, manner: Manner) -> str:
    """Write a value on one line, so that it can stand inside brackets."""
    return _emitted([value], manner, brackets=True)[1:-2]


def lines(value: Value, manner: Manner, *, item: bool = False) -> tuple[str, tuple[str, ...]]:
    """Give what stands behind the colon or dash, and the lines below, indented as far as they must be."""
    if isinstance(value, str):
        first, *rest = _emitted({"k": value}, manner)[3:].removesuffix("\n").split("\n")
        return first, _indented(rest, manner.column)
    is_row = item and isinstance(value, Mapping) and manner.old != "{"
    if not value or (not is_row and is_short(value, manner)):
        return inline(value, replace(manner, old="")), ()
    offset = 2 if item else manner.mappings if isinstance(value, Mapping) else manner.lists
    inside = manner.at(manner.column + offset)
    first, *rest = _emitted(value, inside).removesuffix("\n").split("\n")
    if item:
        return first, _indented(rest, inside.column)
    return "", _indented([first, *rest], inside.column)


def is_short(value: Value, manner: Manner) -> bool:
    """Tell whether a person would write a list or mapping in brackets: words, or a reason, on one line."""
    if isinstance(value, str | Below):
        return False
    if isinstance(value, Mapping):
        texts = len(value) <= 2 and all(isinstance(one, str) and "\n" not in one for one in value.values())
        return manner.old == "{" or (texts and len(inline(value, manner)) <= manner.room)
    words = all(isinstance(one, str) and _WORD.fullmatch(one) for one in value)
    return manner.old == "[" or (words and len(inline(value, manner)) <= manner.room)


def _indented(rows: Sequence[str], column: int) -> tuple[str, ...]:
    return tuple(" " * column + row if row else row for row in rows)


def _emitted(value: Any, manner: Manner, *, brackets: bool = False) -> str:
    start = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    end = [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    events = [*start, *_events(value, manner, brackets=brackets, top=True), *end]
    width = ENDLESS if brackets else max(WIDTH - manner.column - 2, 40)
    dumper = _FlushWriter if manner.lists == 0 else _Writer
    return str(yaml.emit(events, Dumper=dumper, allow_unicode=True, width=width))


def _events(value: Any, manner: Manner, *, brackets: bool, top: bool = False) -> Iterator[Any]:
    if isinstance(value, str):
        style = _style(value, manner, brackets=brackets)
        yield yaml.ScalarEvent(None, None, (not style and value not in NULLS, True), value, style=style)
        return
    inside = replace(manner, old=manner.old if top else "")
    is_mapping = isinstance(value, Mapping)
    flow = brackets or not (top or is_mapping or not is_short(value, inside))
    if is_mapping:
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=flow)
        for name, one in value.items():
            plain = name not in NULLS and name != "<<"
            yield yaml.ScalarEvent(None, None, (plain, True), name)
            yield from _events(one, inside, brackets=flow)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=flow)
        for one in value:
            yield from _events(one, inside, brackets=flow)
        yield yaml.SequenceEndEvent()


def _style(text: str, manner: Manner, *, brackets: bool) -> str | None:
    """Choose a style; PyYAML takes another one where the letters do not allow it."""
    if manner.quoted or "\u2028" in text or "\u2029" in text or text.endswith("\n\n") or not text:
        return '"'
    if brackets:
        return '"' if "\n" in text else manner.old if manner.old in ("'", '"') else None
    if "\n" in text:
        return "|"
    foldable = not _UNFOLDABLE.search(text)
    if manner.old in ("'", '"') and len(text) <= manner.room:
        return manner.old
    return ">" if foldable and (manner.old in ("|", ">") or len(text) > manner.room) else None
