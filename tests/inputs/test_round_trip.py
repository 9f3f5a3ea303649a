"""From the printed book and back: filled in by real programs, imported, and seen in site, PDF and check."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from shutil import which

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from tests.conftest import TODAY, Run
from tests.fillers import PDFJS, Fills, Spot, in_chromium, in_mupdf, in_pdfjs, in_pypdf, spots

from twowheels.answers import parse_answers, read_answers
from twowheels.book import Book, bind
from twowheels.definition import read_workbook
from twowheels.inputs.reading import plain
from twowheels.kind import Row
from twowheels.outputs.pdf import build_pdf
from twowheels.review import Review

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
START = (
    "workbook: lemonade\nworkbook_version: 2\nmeta: {id: stand}\nanswers:\n  corners: [Pool]\n  glasses: 90\n"
)
DOTS = 100
"""Dots an inch in which pages are looked at."""
EVERY_KIND = {
    "stand_name": "Größe & “Ånd” – Λεμονάδα",
    "recipe": "Ten lemons.\r\nA jug of water, sugar, and an hour of shade.",
    "pieces/1": "A glass",
    "pieces/2": "A straw",
    "fizz": "both",
    "toppings=mint": "on",
    "toppings=berry": "on",
    "order/taste": "2",
    "order/price": "1",
    "order/speed": "3",
    "price": "2.50",
    "sugar": "12 %",
    "open_hours": "1h 30m",
    "opened_on": "2026-05-01",
    "licensed": "false",
    "pride": "4",
    "steps/1/step": "Pick",
    "steps/1/minutes": "20",
    "steps/1/who": "sister",
    "steps/2/step": "Stir",
    "weather/rain/plan": "Hot lemon",
    "weather/rain/tips": "3",
    "time/making": "40",
    "time/selling": "60",
}


@pytest.fixture
def stand(project: Path) -> Path:
    """Give a stand of which little is known."""
    (project / "answers" / "stand.yaml").write_text(START)
    return project


def book_of(project: Path) -> Book:
    """Bind what is in the file now."""
    answers = read_answers(project / "answers" / "stand.yaml")
    return bind(read_workbook(project / "workbook"), answers, as_of=TODAY)


def printed(project: Path, fill: str) -> Path:
    """Print the stand's book."""
    build_pdf(Review(book_of(project)), project / "stand.pdf", fill=fill)
    return project / "stand.pdf"


def assert_typed(book: Book) -> None:
    """Insist on the values of EVERY_KIND, typed by their kinds."""
    said = {name: entry.value for name, entry in book.entries.items()}
    assert not book.problems
    assert said["stand_name"] == EVERY_KIND["stand_name"]
    assert said["recipe"] == "Ten lemons.\nA jug of water, sugar, and an hour of shade."
    assert said["pieces"] == ("A glass", "A straw")
    assert (said["fizz"], said["toppings"], said["order"]) == (
        "both",
        ("mint", "berry"),
        ("price", "taste", "speed"),
    )
    assert (said["price"], said["sugar"], said["open_hours"]) == (Decimal("2.50"), 12, Decimal("1.5"))
    assert (str(said["opened_on"]), said["licensed"], said["pride"]) == ("2026-05-01", False, 4)
    assert said["time"] == {"making": 40, "selling": 60}
    rows = said["steps"]
    assert isinstance(rows, tuple)
    assert [dict(row) for row in rows if isinstance(row, Row)] == [
        {"step": "Pick", "minutes": 20, "who": "sister"},
        {"step": "Stir"},
    ]
    weather = said["weather"]
    assert isinstance(weather, dict)
    assert {key: dict(row) for key, row in weather.items()} == {"rain": {"plan": "Hot lemon", "tips": 3}}
    assert (said["corners"], said["glasses"]) == (("Pool",), 90)


@pytest.mark.parametrize("fill", ["open", "all"])
def test_every_kind_of_field_comes_back_typed(fill: str, stand: Path, run: Run) -> None:
    in_pypdf(printed(stand, fill), stand / "filled.pdf", EVERY_KIND)
    assert run("import", stand / "filled.pdf").code == 0
    assert_typed(book_of(stand))
    text = (stand / "answers" / "stand.yaml").read_text()
    assert text.startswith("workbook: lemonade\nworkbook_version: 2\nmeta: {id: stand}\n")
    assert "corners: [Pool]\n" in text


@pytest.mark.parametrize(
    "fills",
    [
        in_pypdf,
        pytest.param(in_mupdf, marks=pytest.mark.skipif(not which("mutool"), reason="needs mupdf-tools")),
        pytest.param(in_chromium, marks=pytest.mark.browser),
        pytest.param(
            in_pdfjs,
            marks=[pytest.mark.browser, pytest.mark.skipif(not PDFJS.is_dir(), reason="needs libjs-pdf")],
        ),
    ],
)
def test_what_real_programs_fill_in_is_drawn_and_comes_back_typed(
    fills: Fills, stand: Path, run: Run
) -> None:
    empty, filled = printed(stand, "open"), stand / "filled.pdf"
    fills(empty, filled, EVERY_KIND)
    assert run("import", filled).code == 0
    assert_typed(book_of(stand))
    assert undrawn(empty, filled) == []


def undrawn(empty: Path, filled: Path) -> list[Spot]:
    """Give the places in which poppler shows nothing that was not there before."""
    before, after = (pictures(file) for file in (empty, filled))
    dots = DOTS / 72
    return [
        spot
        for spot in spots(empty, EVERY_KIND)
        if not ImageChops.difference(before[spot.page], after[spot.page])
        .crop(tuple(round(edge * dots) for edge in spot.box))  # type: ignore[arg-type]
        .getbbox()
    ]


def pictures(file: Path) -> list[Image.Image]:
    """Show each page as poppler draws it."""
    folder = file.with_suffix("")
    folder.mkdir()
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(DOTS), file, folder / "page"], check=True, capture_output=True
    )
    return [Image.open(page) for page in sorted(folder.iterdir())]


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder."""
    own = ["-c", "user.name=Owner", "-c", "user.email=owner@example.org"]
    done = subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


GATE = {
    "hole": "Nobody worries about the first dance any more.",
    "offer_promise": "Within two weeks of booking, your first-dance song is arranged and rehearsed.",
    "how_we_offer": "I come a day early, walk the room with you, and set the sound for your guests.",
    "secret_sauce": "I hear from how a couple talks which song will make the room quiet.",
}


@pytest.mark.browser
def test_four_answers_typed_in_a_browser_open_the_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    for name in ("workbook", "answers"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    answers, day = Path("answers/nightjar-evenings.yaml"), ("--as-of", "2026-11-21")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "answers")
    git(tmp_path, "commit", "-qm", "As it was")

    def gate() -> dict[str, object]:
        told: dict[str, object] = json.loads(run("check", answers, *day, "--format", "json").out)["books"][0][
            "gate"
        ]
        return told

    assert run("build", answers, *day).code == 0
    site = Path("site/nightjar-evenings")
    assert sorted(gate()["missing"]) == sorted(GATE)  # type: ignore[call-overload]
    assert "4 of 10 answers are still open" in _words(site)

    in_chromium(site / "nightjar-evenings.pdf", Path("from-the-sofa.pdf"), GATE)
    assert run("import", "from-the-sofa.pdf").code == 0

    changed = git(tmp_path, "diff", "--unified=0", "answers")
    assert git(tmp_path, "diff", "--name-only").split() == [str(answers)]
    headed = {
        line[1:].strip().partition(":")[0] for line in changed.splitlines() if line[:3] in ("+  ", "-  ")
    }
    before = parse_answers(git(tmp_path, "show", f"HEAD:{answers}").encode(), "x").given
    after = read_answers(answers).given
    old, new = ({name: plain(entry.value) for name, entry in given.items()} for given in (before, after))
    assert {name for name in old | new if old.get(name) != new.get(name)} == set(GATE)
    assert not headed & (before.keys() - GATE.keys())
    assert (gate()["open"], gate()["missing"]) == (True, [])

    assert run("build", answers, *day).code == 0
    assert "The gate is open: all 10 answers that come first are there." in _words(site)
    paper = " ".join(
        "".join(page.extract_text() for page in PdfReader(site / "nightjar-evenings.pdf").pages).split()
    )
    assert "10 of 10 answered" in paper
    assert GATE["secret_sauce"] in " ".join(paper.split())


def _words(site: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", (site / "index.html").read_text("utf-8")).split())
