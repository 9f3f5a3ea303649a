"""What cannot work in figures and computed columns."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from twowheels.definition.names import FREE_NAMES, RESERVED, unknown_names, unknown_options
from twowheels.definition.types import misfitting
from twowheels.errors import Problem, did_you_mean, show
from twowheels.workbook import Workbook


def figure_problems(workbook: Workbook) -> Iterator[Problem]:
    """Find figures and computed columns that cannot work: taken ids, unknown names, circles."""
    for figure in workbook.figures.values():
        if figure.id in workbook.questions.keys() | RESERVED:
            yield Problem(
                figure.place, f'The id "{figure.id}" is taken.', "Choose another id.", code="taken-id"
            )
        yield from unknown_names(figure.value, workbook, figure.place, FREE_NAMES)
        yield from unknown_options(figure.value, workbook)
        yield from misfitting(figure.value, workbook)
    for column in workbook.computed:
        table = workbook.questions.get(column.table)
        if table is None or not table.spec.columns:
            hint = did_you_mean(column.table, workbook.questions)
            yield Problem(
                column.place, f'There is no table "{show(column.table, 60)}".', hint, code="unknown-rows"
            )
        elif any(column.key == other.key for other in table.spec.columns):
            yield Problem(
                column.place, f'"{column.table}" has a column "{column.key}" already.', code="taken-id"
            )
        yield from unknown_names(column.value, workbook, column.place, FREE_NAMES | {"it"})
        yield from misfitting(column.value, workbook, {"it": column.table})
    yield from _figure_circles(workbook)


def _figure_circles(workbook: Workbook) -> Iterator[Problem]:
    graph: dict[str, set[str]] = {name: set(figure.value.names) for name, figure in workbook.figures.items()}
    for column in workbook.computed:
        graph.setdefault(column.table, set()).update(column.value.names - {column.table})
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = list(error.args[1])
        first = next((workbook.figures[name] for name in circle if name in workbook.figures), None)
        place = first.place if first else workbook.computed[0].place
        yield Problem(
            place,
            f"These figures wait for each other: {' → '.join(circle)}.",
            "Remove one of the uses.",
            code="circle",
        )
