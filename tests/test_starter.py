"""A project and a business start from nothing, and nothing that was there is touched."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from twowheels import starter
from twowheels.answers import read_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.outputs.schema import schema
from twowheels.project import find_project
from twowheels.starter import choose_id, lay_out, start_answers
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)


def tree(folder: Path) -> dict[str, bytes]:
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and p.parent.name != "cache"]
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("somewhere") / "clients" / "mine"
    lay_out(target)
    return target


def started(project: Path, **given: Any) -> Path:
    workbook = read_workbook(project / "workbook")
    return start_answers(project, workbook, **{"business": "Spoke & Kettle", "as_of": TODAY, **given})


def test_a_project_is_laid_out_like_the_first_one(laid_out: Path) -> None:
    for name in ("mkdocs.yml", "workbook/workbook.yaml", "answers/nightjar-evenings.yaml"):
        assert (laid_out / name).read_bytes() == (ROOT / name).read_bytes()


def test_a_project_can_be_read_and_is_found(laid_out: Path) -> None:
    assert read_workbook(laid_out / "workbook").questions
    assert find_project(laid_out / "answers") == laid_out.resolve()


def test_the_schema_of_a_project_is_ready_for_the_editor(laid_out: Path) -> None:
    workbook = read_workbook(laid_out / "workbook")
    written = json.loads((laid_out / ".twowheels" / "answers.schema.json").read_text("utf-8"))
    assert written == schema(workbook)


def test_the_readme_is_called_after_the_workbook(laid_out: Path) -> None:
    assert (laid_out / "README.md").read_text("utf-8").startswith("# The Two-Wheel Workbook\n")


def test_the_files_are_named_to_the_caller(tmp_path: Path) -> None:
    files = lay_out(tmp_path / "new")
    assert {str(file.relative_to(tmp_path / "new")) for file in files} == set(tree(tmp_path / "new"))


def test_git_keeps_what_matters_and_leaves_out_the_rest(laid_out: Path, tmp_path: Path) -> None:
    shutil.copytree(laid_out, tmp_path / "p")
    for name in (
        "site/a/index.html",
        "answers/a.private.yaml",
        ".twowheels/lock",
        ".vscode/x",
        "answers/.a.swp",
    ):
        (tmp_path / "p" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "p" / name).write_text("x")
    git = ["git", "-C", str(tmp_path / "p")]
    subprocess.run([*git, "init", "-q"], check=True)
    listed = [*git, "ls-files", "--others", "--exclude-standard"]
    kept = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()
    assert set(kept) == set(tree(laid_out))


def test_an_empty_folder_and_a_fresh_clone_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lay_out(tmp_path)
    assert (tmp_path / "workbook" / "workbook.yaml").is_file()


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "workbook/workbook.yaml"])
def test_a_folder_with_anything_in_it_is_refused_and_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(WorkbookError, match="not empty"):
        lay_out(tmp_path)
    assert tree(tmp_path) == {name: b"mine"}


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("mine")
    with pytest.raises(WorkbookError, match="in the way"):
        lay_out(tmp_path / "shop")


@pytest.mark.parametrize("trouble", [OSError(28, "No space left on device", "x"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing_behind(
    trouble: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> Workbook:
        raise trouble

    monkeypatch.setattr(starter, "read_workbook", fail)
    with pytest.raises((WorkbookError, KeyboardInterrupt)):
        lay_out(tmp_path / "clients" / "mine")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_removes_nothing_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()

    def fail(folder: Path) -> Workbook:
        (tmp_path / "workbook" / "note.txt").write_text("somebody else's")
        raise WorkbookError("no")

    monkeypatch.setattr(starter, "read_workbook", fail)
    with pytest.raises(WorkbookError):
        lay_out(tmp_path)
    assert tree(tmp_path) == {"workbook/note.txt": b"somebody else's"}


def test_what_tools_leave_behind_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tmp_path / "first"
    for name in ("mkdocs.yml", "workbook", "answers"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        first.mkdir(exist_ok=True)
        copy(ROOT / name, first / name)
    for name in ("workbook/.DS_Store", "answers/.shop.yaml.swp", "workbook/__pycache__/x.pyc"):
        (first / name).parent.mkdir(exist_ok=True)
        (first / name).write_text("x")
    monkeypatch.setattr(starter, "starter", lambda: first)
    files = [str(file) for file in lay_out(tmp_path / "new")]
    assert [file for file in files if file.endswith((".DS_Store", ".swp", ".pyc"))] == []


def test_a_business_starts_with_everything_open_but_its_name(project: Path) -> None:
    file = started(project)
    book = bind(read_workbook(project / "workbook"), read_answers(file), as_of=TODAY)
    assert (file, book.problems) == (project / "answers" / "spoke-kettle.yaml", ())
    assert book.business == "Spoke & Kettle"
    others = (entry for name, entry in book.entries.items() if name != book.workbook.named_by)
    assert {entry.state for entry in others} == {"blank", "inactive"}


def test_the_file_says_what_was_asked_for(project: Path) -> None:
    meta = read_answers(started(project, business_id="sk", currency="CHF", language="de-CH")).meta
    assert (meta.id, meta.updated, meta.currency, meta.language) == ("sk", TODAY, "CHF", "de-CH")


def test_the_language_is_the_workbook_s_unless_another_is_wanted(project: Path) -> None:
    assert read_answers(started(project)).meta.language == "en"


def test_an_answers_file_is_never_overwritten(project: Path) -> None:
    before = started(project).read_bytes()
    with pytest.raises(WorkbookError, match="taken") as caught:
        started(project)
    assert (project / "answers" / "spoke-kettle.yaml").read_bytes() == before
    assert "--id" in caught.value.hint


def test_an_id_that_another_file_declares_is_taken(project: Path) -> None:
    (project / "answers" / "old.yml").write_text("meta: {id: spoke-kettle}\n")
    with pytest.raises(WorkbookError, match=r"old\.yml.*taken"):
        started(project)


def test_a_file_that_cannot_be_read_does_not_stand_in_the_way(project: Path) -> None:
    (project / "answers" / "broken.yaml").write_text("meta: [\n")
    assert started(project).is_file()


def test_the_first_business_makes_the_folder(project: Path) -> None:
    shutil.rmtree(project / "answers")
    assert started(project).is_file()


def test_a_folder_that_cannot_be_made_is_a_clear_error(project: Path) -> None:
    shutil.rmtree(project / "answers")
    (project / "answers").write_text("")
    with pytest.raises(WorkbookError, match="cannot be written"):
        started(project)


@pytest.mark.parametrize("name", ["", "  ", "a\x1b[2J", "a\ud800", "x" * 121])
def test_a_name_nobody_could_read_is_refused(name: str) -> None:
    with pytest.raises(WorkbookError, match="cannot be the name"):
        choose_id(name)


def test_a_name_on_two_lines_is_put_on_one(project: Path) -> None:
    text = started(project, business="Spoke\n & Kettle").read_text("utf-8")
    assert "the answers of Spoke & Kettle\n" in text


@pytest.mark.parametrize("name", ["日本", "Index", "!!!"])
def test_an_id_must_be_given_when_none_can_be_made(name: str) -> None:
    with pytest.raises(WorkbookError, match="No id can be made") as caught:
        choose_id(name)
    assert "--id" in caught.value.hint


@pytest.mark.parametrize("wanted", ["A", "a b", "../up", "a--b", "assets", "-a", "x" * 64])
def test_an_id_that_cannot_name_a_folder_is_refused(wanted: str) -> None:
    with pytest.raises(WorkbookError):
        choose_id("Shop", wanted)
