"""Take the pictures of fill-in-the-book.md from the program itself: ``python docs/take_pictures.py``.

By hand, when the look has changed: it needs what the tests need (chromium, poppler), and pictures differ
by a hair from machine to machine.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright
from pypdf import PdfReader, PdfWriter

HOME = Path(__file__).parents[1]
TARGET = Path(__file__).with_name("pictures")
NAME = "nightjar-evenings"
SHOWN = "offer_promise"
TYPED = {
    SHOWN: "Within two weeks of booking, your first-dance song is arranged and rehearsed.",
    "hole": "Nobody worries about the first dance any more.",
    "how_we_offer": "I come a day early, walk the room with you, and set the sound for your guests.",
    "secret_sauce": "I hear from how a couple talks which song will make the room quiet.",
}
DOTS, WIDTH = 110, 900
"""Dots an inch of a page, and points across a picture of the site."""
ABOVE, BELOW = 140, 14
"""What is shown around a field, in points."""


def main() -> None:
    """Build the example, fill it in, take it in, build again, and take a picture at each step."""
    TARGET.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("workbook", "answers"):
            shutil.copytree(HOME / name, project / name)
        shutil.copy(HOME / "mkdocs.yml", project)
        site, filled = project / "site" / NAME, project / "filled.pdf"
        _run(project, "build", f"answers/{NAME}.yaml")
        _question(site / f"{NAME}.pdf", "question")
        _gate(site, "gate-before")
        _fill_in(site / f"{NAME}.pdf", filled, TYPED)
        _question(filled, "question-filled-in")
        _run(project, "import", str(filled))
        _run(project, "build", f"answers/{NAME}.yaml")
        _gate(site, "gate-after")


def _run(project: Path, command: str, *arguments: str) -> None:
    program = [sys.executable, "-m", "twowheels", command, *arguments, "--as-of", "2026-11-21"]
    if command == "import":
        program = program[:-2]
    subprocess.run(program, cwd=project, check=True)  # noqa: S603


def _fill_in(source: Path, target: Path, values: Mapping[str, str]) -> None:
    writer = PdfWriter(clone_from=source)
    writer.update_page_form_field_values(None, dict(values), auto_regenerate=False)
    writer.write(target)


def _question(file: Path, name: str) -> None:
    """Cut the question out of its page."""
    number, rect, height = _place(PdfReader(file))
    at = ["-r", str(DOTS), "-f", str(number), "-l", str(number), "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *at, file, TARGET / name], check=True)  # noqa: S603, S607
    upper, lower = (
        round((height - y) * DOTS / 72)
        for y in (max(rect[1], rect[3]) + ABOVE, min(rect[1], rect[3]) - BELOW)
    )
    with Image.open(TARGET / f"{name}.png") as page:
        _keep(page.crop((round(page.width * 0.1), upper, round(page.width * 0.92), lower)), name)


def _place(reader: PdfReader) -> tuple[int, list[float], float]:
    for number, page in enumerate(reader.pages, 1):
        for note in page.get("/Annots") or ():
            if note.get_object().get("/T") == SHOWN:
                return (
                    number,
                    [float(part) for part in note.get_object()["/Rect"]],
                    float(page.mediabox.height),
                )
    raise LookupError(SHOWN)


def _gate(site: Path, name: str) -> None:
    """Take a picture of the gate on the first page of the site."""
    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        page.goto((site / "index.html").as_uri())
        page.locator(".tw-chart-gate").first.screenshot(path=TARGET / f"{name}.png")
        browser.close()
    with Image.open(TARGET / f"{name}.png") as picture:
        _keep(picture.copy(), name)


def _keep(picture: Image.Image, name: str) -> None:
    """Save a picture in few colours, which is all that print and a gate have."""
    picture.convert("RGB").quantize(64).save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
