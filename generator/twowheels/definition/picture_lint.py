"""What cannot work in pictures: unknown names and columns, private things on public pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twowheels.definition.names import FREE_NAMES, unknown_cells, unknown_names, unknown_options
from twowheels.definition.types import misfitting
from twowheels.errors import Place, Problem, did_you_mean, show
from twowheels.expression import Expression
from twowheels.picture import Picture, expressions_of
from twowheels.workbook import AUDIENCES, FRONT_BLOCKS, LINKS, Workbook
from twowheels.yamltext import Scalar

PUBLIC = AUDIENCES[-1]
BOARD = "row"
"""The chart of a picture that is one line of a list of businesses."""

SEEN = frozenset("gates parts sections findings next_steps open_questions weeks business updated".split())
"""What a picture sees of the review, besides answers and figures."""


def picture_problems(workbook: Workbook, front: tuple[Scalar, ...], file: str) -> Iterator[Problem]:
    """Find pictures that read what nobody knows, or ask what is no question; and a front page without one."""
    known = {*workbook.pictures, *FRONT_BLOCKS, LINKS}
    for node in front:
        if node.text.strip() not in known:
            own = ", ".join((*FRONT_BLOCKS, LINKS))
            hint = (
                did_you_mean(node.text.strip(), known) or f"The front page has {own}, and pictures.yaml more."
            )
            message = f'No picture is called "{show(node.text, 60)}".'
            yield Problem(Place(file, node.line, node.column), message, hint, code="unknown-picture")
    for picture in workbook.pictures.values():
        yield from _public(picture)
        for expression, rows in _expressions(picture):
            yield from unknown_names(expression, workbook, picture.place, FREE_NAMES | SEEN | rows.keys())
            yield from unknown_options(expression, workbook)
            tables = {name: source for name, source in rows.items() if source in workbook.questions}
            yield from unknown_cells(expression, workbook, tables)
            yield from misfitting(expression, workbook, {**dict.fromkeys(rows, ""), **tables})
        for name in picture.asks:
            if name not in workbook.questions:
                hint = did_you_mean(name, workbook.questions)
                message = f'"{show(name, 60)}" is no question.'
                yield Problem(picture.place, message, hint, code="unknown-name")


def board_problems(workbook: Workbook, node: Scalar | None, file: str) -> Iterator[Problem]:
    """Find a board that is no picture of one line."""
    if node is None:
        return
    place, board = Place(file, node.line, node.column), workbook.pictures.get(node.text.strip())
    if board is None or board.chart != BOARD:
        message = f'"{show(node.text, 60)}" is no picture with the chart "{BOARD}".'
        hint = did_you_mean(node.text.strip(), workbook.pictures)
        yield Problem(place, message, hint or "Pictures stand in pictures.yaml.", code="unknown-picture")


def _public(picture: Picture) -> Iterator[Problem]:
    """Find a public picture that looks at the review, of which the public knows nothing."""
    names = frozenset[str]().union(*(expression.names for expression, _ in _expressions(picture)))
    if picture.privacy == PUBLIC and (seen := sorted(names & SEEN - {"business", "updated"})):
        message = f'A public picture cannot show "{seen[0]}".'
        yield Problem(picture.place, message, "Make the picture one for the coach.", code="privacy")


def _expressions(picture: Picture) -> Iterator[tuple[Expression, Mapping[str, str]]]:
    if picture.when:
        yield picture.when, {}
    for part in (picture.about, picture.data):
        if part is not None:
            yield from expressions_of(part)
