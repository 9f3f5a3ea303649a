"""Every check proves itself: each bad example makes it speak, each good one leaves it silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from twowheels.definition import read_workbook
from twowheels.proving import example_answers, prove_check
from twowheels.workbook import Check, Workbook

HERE = Path(__file__).parent
FOLDERS = {
    "default": HERE.parents[1] / "workbook",
    "small": HERE.parent / "workbooks" / "small" / "workbook",
    "canvas": HERE.parent / "workbooks" / "canvas" / "workbook",
}
WORKBOOKS = {name: read_workbook(folder) for name, folder in FOLDERS.items()}


def checks() -> list[Any]:
    """Give all checks of all workbooks."""
    return [
        pytest.param(workbook, check, id=f"{name}-{check.id}")
        for name, workbook in WORKBOOKS.items()
        for check in workbook.checks
    ]


@pytest.mark.parametrize(("workbook", "check"), checks())
def test_a_check_is_proved_by_its_examples(workbook: Workbook, check: Check) -> None:
    assert list(prove_check(workbook, check)) == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_check_has_both(name: str) -> None:
    assert [check.id for check in WORKBOOKS[name].checks if not (check.bad and check.good)] == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_an_example_names_only_questions_of_its_workbook(name: str) -> None:
    known = WORKBOOKS[name].questions
    examples = [one for check in WORKBOOKS[name].checks for one in (*check.bad, *check.good)]
    assert [one.on for one in examples if one.on and one.on not in known] == []
    assert [
        key for one in examples for key in example_answers(WORKBOOKS[name], one).given if key not in known
    ] == []
