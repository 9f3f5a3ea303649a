"""Tasks in processes of their own: one that dies takes no other with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from twowheels import workers
from twowheels.errors import MissingLibraryError, Place, ProgramError, WorkbookError
from twowheels.workers import Outcome, Task, run_all


def fails(error: BaseException) -> Callable[[], None]:
    """Make something that fails."""

    def act() -> None:
        raise error

    return act


def outcomes(*acts: Callable[[], None], jobs: int = 2) -> dict[str, Outcome]:
    """Run tasks named by their number."""
    tasks = [Task(str(number), act) for number, act in enumerate(acts)]
    return {outcome.task.name: outcome for outcome in run_all(tasks, jobs)}


def hoard(size: int) -> None:
    """Ask for memory."""
    bytearray(size)


@pytest.fixture(params=["processes", "in line"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in processes, and where the system has none of our kind, one after the other."""
    if request.param == "in line":
        monkeypatch.setattr(workers, "_can_fork", lambda: False)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("jobs", [0, 1, 5])
def test_every_task_is_done_and_told(tmp_path: Path, jobs: int) -> None:
    files = [tmp_path / str(number) for number in range(3)]
    found = outcomes(*[file.touch for file in files], jobs=jobs)
    assert all(file.exists() for file in files)
    assert [found[str(number)].error for number in range(3)] == [None, None, None]


@pytest.mark.usefixtures("way")
def test_trouble_with_a_file_is_told_whole(tmp_path: Path) -> None:
    error = MissingLibraryError("It is torn.", place=Place("a.yaml", 3, 4), hint="Mend it.")
    found = outcomes(fails(error), (tmp_path / "done").touch)
    told = found["0"].error
    assert isinstance(told, MissingLibraryError)
    assert (told.message, told.place, told.hint) == ("It is torn.", Place("a.yaml", 3, 4), "Mend it.")
    assert found["1"].error is None


@pytest.mark.usefixtures("way")
def test_too_little_memory_is_told() -> None:
    told = outcomes(fails(MemoryError()))["0"].error
    assert isinstance(told, WorkbookError)
    assert "more memory than it may use" in told.message


def test_a_mistake_of_the_program_is_told_without_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    told = outcomes(fails(KeyError("x")))["0"].error
    assert isinstance(told, ProgramError)
    assert told.code == 3
    assert "(KeyError: 'x')" in told.message
    assert "report it" in told.hint
    assert capfd.readouterr().err == ""


def test_a_process_that_dies_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    found = outcomes(lambda: os._exit(9), (tmp_path / "done").touch)
    assert found["0"].error is not None
    assert "ended before it was done" in found["0"].error.message
    assert (tmp_path / "done").exists()


def test_a_task_may_not_use_more_memory_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MEMORY", 1 << 30)
    told = outcomes(lambda: hoard(2 << 30))["0"].error
    assert told is not None
    assert "memory" in told.message


def test_whoever_stops_listening_stops_the_tasks() -> None:
    import signal

    running = run_all([Task("quick", lambda: None), Task("endless", signal.pause)], jobs=2)
    assert next(running).task.name == "quick"
    running.close()  # type: ignore[attr-defined]  # it is a generator
