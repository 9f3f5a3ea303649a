"""Build beside, then swap in whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from twowheels import staging
from twowheels.staging import staged, swap, write_whole


@pytest.fixture(params=["exchange", "rename"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go both ways: with the system call that exchanges two folders, and without."""
    if request.param == "rename":
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)


def filled(folder: Path, **files: str) -> Path:
    """Make a folder with files."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    """Give what a folder holds."""
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}


def half_built(target: Path, state: Path, trouble: type[BaseException]) -> None:
    """Build until something happens."""
    with staged(target, state) as stage:
        (stage / "index").write_text("half", encoding="utf-8")
        raise trouble


def test_a_first_build_appears_whole(tmp_path: Path) -> None:
    with staged(tmp_path / "site" / "lemon", tmp_path / "state") as stage:
        (stage / "index").write_text("new", encoding="utf-8")
        assert not (tmp_path / "site" / "lemon").exists()
    assert texts(tmp_path / "site" / "lemon") == {"index": "new"}
    assert list((tmp_path / "state").iterdir()) == []


def test_a_build_takes_the_place_of_the_last_one_with_nothing_left_over(tmp_path: Path) -> None:
    target = filled(tmp_path / "site", index="old", gone="old")
    with staged(target, tmp_path / "state") as stage:
        (stage / "index").write_text("new", encoding="utf-8")
        assert texts(target) == {"index": "old", "gone": "old"}
    assert texts(target) == {"index": "new"}
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt])
def test_a_build_that_fails_leaves_the_last_one_alone(tmp_path: Path, trouble: type[BaseException]) -> None:
    target = filled(tmp_path / "site", index="old")
    with pytest.raises(trouble):
        half_built(target, tmp_path / "state", trouble)
    assert texts(target) == {"index": "old"}
    assert list((tmp_path / "state").iterdir()) == []


def test_the_folder_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    with staged(tmp_path / "site", tmp_path / "state"):
        pass
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_is_not_swapped_away(tmp_path: Path, kind: str) -> None:
    stage, target = filled(tmp_path / "stage", index="new"), tmp_path / "site"
    if kind == "file":
        target.write_text("mine", encoding="utf-8")
    else:
        target.symlink_to(filled(tmp_path / "elsewhere", index="mine"))
    with pytest.raises(NotADirectoryError, match="is in the way"):
        swap(stage, target)
    assert texts(stage) == {"index": "new"}
    assert target.is_file() or texts(target) == {"index": "mine"}


def test_a_file_is_written_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "new" / "book.pdf"
    write_whole(file, b"first")
    file.chmod(0o640)
    write_whole(file, b"second")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"second", 0o640)
    assert [one.name for one in file.parent.iterdir()] == ["book.pdf"]


def test_a_new_file_may_be_read_as_any_other_new_file(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    write_whole(tmp_path / "ours", b"new")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    target = filled(tmp_path / "book.pdf", inside="x")
    with pytest.raises(OSError, match=r"book\.pdf"):
        write_whole(target, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["book.pdf"]
