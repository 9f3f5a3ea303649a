"""A blank answers file reads clean, untouched and filled in, and asks everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import assert_never

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from twowheels.answers import parse_answers
from twowheels.book import Book, bind
from twowheels.definition import read_workbook
from twowheels.kind import Grid, Items, Line, Lines, Order, Pick, Reading, Shape, Shares, Steps
from twowheels.meta import BUSINESS_ID, RESERVED
from twowheels.outputs.starter_answers import blank_answers, business_id
from twowheels.workbook import Question, Workbook
from twowheels.yamlout import written
from twowheels.yamltext import Mapping, Node, Scalar, Sequence
from twowheels.yamltext.emission import ENDLESS
from twowheels.yamltext.traps import CONTROL

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
WORKBOOKS = {
    "default": ROOT / "workbook",
    "small": ROOT / "tests" / "workbooks" / "small" / "workbook",
    "canvas": ROOT / "tests" / "workbooks" / "canvas" / "workbook",
}


@pytest.fixture(params=WORKBOOKS, scope="module")
def workbook(request: pytest.FixtureRequest) -> Workbook:
    return read_workbook(WORKBOOKS[request.param])


def blank(workbook: Workbook, business: str = "Spoke & Kettle") -> str:
    return blank_answers(
        workbook, business=business, business_id="spoke-kettle", as_of=TODAY, currency="EUR", language="en"
    )


def bound(workbook: Workbook, text: str) -> Book:
    return bind(workbook, parse_answers(text.encode(), "spoke-kettle.yaml"), as_of=TODAY)


def form(text: str, name: str) -> list[str]:
    """Take the comment signs off the lines to type on."""
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith((f"  # {name}:", f"  {name}:")))
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    return [re.sub(r"^  # ", "  ", line) for line in lines[start:end]]


def typed(node: Node) -> str:
    """Write one value as an owner would behind a colon, on one line."""
    node = node._replace(block=False) if isinstance(node, Scalar) else node
    return written("x", node, width=ENDLESS)[3:].strip()


def items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def cells(lines: list[str], row: Node | None) -> Iterator[str]:
    """Type the cells of one row behind their keys."""
    for line in lines:
        cell = row.get(line.strip(" -:")) if isinstance(row, Mapping) else None
        yield line + (typed(cell) if cell else "")


def fill(lines: list[str], shape: Shape, example: Node) -> Iterator[str]:
    """Type the example into a form, as the form invites to."""
    match shape:
        case Lines(prose=True) if isinstance(example, Scalar):
            yield from (lines[0], lines[1] + example.text)
        case Lines() | Line() | Steps() | Pick(many=False):
            yield lines[0] + typed(example)
        case Items() | Pick() | Order():
            yield from (
                lines[0],
                *(lines[1][: lines[1].index("-") + 2] + typed(one) for one in items(example)),
            )
        case Shares():
            yield from (lines[0], *cells(lines[1:], example))
        case Grid(rows=()):
            yield from (lines[0], *(line for row in items(example) for line in cells(lines[1:], row)))
        case Grid():
            row: Node | None = None
            for line in lines:
                if line.startswith("    ") and line.endswith(":") and isinstance(example, Mapping):
                    row = example.get(line.strip(" :"))
                yield from cells([line], row) if line.startswith("      ") else [line]
        case _:
            assert_never(shape)


def meant(question: Question) -> object:
    assert question.example is not None
    return question.kind.read(question.example, question.spec, Reading("", question.id))


def test_a_blank_file_reads_without_a_problem(workbook: Workbook) -> None:
    assert bound(workbook, blank(workbook)).problems == ()


def test_every_question_waits_but_the_name(workbook: Workbook) -> None:
    said = {name: e.value for name, e in bound(workbook, blank(workbook)).entries.items() if e.value}
    assert said == {workbook.named_by: "Spoke & Kettle"}


def test_every_question_is_asked_with_its_options_and_columns(workbook: Workbook) -> None:
    text = re.sub(r" +", " ", " ".join(re.sub(r"^ +## +", "", line) for line in blank(workbook).splitlines()))
    for question in workbook.questions.values():
        words = [o.label for o in (*question.spec.options, *question.spec.fixed_rows)]
        words += [column.label for column in question.spec.columns]
        words += [o.label for column in question.spec.columns for o in column.spec.options]
        asked = [question.ask, question.help, *words]
        assert [one for one in asked if " ".join(one.split()) not in text] == []


def test_uncommented_and_untouched_it_still_reads_clean(workbook: Workbook) -> None:
    text = re.sub(r"(?m)^  # ", "  ", blank(workbook))
    assert bound(workbook, text).problems == ()


def test_uncommented_and_untouched_only_an_order_is_an_answer(workbook: Workbook) -> None:
    entries = bound(workbook, re.sub(r"(?m)^  # ", "  ", blank(workbook))).entries
    said = {
        name for name, e in entries.items() if e.value not in (None, ()) and e.state in ("answered", "thin")
    }
    orders = {q.id for q in workbook.questions.values() if isinstance(q.kind.shape(q.spec), Order)}
    assert said - {workbook.named_by} == {name for name in orders if entries[name].state != "inactive"}


def test_filled_in_with_the_examples_it_reads_as_the_examples(workbook: Workbook) -> None:
    text = blank(workbook)
    exemplary = [q for q in workbook.questions.values() if q.example and q.id != workbook.named_by]
    lines = (fill(form(text, q.id), q.kind.shape(q.spec), q.example) for q in exemplary if q.example)
    head = text.split("answers:\n")[0]
    book = bound(workbook, "\n".join([head + "answers:", *(line for one in lines for line in one)]))
    assert book.problems == ()
    assert {q.id: book.entries[q.id].value for q in exemplary} == {q.id: meant(q) for q in exemplary}
    states = {book.entries[q.id].state for q in exemplary}
    assert states <= {"answered", "thin", "copied_example", "echo", "inactive"}


def test_the_examples_in_the_comments_are_yaml_that_reads_as_the_examples(workbook: Workbook) -> None:
    shown = re.sub(r"(?m)^  ##   ", "  ", blank(workbook))
    for question in workbook.questions.values():
        if question.example:
            lines = shown.split(f"\n  {question.id}:", 1)[1].split("\n  #")[0].split(f"\n  {question.id}:")[0]
            text = f"meta: {{id: shop}}\nanswers:\n  {question.id}:{lines}\n"
            assert bound(workbook, text).entries[question.id].value == meant(question)


def test_the_file_says_what_it_is_for() -> None:
    text = blank(read_workbook(WORKBOOKS["default"]))
    assert text.startswith("# yaml-language-server: $schema=../.twowheels/answers.schema.json\n")
    loaded = yaml.safe_load(text)
    assert loaded == {
        "workbook": "two-wheels",
        "workbook_version": 1,
        "meta": {"id": "spoke-kettle", "updated": TODAY, "currency": "EUR", "language": "en"},
        "answers": {"business_name": "Spoke & Kettle"},
    }


def test_what_is_not_known_is_not_written() -> None:
    workbook = read_workbook(WORKBOOKS["canvas"])
    text = blank_answers(workbook, business="B", business_id="b", as_of=TODAY, currency="", language="da")
    assert yaml.safe_load(text)["meta"] == {"id": "b", "updated": TODAY, "language": "da"}


CLEAN = st.text(min_size=1, max_size=120).map(lambda name: " ".join(name.split())).filter(
    lambda name: name and not CONTROL.search(name)
)  # fmt: skip


@given(CLEAN)
def test_any_name_is_kept_to_the_letter(name: str) -> None:
    answers = parse_answers(blank(lean(), name).encode(), "shop.yaml")
    assert answers.problems == ()
    assert getattr(answers.given["business_name"].value, "text", None) == name


@cache
def lean() -> Workbook:
    """Give a workbook that asks for the name and no more."""
    workbook = read_workbook(WORKBOOKS["default"])
    first = workbook.parts[0].sections[0]
    only = first._replace(questions=(workbook.questions["business_name"],))
    return replace(workbook, parts=(workbook.parts[0]._replace(sections=(only,)),))


@pytest.mark.parametrize(
    "name", ["NO", "007", "null", "~", "@home", "- dash", "a: b", "x # y", "'", '"', "*", "{}"]
)
def test_every_yaml_reader_takes_the_name_for_a_text(name: str) -> None:
    text = blank(lean(), name)
    assert yaml.safe_load(text)["answers"]["business_name"] == name


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Spoke & Kettle", "spoke-kettle"),
        ("Joe’s Café", "joes-cafe"),
        ("Straße 7", "strasse-7"),
        ("Ｆｕｌｌ  Ｗｉｄｔｈ", "full-width"),
        ("Index", ""),
        ("日本", ""),
        ("--", ""),
        ("a" * 80, "a" * 63),
        ("a" * 62 + " b", "a" * 62),
    ],
)
def test_an_id_is_made_of_a_name(name: str, slug: str) -> None:
    assert business_id(name) == slug


@given(st.text())
def test_an_id_is_usable_or_nothing(name: str) -> None:
    slug = business_id(name)
    assert slug == "" or (BUSINESS_ID.fullmatch(slug) and "--" not in slug and slug not in RESERVED)
