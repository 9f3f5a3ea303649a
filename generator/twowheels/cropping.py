"""Pictures without what an audience may not see: a part that reads anything hidden is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from twowheels.expression import Expression
from twowheels.picture import Branch, Leaf, Part, Picture, Several
from twowheels.privacy import may_see
from twowheels.workbook import Workbook

Names: TypeAlias = frozenset[tuple[str, ...]]
"""Questions, figures and columns, as expressions name them: ("price",), ("resources", "capacity")."""


def cropped(workbook: Workbook, shown: Workbook, audience: str) -> dict[str, Picture]:
    """Give the pictures for an audience, each without the parts that read what it is not ``shown``."""
    names = frozenset(_hidden(workbook, shown))
    pictures = (_cropped(picture, names, audience) for picture in workbook.pictures.values())
    return {picture.id: picture for picture in pictures if picture}


def _hidden(workbook: Workbook, shown: Workbook) -> Iterator[tuple[str, ...]]:
    """Give what is not shown: questions, columns, figures, computed columns."""
    yield from ((name,) for name in workbook.figures.keys() - shown.figures.keys())
    kept = {(column.table, column.key) for column in shown.computed}
    yield from ((c.table, c.key) for c in workbook.computed if (c.table, c.key) not in kept)
    for question in workbook.questions.values():
        if question.id not in shown.questions:
            yield (question.id,)
        else:
            columns = {column.key for column in shown.questions[question.id].spec.columns}
            yield from ((question.id, c.key) for c in question.spec.columns if c.key not in columns)


def _cropped(picture: Picture, hidden: Names, audience: str) -> Picture | None:
    if not may_see(picture.privacy, audience):
        return None
    if picture.when and _reads(picture.when, hidden, {}):
        return None
    data = _part(picture.data, hidden, {})
    about = _part(picture.about, hidden, {}) if picture.about else None
    if not isinstance(data, Branch):
        return None
    return picture._replace(data=data, about=about if isinstance(about, Leaf) else None)


def _part(part: Part, hidden: Names, rows: Mapping[str, frozenset[str]]) -> Part | None:
    match part:
        case Leaf(template, _):
            return None if any(_reads(one, hidden, rows) for one in template.expressions) else part
        case Several(parts, place):
            return Several(tuple(_kept(parts, hidden, rows)), place)
        case Branch():
            return _branch(part, hidden, rows)


def _kept(parts: Iterable[Part], hidden: Names, rows: Mapping[str, frozenset[str]]) -> Iterator[Part]:
    for one in parts:
        if (kept := _part(one, hidden, rows)) is not None:
            yield kept


def _branch(branch: Branch, hidden: Names, rows: Mapping[str, frozenset[str]]) -> Branch | None:
    if branch.each:
        if _reads(branch.each, hidden, rows):
            return None
        rows = {**rows, branch.called: branch.each.names}
    if branch.when and _reads(branch.when, hidden, rows):
        return None
    fields = ((name, _part(inner, hidden, rows)) for name, inner in branch.fields)
    return branch._replace(fields=tuple((name, inner) for name, inner in fields if inner is not None))


def _reads(expression: Expression, hidden: Names, rows: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether an expression reads something hidden; ``rows`` says which tables a row may come from."""
    if any((name,) in hidden for name in expression.names):
        return True
    for path in expression.paths:
        for table in rows.get(path[0], {path[0]}):
            if (table, *path[1:2]) in hidden:
                return True
    return False
