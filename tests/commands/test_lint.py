"""The command that tells an author what is wrong in a workbook, and what could be better."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twowheels.advice.advised import Lint
from twowheels.linting import lint_workbook

if TYPE_CHECKING:
    from tests.conftest import Run

SMALL = Path(__file__).parents[1] / "workbooks" / "small" / "workbook"
ROOT = Path(__file__).parents[2]
Linted = Callable[[str], list[Lint]]
TALLY = """
id: tally
title: A tally
parts: [{id: one, title: One, sections: [one/all]}]
"""


@pytest.fixture
def linted(tmp_path: Path) -> Linted:
    """Lint a workbook of one section, given as its questions and, behind a line ---, its checks."""

    def linted(text: str) -> list[Lint]:
        questions, _, checks = text.partition("\n---\n")
        files = {"workbook.yaml": TALLY, "one/all.yaml": f"title: All\nquestions:\n{questions}"}
        if checks:
            files["checks/tal.yaml"] = f"family: TAL\ntitle: Tally\npart: one\nchecks:\n{checks}"
        shutil.copytree(SMALL / "words", tmp_path / "workbook" / "words")
        for name, content in files.items():
            file = tmp_path / "workbook" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        return list(lint_workbook(tmp_path / "workbook"))

    return linted


def told(lints: list[Lint]) -> set[tuple[str, str]]:
    """Give the codes and places, without the ideas."""
    return {(lint.code, str(lint.place).split("workbook/")[-1]) for lint in lints if lint.severity != "info"}


MUG = "  - {id: mug, ask: Mug?, kind: choice, options: [{key: tin, label: Tin}, {key: clay, label: Clay}]}\n"
COST = "  - {id: cost, ask: Cost?, kind: money, min: 0}\n"


def check(when: str) -> str:
    """Write a check with both examples."""
    return (
        f'  - {{id: TAL001, name: T, severity: info, when: "{when}", says: S, fix: F,\n'
        "     examples: {bad: [{answers: {mug: tin}}], good: [{answers: {}}]}}\n"
    )


def test_our_own_workbook_is_clean() -> None:
    assert [lint for lint in lint_workbook(ROOT / "workbook") if lint.severity != "info"] == []


def test_mistakes_come_all_at_once_each_with_its_code(linted: Linted) -> None:
    text = "  - {id: mug, ask: Mug?, colour: red}\n  - {id: mug, ask: Mug?, when: jug == 1}\n"
    assert {lint.code for lint in linted(text)} == {"unknown-key", "taken-id", "unknown-name"}


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("mug in ['tin', 'clay']", "always-asked"),
        ("mug == 'tin' and mug == 'clay'", "never-asked"),
        ("mug == 'tin' and 1 > 2", "never-asked"),
        ("cost >= 0", "always-asked"),
        ("cost < 0 and mug == 'tin'", "never-asked"),
    ],
)
def test_a_condition_that_settles_itself_is_named(linted: Linted, when: str, code: str) -> None:
    text = f'{MUG}{COST}  - {{id: lid, ask: Lid?, when: "{when}"}}\n'
    assert {code for code, _ in told(linted(text))} == {code}


@pytest.mark.parametrize("when", ["mug == 'tin'", "cost > 0", "cost > 41", "cost / 3 > 7", "answered(mug)"])
def test_a_condition_that_depends_on_the_answers_is_fine(linted: Linted, when: str) -> None:
    assert told(linted(f'{MUG}{COST}  - {{id: lid, ask: Lid?, when: "{when}"}}\n')) == set()


def test_a_check_that_cannot_fire_or_always_does_is_named(linted: Linted) -> None:
    never = check("mug == 'tin' and mug != 'tin'")
    found = linted(f"{MUG}---\n{never}")
    assert {lint.code for lint in found} == {"never-fires"}


def test_a_check_that_compares_a_text_with_a_number_is_a_mistake(linted: Linted) -> None:
    (lint,) = linted(f"{MUG}---\n{check('mug == 1')}")
    assert (lint.code, lint.severity) == ("types", "error")


def test_a_required_question_is_explained_and_its_example_can_be_typed(linted: Linted) -> None:
    text = """\
  - {id: a, ask: A?, required: true}
  - {id: b, ask: B?, kind: money, example: a lot}
  - {id: c, ask: C?, example: TODO}
  - {id: d, ask: D?, kind: choice, options: [{key: yes, label: Yes}, {key: nay, label: No}]}
"""
    assert told(linted(text)) == {
        ("unexplained", "one/all.yaml:3:5"),
        ("bad-example", "one/all.yaml:4:44"),
        ("placeholder-example", "one/all.yaml:5:31"),
        ("yaml-truth", "one/all.yaml:6:5"),
    }


def test_a_check_needs_examples_and_must_not_leave_words_out(linted: Linted) -> None:
    text = f"""{MUG}{COST}---
  - {{id: TAL001, name: T, severity: info, when: mug == 'tin', says: "It costs {{{{ cost }}}}.", fix: F,
     examples: {{bad: [{{answers: {{mug: tin}}}}]}}}}
"""
    assert {code for code, _ in told(linted(text))} == {"no-example", "left-out"}


def test_time_and_words_are_looked_after(linted: Linted, tmp_path: Path) -> None:
    text = "  - {id: a, ask: A?, depth: quick, minutes: 21}\n  - {id: b, ask: B?, minutes: 100}\n"
    assert [code for code, _ in sorted(told(linted(text)))] == ["too-long"]
    assert len(lint_workbook(tmp_path / "workbook")) == 4
    (tmp_path / "workbook" / "words" / "en.yaml").unlink()
    assert "no-words" in {lint.code for lint in lint_workbook(tmp_path / "workbook")}


def test_advice_leaves_with_0_and_a_mistake_with_1(project: Path, run: Run) -> None:
    done = run("lint", "--format", "json")
    assert (done.code, json.loads(done.out)["counts"]["error"]) == (0, 0)
    section = next((project / "workbook" / "stand").glob("*.yaml"))
    section.write_text(section.read_text("utf-8").replace("    ask:", "    askk:", 1), encoding="utf-8")
    done = run("lint")
    assert (done.code, "[unknown-key]" in done.out) == (1, True)
