"""``twowheels schema`` writes the schema, prints it, or tells that it is out of date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from twowheels.commands.schema import command
from twowheels.errors import WorkbookError

WRITTEN = Path(".twowheels", "answers.schema.json")


def schema(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_it_is_written_where_answers_look_for_it(project: Path) -> None:
    done = schema()
    Draft7Validator.check_schema(json.loads((project / WRITTEN).read_text("utf-8")))
    assert (done.exit_code, "answers.schema.json" in done.output) == (0, True)


def test_it_can_be_printed_without_writing(project: Path) -> None:
    printed = schema("--output", "-").output
    assert not (project / WRITTEN).exists()
    schema()
    assert (project / WRITTEN).read_text("utf-8") == printed


def test_it_can_be_written_elsewhere(project: Path) -> None:
    schema("--output", "deep/down/s.json")
    assert json.loads((project / "deep" / "down" / "s.json").read_text("utf-8"))["$schema"]


def test_a_current_file_passes_the_check(project: Path) -> None:
    schema()
    assert (schema("--check").exit_code, schema("--check").output) == (0, "")


@pytest.mark.parametrize("before", [None, "{}"])
def test_a_missing_or_old_file_fails_the_check_and_is_left_alone(before: str | None, project: Path) -> None:
    if before is not None:
        (project / ".twowheels").mkdir(exist_ok=True)
        (project / WRITTEN).write_text(before)
    done = schema("--check")
    assert (done.exit_code, "out of date" in done.output) == (1, True)
    assert ((project / WRITTEN).read_text() if before else (project / WRITTEN).exists()) == (before or False)


def test_a_changed_question_makes_the_file_old(project: Path) -> None:
    schema()
    section = project / "workbook" / "stand" / "drink.yaml"
    section.write_text(
        section.read_text("utf-8").replace("What is on your sign?", "What does it say?"), "utf-8"
    )
    assert schema("--check").exit_code == 1


def test_what_is_printed_cannot_be_checked(project: Path) -> None:
    assert schema("--check", "--output", "-").exit_code == 2


def test_a_place_that_cannot_be_written_is_a_clear_error(project: Path) -> None:
    (project / "file").write_text("")
    done = schema("--output", "file/s.json")
    assert isinstance(done.exception, WorkbookError)
    assert "cannot be written" in str(done.exception)


def test_outside_a_project_there_is_nothing_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no workbook here" in str(schema().exception)
