"""Where a project's files lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from twowheels.errors import WorkbookError
from twowheels.project import answers_files, find_project, from_here, resource, starter


def test_a_project_is_found_from_any_folder_inside_it(project: Path) -> None:
    assert find_project(project) == find_project(project / "answers") == project
    assert find_project(Path("answers")) == project


def test_outside_a_project_the_way_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="There is no workbook here") as caught:
        find_project(tmp_path)
    assert "twowheels new" in caught.value.hint


def test_the_starter_is_a_project() -> None:
    assert find_project(starter()) == starter()


def test_a_workbooks_own_look_comes_before_the_starters(project: Path) -> None:
    workbook = project / "workbook"
    assert resource(workbook, "workbook.yaml") == workbook / "workbook.yaml"
    assert resource(workbook, "look/site.css") == starter() / "workbook" / "look" / "site.css"


def test_a_path_is_given_as_one_would_type_it(project: Path) -> None:
    assert from_here(project / "answers" / "a.yaml") == Path("answers/a.yaml")
    assert from_here(Path("/elsewhere/a.yaml")) == Path("/elsewhere/a.yaml")


def test_a_folder_gives_its_answers_files_in_order(project: Path) -> None:
    answers = project / "answers"
    for name in ("b.yml", "a.yaml", ".hidden.yaml", "_draft.yaml", "README.md", "notes.yaml.bak", "c.yoml"):
        (answers / name).write_text("", encoding="utf-8")
    assert [file.name for file in answers_files([answers])] == ["a.yaml", "b.yml", "sunny-corner.yaml"]


def test_a_file_named_twice_is_read_once(project: Path) -> None:
    file = Path("answers/sunny-corner.yaml")
    assert answers_files([file, Path("answers"), project / file]) == (file,)


def test_a_file_may_have_any_name_when_it_is_named(project: Path) -> None:
    odd = project / "_draft.txt"
    odd.touch()
    assert answers_files([odd]) == (odd,)


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("answers/suny-corner.yaml", "There is no such file or folder.", 'Did you mean "sunny-corner.yaml"?'),
        ("nowhere/at/all.yaml", "There is no such file or folder.", ""),
        ("workbook", "There are no answers here yet.", "twowheels new --business NAME"),
    ],
)
def test_a_path_without_answers_is_told(project: Path, path: str, message: str, hint: str) -> None:
    (project / "workbook" / "workbook.yaml").rename(project / "workbook" / "workbook.txt")
    with pytest.raises(WorkbookError, match=message) as caught:
        answers_files([Path(path)])
    assert caught.value.place.file == path
    assert hint in caught.value.hint
