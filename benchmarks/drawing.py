"""Work out and draw all pictures of a book in a process of its own, as a build does, and say what that took."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.clock import Case, Reading, Row, environment, in_turn, ratio

HOME = Path(__file__).parents[1]


def all_pictures(folder: Path, rounds: int, _: Path | None) -> tuple[list[Row], dict[str, list[Reading]]]:
    """Measure working out and drawing all pictures of one example against building its site."""
    for name in ("workbook", "answers"):
        shutil.copytree(HOME / name, folder / name)
    shutil.copy(HOME / "mkdocs.yml", folder)
    answers = folder / "answers" / "tidewater-back-office.yaml"
    command = [sys.executable, "-m", "twowheels", "build", str(answers), "--no-pdf", "--as-of", "2026-11-21"]
    away = partial(shutil.rmtree, folder / "site", ignore_errors=True)
    read = in_turn([Case("twowheels build --no-pdf", command, folder, away)], rounds)
    drawn = [_seconds(answers) for _ in range(rounds)]
    (build,) = read.values()
    share = ratio(drawn, [one.cpu for one in build])
    return [Row("all pictures of one example / building its site (CPU)", share, 0.10)], read


def _seconds(answers: Path) -> float:
    """Give the processor seconds that the pictures of a book take in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.drawing", str(answers)]
    said = subprocess.run(command, cwd=HOME, check=True, capture_output=True, text=True, env=environment())
    return float(said.stdout)


def _draw_all(answers: Path) -> float:
    from twowheels import formats
    from twowheels.answers import read_answers
    from twowheels.book import bind
    from twowheels.definition import read_workbook
    from twowheels.drawing import draw
    from twowheels.pictures import Gallery
    from twowheels.review import Review

    workbook = read_workbook(answers.parents[1] / "workbook")
    review = Review(bind(workbook, read_answers(answers), as_of=date(2026, 11, 21)))
    # What the other pages ask for anyway: findings, next steps, figures, progress, a date in words.
    review.findings, review.next, review.figures.all(), review.progress
    formats.day(review.book.as_of, review.book.locale)
    begun = time.process_time()
    gallery = Gallery(review)
    for name in workbook.pictures:
        filled = gallery.filled(name)
        if filled:
            draw(filled, review.book, address=lambda question: f"page.html#{question}")
    return time.process_time() - begun


if __name__ == "__main__":
    print(_draw_all(Path(sys.argv[1])))
