"""``twowheels new`` lays out a project, starts a business, or both."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from twowheels.answers import read_answers
from twowheels.commands.new import command
from twowheels.errors import WorkbookError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_a_folder_becomes_a_project(here: Path) -> None:
    done = new("shop")
    assert (done.exit_code, (here / "shop" / "workbook" / "workbook.yaml").is_file()) == (0, True)
    assert "cd shop" in done.output
    assert "twowheels new --business" in done.output


def test_this_folder_becomes_a_project_and_one_need_not_go_there(here: Path) -> None:
    done = new(".")
    assert (done.exit_code, (here / "mkdocs.yml").is_file(), "cd " in done.output) == (0, True, False)


def test_a_business_starts_inside_a_project(project: Path) -> None:
    done = new("--business", "Spoke & Kettle")
    assert (done.exit_code, "answers/spoke-kettle.yaml" in done.output) == (0, True)
    assert read_answers(project / "answers" / "spoke-kettle.yaml").meta.currency == "EUR"


def test_a_business_starts_from_a_folder_deep_in_the_project(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "workbook" / "stand")
    done = new("--business", "Spoke")
    assert (done.exit_code, (project / "answers" / "spoke.yaml").is_file()) == (0, True)


def test_id_currency_and_day_are_taken(project: Path) -> None:
    new("--business", "日本", "--id", "nihon", "--currency", "jpy", "--as-of", "2026-11-21")
    meta = read_answers(project / "answers" / "nihon.yaml").meta
    assert (meta.id, meta.currency, str(meta.updated)) == ("nihon", "JPY", "2026-11-21")


def test_both_at_once(here: Path) -> None:
    done = new("clients", "--business", "Spoke")
    assert (done.exit_code, (here / "clients" / "answers" / "spoke.yaml").is_file()) == (0, True)


def test_a_name_that_will_not_do_leaves_no_project_behind(here: Path) -> None:
    done = new("clients", "--business", "日本")
    assert (type(done.exception), list(here.iterdir())) == (WorkbookError, [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Say what to start"),
        (["shop", "--id", "shop"], "--business"),
        (["--business", "Shop", "--currency", "Euro"], "three letters"),
        (["--business", "Shop", "--as-of", "tomorrow"], "year-month-day"),
    ],
)
def test_wrong_usage_says_what_is_wanted(arguments: list[str], words: str, project: Path) -> None:
    done = new(*arguments)
    assert (done.exit_code, words in done.output) == (2, True)


def test_outside_a_project_a_business_has_nowhere_to_go() -> None:
    assert "no workbook here" in str(new("--business", "Shop").exception)


def test_help_explains_both_with_examples() -> None:
    text = " ".join(new("--help").output.split())
    assert all(
        word in text for word in ("Nothing is ever overwritten", "Examples:", "--business NAME", "--id ID")
    )
