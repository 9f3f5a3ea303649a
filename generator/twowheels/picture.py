"""What a picture is: a chart, and the data that a book fills it with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from twowheels.errors import Place
from twowheels.expression import Expression, Template


class Leaf(NamedTuple):
    """One text or value: words with {{ expressions }} in them; an expression alone keeps its type."""

    template: Template
    place: Place


class Branch(NamedTuple):
    """Named things; with ``each`` one such group for every row, with ``when`` only if it holds."""

    fields: tuple[tuple[str, Part], ...]
    place: Place
    each: Expression | None = None
    called: str = "row"
    when: Expression | None = None


class Several(NamedTuple):
    """A list; a group in it that goes through rows stands for as many groups."""

    parts: tuple[Part, ...]
    place: Place


Part: TypeAlias = Leaf | Branch | Several
NO_ROWS: Mapping[str, str] = {}


class Picture(NamedTuple):
    """One picture, as pictures.yaml gives it."""

    id: str
    title: str
    chart: str
    privacy: str
    about: Leaf | None
    when: Expression | None
    empty: str
    asks: tuple[str, ...]
    data: Branch
    place: Place


def expressions_of(
    part: Part, rows: Mapping[str, str] = NO_ROWS
) -> Iterator[tuple[Expression, Mapping[str, str]]]:
    """Give every expression in a part; with the rows that it may read, each with what it is a row of."""
    match part:
        case Leaf(template, _):
            yield from ((expression, rows) for expression in template.expressions)
        case Several(parts, _):
            for one in parts:
                yield from expressions_of(one, rows)
        case Branch(fields, _, each, called, when):
            if each:
                yield each, rows
                rows = {**rows, called: each.source.strip()}
            if when:
                yield when, rows
            for _, inner in fields:
                yield from expressions_of(inner, rows)
