"""Measure whole commands: processor seconds of the process and its children, wall seconds, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """A command to measure; ``clear`` puts things back before each run."""

    name: str
    command: Sequence[str]
    folder: Path
    clear: Callable[[], None] | None = None


class Reading(NamedTuple):
    """One run: processor and wall time in seconds, peak memory of the largest process in MB."""

    cpu: float
    wall: float
    memory: float


class Row(NamedTuple):
    """One line of the table: what, how much, and at most how much."""

    what: str
    figure: float
    limit: float


def run_once(case: Case) -> Reading:
    """Run a case once; a command that fails is a mistake of the benchmark."""
    if case.clear:
        case.clear()
    begun = time.perf_counter()
    process = subprocess.Popen(
        case.command, cwd=case.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{case.name} failed with {process.returncode}: {said.decode()[-600:]}")
    return Reading(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def quietly(command: Sequence[str], folder: Path) -> None:
    """Run a command that only prepares others and is not measured."""
    subprocess.run(command, cwd=folder, check=False, capture_output=True)


def environment() -> Mapping[str, str]:
    """Give what the commands are run with."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


def in_turn(cases: Sequence[Case], rounds: int) -> dict[str, list[Reading]]:
    """Run all cases one after the other, round by round, after one round that is not counted."""
    readings: dict[str, list[Reading]] = {case.name: [] for case in cases}
    for number in range(rounds + 1):
        for case in cases:
            reading = run_once(case)
            if number:
                readings[case.name].append(reading)
    return readings


def median(readings: Sequence[Reading]) -> Reading:
    """Give the median of each figure."""
    return Reading(*(statistics.median(figures) for figures in zip(*readings, strict=True)))


def ratio(over: Sequence[float], under: Sequence[float]) -> float:
    """Give the median of the ratios round by round, which a machine that drifts cannot bend."""
    return statistics.median(a / b for a, b in zip(over, under, strict=True))
