"""A workbook folder, read whole."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.kind import Reading
from twowheels.kinds import KINDS

if TYPE_CHECKING:
    from tests.definition.conftest import Spoil

    from twowheels.workbook import Workbook


def test_parts_sections_and_questions_stand_in_reading_order(small_workbook: Workbook) -> None:
    assert [part.id for part in small_workbook.parts] == ["stand", "street"]
    assert list(small_workbook.sections) == ["drink", "money", "day", "people"]
    assert list(small_workbook.questions)[:2] == ["stand_name", "taste"]
    assert small_workbook.part("street").questions[0].id == "corners"


def test_the_small_workbook_has_a_question_of_every_kind(small_workbook: Workbook) -> None:
    assert {question.name for question in small_workbook.questions.values()} == set(KINDS)


def test_a_question_that_says_little_has_its_defaults(small_workbook: Workbook) -> None:
    passers = small_workbook.questions["passers"]
    assert (passers.required, passers.depth, passers.privacy, passers.gate) == (False, "core", "coach", "")
    assert (passers.minutes, passers.when, passers.part, passers.section) == (
        Decimal("0.5"),
        None,
        "street",
        "people",
    )


def test_the_least_words_come_from_the_settings_unless_the_question_says(small_workbook: Workbook) -> None:
    words = {q.id: q.spec.min_words for q in small_workbook.questions.values()}
    assert (words["recipe"], words["taste"], words["stand_name"]) == (6, 3, None)


def test_a_part_may_wait_for_a_gate(small_workbook: Workbook) -> None:
    waiting = small_workbook.gate_waiting("street")
    assert waiting is not None
    assert waiting.id == "taste"
    assert small_workbook.gate_waiting("stand") is None


def test_a_folder_without_a_workbook_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="There is no workbook here") as caught:
        read_workbook(tmp_path)
    assert "twowheels new" in caught.value.hint


def test_all_mistakes_are_told_at_once(spoil: Spoil) -> None:
    told = spoil("stand/money.yaml", "kind: percent", "kind: procent\n    colour: red\n    when: glases > 3")
    assert [one.message for one in told] == [
        'A question has no key "colour".',
        '"procent" is not a kind that can stand here.',
        '"glases" is no question.',
    ]


def test_a_file_that_is_no_yaml_is_told_where_it_breaks(spoil: Spoil) -> None:
    (told,) = spoil("stand/money.yaml", "kind: money", "kind: [money")
    assert told.where == "stand/money.yaml:7"


def test_the_default_workbook_is_complete(default_workbook: Workbook) -> None:
    questions = default_workbook.questions.values()
    assert len(questions) == 109
    assert [part.id for part in default_workbook.parts] == [
        "start", "product", "process", "distribution", "balance", "review"
    ]  # fmt: skip
    assert len(default_workbook.sections) == 20
    assert sum(bool(question.gate) for question in questions) == 10
    assert {q.depth: sum(o.depth == q.depth for o in questions) for q in questions} == {
        "quick": 30, "core": 67, "deep": 12
    }  # fmt: skip


def test_every_question_of_the_default_workbook_is_told_why_with_a_hint_and_an_example(
    default_workbook: Workbook,
) -> None:
    bare = [q.id for q in default_workbook.questions.values() if not (q.why and q.help and q.example)]
    assert bare == []


def test_every_example_of_the_default_workbook_can_be_read_by_its_own_question(
    default_workbook: Workbook,
) -> None:
    told = []
    for question in default_workbook.questions.values():
        reading = Reading("", question.id)
        assert question.example is not None
        question.kind.read(question.example, question.spec, reading)
        told += reading.problems
    assert told == []


def test_the_program_never_names_what_the_default_workbook_is_about(default_workbook: Workbook) -> None:
    folder = Path(__file__).parents[2] / "generator" / "twowheels"
    code = " ".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.py"))
    assert [
        name
        for name in ("secret_sauce", "secret sauce", "business_name", "PRD101", "two-wheels")
        if name in code
    ] == []
