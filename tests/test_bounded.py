"""A process with little time and memory: its result comes back, and nothing else does."""

from __future__ import annotations

import os
import time

import pytest

from twowheels import bounded
from twowheels.bounded import Bounds, Overrun, Pending, Stumble
from twowheels.errors import WorkbookError

SMALL = Bounds(cpu=5, patience=20, memory=1 << 30)


def spin() -> None:
    """Use up a processor."""
    while True:
        pass


def refuse() -> None:
    """Refuse a file."""
    raise WorkbookError("No.", hint="Try another.")


@pytest.fixture(params=["a process", "in line"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run it apart, and as systems do that cannot."""
    if request.param == "in line":
        monkeypatch.setattr(bounded, "can_fork", lambda: False)


@pytest.mark.usefixtures("way")
def test_the_result_comes_back() -> None:
    assert Pending(lambda: ("a" * 200_000, 7), SMALL).result() == ("a" * 200_000, 7)


@pytest.mark.usefixtures("way")
def test_a_refusal_is_told_in_its_own_words() -> None:
    with pytest.raises(WorkbookError, match=r"No\. Try another\."):
        Pending(refuse, SMALL).result()


@pytest.mark.usefixtures("way")
def test_a_librarys_own_error_is_a_stumble() -> None:
    with pytest.raises(Stumble, match="ZeroDivisionError"):
        Pending(lambda: 1 // 0, SMALL).result()


def test_it_runs_apart() -> None:
    assert Pending(os.getpid, SMALL).result() != os.getpid()


def test_too_much_memory_is_an_overrun() -> None:
    with pytest.raises(Overrun):
        Pending(lambda: len(bytearray(2 << 30)), SMALL).result()


@pytest.mark.parametrize("bounds", [Bounds(1, 60, 1 << 30), Bounds(60, 1, 1 << 30)])
def test_too_much_time_is_an_overrun(bounds: Bounds) -> None:
    with pytest.raises(Overrun):
        Pending(spin, bounds).result()


def test_a_process_that_dies_is_an_overrun() -> None:
    with pytest.raises(Overrun):
        Pending(lambda: os._exit(7), SMALL).result()


def test_one_that_sleeps_is_not_waited_for_and_is_gone() -> None:
    pending = Pending(lambda: time.sleep(600), Bounds(5, 1, 1 << 30))
    with pytest.raises(Overrun):
        pending.result()
    with pytest.raises(ProcessLookupError):
        os.kill(pending.child, 0)
