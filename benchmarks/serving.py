"""How soon the live server shows an edited answer, from the save to the page, against a cold build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.clock import Case, Reading, Row, environment, ratio, run_once

HOME = Path(__file__).parents[1]
EXAMPLE = "tidewater-back-office"
ANSWER = re.compile(r"(?m)^(  known_for: ).*$")
PAGE = f"{EXAMPLE}/product/identity.html"
TWOWHEELS = [sys.executable, "-m", "twowheels"]
DAY = ["--as-of", "2026-11-21"]
PATIENCE = 60.0
LOOK = 0.02
"""Seconds between two looks at the page."""


class Served(NamedTuple):
    """A running ``twowheels serve``."""

    address: str
    process: int

    def page(self) -> str:
        """Ask for the page that shows the answer."""
        try:
            with urlopen(self.address + PAGE) as answer:  # noqa: S310  our own server
                return str(answer.read().decode())
        except HTTPError:
            return ""

    def until(self, words: str) -> None:
        """Wait until the page shows these words."""
        end = time.monotonic() + PATIENCE
        while words not in self.page():
            if time.monotonic() > end:
                raise RuntimeError(f"The server does not show {words!r}.")
            time.sleep(LOOK)

    def cpu(self) -> float:
        """Give the processor seconds that the server has used."""
        used = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Give the server's peak memory in MB."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def one_edit(folder: Path, rounds: int, _: Path | None) -> tuple[list[Row], dict[str, list[Reading]]]:
    """Measure the live server after one edited answer, and a cold build of the same site."""
    for name in ("workbook", "answers"):
        shutil.copytree(HOME / name, folder / name)
    shutil.copy(HOME / "mkdocs.yml", folder)
    answers = folder / "answers" / f"{EXAMPLE}.yaml"
    away = partial(shutil.rmtree, folder / "site", ignore_errors=True)
    command = [*TWOWHEELS, "build", str(answers), "--no-pdf", *DAY]
    cold, edits = Case("cold build of the site", command, folder, away), "one edited answer, served"
    read: dict[str, list[Reading]] = {cold.name: [], edits: []}
    run_once(cold)
    with _serving(answers, folder) as served:
        for number in range(rounds + 1):
            built, shown = run_once(cold), _edit(answers, served, f"Edit {number} of many")
            if number:
                read[cold.name].append(built)
                read[edits].append(shown)
    cpu, wall = ([[getattr(one, what) for one in read[name]] for name in (edits, cold.name)]
                 for what in ("cpu", "wall"))  # fmt: skip
    rows = [
        Row("serve: one edited answer / cold build of the site (CPU)", ratio(*cpu), 0.35),
        Row("serve: one edited answer, saved until shown / cold build (wall)", ratio(*wall), 0.35),
    ]
    return rows, read


def _edit(answers: Path, served: Served, words: str) -> Reading:
    text = ANSWER.sub(rf"\g<1>{words}", answers.read_text("utf-8"))
    cpu, begun = served.cpu(), time.perf_counter()
    answers.write_text(text, encoding="utf-8")
    served.until(words)
    wall = time.perf_counter() - begun
    return Reading(served.cpu() - cpu, wall, served.memory())


@contextmanager
def _serving(answers: Path, folder: Path) -> Iterator[Served]:
    command = [*TWOWHEELS, "serve", str(answers), "--port", "0", *DAY]
    env = {**environment(), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=env)
    try:
        lines = process.stdout or ()
        address = next(found[0] for line in lines if (found := re.search(r"http://\S+/", line)))
        served = Served(address, process.pid)
        served.until("</html>")
        yield served
    finally:
        process.terminate()
        process.wait()
