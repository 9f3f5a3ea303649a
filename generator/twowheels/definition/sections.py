"""Read a section file: its questions and what each needs to be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping as AbstractMapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from twowheels.definition.manifest import SectionPlan
from twowheels.definition.row_privacy import read_row_privacy
from twowheels.errors import Problem, WorkbookError, did_you_mean, show
from twowheels.expression import Expression, parse
from twowheels.fields import Fields, Report
from twowheels.kind import Column, Kind, Option, Spec, Value
from twowheels.kinds import KINDS
from twowheels.workbook import AUDIENCES, DEPTHS, Part, Question, Section
from twowheels.yamltext import Mapping, Node, Scalar

ID = re.compile(r"[a-z][a-z0-9_]{0,62}")
COMMON = frozenset("id ask kind required depth privacy gate minutes when why help example default".split())
CELL = frozenset({"key", "label", "kind", "required", "privacy"})
KIND_SETTINGS = frozenset().union(*(kind.SETTINGS for kind in KINDS.values()))
CELL_KINDS = tuple(name for name in KINDS if name not in ("table", "allocation", "ranking"))


def read_section(
    folder: Path, plan: SectionPlan, part: str, settings: AbstractMapping[str, Value], above: Report
) -> Section:
    """Read the file of a section under the workbook folder."""
    path, name = plan.path, plan.id
    file = folder / f"{path}.yaml"
    if not re.fullmatch(r"[a-z0-9_-]+(/[a-z0-9_-]+)*", path) or not file.is_file():
        message = f'There is no section file "{show(path)}.yaml".'
        above.problems.append(Problem(plan.place, message, "Check its name under parts.", code="no-section"))
        return Section(name, path, part, name, "", (), file)
    report = above.within(file)
    document = report.document(file)
    fields = Fields(document.root, report, ("title", "intro", "questions"), "A section")
    questions = tuple(_question(node, part, name, settings, report) for node in fields.items("questions"))
    title = fields.text("title", name)
    return Section(name, path, part, title, fields.text("intro"), questions, file.with_suffix(".md"))


def _question(
    node: Node, part: str, section: str, settings: AbstractMapping[str, Value], report: Report
) -> Question:
    fields = Fields(node, report, COMMON | KIND_SETTINGS, "A question")
    name, kind = read_kind(fields, tuple(KINDS), report)
    _refuse_foreign(fields, kind, name, COMMON, report)
    return Question(
        id=_id(fields, report),
        ask=fields.text("ask", required=True),
        name=name,
        kind=kind,
        spec=_with_defaults(read_spec(fields, report), name, settings),
        part=part,
        section=section,
        required=fields.flag("required"),
        depth=fields.one_of("depth", DEPTHS, "core"),
        privacy=fields.one_of("privacy", AUDIENCES, "coach"),
        gate=fields.text("gate"),
        minutes=_minutes(fields),
        when=read_expression(fields, "when"),
        why=fields.text("why"),
        help=fields.text("help"),
        example=fields.values.get("example"),
        default=fields.values.get("default"),
        place=fields.place(),
    )


def _minutes(fields: Fields) -> Decimal:
    minutes = fields.number("minutes")
    return Decimal("0.5") if minutes is None else minutes


def _id(fields: Fields, report: Report) -> str:
    name = fields.text("id", required=True)
    if name and not ID.fullmatch(name):
        hint = "Use small letters, digits and _, beginning with a letter."
        report.add(fields.values["id"], f'"{show(name, 60)}" cannot be an id.', hint, "bad-id")
    return name


def read_kind(fields: Fields, allowed: tuple[str, ...], report: Report) -> tuple[str, Kind]:
    """Give the kind's name and module; an unknown one is reported and read as a short text."""
    name = fields.text("kind", "short_text")
    if name in allowed:
        return name, KINDS[name]
    hint = did_you_mean(name, allowed) or f"Choose from: {', '.join(allowed)}."
    report.add(
        fields.values.get("kind", fields.node),
        f'"{show(name, 40)}" is not a kind that can stand here.',
        hint,
        "unknown-kind",
    )
    return "short_text", KINDS["short_text"]


def _refuse_foreign(fields: Fields, kind: Kind, name: str, common: frozenset[str], report: Report) -> None:
    for key in fields.values:
        if key not in common and key not in kind.SETTINGS:
            hint = f"It knows: {', '.join(sorted(kind.SETTINGS)) or 'no settings'}."
            report.add(fields.values[key], f'A {name} does not understand "{key}".', hint, "unknown-key")


def read_expression(fields: Fields, key: str) -> Expression | None:
    """Read an expression, or nothing when the key is absent."""
    source = fields.text(key)
    if not source:
        return None
    try:
        return (Expression if fields.report.trusted else parse)(source, fields.place(key))
    except WorkbookError as error:
        fields.report.problems.append(Problem(error.place, error.message, error.hint, code="expression"))
        return None


def read_spec(fields: Fields, report: Report) -> Spec:
    """Read the settings of a question's or a column's kind."""
    return Spec(
        options=_options(fields, "options", report),
        min=fields.number("min"),
        max=fields.number("max"),
        min_words=fields.whole("min_words"),
        max_words=fields.whole("max_words"),
        min_items=fields.whole("min_items"),
        max_items=fields.whole("max_items"),
        min_rows=fields.whole("min_rows"),
        max_rows=fields.whole("max_rows"),
        labels=tuple(Option(key.text, text_of(node)) for key, node in fields.pairs("labels")),
        columns=tuple(_column(node, report) for node in fields.items("columns")),
        fixed_rows=_options(fields, "fixed_rows", report),
        rows_from=fields.text("rows_from"),
        tolerance=fields.number("tolerance") or Decimal(0),
        allow_none=fields.flag("allow_none"),
        row_privacy=read_row_privacy(fields, report),
    )


def _with_defaults(spec: Spec, name: str, settings: AbstractMapping[str, Value]) -> Spec:
    text = settings.get("text")
    least = text.get("min_words") if isinstance(text, dict) else None
    words = least.get(name) if isinstance(least, dict) else None
    if spec.min_words is not None or not isinstance(words, Decimal):
        return spec
    return replace(spec, min_words=int(words))


def _options(fields: Fields, key: str, report: Report) -> tuple[Option, ...]:
    options: dict[str, Option] = {}
    for node in fields.items(key):
        option = Fields(node, report, ("key", "label"), f'An entry of "{key}"')
        word = option.text("key", required=True)
        if word in options:
            report.add(node, f'"{word}" stands in "{key}" twice.', code="taken-id")
        options[word] = Option(word, option.text("label", word))
    return tuple(options.values())


def _column(node: Node, report: Report) -> Column:
    fields = Fields(node, report, CELL | KIND_SETTINGS, "A column")
    name, kind = read_kind(fields, CELL_KINDS, report)
    _refuse_foreign(fields, kind, name, CELL, report)
    key = fields.text("key", required=True)
    privacy = fields.one_of("privacy", AUDIENCES)
    spec = read_spec(fields, report)
    return Column(key, fields.text("label", key), kind, spec, fields.flag("required"), privacy)


def text_of(node: Node) -> str:
    """Give the text of a single value, nothing for lists and mappings."""
    return node.text.strip() if isinstance(node, Scalar) and not isinstance(node, Mapping) else ""


def named_rows(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give every table that takes its rows from another table the column that names them."""
    columns = {f"{q.id}.{c.key}": c for part in parts for q in part.questions for c in q.spec.columns}

    def named(question: Question) -> Question:
        source = columns.get(question.spec.rows_from)
        if source is None:
            return question
        name = source._replace(required=True)
        return replace(question, spec=replace(question.spec, columns=(name, *question.spec.columns)))

    return tuple(
        part._replace(
            sections=tuple(s._replace(questions=tuple(map(named, s.questions))) for s in part.sections)
        )
        for part in parts
    )
