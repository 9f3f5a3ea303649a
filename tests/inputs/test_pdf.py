"""A stranger's PDF: what is in its fields comes out, and what is hostile is refused in words and in time."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from tests.conftest import Bound
from tests.copies import copy_of, write_pdf

from twowheels.errors import WorkbookError
from twowheels.inputs.enclosed import origin
from twowheels.inputs.form import Box, Form
from twowheels.inputs.pdf import FormFile
from twowheels.limits import PDF


@pytest.fixture
def copy(bound: Bound) -> Form:
    """Give a copy with three fields filled in."""
    return copy_of(bound("price: 2"), {"taste": "Like a wave", "fizz": "still", "toppings=ice": "on"})


@pytest.fixture
def file(copy: Form, tmp_path: Path) -> Path:
    """Give it as a PDF."""
    return write_pdf(
        copy, tmp_path / "lemon.pdf", {"fizz", "toppings=ice", "toppings=mint", "toppings=berry"}
    )


def refusal(file: Path) -> str:
    """Give the words with which a file is refused."""
    with pytest.raises(WorkbookError) as caught:
        origin(FormFile(file).form(), str(file))
    assert str(caught.value).startswith(str(file))
    return f"{caught.value.message} {caught.value.hint}"


def rewritten(file: Path, change: Callable[[PdfWriter], object]) -> Path:
    """Change a PDF with the library's own writer."""
    writer = PdfWriter(clone_from=PdfReader(file))
    change(writer)
    writer.write(file)
    return file


def test_fields_ticks_and_answers_come_back_with_their_page(copy: Form, file: Path) -> None:
    form = FormFile(file).form()
    assert form.enclosed == copy.enclosed
    assert {box.name: box.value for box in form.boxes} == {box.name: box.value for box in copy.boxes}
    assert {box.page for box in form.boxes} == {1}
    assert type(form.boxes[0].name) is type(form.enclosed) is str


def test_every_kind_of_line_break_is_one(copy: Form, tmp_path: Path) -> None:
    told = copy._replace(boxes=(Box("recipe", "a\r\nb\rc\nd\r\n", "", 1),))
    assert FormFile(write_pdf(told, tmp_path / "x.pdf")).form().boxes[0].value == "a\nb\nc\nd"


def test_a_name_may_stand_in_levels(file: Path) -> None:
    def group(writer: PdfWriter) -> None:
        inner = DictionaryObject(
            {NameObject("/T"): TextStringObject("b"), NameObject("/V"): TextStringObject("x")}
        )
        outer = DictionaryObject(
            {
                NameObject("/T"): TextStringObject("a"),
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/Kids"): ArrayObject([writer._add_object(inner)]),
            }
        )
        writer.root_object["/AcroForm"]["/Fields"].append(writer._add_object(outer))  # type: ignore[index]

    assert Box("a.b", "x", "", 0) in FormFile(rewritten(file, group)).form().boxes


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00" * 5000, b"PK\x03\x04 %PDX-"])
def test_what_is_no_pdf_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    assert refusal(tmp_path / "x.pdf").startswith("This is no PDF.")


def test_files_that_are_not_there_or_not_files(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "x.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "no ordinary file" in refusal(tmp_path / "pipe.pdf")
    assert "cannot be read" in refusal(tmp_path) or "ordinary" in refusal(tmp_path)


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    with (tmp_path / "x.pdf").open("wb") as huge:
        huge.write(b"%PDF-1.7")
        huge.truncate(PDF.pdf_bytes + 1)
    assert f"{PDF.pdf_bytes:,}" in refusal(tmp_path / "x.pdf")


@pytest.mark.parametrize("cut", [20, 400, 2000, -200, -20])
def test_a_torn_file_is_mended_or_refused(cut: int, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:cut])
    try:
        origin(FormFile(file).form(), str(file))
    except WorkbookError as error:
        assert error.place.file == str(file)  # noqa: PT017  # some are mended by the library, none crashes


def test_a_locked_file_is_said_to_be_locked(file: Path) -> None:
    rewritten(file, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    assert "locked with a password" in refusal(file)


def test_a_copy_printed_to_pdf_is_said_to_be_one(copy: Form, tmp_path: Path) -> None:
    flat = write_pdf(copy._replace(boxes=()), tmp_path / "x.pdf")
    assert "printed to PDF" in refusal(flat)


def test_a_copy_without_the_answers_inside(copy: Form, tmp_path: Path) -> None:
    assert "answers that travel inside" in refusal(write_pdf(copy._replace(enclosed=""), tmp_path / "x.pdf"))
    assert "none of ours" in refusal(write_pdf(Form((), ""), tmp_path / "y.pdf"))


def test_answers_inside_that_somebody_changed(copy: Form, tmp_path: Path) -> None:
    changed = copy._replace(enclosed=copy.enclosed.replace("price: 2", "price: 9"))
    assert changed != copy
    assert "were changed" in refusal(write_pdf(changed, tmp_path / "x.pdf"))


def test_other_files_inside_are_left_alone_whatever_their_names(
    file: Path, copy: Form, tmp_path: Path
) -> None:
    def attach(writer: PdfWriter) -> None:
        for name in ("../../evil.yaml", "/etc/passwd", "x.exe", "answers.yml"):
            writer.add_attachment(name, b"answers: {price: 666}")

    assert FormFile(rewritten(file, attach)).form().enclosed == copy.enclosed
    assert list(tmp_path.iterdir()) == [file]


def test_the_answers_of_two_books_are_none(file: Path, copy: Form) -> None:
    other = copy.enclosed.replace("price: 2", "price: 9").encode()
    rewritten(file, lambda writer: writer.add_attachment("z.yaml", other))
    assert "two books" in refusal(file)


def test_many_files_inside_are_too_many(file: Path) -> None:
    def attach(writer: PdfWriter) -> None:
        for number in range(PDF.pdf_files + 1):
            writer.add_attachment(f"{number}.txt", b"x")

    assert f"more than {PDF.pdf_files} files" in refusal(rewritten(file, attach))


def test_scripts_are_neither_run_nor_in_the_way(file: Path, copy: Form) -> None:
    def script(writer: PdfWriter) -> None:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject(key): value for key, value in action.items()}
        )

    rewritten(file, script)
    assert len(FormFile(file).form().boxes) == len(copy.boxes)


def test_thousands_of_fields_are_too_many(copy: Form, tmp_path: Path) -> None:
    boxes = tuple(Box(f"q{n}", "x", "", 1) for n in range(PDF.pdf_fields + 1))
    assert f"{PDF.pdf_fields:,} fields" in refusal(write_pdf(copy._replace(boxes=boxes), tmp_path / "x.pdf"))


def pdf_of(objects: list[bytes]) -> bytes:
    """Write a PDF of these objects, the first its root."""
    out = b"%PDF-1.7\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
BOMB = zlib.compress(bytes(200 << 20), 9)
HOSTILE = {
    "fields that hold themselves": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", PAGES, PAGE,
        b"<</T(a)/Kids[4 0 R 4 0 R]>>",
    ],
    "fields in a ring": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", PAGES, PAGE,
        b"<</T(a)/Kids[5 0 R]>>", b"<</T(b)/Kids[4 0 R 5 0 R]>>",
    ],
    "fields nested deep": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", PAGES, PAGE,
        *(b"<</T(a)/Kids[%d 0 R]>>" % n for n in range(5, 60)), b"<</T(z)/V(x)>>",
    ],
    "pages in a ring": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>",
        PAGE, b"<</T(a)/FT/Tx/V(x)>>",
    ],
    "arrays in arrays": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields " + b"[" * 90_000 + b"]" * 90_000 + b">>>>", PAGES, PAGE,
    ],
    "fields that are numbers": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[1 (x) null /N 4 0 R 99 0 R]>>>>", PAGES, PAGE, b"7",
    ],
    "a bomb attached": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>"
        b"/Names<</EmbeddedFiles<</Names[(a.yaml)<</Type/Filespec/F(a.yaml)/EF<</F 5 0 R>>>>]>>>>>>",
        PAGES, PAGE, b"<</T(a)/FT/Tx/V(x)>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(BOMB), BOMB),
    ],
    "a bomb in a field": [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", PAGES, PAGE, b"<</T(a)/FT/Tx/V 5 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(BOMB), BOMB),
    ],
    "no root": [b"null"],
    "a root that is a list": [b"[1 2 3]"],
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf_of(HOSTILE[name]))
    assert refusal(tmp_path / "x.pdf")
