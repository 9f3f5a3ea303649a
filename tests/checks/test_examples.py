"""Every check proves itself: each bad example makes it fire, each good one does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from twowheels.answers import Answers, parse_answers
from twowheels.book import bind
from twowheels.checks import Finding, run
from twowheels.definition import read_workbook
from twowheels.workbook import Check, Example, Workbook
from twowheels.yamltext import Entry, Mapping

HERE = Path(__file__).parent
FOLDERS = {
    "default": HERE.parents[1] / "workbook",
    "small": HERE.parent / "workbooks" / "small" / "workbook",
    "canvas": HERE.parent / "workbooks" / "canvas" / "workbook",
}
WORKBOOKS = {name: read_workbook(folder) for name, folder in FOLDERS.items()}
EMPTY = parse_answers(b"meta: {id: example}\n", "example.yaml")


def cases(*, good: bool) -> list[Any]:
    """Give all examples of all workbooks."""
    return [
        pytest.param(workbook, check, example, id=f"{name}-{check.id}-{number}")
        for name, workbook in WORKBOOKS.items()
        for check in workbook.checks
        for number, example in enumerate(check.good if good else check.bad, 1)
    ]


def found(workbook: Workbook, check: Check, example: Example) -> list[Finding]:
    """Bind an example's answers and give what its check finds in them, about its question if it names one."""
    day = date.fromisoformat(example.as_of) if example.as_of else date(2026, 11, 21)
    findings = [f for f in run(bind(workbook, answers(example), as_of=day)) if f.check == check.id]
    return [finding for finding in findings if finding.question == example.on or not example.on]


def answers(example: Example) -> Answers:
    """Give an example as an answers file."""
    assert isinstance(example.answers, Mapping)
    return EMPTY._replace(given={key.text: Entry(key, node) for key, node in example.answers.entries})


@pytest.mark.parametrize(("workbook", "check", "example"), cases(good=False))
def test_a_bad_example_makes_its_check_fire(workbook: Workbook, check: Check, example: Example) -> None:
    assert found(workbook, check, example)


@pytest.mark.parametrize(("workbook", "check", "example"), cases(good=True))
def test_a_good_example_does_not(workbook: Workbook, check: Check, example: Example) -> None:
    assert not found(workbook, check, example)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_check_has_both(name: str) -> None:
    assert [check.id for check in WORKBOOKS[name].checks if not (check.bad and check.good)] == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_an_example_names_only_questions_of_its_workbook(name: str) -> None:
    known = WORKBOOKS[name].questions
    examples = [one for check in WORKBOOKS[name].checks for one in (*check.bad, *check.good)]
    assert [one.on for one in examples if one.on and one.on not in known] == []
    assert [key for one in examples for key in answers(one).given if key not in known] == []
