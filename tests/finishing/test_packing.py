"""A book is packed by kinds, so that whoever wants the form alone reads little."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from twowheels.answers import read_answers
from twowheels.book import bind
from twowheels.inputs.pdf import form_in
from twowheels.outputs.pdf import build_pdf
from twowheels.review import Review
from twowheels.workbook import Workbook

pytestmark = pytest.mark.slow
STAND = Path(__file__).parents[1] / "workbooks" / "small" / "answers"


@pytest.fixture(scope="module")
def book(small_workbook: Workbook, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    review = Review(bind(small_workbook, read_answers(next(STAND.glob("*.yaml"))), as_of=date(2026, 11, 21)))
    file = tmp_path_factory.mktemp("packed") / "stand.pdf"
    build_pdf(review, file, fill="all")
    return file.read_bytes()


def test_the_form_is_read_without_pages_and_structure(book: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    keep = PdfReader.cache_indirect_object

    def noted(self: PdfReader, generation: int, number: int, found: object) -> object:
        read.append(repr(found))
        return keep(self, generation, number, found)  # type: ignore[arg-type]

    monkeypatch.setattr(PdfReader, "cache_indirect_object", noted)
    form = form_in(book)
    assert len(form.boxes) > 20
    assert all(box.page for box in form.boxes)
    assert form.enclosed
    assert not [one for one in read if "StructElem" in one or "MediaBox" in one]
    with pikepdf.open(BytesIO(book)) as pdf:
        choices = sum("/Kids" in field for field in pdf.Root.AcroForm.Fields)
    assert sum("/Widget" in one and "/Parent" in one for one in read) == choices  # the first button of each


def test_other_readers_find_the_same_fields_on_the_same_pages(book: bytes) -> None:
    with pikepdf.open(BytesIO(book)) as pdf:
        there: dict[str, int] = {}
        for number, page in enumerate(pdf.pages, 1):
            for note in page.get("/Annots", []):
                if note.Subtype == "/Widget":
                    there.setdefault(str(note.T if "/T" in note else note.Parent.T), number)
        assert pdf.check_pdf_syntax() == []
    assert {box.name: box.page for box in form_in(book).boxes} == there
