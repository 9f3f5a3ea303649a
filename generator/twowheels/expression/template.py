"""Text with {{ expressions }} in it: messages, labels and stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from twowheels.errors import Place, WorkbookError
from twowheels.expression.meaning import StoryCall
from twowheels.expression.parsed import Expression, parse, parse_in_story
from twowheels.expression.places import NOWHERE, offset_place
from twowheels.expression.value import Scope, as_text

UNANSWERED = "…"
_TRIMS = ("-", "+")
_OPENING = re.compile(r"\{[{%#]")
_INSIDE = re.compile(r"""(?:[^'"{}]|'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+")*+""", re.DOTALL)

Part: TypeAlias = str | Expression


class Call(NamedTuple):
    """What a story asks the page for: ``{{ ask("offer_promise") }}`` and its like."""

    name: str
    arguments: tuple[str, ...]
    place: Place


class _Cut(NamedTuple):
    """What stands between {{ and }}, and where."""

    source: str
    place: Place


class Template:
    """A text with expressions in it; two are equal if they are written alike."""

    __slots__ = ("_parts", "place", "source")

    def __init__(self, source: str, place: Place, parts: tuple[Part, ...] | None = None) -> None:
        """Keep the text; ``parts`` is what has been read in it, if it has been read."""
        self.source = source
        self.place = place
        self._parts = parts

    @property
    def parts(self) -> tuple[Part, ...]:
        """Give texts and expressions in turn; raises WorkbookError if read only now and not sound."""
        if self._parts is None:
            self._parts = _read(self.source, self.place)
        return self._parts

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Give its expressions in order."""
        return tuple(part for part in self.parts if isinstance(part, Expression))

    @property
    def names(self) -> frozenset[str]:
        """Give all names that its expressions read."""
        return frozenset[str]().union(*(expression.names for expression in self.expressions))

    def render(self, scope: Scope) -> str:
        """Fill in the values; what is unanswered shows as "…". Nothing is escaped here."""
        return "".join(part if isinstance(part, str) else shown(part, scope) for part in self.parts)

    def __eq__(self, other: object) -> bool:
        """Compare the texts."""
        return isinstance(other, Template) and self.source == other.source

    def __hash__(self) -> int:
        """Go by the text."""
        return hash(self.source)


def shown(expression: Expression, scope: Scope) -> str:
    """Give the value of an expression as it stands in a text."""
    text = as_text(expression.evaluate(scope), UNANSWERED)
    return UNANSWERED if text is None else text


def parse_template(text: str, place: Place = NOWHERE) -> Template:
    """Read a text with expressions; raises WorkbookError at the place of what cannot be read."""
    return Template(text, place, _read(text, place))


def _read(text: str, place: Place) -> tuple[Part, ...]:
    return tuple(parse(*part) if isinstance(part, _Cut) else part for part in _cut(text, place))


def split_story(text: str, place: Place) -> tuple[str | Call | Expression, ...]:
    """Split a story into text, calls such as ``ask("id")``, and expressions.

    A place without a line is the whole file. Raises WorkbookError at line and column of what cannot be read.
    """
    start = Place(place.file, place.line or 1, place.column or 1)
    return tuple(_spoken(part) if isinstance(part, _Cut) else part for part in _cut(text, start))


def _spoken(part: _Cut) -> Call | Expression:
    found = parse_in_story(part.source, part.place)
    return Call(found.name, found.arguments, part.place) if isinstance(found, StoryCall) else found


def _cut(text: str, place: Place) -> Iterator[str | _Cut]:
    done = 0
    while opening := _OPENING.search(text, done):
        start = opening.end()
        inside = _INSIDE.match(text, start)
        end = inside.end() if inside else start
        if opening.group() != "{{" or text[start : start + 1] in _TRIMS or text[end : end + 2] != "}}":
            raise _refused(text, place, opening.start(), end)
        if done < opening.start():
            yield text[done : opening.start()]
        yield _Cut(text[start:end], offset_place(text, place, start))
        done = end + 2
    if done < len(text):
        yield text[done:]


def _refused(text: str, place: Place, start: int, end: int) -> WorkbookError:
    """Say why what opens at ``start`` cannot be read; ``end`` is how far it could be."""
    opening = text[start : start + 2]
    here, there = offset_place(text, place, start), offset_place(text, place, end)
    if opening != "{{":
        return WorkbookError(f'"{opening}" cannot be used here, only "{{{{".', place=here)
    if text[start + 2 : start + 3] in _TRIMS:
        return WorkbookError(
            f'"{text[start : start + 3]}" is not known here.', place=here, hint='Put a space after "{{".'
        )
    if text[end : end + 1] in ("'", '"'):
        return WorkbookError("The quotation mark is never closed.", place=there)
    if text[end : end + 1] in ("{", "}"):
        return WorkbookError("A single brace cannot stand inside {{ }}, except in quotes.", place=there)
    return WorkbookError('"{{" is not closed with "}}".', place=here)
