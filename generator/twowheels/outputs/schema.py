"""The JSON Schema of a workbook's answers, by which editors complete, explain and check while one types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from twowheels.accepts import BLANK, DEFINITIONS, Rule, number, one_of, option, text
from twowheels.expression import as_text as value_text
from twowheels.fields import LANGUAGE
from twowheels.kind import Option, Spec, Value
from twowheels.kinds import date
from twowheels.messages import Messages
from twowheels.meta import BUSINESS_ID, FILLED_BY, RESERVED, WEEK
from twowheels.tolerances import adjustable
from twowheels.workbook import AUDIENCES, Question, Section, Workbook
from twowheels.yamlout import written
from twowheels.yamltext import Node, Scalar, Sequence

DRAFT = "http://json-schema.org/draft-07/schema#"
NONE: Rule = {"type": "string", "pattern": r"^[ .]*[Nn][Oo][Nn][Ee][ .]*$", "examples": ["none"]}
"""The word for "there are none", where a question allows it."""
WAIVERS: tuple[Rule, ...] = ({"$ref": "#/definitions/not_applicable"}, {"$ref": "#/definitions/later"})
NAMED: Rule = {"$ref": "#/definitions/question"}


def schema(workbook: Workbook) -> Rule:
    """Give the JSON Schema (draft-07) of an answers file: strict where the reader is, lenient where it is."""
    say = Messages(workbook.language, workbook.messages)
    return {
        "$schema": DRAFT,
        "title": say("schema.title", workbook=workbook.title),
        **_group(_described(_top(workbook, say), say, "schema"), required=("meta",)),
        "definitions": _definitions(workbook, say),
    }


def as_text(workbook: Workbook) -> str:
    """Give the schema as the text of its file."""
    return json.dumps(schema(workbook), ensure_ascii=False, indent=1) + "\n"


def _group(properties: Mapping[str, Rule], *, required: tuple[str, ...] = ()) -> Rule:
    rule = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return rule | ({"required": list(required)} if required else {})


def _list(items: Rule) -> Rule:
    return one_of({"type": "array", "items": items}, BLANK)


def _described(rules: Mapping[str, Rule], say: Messages, prefix: str) -> dict[str, Rule]:
    return {key: {"description": say(f"{prefix}.{key}"), **rule} for key, rule in rules.items()}


def _top(workbook: Workbook, say: Messages) -> dict[str, Rule]:
    return {
        "workbook": option([Option(workbook.id, workbook.title)]),
        "workbook_version": option([Option(workbook.version, workbook.title)]),
        "meta": _meta(say),
        "answers": one_of(_group(dict(_questions(workbook, say))), BLANK),
        "publish": _list(one_of(NAMED, BLANK)),
        "accepted": _list(_acceptance(workbook, say)),
        "notes": _list(_note(say)),
        "settings": one_of(_group(dict(_settings(workbook.settings, say))), BLANK),
    }


def _meta(say: Messages) -> Rule:
    rules: dict[str, Rule] = {
        "id": {
            "type": ["string", "integer"],
            "pattern": rf"^(?!.*--){BUSINESS_ID.pattern}$",
            "not": {"enum": sorted(RESERVED)},
        },
        "updated": _optional(_day()),
        "currency": _optional({"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR", "GBP", "USD"]}),
        "language": _optional({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}),
        "filled_by": {"enum": list(FILLED_BY)},
        "time_zone": _optional({"type": "string"}),
        "skip_weeks": _list({"type": "string", "pattern": rf"^(\d{{4}}-\d{{2}}-\d{{2}}|{WEEK.pattern})$"}),
    }
    return _group(_described(rules, say, "schema.meta"), required=("id",))


def _optional(rule: Rule) -> Rule:
    return one_of(rule, BLANK)


def _day() -> Rule:
    return date.schema(Spec())


def _acceptance(workbook: Workbook, say: Messages) -> Rule:
    known = option(Option(check.id, check.name) for check in workbook.checks)
    rules = {"check": known, "reason": text(), "until": _optional(_day())}
    return _group(_described(rules, say, "schema.accepted"), required=("check", "reason"))


def _note(say: Messages) -> Rule:
    rules: dict[str, Rule] = {
        "on": one_of(NAMED),
        "by": {"enum": ["owner", "coach"]},
        "date": _optional(_day()),
        "audience": {"enum": list(AUDIENCES)},
        "text": _optional(text()),
    }
    return _group(_described(rules, say, "schema.notes"), required=("on",))


def _settings(settings: Mapping[str, Value], say: Messages) -> Iterator[tuple[str, Rule]]:
    """Give a rule for each setting that a business may have otherwise, by its path."""
    for path, value in adjustable(settings).items():
        told = {"description": say("schema.settings.value", value=value_text(value) or "")}
        reason = {"description": say("schema.settings.reason"), **text()}
        yield path, _group({"value": told | _like(value), "reason": reason}, required=("value", "reason"))


def _like(value: Value) -> Rule:
    """Accept what has the type of the workbook's own value."""
    match value:
        case bool():
            return {"enum": [True, False]}
        case Decimal():
            return number(Spec())
        case str():
            return text()
        case _:
            return _day()


def _definitions(workbook: Workbook, say: Messages) -> dict[str, Rule]:
    reason = {"description": say("schema.not_applicable"), **_optional(text())}
    day = {"description": say("schema.later"), **_day()}
    why = {"description": say("schema.later.why"), **_optional(text())}
    return {
        **DEFINITIONS,
        "question": option(Option(q.id, q.ask) for q in workbook.questions.values()),
        "not_applicable": _waiver({"not_applicable": reason}, say("schema.not_applicable.label")),
        "later": _waiver({"later": day, "why": why}, say("schema.later.label")),
    }


def _waiver(properties: Mapping[str, Rule], label: str) -> Rule:
    """Accept a reply in place of an answer; an editor offers it whole, not key by key."""
    body = {key: f"${stop}" for stop, key in enumerate(properties, 1)}
    silent = {key: {**rule, "doNotSuggest": True} for key, rule in properties.items()}
    group = _group(silent, required=(next(iter(properties)),))
    return group | {"defaultSnippets": [{"label": label, "body": body}]}


def _questions(workbook: Workbook, say: Messages) -> Iterator[tuple[str, Rule]]:
    for part in workbook.parts:
        for section in part.sections:
            for question in section.questions:
                yield question.id, _question(question, section, say)


def _question(question: Question, section: Section, say: Messages) -> Rule:
    kind = question.kind.schema(question.spec)
    none = [NONE] if question.spec.allow_none else []
    default = {} if question.default is None else {"default": _plain(question.default)}
    return {
        "title": section.title,
        "description": question.ask,
        "markdownDescription": _told(question, say),
        **default,
        **one_of(kind, *none, *WAIVERS, BLANK),
    }


def _told(question: Question, say: Messages) -> str:
    """Tell in Markdown what the question's page tells.

    The example stands here and not under ``examples``: editors type a lone example in as the answer.
    """
    paragraphs = [
        f"**{question.ask}**",
        f"*{say('needed' if question.required else 'optional')}, {say.minutes('minutes', question.minutes)}*",
        question.why and f"*{say('why')}:* {question.why}",
        question.help and f"*{say('help')}:* {question.help}",
        question.example and f"*{say('example')}:*\n```yaml\n{written(question.id, question.example)}```",
        question.kind.TYPED,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _plain(node: Node) -> Any:
    """Give a default as JSON: a number stays a number, quotes make a text."""
    match node:
        case Scalar():
            return node.text if node.quoted else _typed(node.text)
        case Sequence():
            return [_plain(item) for item in node.items]
        case _:
            return {entry.key.text: _plain(entry.value) for entry in node.entries}


def _typed(typed: str) -> Any:
    try:
        return json.loads(typed)
    except ValueError:
        return typed
