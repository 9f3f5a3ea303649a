"""Fields have one name each, and an answer comes out of them as it went in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Bound

from twowheels.answers import read_answers
from twowheels.book import Book, bind
from twowheels.formfields import (
    LINES,
    RADIO,
    TEXT,
    TICK,
    fields_of,
    name_of,
    node_of,
    question_of,
    values_of,
)
from twowheels.kind import Reading, Value
from twowheels.states import GIVEN, rows
from twowheels.workbook import Question, Workbook

ROOT = Path(__file__).parents[1]
EXAMPLES = ("tidewater-back-office", "nightjar-evenings", "bracken-web-studio")


def read(question: Question, values: dict[str, str], names: tuple[str, ...] = ()) -> tuple[Value, int]:
    """Read back what fields hold, as the import does, and count what was wrong with it."""
    filled, reading = node_of(question, values, names), Reading("book.pdf", question.id)
    value = question.kind.read(filled.node, question.spec, reading) if filled.node else None
    return value, len(reading.problems) + len(filled.odd)


def unordered(value: Value, question: Question) -> Value | set[Value]:
    """Ticks have no order; everything else has."""
    return set(value) if question.name == "multi_choice" and isinstance(value, tuple) else value


def test_a_field_is_called_after_its_place() -> None:
    assert name_of("price") == "price"
    assert name_of("steps", "3", "step") == "steps/3/step"
    assert name_of("steps", "3", "who", "me") == "steps/3/who=me"
    assert name_of("sold_at", option="door") == "sold_at=door"
    assert {question_of(name) for name in ("q", "q/1", "q=a", "q/1/c=a")} == {"q"}


def test_no_name_holds_the_period_that_parts_levels_in_a_pdf() -> None:
    assert "." not in name_of("part.question", "1.5", "a.b", "c.d")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_answer_of_the_examples_comes_out_as_it_went_in(name: str, default_workbook: Workbook) -> None:
    answers = read_answers(ROOT / "answers" / f"{name}.yaml")
    book = bind(default_workbook, answers, as_of=date(2026, 11, 21))
    given = [e for e in book.entries.values() if e.state in GIVEN and e.waiver is None and e.value != ()]
    assert len(given) > 40
    for entry in given:
        values = values_of(entry.question, entry.typed)
        value, wrong = read(entry.question, values)
        assert (unordered(value, entry.question), wrong) == (unordered(entry.value, entry.question), 0)
        assert {question_of(field) for field in values} == {entry.question.id}


def test_every_field_of_an_answer_is_among_the_fields_of_its_question(default_workbook: Workbook) -> None:
    answers = read_answers(ROOT / "answers" / "tidewater-back-office.yaml")
    numbers = tuple(map(str, range(1, 40)))
    for question in default_workbook.questions.values():
        keys = tuple(row.key for row in question.spec.fixed_rows) or numbers
        known = {field.name for field in fields_of(question, keys)}
        entry = answers.given.get(question.id)
        assert values_of(question, entry.value if entry else None).keys() <= known


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("short_text", LINES),
        ("long_text", LINES),
        ("list", TEXT),
        ("choice", RADIO),
        ("multi_choice", TICK),
        ("number", TEXT),
        ("money", TEXT),
        ("percent", TEXT),
        ("hours", TEXT),
        ("date", TEXT),
        ("yes_no", RADIO),
        ("scale", RADIO),
        ("ranking", TEXT),
        ("allocation", TEXT),
    ],
)
def test_a_field_has_the_form_that_its_kind_asks(kind: str, form: str, small_workbook: Workbook) -> None:
    question = next(q for q in small_workbook.questions.values() if q.name == kind)
    assert {field.form for field in fields_of(question, ("1", "2"))} == {form}


def test_what_was_left_blank_is_no_answer(book: Book) -> None:
    """{}"""
    for question in book.workbook.questions.values():
        keys = tuple(row.key for row in question.spec.fixed_rows) or ("1", "2")
        blank = {field.name: " \r\n" for field in fields_of(question, keys)}
        assert node_of(question, blank) == (None, ())


def test_line_ends_of_every_viewer_are_the_same(small_workbook: Workbook) -> None:
    question = next(q for q in small_workbook.questions.values() if q.name == "long_text")
    for end in ("\r\n", "\r", "\n"):
        assert read(question, {question.id: f"One.{end}{end}Two."}) == ("One.\n\nTwo.", 0)


def test_rows_that_another_table_names_get_their_names(small_workbook: Workbook) -> None:
    question = small_workbook.questions["step_help"]
    second = question.spec.columns[1].key
    fields = list(fields_of(question, ("1", "2"), named=True))
    assert question.spec.columns[0].key not in {field.column for field in fields}
    value, wrong = read(question, {f"step_help/2/{second}": "Wear gloves"}, ("Press", "Pour"))
    assert ([dict(row) for row in rows(value)], wrong) == (
        [{question.spec.columns[0].key: "Pour", second: "Wear gloves"}],
        0,
    )


def test_an_order_is_read_from_its_numbers(default_workbook: Workbook) -> None:
    question = next(q for q in default_workbook.questions.values() if q.name == "ranking")
    one, two, *_ = (option.key for option in question.spec.options)
    assert read(question, {f"{question.id}/{one}": "2.", f"{question.id}/{two}": "1"}) == ((two, one), 0)
    odd = node_of(question, {f"{question.id}/{one}": "first", f"{question.id}/{two}": "1"})
    assert odd.odd == (f"{question.id}/{one}",)


def test_an_option_may_be_written_out_where_there_are_many(default_workbook: Workbook) -> None:
    question = default_workbook.questions["channels"]
    column = max(question.spec.columns, key=lambda c: len(c.spec.options))
    option = column.spec.options[3]
    (field,) = [f for f in fields_of(question, ("1",)) if f.column == column.key]
    assert field.form == TEXT
    for typed in (option.key, option.label, option.label.upper()):
        value, wrong = read(question, {field.name: typed})
        assert [row[column.key] for row in rows(value)] == [option.key]
        assert wrong == 0


def test_what_cannot_be_read_is_refused_and_not_lost(bound: Bound, small_workbook: Workbook) -> None:
    question = next(q for q in small_workbook.questions.values() if q.name == "number")
    filled = node_of(question, {question.id: "about twelve"})
    assert filled.node is not None
    assert getattr(filled.node, "text", "") == "about twelve"
    assert read(question, {question.id: "about twelve"})[1] == 1
