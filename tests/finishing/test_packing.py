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
    read: list[bytes] = []
    unpack = PdfReader._get_object_from_stream

    def noted(self: PdfReader, reference: object) -> object:
        found = unpack(self, reference)  # type: ignore[arg-type]
        read.append(repr(found).encode())
        return found

    monkeypatch.setattr(PdfReader, "_get_object_from_stream", noted)
    form = form_in(book)
    assert len(form.boxes) > 20
    assert all(box.page for box in form.boxes)
    assert form.enclosed
    assert not [one for one in read if b"StructElem" in one or b"MediaBox" in one]
    with pikepdf.open(BytesIO(book)) as pdf:
        streams = sum("/ObjStm" in str(one.get("/Type", "")) for one in pdf.objects if hasattr(one, "get"))
    assert len(read) <= max(streams, 2)


def test_other_readers_find_the_same_fields_on_the_same_pages(book: bytes) -> None:
    with pikepdf.open(BytesIO(book)) as pdf:
        there: dict[str, int] = {}
        for number, page in enumerate(pdf.pages, 1):
            for note in page.get("/Annots", []):
                if note.Subtype == "/Widget":
                    there.setdefault(str(note.T if "/T" in note else note.Parent.T), number)
        assert pdf.check_pdf_syntax() == []
    assert {box.name: box.page for box in form_in(book).boxes} == there
