"""``twowheels export`` writes JSON, CSV and calendars, and overwrites nothing but an earlier export."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.conftest import Run

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-11-21")
PLAN = "weeks: 2\ncolumns: [{id: do}]\nitems: [{id: stir, column: do, weeks: every, title: Stir it}]\n"
SECOND = "meta: {id: rainy-corner}\nanswers: {taste: Like rain}\n"


@pytest.fixture
def planned(project: Path) -> Path:
    """Give the lemonade stand a plan."""
    (project / "workbook" / "schedule.yaml").write_text(PLAN, "utf-8")
    return project


def test_json_is_printed(project: Path, run: Run) -> None:
    done = run("export", "--json", *DAY)
    whole = json.loads(done.out)
    assert (done.code, whole["schema"], whole["audience"], whole["as_of"]) == (0, 1, "owner", "2026-11-21")
    assert [book["id"] for book in whole["books"]] == ["sunny-corner"]
    assert run("export", "--json", "--output", "-", *DAY).out == done.out


def test_json_can_be_written_and_written_again(project: Path, run: Run) -> None:
    first, second = (run("export", "--json", "--output", "out.json", *DAY) for _ in range(2))
    assert (first.code, second.code, first.out) == (0, 0, "Written: out.json\n")
    assert (project / "out.json").read_text("utf-8") == run("export", "--json", *DAY).out


def test_tables_stand_in_the_folder_of_one_business(project: Path, run: Run) -> None:
    assert run("export", "--csv", "tables", *DAY).code == 0
    assert (project / "tables" / "answers.csv").is_file()
    assert (project / "tables" / "steps.csv").read_text("utf-8").startswith("step,minutes,who,cost")
    assert run("export", "--csv", "tables", *DAY).code == 0


def test_no_table_of_an_export_for_the_owner_is_left_among_those_for_the_public(
    project: Path, run: Run
) -> None:
    (project / "tables").mkdir()
    (project / "tables" / "mine.csv").write_text("mine", "utf-8")
    assert run("export", "--csv", "tables", *DAY).code == 0
    assert run("export", "--csv", "tables", "--audience", "public", *DAY).code == 0
    assert {file.name for file in (project / "tables").iterdir()} == {"answers.csv", "mine.csv"}


def test_several_businesses_get_a_folder_each(planned: Path, run: Run) -> None:
    (planned / "answers" / "rainy.yaml").write_text(SECOND, "utf-8")
    assert run("export", "--csv", "tables", *DAY).code == 0
    assert {folder.name for folder in (planned / "tables").iterdir()} == {"sunny-corner", "rainy-corner"}
    assert run("export", "--ics", "--output", "cal", *DAY).code == 0
    assert {file.name for file in (planned / "cal").iterdir()} == {"sunny-corner.ics", "rainy-corner.ics"}
    assert run("export", "--ics", "--output", "-", *DAY).code == 2


def test_a_calendar_is_called_as_the_business(planned: Path, run: Run) -> None:
    assert run("export", "--ics", *DAY).out == "Written: sunny-corner.ics\n"
    calendar = Calendar.from_ical((planned / "sunny-corner.ics").read_bytes())
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["Stir it"]
    assert run("export", "--ics", *DAY).code == 0
    assert run("export", "--ics", "--output", "my.ics", *DAY).out == "Written: my.ics\n"
    (planned / "inside").mkdir()
    assert run("export", "--ics", "--output", "inside", *DAY).out == "Written: inside/sunny-corner.ics\n"


def test_a_calendar_can_be_printed(planned: Path, run: Run) -> None:
    assert run("export", "--ics", "--output", "-", *DAY).out.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("sunny-corner.ics", ["--ics"]),
        ("out.json", ["--json", "--output", "out.json"]),
        ("tables/answers.csv", ["--csv", "tables"]),
        ("tables/steps.csv", ["--csv", "tables"]),
    ],
)
def test_what_is_no_export_is_left_alone(planned: Path, run: Run, file: str, arguments: list[str]) -> None:
    (planned / file).parent.mkdir(exist_ok=True)
    (planned / file).write_text("mine", "utf-8")
    done = run("export", *arguments, *DAY)
    assert (done.code, f"{file}: This is in the way" in done.err) == (2, True)
    assert (planned / file).read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "one of them"),
        (["--json", "--ics"], "one of them"),
        (["--csv", "a", "--output", "b"], "leave --output out"),
        (["--ics", "--audience", "public"], "The public has no calendar"),
        (["--json", "--output", "answers"], "This file cannot be written"),
        (["--json", "nowhere.yaml"], "no such file"),
        (["--ics"], "plans no weeks"),
        (["--csv", "answers/sunny-corner.yaml"], "is a file"),
    ],
)
def test_what_cannot_be_done_is_said(project: Path, run: Run, arguments: list[str], said: str) -> None:
    done = run("export", *arguments)
    assert (done.code, said in done.err, "Traceback" in done.err) == (2, True, False), done.err


def test_one_file_that_cannot_be_read_stops_no_other(planned: Path, run: Run) -> None:
    (planned / "answers" / "broken.yaml").write_text("answers: [", "utf-8")
    done = run("export", "--json", *DAY)
    whole = json.loads(done.out)
    assert (done.code, len(whole["books"]), whole["errors"][0]["file"]) == (2, 1, "answers/broken.yaml")
    assert "answers/broken.yaml:1" in done.err
    assert run("export", "--ics", *DAY).code == 2
    assert (planned / "sunny-corner.ics").is_file()


def test_an_answer_that_cannot_be_used_is_told_and_the_rest_exported(project: Path, run: Run) -> None:
    (project / "answers" / "sunny-corner.yaml").write_text(
        "meta: {id: sun}\nanswers: {price: dear}\n", "utf-8"
    )
    done = run("export", "--json", *DAY)
    assert (done.code, "answers/sunny-corner.yaml:2" in done.err) == (1, True)
    assert json.loads(done.out)["books"][0]["answers"]["price"]["state"] == "invalid"


def test_the_public_is_told_nothing_of_a_file_that_cannot_be_read(project: Path, run: Run) -> None:
    (project / "answers" / "broken.yaml").write_text("answers: {secret", "utf-8")
    done = run("export", "--json", "--audience", "public", *DAY)
    assert (done.code, "broken" in done.out, "secret" in done.out) == (2, False, False)


def test_the_three_examples_are_exported_whole(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("workbook", "answers"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for arguments in (["--json", "--output", "all.json"], ["--csv", "tables"], ["--ics", "--output", "cal"]):
        assert run("export", *arguments, *DAY).code == 0
        before = {file: file.read_bytes() for file in tmp_path.rglob("*.*s*") if file.is_file()}
        assert run("export", *arguments, *DAY).code == 0
        assert before == {file: file.read_bytes() for file in tmp_path.rglob("*.*s*") if file.is_file()}
