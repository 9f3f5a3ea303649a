"""Read pictures.yaml: what is drawn from the answers."""

from __future__ import annotations

from pathlib import Path

from twowheels.charts import CHARTS, Shape, plain, required
from twowheels.definition.sections import ID, read_expression
from twowheels.errors import Problem, WorkbookError, show
from twowheels.expression import Expression, Template, parse_template
from twowheels.fields import Fields, Report
from twowheels.picture import Branch, Leaf, Part, Picture, Several
from twowheels.workbook import AUDIENCES
from twowheels.yamltext import Mapping, Node, Scalar, Sequence

KEYS = ("id", "title", "chart", "privacy", "about", "when", "empty", "asks", "data")
_OWN = ("each", "as", "when")
"""The keys of a group that say how often it stands, and are no data."""


def read_pictures(folder: Path, above: Report) -> dict[str, Picture]:
    """Read ``pictures.yaml``; a workbook without one draws nothing."""
    file = folder / "pictures.yaml"
    if not file.is_file():
        return {}
    report = above.within(file)
    fields = Fields(report.document(file).root, report, ("pictures",), "pictures.yaml")
    pictures: dict[str, Picture] = {}
    for node in fields.items("pictures"):
        if picture := _picture(node, report):
            if picture.id in pictures:
                report.add(node, f'The picture "{picture.id}" is there twice.', code="taken-id")
            pictures[picture.id] = picture
    return pictures


def _picture(node: Node, report: Report) -> Picture | None:
    fields = Fields(node, report, KEYS, "A picture")
    name = fields.text("id", required=True)
    if name and not ID.fullmatch(name):
        hint = "Use small letters, digits and _."
        report.add(fields.values["id"], f'"{show(name, 60)}" cannot be an id.', hint, "bad-id")
    chart = fields.one_of("chart", CHARTS, required=True)
    if not chart:
        return None
    return Picture(
        id=name,
        title=fields.text("title", name),
        chart=chart,
        privacy=fields.one_of("privacy", AUDIENCES, "coach"),
        about=_leaf(fields.values["about"], report) if fields.text("about") else None,
        when=read_expression(fields, "when"),
        empty=fields.text("empty"),
        asks=fields.texts("asks"),
        data=_group(
            fields.values.get("data", Mapping((), node.line, node.column, False)), CHARTS[chart], report
        ),
        place=fields.place(),
    )


def _part(node: Node, shape: Shape, report: Report) -> Part:
    if isinstance(shape, list):
        return _several(node, shape[0], report)
    if isinstance(shape, str):
        return _leaf(node, report)
    return _group(node, shape, report)


def _several(node: Node, shape: Shape, report: Report) -> Several:
    """Read a list; a single group or an expression may stand for it."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return Several(tuple(_part(one, shape, report) for one in nodes), report.place(node))


def _group(node: Node, shape: object, report: Report) -> Branch:
    known = plain(shape) if isinstance(shape, dict) else {}
    fields = Fields(node, report, (*known, *_OWN), "This picture's data")
    each = read_expression(fields, "each")
    for name in required(shape if isinstance(shape, dict) else {}):
        if name not in fields and isinstance(node, Mapping):
            report.add(node, f'This chart needs "{name}".', code="missing-key")
    parts = (
        (name, _part(value, known[name], report)) for name, value in fields.values.items() if name in known
    )
    called = fields.text("as", "row")
    return Branch(tuple(parts), fields.place(), each, called, read_expression(fields, "when"))


def _leaf(node: Node, report: Report) -> Leaf:
    place = report.place(node)
    if not isinstance(node, Scalar):
        report.add(node, "Here stands a text.", "Put it in quotes if it begins with { or [.")
        return Leaf(Template("", place), place)
    text = node.text.strip()
    if report.trusted:
        return Leaf(Template(text, place), place)
    try:
        return Leaf(parse_template(text, place), place)
    except WorkbookError as error:
        report.problems.append(Problem(error.place, error.message, error.hint, code="expression"))
        return Leaf(Template("", place, ()), place)


def alone(template: Template) -> Expression | None:
    """Give the expression that is all there is in a text: its value keeps its type."""
    parts = template.parts
    first = parts[0] if len(parts) == 1 else None
    return first if isinstance(first, Expression) else None
