"""What a validator of its own says of the books (PDF/UA-1, ISO 14289-1): ``scripts/setup validators``."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.paper import EXAMPLES, Printed, Shelf

from twowheels.book import Book
from twowheels.messages import Messages
from twowheels.outputs.pdf import build_pdf, build_sheet
from twowheels.printing import printed_sheets
from twowheels.review import Review
from twowheels.workbook import Workbook

VALIDATOR = Path(__file__).parents[2] / ".validators" / "bin" / "outloud"
GUESSED = "TBL-010"
"""Takes the half of a small table that stands on another page for one with torn heads; the standard asks nothing."""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not VALIDATOR.is_file(), reason="the validator is not set up: scripts/setup validators"
    ),
]


def errors(*files: Path) -> list[Any]:
    """Give what the validator finds wrong with files."""
    command = [str(VALIDATOR), "--no-info", "--skip", GUESSED, "--json", "-", *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    reports = json.loads(said)
    assert "PASS" in said.upper()
    return [one for one in _findings(reports) if one["severity"] == "error"]


def _findings(report: Any) -> list[Any]:
    if isinstance(report, list):
        return [finding for part in report for finding in _findings(part)]
    if not isinstance(report, dict):
        return []
    own = [report] if "severity" in report and "rule" in report else []
    return own + [finding for part in report.values() for finding in _findings(part)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_book_can_be_read_aloud(name: str, printed: Shelf) -> None:
    assert errors(printed[name].file) == []


def test_a_bound_book_with_its_answers_in_fields_can_be_read_aloud(
    books: dict[str, Book], tmp_path: Path
) -> None:
    build_pdf(Review(books["bracken-web-studio"]), tmp_path / "all.pdf", fill="all", binding=10)
    assert errors(tmp_path / "all.pdf") == []


def test_a_blank_book_can_be_read_aloud(blank: Printed) -> None:
    assert errors(blank.file) == []


def test_sheets_can_be_read_aloud(books: dict[str, Book], default_workbook: Workbook, tmp_path: Path) -> None:
    words = Messages("en")
    sheets = printed_sheets(Review(books["tidewater-back-office"]), words, "all")
    files = [tmp_path / f"{sheet.id}.pdf" for sheet in sheets]
    for sheet, file in zip(sheets, files, strict=True):
        build_sheet(sheet, words, default_workbook.folder, file)
    assert errors(*files) == []


def test_what_cannot_be_read_aloud_is_found(tmp_path: Path) -> None:
    from weasyprint import HTML  # type: ignore[import-untyped]

    HTML(string="<p>Neither title nor tags.").write_pdf(tmp_path / "plain.pdf")
    assert errors(tmp_path / "plain.pdf")
