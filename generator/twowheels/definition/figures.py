"""Read figures.yaml: what is worked out from the answers."""

from __future__ import annotations

from pathlib import Path

from twowheels.definition.sections import ID, read_expression
from twowheels.errors import show
from twowheels.fields import Fields, Report
from twowheels.workbook import Computed, Figure
from twowheels.yamltext import Node

KINDS = ("number", "money", "percent", "hours", "date", "text", "list")


def read_figures(folder: Path, above: Report) -> tuple[dict[str, Figure], tuple[Computed, ...]]:
    """Read ``figures.yaml``; a workbook without one has no figures."""
    file = folder / "figures.yaml"
    if not file.is_file():
        return {}, ()
    report = above.within(file)
    document = report.document(file)
    fields = Fields(document.root, report, ("figures", "columns"), "figures.yaml")
    figures: dict[str, Figure] = {}
    for node in fields.items("figures"):
        if figure := _figure(node, report):
            if figure.id in figures:
                report.add(node, f'The figure "{figure.id}" is there twice.', code="taken-id")
            figures[figure.id] = figure
    columns = (_column(node, report) for node in fields.items("columns"))
    return figures, tuple(column for column in columns if column)


def _figure(node: Node, report: Report) -> Figure | None:
    fields = Fields(node, report, ("id", "title", "kind", "unit", "value", "about"), "A figure")
    name, value = fields.text("id", required=True), read_expression(fields, "value")
    if name and not ID.fullmatch(name):
        report.add(
            fields.values["id"],
            f'"{show(name, 60)}" cannot be an id.',
            "Use small letters, digits and _.",
            "bad-id",
        )
    if value is None:
        fields.text("value", required=True)
        return None
    kind = fields.one_of("kind", KINDS, "number")
    title, unit = fields.text("title", name), fields.text("unit")
    return Figure(name, title, kind, unit, value, fields.text("about"), fields.place())


def _column(node: Node, report: Report) -> Computed | None:
    fields = Fields(node, report, ("table", "key", "value", "about"), "A computed column")
    value = read_expression(fields, "value")
    table, key = fields.text("table", required=True), fields.text("key", required=True)
    return Computed(table, key, value, fields.place()) if value else None
