"""The schema and the reader agree, and an editor can tell all that the question's page tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, ValidationError

from twowheels.answers import KEYS, parse_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.kind import Lines, Order, Pick
from twowheels.meta import META
from twowheels.outputs.schema import as_text, schema
from twowheels.workbook import Question, Workbook

ROOT = Path(__file__).parents[2]
HEAD = "workbook: two-wheels\nworkbook_version: 1\nmeta: {id: shop}\n"
TODAY = date(2026, 11, 21)


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (the core schema of YAML 1.2): no dates, ``NO`` is a text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


_PLAIN = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}
for name, pattern in _PLAIN.items():
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$"), None)


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506  # a safe loader, with fewer types


@pytest.fixture(scope="module")
def workbook(default_workbook: Workbook) -> Workbook:
    return default_workbook


@pytest.fixture(scope="module")
def validator(workbook: Workbook) -> Draft7Validator:
    return Draft7Validator(schema(workbook))


def asked(rule: dict[str, Any]) -> dict[str, Any]:
    """Give the rule of each question."""
    rules: dict[str, Any] = rule["properties"]["answers"]["anyOf"][0]["properties"]
    return rules


def causes(error: ValidationError) -> Iterator[tuple[str, ...]]:
    """Give the path of everything that is wrong."""
    yield tuple(map(str, error.absolute_path))
    for inner in error.context or ():
        yield from causes(inner)


def refused(validator: Draft7Validator, answers: str, depth: int) -> set[str]:
    """Give the questions (depth 2) or cells (depth 4) that the schema refuses."""
    paths = (path for error in validator.iter_errors(as_editor(answers)) for path in causes(error))
    return {f"{path[1]}.{path[3]}" if depth == 4 else path[1] for path in paths if len(path) >= depth}


def test_the_schema_is_valid_draft_07(workbook: Workbook) -> None:
    Draft7Validator.check_schema(schema(workbook))


def test_every_question_is_there_in_reading_order(workbook: Workbook) -> None:
    assert list(asked(schema(workbook))) == list(workbook.questions)


def test_the_top_level_and_meta_are_complete_and_closed(workbook: Workbook) -> None:
    rule = schema(workbook)
    assert (tuple(rule["properties"]), rule["additionalProperties"]) == (KEYS, False)
    assert (tuple(rule["properties"]["meta"]["properties"]), set(META)) == (META, set(META))


@pytest.mark.parametrize("file", sorted((ROOT / "answers").glob("*.yaml")), ids=lambda file: file.stem)
def test_our_businesses_fit_the_schema(file: Path, validator: Draft7Validator) -> None:
    assert [error.message for error in validator.iter_errors(as_editor(file.read_text("utf-8")))] == []


HOSTILE = {
    "unknown question": "answers: {hoel: x}",
    "unknown option": "answers: {stage: erly}",
    "unknown column": "answers: {channels: [{chanel: Fair}]}",
    "wrong option in a cell": "answers: {channels: [{channel: Fair, kind: faire}]}",
    "unknown named row": "answers: {funnel: {leadgen: {who: me}}}",
    "unknown column of a named row": "answers: {funnel: {lead_gen: {whom: me}}}",
    "list for a text": "answers: {hole: [a]}",
    "text for a table": "answers: {channels: Instagram}",
    "word for a number": "answers: {team_size: two}",
    "comma for thousands": "answers: {price: '1,200'}",
    "below the least": "answers: {team_size: 0}",
    "above the most": "answers: {middleman_share: 101}",
    "no step of the scale": "answers: {product_confidence: 6}",
    "day the wrong way round": "answers: {last_reviewed: 21.11.2026}",
    "thirteenth month": "answers: {last_reviewed: 2026-13-01}",
    "neither yes nor no": "answers: {step_choices: [{step: a, sauce: maybe}]}",
    "option twice in an order": "answers: {what_matters: [price, price]}",
    "text over the limit": f"answers: {{offer_name: {'x' * 501}}}",
    "too many rows": f"answers: {{process_steps: [{', '.join(['{step: a}'] * 13)}]}}",
    "later without a day": "answers: {hole: {later: soon}}",
    "not applicable and more": "answers: {hole: {not_applicable: we do not sell, because: x}}",
    "unknown top key": "answer: {}",
    "unknown meta key": "meta: {id: shop, name: Shop}",
    "no id": "meta: {currency: EUR}",
    "reserved id": "meta: {id: assets}",
    "id with two hyphens": "meta: {id: a--b}",
    "currency in words": "meta: {id: shop, currency: Euro}",
    "language in words": "meta: {id: shop, language: English}",
    "another workbook": "workbook: three-wheels",
    "another version": "workbook_version: 2",
    "acceptance of no check": "accepted: [{check: UNA999, reason: x}]",
    "note on no question": "notes: [{on: hoel, text: x}]",
    "acceptance without a reason": "accepted: [{check: UNA001}]",
    "unknown setting": "settings: {balance.tolerence: {value: 5, reason: x}}",
    "setting without a reason": "settings: {balance.tolerance: {value: 5}}",
    "publish no question": "publish: [hoel]",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_used_is_refused(text: str, validator: Draft7Validator) -> None:
    assert not validator.is_valid({**as_editor(HEAD), **as_editor(text)})


GENTLE = {
    "nothing at all": "",
    "no answers yet": "answers:",
    "blank": "answers: {hole: , stage: ~, channels: , funnel: , price: null}",
    "number, date and yes for a text": "answers: {drill: 7, hole: 2026-11-21, doubt: true}",
    "Norway": "answers: {drill: NO}",
    "one thing without a dash": "answers: {deliverables: A report, already_set_up: website}",
    "none": "answers: {planned_tools: none, bought_not_used: None., equalise_plan: []}",
    "hours on the clock": "answers: {hours_deliver: 1:30, hours_improve: 1h 30m, hours_running: 2.5h}",
    "percent sign": "answers: {middleman_share: 60%}",
    "money sign": "answers: {price: €780, direct_cost: 12 500 €}",
    "yes in words": "answers: {step_choices: [{step: a, sauce: Yes, show_it: off}]}",
    "empty row": "answers: {channels: [~, {channel: Fair}]}",
    "does not apply": "answers: {channels: {not_applicable: We only sell in the shop}}",
    "later": "answers: {funnel: {later: 2026-12-05, why: after the fair}, hole: {later: 2026-12-05}}",
    "the rest of the file": """
meta: {id: shop, updated: 2026-11-18, currency: EUR, language: en, filled_by: coach,
       time_zone: Europe/Berlin, skip_weeks: [2026-12-24]}
publish: [price]
accepted: [{check: UNA001, reason: couples book on a feeling, until: 2027-03-01}]
notes: [{on: price, by: coach, date: 2026-11-20, audience: coach, text: Test 840 on the next two.}]
settings: {balance.tolerance: {value: 15, reason: a season of fairs}}
""",
}


@pytest.mark.parametrize("text", GENTLE.values(), ids=GENTLE.keys())
def test_what_the_reader_takes_is_accepted(text: str, workbook: Workbook, validator: Draft7Validator) -> None:
    given = {**as_editor(HEAD), **(as_editor(text) or {})}
    assert [error.message for error in validator.iter_errors(given)] == []
    answers = parse_answers(yaml.safe_dump(given).encode(), "shop.yaml")
    assert bind(workbook, answers, as_of=TODAY).problems == ()


TYPED = """
~|NO|true|yes|Off|5|0|7.5|-3|+4|'12'|'3'|.5|60%|"60 %"|1:30|1h 30m|2 h|1:75|€20|20 €
2026-11-21|2026-13-21|21.11.2026|1 2|1'2|1_2|'1,5'|none|None.|N/A|fizzy|a few words|[]|[a]|[fizzy]|[[a]]
{}|{a: b}|[a: b]|[lemon, straw]|[{step: a}]|[{step: [a]}]|{making: 60, selling: 40}|{making: x}
{later: 2026-12-05, why: x}|{later: soon}|{later: 2026-12-05, y: z}|{why: x}|{not_applicable: a b}
{not_applicable: a, b: c}|{sun: {plan: x}}|{sun: {plam: x}}
"""
typed_every_way = pytest.mark.parametrize("typed", re.split(r"[|\n]", TYPED.strip()))


@typed_every_way
def test_editor_and_reader_agree_on_every_kind(typed: str, small_workbook: Workbook) -> None:
    text = "meta: {id: shop}\nanswers:\n" + "".join(
        f"  {name}: {typed}\n" for name in small_workbook.questions
    )
    book = bind(small_workbook, parse_answers(text.encode(), "shop.yaml"), as_of=TODAY)
    told = refused(Draft7Validator(schema(small_workbook)), text, 2)
    assert told == {problem.question for problem in book.problems}


@typed_every_way
def test_editor_and_reader_agree_on_every_cell(
    typed: str, workbook: Workbook, validator: Draft7Validator
) -> None:
    free = [q for q in workbook.questions.values() if q.spec.columns and not q.spec.fixed_rows]
    for q in free:
        row = ", ".join(f"{c.key}: {typed}" for c in q.spec.columns)
        text = f"meta: {{id: shop}}\nanswers:\n  {q.id}: [{{{row}}}]\n"
        book = bind(workbook, parse_answers(text.encode(), "shop.yaml"), as_of=TODAY)
        assert refused(validator, text, 4) == {f"{one.question}.{one.column}" for one in book.problems}


@pytest.mark.parametrize("reply", [None, {"not_applicable": "We do not do that"}, {"later": "2026-12-05"}])
def test_every_question_takes_a_reply_in_place_of_an_answer(
    reply: object, workbook: Workbook, validator: Draft7Validator
) -> None:
    assert validator.is_valid({"meta": {"id": "shop"}, "answers": dict.fromkeys(workbook.questions, reply)})


def test_hovering_tells_ask_why_help_and_example(workbook: Workbook) -> None:
    told = {name: rule["markdownDescription"] for name, rule in asked(schema(workbook)).items()}
    for name, question in workbook.questions.items():
        missing = [text for text in (question.ask, question.why, question.help) if text not in told[name]]
        example = as_editor(told[name].split("```yaml\n")[1].split("```")[0])
        assert (missing, list(example)) == ([], [name])


def described(rule: Any) -> Iterator[tuple[Any, str]]:
    """Give every word that a rule offers, with what is said about it."""
    match rule:
        case {"enum": words, "markdownEnumDescriptions": labels}:
            yield from zip(words, labels, strict=True)
        case dict():
            yield from (pair for inner in rule.values() for pair in described(inner))
        case list():
            yield from (pair for inner in rule for pair in described(inner))


def test_every_option_is_offered_with_its_label(workbook: Workbook) -> None:
    rules = asked(schema(workbook))
    for question in workbook.questions.values():
        shape = question.kind.shape(question.spec)
        if isinstance(shape, Pick | Order) and question.spec.options:
            offered = list(described(rules[question.id]))
            assert all((option.key, option.label) in offered for option in shape.options)


def test_every_column_is_described(workbook: Workbook) -> None:
    text = json.dumps(schema(workbook), ensure_ascii=False)
    labels = [column.label for q in workbook.questions.values() for column in q.spec.columns]
    assert [label for label in labels if json.dumps(label, ensure_ascii=False) not in text] == []


def offered_types(rule: dict[str, Any], whole: dict[str, Any]) -> set[str]:
    """Give the types that an editor may complete with a word of its own."""
    ways = [
        whole["definitions"][way["$ref"].split("/")[-1]] if "$ref" in way else way for way in rule["anyOf"]
    ]
    types = [way.get("type", []) for way in ways]
    return {name for one in types for name in ([one] if isinstance(one, str) else one)}


def test_no_text_is_completed_with_true_false_or_null(workbook: Workbook) -> None:
    whole = schema(workbook)
    texts = [q.id for q in workbook.questions.values() if isinstance(q.kind.shape(q.spec), Lines)]
    offered = {name for text in texts for name in offered_types(asked(whole)[text], whole)}
    assert offered == {"string", "number", "object"}


def test_no_example_is_offered_as_an_answer(workbook: Workbook) -> None:
    assert [name for name, rule in asked(schema(workbook)).items() if "examples" in rule] == []


def ways(rule: Any) -> Iterator[dict[str, Any]]:
    """Give every rule that is one of several."""
    match rule:
        case dict():
            yield from rule.get("anyOf", [])
            yield from (way for inner in rule.values() for way in ways(inner))
        case list():
            yield from (way for inner in rule for way in ways(inner))


def test_a_language_server_can_tell_the_alternatives_apart(workbook: Workbook) -> None:
    assert [way for way in ways(schema(workbook)) if "$ref" not in way and "properties" not in way] == []


def test_a_default_is_given(workbook: Workbook) -> None:
    assert asked(schema(workbook))["target_share"]["default"] == 50


def test_the_file_is_the_schema_and_always_the_same(workbook: Workbook) -> None:
    again = read_workbook(ROOT / "workbook")
    assert as_text(workbook) == as_text(again)
    assert json.loads(as_text(workbook)) == schema(workbook)


def test_a_question_with_a_default_in_quotes_keeps_a_text(workbook: Workbook) -> None:
    from dataclasses import replace

    from twowheels.yamltext import Scalar

    def quoted(question: Question) -> Question:
        return replace(question, default=Scalar("50", 1, 1, quoted=True, block=False))

    parts = tuple(
        part._replace(
            sections=tuple(s._replace(questions=tuple(map(quoted, s.questions))) for s in part.sections)
        )
        for part in workbook.parts
    )
    assert asked(schema(replace(workbook, parts=parts)))["drill"]["default"] == "50"
