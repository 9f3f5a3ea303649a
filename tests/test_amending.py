"""Answers change in the file where they stand, in the order of the workbook."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import TODAY

from twowheels.amending import REMOVE, Change, amend
from twowheels.answers import parse_answers, read_answers
from twowheels.book import bind
from twowheels.errors import WorkbookError
from twowheels.outputs.starter_answers import blank_answers
from twowheels.saving import digest
from twowheels.workbook import Workbook

EXAMPLES = Path(__file__).parents[1] / "answers"


def changed(before: str, after: str) -> list[str]:
    """Give the lines that went and came."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[:1] in "+-"]


def amended(file: Path, workbook: Workbook, **answers: Any) -> list[str]:
    before = file.read_text("utf-8")
    changes = [Change(("answers", key), value) for key, value in answers.items()]
    new = amend(file, digest(before.encode()), changes, workbook)
    assert new == digest(file.read_bytes())
    return changed(before, file.read_text("utf-8"))


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """Give a copy of the half-filled example."""
    file = tmp_path / "nightjar-evenings.yaml"
    file.write_bytes((EXAMPLES / "nightjar-evenings.yaml").read_bytes())
    return file


def test_a_diff_shows_the_answers_alone(half: Path, default_workbook: Workbook) -> None:
    lines = amended(
        half, default_workbook, hole="Nobody to talk over", known_for="The quiet song", team_size=REMOVE
    )
    assert lines == [
        "-   team_size: 1",
        "-   # known_for: not written yet",
        "+   known_for: The quiet song",
        "-   hole: TODO",
        "+   hole: Nobody to talk over",
    ]


def test_a_blank_file_is_filled_in_prompt_by_prompt(tmp_path: Path, default_workbook: Workbook) -> None:
    text = blank_answers(
        default_workbook,
        business="Big Sky",
        business_id="big-sky",
        as_of=TODAY,
        currency="EUR",
        language="en",
    )
    file = tmp_path / "big-sky.yaml"
    file.write_bytes(text.encode())
    full = read_answers(EXAMPLES / "tidewater-back-office.yaml")
    answers = {key: plain(entry.value) for key, entry in full.given.items() if key != "business_name"}
    lines = amended(file, default_workbook, **answers)
    assert not [line for line in lines if line.startswith("-   ##")]
    made = parse_answers(file.read_bytes(), "big-sky.yaml")
    given = {key: plain(entry.value) for key, entry in made.given.items()}
    assert given == {"business_name": "Big Sky"} | answers
    asked = [question for question in default_workbook.questions if question in given]
    assert list(given) == asked
    assert not bind(default_workbook, made, as_of=TODAY).problems


def plain(node: Any) -> Any:
    """Give what was typed."""
    if hasattr(node, "text"):
        return node.text
    if hasattr(node, "items"):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def test_a_file_that_moved_on_is_not_amended(half: Path, default_workbook: Workbook) -> None:
    with pytest.raises(WorkbookError, match="has changed"):
        amend(half, digest(b"older"), [Change(("answers", "hole"), "x")], default_workbook)


def test_nothing_new_leaves_the_file_untouched(half: Path, default_workbook: Workbook) -> None:
    half.chmod(0o444)
    assert amended(half, default_workbook, drill="Two-hour live set at weddings") == []
