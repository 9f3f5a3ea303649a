"""What cannot work in pictures: unknown names and columns, private things on public pictures."""

from __future__ import annotations

from collections.abc import Iterator

from twowheels.definition.names import FREE_NAMES, unknown_names, unknown_options
from twowheels.errors import Problem, did_you_mean, show
from twowheels.expression import Expression
from twowheels.picture import Picture, expressions_of
from twowheels.workbook import Workbook

SEEN = frozenset({"gates", "parts", "findings", "next_steps", "open_questions", "weeks", "business"})
"""What a picture sees of the review, besides answers and figures."""


def picture_problems(workbook: Workbook) -> Iterator[Problem]:
    """Find pictures that read what nobody knows, or ask what is no question."""
    for picture in workbook.pictures.values():
        for expression, rows in _expressions(picture):
            yield from unknown_names(expression, workbook, picture.place, FREE_NAMES | SEEN | rows)
            yield from unknown_options(expression, workbook)
        for name in picture.asks:
            if name not in workbook.questions:
                hint = did_you_mean(name, workbook.questions)
                message = f'"{show(name, 60)}" is no question.'
                yield Problem(picture.place, message, hint, code="unknown-name")


def _expressions(picture: Picture) -> Iterator[tuple[Expression, frozenset[str]]]:
    if picture.when:
        yield picture.when, frozenset()
    for part in (picture.about, picture.data):
        if part is not None:
            yield from ((expression, rows) for expression, rows, _ in expressions_of(part))
