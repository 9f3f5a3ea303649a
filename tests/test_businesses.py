"""One or many businesses, found and reviewed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from twowheels.businesses import Reviewed, find_answers, project_of, review_all, review_each
from twowheels.errors import WorkbookError

FIRST = "answers/sunny-corner.yaml"


def reviewed(paths: Sequence[str | Path] = (), audience: str = "owner") -> list[Reviewed]:
    """Review as the commands do."""
    found = [Path(path) for path in paths]
    return review_all(found, as_of=date(2026, 11, 21), audience=audience, depth="deep")


def write(name: str, text: str) -> None:
    """Put another answers file beside the first."""
    Path("answers", name).write_text(text, encoding="utf-8")


def test_without_paths_the_projects_answers_are_reviewed(project: Path) -> None:
    (one,) = reviewed()
    assert (one.file, one.error) == (FIRST, None)
    assert one.review is not None
    assert one.review.book.business == "Sunny Corner"


def test_they_are_found_from_a_folder_further_in(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "workbook" / "stand")
    assert find_answers([]) == (project / FIRST,)


def test_a_file_elsewhere_is_read_with_the_workbook_stood_in(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    shutil.move(project / FIRST, elsewhere)
    assert project_of([elsewhere]) == project
    assert reviewed([elsewhere])[0].review is not None


def test_one_that_cannot_be_read_does_not_stop_the_others(project: Path) -> None:
    write("broken.yaml", "meta: {id: broken\n")
    write("nameless.yaml", "answers: {}\n")
    broken, nameless, sunny = reviewed()
    assert sunny.review is not None
    assert broken.review is None
    assert broken.error is not None
    assert broken.error.place[:2] == ("answers/broken.yaml", 1)
    assert nameless.error is not None
    assert "does not say which business" in nameless.error.message


def test_two_files_with_one_id_would_be_built_into_one_folder(project: Path) -> None:
    write("twin.yaml", "# another\nmeta:\n  id: sunny-corner\n")
    first, twin = reviewed()
    assert first.review is not None
    assert twin.error is not None
    assert twin.error.message == f'The id "sunny-corner" is taken by {FIRST}.'
    assert twin.error.place == ("answers/twin.yaml", 3, 7)


def test_the_audience_reaches_the_book(project: Path) -> None:
    (one,) = reviewed(audience="public")
    assert one.review is not None
    assert one.review.book.audience == "public"


def test_answers_of_two_projects_are_not_mixed(project: Path, tmp_path: Path) -> None:
    other = shutil.copytree(project, tmp_path / "other")
    with pytest.raises(WorkbookError, match="belongs to another project") as caught:
        reviewed([FIRST, other / FIRST])
    assert caught.value.place.file == str(other / FIRST)


def test_a_project_without_answers_is_told_how_to_begin(project: Path) -> None:
    shutil.rmtree(project / "answers")
    with pytest.raises(WorkbookError, match="There are no answers here yet") as caught:
        reviewed()
    assert "--business NAME" in caught.value.hint


def test_a_workbook_at_fault_stops_everything(project: Path) -> None:
    (project / "workbook" / "workbook.yaml").write_text("id: a\n", encoding="utf-8")
    with pytest.raises(WorkbookError, match='needs "title"'):
        reviewed()


def test_each_is_read_when_it_is_asked_for(project: Path) -> None:
    write("tail.yaml", "meta: {id: tail}\n")
    each = review_each([], as_of=date(2026, 11, 21), audience="owner", depth="deep")
    assert next(each).file == FIRST
    write("tail.yaml", "meta: {id: written-meanwhile}\n")
    (tail,) = each
    assert tail.review is not None
    assert tail.review.book.answers.meta.id == "written-meanwhile"


def test_what_stops_everything_is_told_before_the_first_is_asked_for(project: Path) -> None:
    (project / "workbook" / "workbook.yaml").write_text("id: a\n", encoding="utf-8")
    with pytest.raises(WorkbookError, match='needs "title"'):
        review_each([], as_of=date(2026, 11, 21), audience="owner", depth="deep")
