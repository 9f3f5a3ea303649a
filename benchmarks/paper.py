"""Measure the PDF that can be filled in: what the fields cost, what it weighs, and taking it in again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.clock import Case, Reading, Row, in_turn, median, quietly, ratio

HOME = Path(__file__).parents[1]
PYTHON = sys.executable
BUILD = [PYTHON, "-m", "twowheels", "build"]
HOW = ["--no-site", "--as-of", "2026-11-21"]
EXAMPLE = "tidewater-back-office"
MOST_FIELDS = "nightjar-evenings"

Measured = tuple[list[Row], dict[str, list[Reading]]]


def fillable(folder: Path, rounds: int, _: Path | None) -> Measured:
    """Measure one example: its blank book with fields and without, all filled in, and with nothing changed."""
    places = {name: _project(folder / name) for name in ("bare", "fields", "filled", "same")}
    cases = [
        _printing("--blank --fill none", places["bare"]),
        _printing("--blank --fill open", places["fields"]),
        _printing("--fill all", places["filled"]),
        _printing("--fill all", places["same"], again=True),
    ]
    read = in_turn(cases, rounds)
    plain, fields, full, kept = (read[case.name] for case in cases)
    quietly([*BUILD, str(places["filled"] / "answers"), "--fill", "all", *HOW], places["filled"])
    heaviest = max(file.stat().st_size for file in (places["filled"] / "site").glob("*/*.pdf"))
    return [
        Row(
            "a blank book with a field for everything / without any (CPU)",
            ratio(_cpu(fields), _cpu(plain)),
            1.25,
        ),
        Row("a PDF of which nothing changed / made anew (CPU)", ratio(_cpu(kept), _cpu(full)), 0.2),
        Row("the heaviest example with all its fields, KB", heaviest / 1024, 450),
        Row("peak memory of making a PDF with all its fields, MB", median(full).memory, 200),
    ], read


def from_paper(folder: Path, rounds: int, _: Path | None) -> Measured:
    """Measure taking in a whole book of which every field may be filled in, against importing its library."""
    from pypdf import PdfReader

    _project(folder)
    quietly([*BUILD, str(folder / "answers" / f"{MOST_FIELDS}.yaml"), "--fill", "all", *HOW], folder)
    book = folder / "site" / MOST_FIELDS / f"{MOST_FIELDS}.pdf"
    fields = len(PdfReader(book).get_fields() or {})
    cases = [
        Case("twowheels import", [PYTHON, "-m", "twowheels", "import", str(book), "--dry-run"], folder),
        Case("import pypdf", [PYTHON, "-c", "import pypdf"], folder),
    ]
    read = in_turn(cases, rounds * 3)
    ours, floor = (_cpu(read[case.name]) for case in cases)
    allowed = [1.5 * one + 0.001 * fields for one in floor]
    what = f"import of {fields} fields / (1.5 x import pypdf + 1 ms a field) (CPU)"
    return [Row(what, ratio(ours, allowed), 1.0)], read


def _project(folder: Path) -> Path:
    for name in ("workbook", "answers"):
        shutil.copytree(HOME / name, folder / name)
    shutil.copy(HOME / "mkdocs.yml", folder)
    return folder


def _printing(how: str, folder: Path, *, again: bool = False) -> Case:
    command = [*BUILD, str(folder / "answers" / f"{EXAMPLE}.yaml"), *how.split(), *HOW]
    clear = None if again else partial(shutil.rmtree, folder / "site", ignore_errors=True)
    return Case(f"build {how}{', nothing changed' if again else ''}", command, folder, clear)


def _cpu(readings: Sequence[Reading]) -> list[float]:
    return [reading.cpu for reading in readings]
