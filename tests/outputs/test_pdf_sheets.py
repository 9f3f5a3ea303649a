"""Sheets as PDFs, read back: one page each, on the paper they are meant for, the same bytes each time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.paper import POINTS, placed

from twowheels.answers import read_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.messages import Messages
from twowheels.outputs.pdf import build_sheet
from twowheels.printing import PrintedSheet, printed_sheets
from twowheels.review import Review

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
WORDS = Messages("en")


def sheets(name: str, audience: str = "owner") -> tuple[PrintedSheet, ...]:
    answers = read_answers(ROOT / "answers/tidewater-back-office.yaml")
    book = bind(read_workbook(ROOT / "workbook"), answers, as_of=date(2026, 11, 21), audience=audience)
    return printed_sheets(Review(book), WORDS, name)


def pages(sheet: PrintedSheet, target: Path) -> list[tuple[int, int]]:
    build_sheet(sheet, WORDS, ROOT / "workbook", target)
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(target).pages]


def test_each_of_ours_fits_on_one_page(tmp_path: Path) -> None:
    upright, aside = [(595, 842)], [(842, 595)]
    made = {sheet.id: pages(sheet, tmp_path / f"{sheet.id}.pdf") for sheet in sheets("all")}
    assert len(made) == 8
    assert made == {name: aside if name == "one_page" else upright for name in made}


def test_a_sheet_for_the_public_tells_no_private_answer_and_is_the_same_each_time(tmp_path: Path) -> None:
    (offer,) = sheets("offer", "public")
    for name in ("one.pdf", "other.pdf"):
        build_sheet(offer, WORDS, ROOT / "workbook", tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()
    text = PdfReader(tmp_path / "one.pdf").pages[0].extract_text()
    assert "The offer" in text
    assert "For your eyes only" not in text


@pytest.mark.parametrize(("name", "side"), [("offer", 0), ("one_page", 1)])
def test_a_binding_takes_the_left_of_a_sheet_and_the_top_of_a_wide_one(
    name: str, side: int, tmp_path: Path
) -> None:
    (sheet,) = sheets(name)
    edges = []
    for binding in (0, 20):
        build_sheet(sheet, WORDS, ROOT / "workbook", tmp_path / "sheet.pdf", binding=binding)
        (page,) = PdfReader(tmp_path / "sheet.pdf").pages
        edges.append(min((x, y)[side] for x, y, text in placed(page) if text.strip()))
    assert edges[1] - edges[0] == pytest.approx(20 * POINTS, abs=2)
