"""Cases of a workbook: what is expected of answers, and what is said when it does not come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from twowheels.cases import prove_case, read_cases
from twowheels.workbook import Workbook

Proved = Callable[[str], list[str]]


@pytest.fixture
def proved(tmp_path: Path, small_workbook: Workbook) -> Proved:
    """Prove one case of the lemonade stand, and give what is said, each behind its line and column."""

    def proved(text: str) -> list[str]:
        (tmp_path / "tests").mkdir()
        (tmp_path / "tests" / "one.yaml").write_text(f"cases:\n{text}", encoding="utf-8")
        cases, slips = read_cases(replace(small_workbook, folder=tmp_path))
        found = [*slips, *(one for case in cases for one in prove_case(small_workbook, case))]
        return [f"{one.place.line}:{one.place.column} {one.message}" for one in found]

    return proved


def test_the_examples_are_as_they_were_drafted(default_workbook: Workbook) -> None:
    cases, slips = read_cases(default_workbook)
    assert (len(cases), slips) == (10, ())
    assert [one for case in cases for one in prove_case(default_workbook, case)] == []


def test_what_does_not_come_is_said_at_its_place(proved: Proved) -> None:
    text = """\
  - name: N
    answers: {stand_name: Sunny Corner}
    expect:
      gate: open
      states: {stand_name: blank, stand: blank}
"""
    said = proved(text)
    assert [one.split(" ", 1)[0] for one in said] == ["6:16", "6:35", "5:13"]
    assert said[0] == "6:16 N: stand_name should be blank, and is answered."


def test_a_case_needs_answers_and_an_expectation(proved: Proved) -> None:
    said = proved("  - {name: N}\n")
    assert [one.split(" ", 1)[1] for one in said[:2]] == [
        'A case needs either "answers" or "file".',
        '"N" expects nothing.',
    ]


def test_a_file_that_is_gone_is_said(proved: Proved) -> None:
    said = proved("  - {name: N, file: ../gone.yaml, expect: {gate: closed}}\n")
    assert [one.split(" ", 2)[:2] for one in said] == [["2:5", "N:"]]
