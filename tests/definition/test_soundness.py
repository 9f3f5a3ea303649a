"""A workbook that was found sound is remembered by its bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.workbook import Workbook

SMALL = Path(__file__).parents[1] / "workbooks" / "small" / "workbook"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the small workbook and read it once."""
    shutil.copytree(SMALL, tmp_path / "workbook")
    read_workbook(tmp_path / "workbook")
    return tmp_path / "workbook"


def asked(workbook: Workbook) -> list[object]:
    """Give what a check of answers needs of a workbook, with all places."""
    rules = [
        (c.id, c.when, c.severity, c.says, c.fix, c.each, c.gap, c.weight, c.place) for c in workbook.checks
    ]
    return [list(workbook.questions.values()), rules, workbook.gates, workbook.words, workbook.settings]


def test_what_is_remembered_is_what_was_read(folder: Path) -> None:
    assert asked(read_workbook(folder, lean=True)) == asked(read_workbook(folder))


def test_only_a_lean_reader_goes_without_examples(folder: Path) -> None:
    assert all(check.bad for check in read_workbook(folder).checks)
    assert not any(check.bad for check in read_workbook(folder, lean=True).checks)


def test_a_changed_byte_is_judged_anew(folder: Path) -> None:
    section = next(folder.glob("stand/*.yaml"))
    section.write_text(section.read_text("utf-8").replace("kind: ", "kind: un", 1), "utf-8")
    with pytest.raises(WorkbookError, match="is not a kind"):
        read_workbook(folder, lean=True)


SPOILED = [b"", b"[]", b"{", b"\xff", b"{}", b"3", b"null", b'{"workbook.yaml": 3}', b'{"workbook.yaml": []}']
SPOILED += [b'{"workbook.yaml": [1, [[1, 2]], 3]}', b"\n{}", b"0" * 64 + b"\n{}"]


@pytest.mark.parametrize("spoiled", SPOILED)
def test_a_spoiled_memory_is_no_memory(folder: Path, spoiled: bytes) -> None:
    (mark,) = (folder.parent / ".twowheels" / "cache").glob("sound-*")
    good = mark.read_bytes()
    mark.write_bytes(spoiled)
    assert read_workbook(folder, lean=True).questions
    assert mark.read_bytes() == good


def test_a_memory_with_one_letter_changed_is_no_memory(folder: Path) -> None:
    (mark,) = (folder.parent / ".twowheels" / "cache").glob("sound-*")
    good = mark.read_bytes()
    mark.write_bytes(good.replace(b'"kind"', b'"kinds"', 1))
    assert asked(read_workbook(folder, lean=True)) == asked(read_workbook(folder))
    assert mark.read_bytes() == good
