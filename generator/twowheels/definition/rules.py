"""Read the checks: one file a family."""

from __future__ import annotations

from pathlib import Path

from twowheels.definition.sections import read_expression
from twowheels.errors import Place, Problem, WorkbookError
from twowheels.expression import Expression, Template, parse_template
from twowheels.fields import Fields, Report
from twowheels.workbook import SEVERITIES, Check, Example, Family
from twowheels.yamltext import Mapping, Node, Scalar

CHECK = frozenset(
    "id name severity each when on says fix why rule replaces gap weight examples source".split()
)


def read_families(folder: Path, report: Report) -> tuple[Family, ...]:
    """Read every ``checks/*.yaml``, in the order of the file names."""
    return tuple(_family(file, report.within(file)) for file in sorted((folder / "checks").glob("*.yaml")))


def _family(file: Path, report: Report) -> Family:
    document = report.document(file)
    fields = Fields(document.root, report, ("family", "title", "part", "checks"), "A family of checks")
    name, part = fields.text("family", required=True), fields.text("part")
    checks = (_check(node, name, part, report) for node in fields.items("checks"))
    return Family(name, fields.text("title", name), part, tuple(check for check in checks if check))


def _check(node: Node, family: str, part: str, report: Report) -> Check | None:
    before = len(report.problems)
    fields = Fields(node, report, CHECK, "A check")
    when = read_expression(fields, "when")
    severity = _severity(fields)
    says, fix = read_template(fields, "says"), read_template(fields, "fix")
    bad, good = _examples(fields, report)
    weight = fields.whole("weight")
    if len(report.problems) > before or not (when and severity and says and fix):
        _refuse_incomplete(fields, report, before)
        return None
    return Check(
        id=fields.text("id", required=True),
        family=family,
        part=part,
        name=fields.text("name", required=True),
        severity=severity,
        each=fields.text("each"),
        when=when,
        on=read_expression(fields, "on"),
        says=says,
        fix=fix,
        why=fields.text("why"),
        rule=fields.text("rule"),
        source=fields.texts("source"),
        replaces=_replaces(fields),
        gap=fields.flag("gap"),
        weight=1 if weight is None else weight,
        bad=bad,
        good=good,
        place=fields.place(),
    )


def _refuse_incomplete(fields: Fields, report: Report, before: int) -> None:
    if len(report.problems) == before:
        missing = [key for key in ("when", "severity", "says", "fix") if not fields.text(key)]
        report.add(fields.node, f"A check needs {', '.join(missing)}.", code="missing-key")


def _severity(fields: Fields) -> Expression | None:
    text = fields.text("severity")
    if text in SEVERITIES:
        return Expression(f"'{text}'", fields.place("severity"))
    return read_expression(fields, "severity")


def _replaces(fields: Fields) -> Expression | None:
    node = fields.values.get("replaces")
    if node is None or isinstance(node, Scalar):
        return read_expression(fields, "replaces")
    return Expression(repr(list(fields.texts("replaces"))), fields.place("replaces"))


def read_template(fields: Fields, key: str) -> Template | None:
    """Read a text with expressions, or nothing when the key is absent."""
    text, place = fields.text(key), fields.place(key)
    if not text or fields.report.trusted:
        return Template(text, place) if text else None
    try:
        return parse_template(text, place)
    except WorkbookError as error:
        fields.report.problems.append(Problem(error.place, error.message, error.hint, code="expression"))
        return None


def _examples(fields: Fields, report: Report) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    if "examples" not in fields:
        return (), ()
    both = Fields(fields.values["examples"], report, ("bad", "good"), '"examples"')
    bad = tuple(_example(node, report) for node in both.items("bad"))
    return bad, tuple(_example(node, report) for node in both.items("good"))


def _example(node: Node, report: Report) -> Example:
    fields = Fields(node, report, ("answers", "on", "as_of", "history", "accepted"), "An example")
    answers = fields.values.get("answers", Mapping((), node.line, node.column, False))
    place = Place(report.file, node.line, node.column)
    history, accepted = fields.values.get("history"), tuple(fields.items("accepted"))
    return Example(answers, fields.text("on"), fields.text("as_of"), history, accepted, place)
