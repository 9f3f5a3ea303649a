"""Measure everything once and say whether each figure keeps its limit: ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.clock import Case, Reading, Row, in_turn, median, quietly, ratio
from benchmarks.drawing import all_pictures
from benchmarks.paper import fillable, from_paper
from benchmarks.serving import one_edit
from benchmarks.workload import make_copies, make_project, write_raw

HOME = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("results.json")
PYTHON = sys.executable
TWOWHEELS = [PYTHON, "-m", "twowheels"]
DAY = ["--as-of", "2026-11-21"]
CHECK = [*TWOWHEELS, "check", *DAY, "--format"]
SINGLES = 20
"""Processes from which the time of a thousand is reckoned."""


def main() -> None:
    """Measure, print the table and write the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default 5)")
    parser.add_argument("--only", choices=list(PARTS), action="append", help="measure only this part")
    parser.add_argument(
        "--peers", type=Path, metavar="VENV", help="a venv with mkdocs-with-pdf and mkdocs-to-pdf"
    )
    options = parser.parse_args()
    rows: list[Row] = []
    figures: dict[str, dict[str, Reading]] = {}
    with tempfile.TemporaryDirectory() as name:
        for part in options.only or PARTS:
            made, read = PARTS[part](Path(name) / part, options.rounds, options.peers)
            rows += made
            figures[part] = {case: median(readings) for case, readings in read.items()}
    _print(rows, figures)
    record = {"rows": [row._asdict() for row in rows]}
    cases = {part: {name: one._asdict() for name, one in read.items()} for part, read in figures.items()}
    RESULTS.write_text(json.dumps(record | {"cases": cases}, indent=2) + "\n", encoding="utf-8")


def _print(rows: list[Row], figures: dict[str, dict[str, Reading]]) -> None:
    for part, read in figures.items():
        for name, one in read.items():
            print(f"{part:8} {name:42} {one.cpu:7.2f} s CPU {one.wall:7.2f} s wall {one.memory:6.0f} MB")
    print()
    for row in rows:
        kept = "kept" if row.figure <= row.limit else "MISSED"
        print(f"{row.what:70} {row.figure:6.2f}  at most {row.limit:5.2f}  {kept}")


Measured = tuple[list[Row], dict[str, list[Reading]]]


def _cpu(readings: list[Reading]) -> list[float]:
    return [reading.cpu for reading in readings]


def _wall(readings: list[Reading]) -> list[float]:
    return [reading.wall for reading in readings]


def start_up(folder: Path, rounds: int, _: Path | None) -> Measured:
    """Measure check and --help against the imports that they cannot do without."""
    folder.mkdir()
    example = str(HOME / "answers" / "tidewater-back-office.yaml")
    cases = [
        Case("twowheels check", [*TWOWHEELS, "check", example, *DAY], HOME),
        Case("import yaml, jinja2, click", [PYTHON, "-c", "import yaml, jinja2, click"], HOME),
        Case("twowheels --help", [*TWOWHEELS, "--help"], HOME),
        Case("import click", [PYTHON, "-c", "import click"], HOME),
    ]
    read = in_turn(cases, rounds * 3)
    check, floor, help_, click = (_cpu(read[case.name]) for case in cases)
    rows = [
        Row("check with all checks / import yaml, jinja2, click (CPU)", ratio(check, floor), 4.0),
        Row("--help / import click (CPU)", ratio(help_, click), 1.3),
    ]
    return rows, read


def one_book(folder: Path, rounds: int, peers: Path | None) -> Measured:
    """Measure building one example against MkDocs and WeasyPrint doing the same work on their own."""
    shutil.copytree(HOME / "workbook", folder / "workbook")
    shutil.copytree(HOME / "answers", folder / "answers")
    shutil.copy(HOME / "mkdocs.yml", folder)
    answers = folder / "answers" / "tidewater-back-office.yaml"
    read = in_turn([*_book_cases(folder, answers), *_peer_cases(folder, peers)], rounds)
    return _book_rows("one example", read) + _peer_rows(read), read


def _book_cases(folder: Path, answers: Path) -> list[Case]:
    tree, raw = folder / "tree", folder / "raw"
    write_raw(answers, raw)
    quietly([*TWOWHEELS, "build", str(answers), "--tree", str(tree), *DAY], folder)
    away = partial(shutil.rmtree, folder / "site", ignore_errors=True)
    fonts = folder / "workbook" / "look" / "fonts"
    fonts = fonts if fonts.is_dir() else HOME / "workbook" / "look" / "fonts"
    raw_pdf = [PYTHON, str(HOME / "benchmarks" / "raw_pdf.py"), str(raw / "book.html"), str(raw / "book.css")]
    return [
        Case("twowheels build", [*TWOWHEELS, "build", str(answers), *DAY], folder, away),
        Case("mkdocs build of the same tree", [PYTHON, "-m", "mkdocs", "build", "-q"], tree),
        Case("WeasyPrint on the same HTML", [*raw_pdf, str(fonts), str(raw / "book.pdf")], folder),
        Case(
            "twowheels build --no-site", [*TWOWHEELS, "build", str(answers), "--no-site", *DAY], folder, away
        ),
        Case("twowheels build --no-pdf", [*TWOWHEELS, "build", str(answers), "--no-pdf", *DAY], folder, away),
    ]


def _book_rows(what: str, read: dict[str, list[Reading]]) -> list[Row]:
    build, site, pdf = (list(read.values())[place] for place in range(3))
    both = [a + b for a, b in zip(_cpu(site), _cpu(pdf), strict=True)]
    longer = [max(a, b) for a, b in zip(_wall(site), _wall(pdf), strict=True)]
    ours_site, ours_pdf = read["twowheels build --no-pdf"], read["twowheels build --no-site"]
    return [
        Row(f"{what}: build / (mkdocs + WeasyPrint) (CPU)", ratio(_cpu(build), both), 1.15),
        Row(f"{what}: build / the longer of the two (wall)", ratio(_wall(build), longer), 1.2),
        Row(f"{what}: site alone / mkdocs of the same tree (CPU)", ratio(_cpu(ours_site), _cpu(site)), 1.15),
        Row(f"{what}: PDF alone / WeasyPrint on the same HTML (CPU)", ratio(_cpu(ours_pdf), _cpu(pdf)), 1.25),
    ]


PEERS = {"mkdocs-with-pdf": "with-pdf", "mkdocs-to-pdf": "to-pdf"}


def _peer_cases(folder: Path, peers: Path | None) -> list[Case]:
    if peers is None:
        return []
    import yaml

    cases = []
    for name, plugin in PEERS.items():
        copy = folder / name
        shutil.copytree(folder / "tree", copy, ignore=shutil.ignore_patterns("site"))
        config = yaml.safe_load((copy / "mkdocs.yml").read_text("utf-8"))
        config["plugins"] = ["search", {plugin: {}}]
        (copy / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
        cases.append(Case(name, [str(peers / "bin" / "mkdocs"), "build", "-q"], copy))
    return cases


def _peer_rows(read: dict[str, list[Reading]]) -> list[Row]:
    ours = _cpu(read["twowheels build --no-site"])
    return [Row(f"PDF / {name} (CPU)", ratio(ours, _cpu(read[name])), 0.45) for name in PEERS if name in read]


def four_times(folder: Path, rounds: int, _: Path | None) -> Measured:
    """Measure a workload of 8 chapters and 120 questions, and four times as much."""
    read: dict[str, list[Reading]] = {}
    cases = []
    for factor in (1, 4):
        answers = make_project(folder / f"x{factor}", factor)
        away = partial(shutil.rmtree, folder / f"x{factor}" / "site", ignore_errors=True)
        for part, flag in (("site and PDF", []), ("PDF", ["--no-site"]), ("site", ["--no-pdf"])):
            command = [*TWOWHEELS, "build", str(answers), *flag, *DAY]
            cases.append(Case(f"x{factor} {part}", command, folder / f"x{factor}", away))
    read = in_turn(cases, max(rounds // 2, 1))
    rows = [
        Row(
            f"four times the work: {part} (CPU)",
            ratio(_cpu(read[f"x4 {part}"]), _cpu(read[f"x1 {part}"])),
            4.2,
        )
        for part in ("site and PDF", "PDF", "site")
    ]
    return rows, read


def many(folder: Path, rounds: int, _: Path | None) -> Measured:
    """Measure 1,000 businesses in one process against one process each, and against 100 in memory.

    A thousand processes are not run: their time is that of SINGLES of them, measured in the same round,
    times 1,000 / SINGLES. The copies take the examples in turn, so any 20 of them are much like the rest.
    """
    shutil.copytree(HOME / "workbook", folder / "workbook")
    sizes = {1: folder / "one", 100: folder / "hundred", 1000: folder / "thousand"}
    for count, answers in sizes.items():
        make_copies(answers, HOME / "answers", count)
    cases = [
        Case(f"{form} of {count:,} in one process", [*CHECK, form, str(answers)], folder)
        for form in ("text", "json")
        for count, answers in sizes.items()
    ]
    each = sorted(sizes[100].glob("*.yaml"))[:SINGLES]
    alone = [Case(f"text of {file.stem} alone", [*CHECK, "text", str(file)], folder) for file in each]
    read = in_turn([*cases, *alone], max(rounds // 3, 1))
    singles = [sum(round_) for round_ in zip(*(_cpu(read.pop(case.name)) for case in alone), strict=True)]
    apart = [total / SINGLES * 1000 for total in singles]
    return _many_rows(read, apart), read


def _many_rows(read: dict[str, list[Reading]], apart: list[float]) -> list[Row]:
    together = f"1,000 books: one process / 1,000 (reckoned from {SINGLES}) (CPU)"
    rows = [Row(together, ratio(_cpu(read["text of 1,000 in one process"]), apart), 0.15)]
    for form in ("text", "json"):
        thousand, hundred = (read[f"{form} of {count} in one process"] for count in ("1,000", "100"))
        memory = ratio([one.memory for one in thousand], [one.memory for one in hundred])
        rows.append(Row(f"1,000 books / 100 books, {form} (peak memory)", memory, 1.1))
    return rows


def first_page(folder: Path, _: int, __: Path | None) -> Measured:
    """Weigh the heaviest front page of the examples."""
    from benchmarks.first_page import heaviest

    shutil.copytree(HOME / "workbook", folder / "workbook")
    shutil.copytree(HOME / "answers", folder / "answers")
    shutil.copy(HOME / "mkdocs.yml", folder)
    quietly([*TWOWHEELS, "build", "--no-pdf", *DAY], folder)
    return [Row(*row) for row in heaviest(folder / "site")], {}


PARTS: dict[str, Callable[[Path, int, Path | None], Measured]] = {
    "start": start_up,
    "book": one_book,
    "serve": one_edit,
    "growth": four_times,
    "many": many,
    "pdf": fillable,
    "import": from_paper,
    "page": first_page,
    "pictures": all_pictures,
}

if __name__ == "__main__":
    main()
