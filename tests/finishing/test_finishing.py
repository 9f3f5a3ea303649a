"""A PDF as it leaves the house: its fields work, are read aloud rightly, and say what was filled in."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from twowheels.answers import read_answers
from twowheels.book import Book, bind
from twowheels.formfields import fields_of, node_of, question_of, values_of
from twowheels.kind import Reading
from twowheels.messages import Messages
from twowheels.outputs.pdf import build_pdf
from twowheels.printing import printed
from twowheels.review import Review
from twowheels.workbook import Workbook

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
LEMONADE = ROOT / "tests" / "workbooks" / "small"
EDITIONS = ("open", "all", "blank", "archive", "none")
MULTILINE, RADIO = 1 << 12, 1 << 15


@pytest.fixture(scope="module")
def lemon(small_workbook: Workbook) -> Book:
    """Give the lemonade stand with its own answers: every kind of question is in it."""
    file = next((LEMONADE / "answers").glob("*.yaml"))
    return bind(small_workbook, read_answers(file), as_of=date(2026, 11, 21))


@pytest.fixture(scope="module")
def made(lemon: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("editions")
    for name in EDITIONS:
        fill = name if name in ("none", "open", "all") else "open"
        build_pdf(
            Review(lemon), folder / f"{name}.pdf", fill=fill, blank=name == "blank", archive=name == "archive"
        )
    return {name: folder / f"{name}.pdf" for name in EDITIONS}


def widgets(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from (note for note in page.get("/Annots", []) if note.Subtype == "/Widget")


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Go through what is read aloud, in its order."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            yield one
            kids: Any = one.get("/K", [])
            waiting += reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids])


def field_name(widget: Any) -> str:
    return str(widget.T if "/T" in widget else widget.Parent.T)


@pytest.mark.parametrize("edition", EDITIONS)
def test_title_language_and_marks_are_there(edition: str, made: dict[str, Path]) -> None:
    with pikepdf.open(made[edition]) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "Lemonade" in str(pdf.docinfo.Title)
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_pictures_have_words_and_head_cells_a_scope(edition: str, made: dict[str, Path]) -> None:
    with pikepdf.open(made[edition]) as pdf:
        read = list(elements(pdf))
        assert [one for one in read if one.get("/S") == "/Figure" and not str(one.get("/Alt", ""))] == []
        heads = [one for one in read if one.get("/S") == "/TH"]
        assert {str(one.A.Scope) for one in heads} <= {"/Row", "/Column"}
        assert heads or edition == "none"
        for table in (one for one in read if one.get("/S") == "/Table"):
            assert any(one.get("/S") == "/TH" for one in _within(table))


@pytest.mark.parametrize("edition", EDITIONS)
def test_items_stand_in_lists_and_links_say_where_they_lead(edition: str, made: dict[str, Path]) -> None:
    with pikepdf.open(made[edition]) as pdf:
        read = list(elements(pdf))
        assert sum(one.get("/S") == "/LI" for one in read) > 0 or edition in ("blank", "all")
        for one in read:
            held = {
                str(kid.S) for kid in one.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            }
            assert ("/LI" in held) == (one.get("/S") == "/L"), one.get("/S")
            assert one.get("/S") != "/L" or held == {"/LI"}
            assert one.get("/S") != "/Link" or len(one.K) > 1 or held


def _within(element: Any) -> Iterator[Any]:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from _within(kid)


@pytest.mark.parametrize("edition", ["open", "all", "blank"])
def test_every_field_says_what_it_asks_prints_and_stands_in_the_reading_order(
    edition: str, made: dict[str, Path]
) -> None:
    with pikepdf.open(made[edition]) as pdf:
        notes = list(widgets(pdf))
        assert len(notes) > 20
        for note in notes:
            assert str(note.TU)
            assert note.F == 4
            assert "/StructParent" in note
            assert "/T" in note or str(note.Parent.TU)
        read = [one.K[0].Obj.objgen for one in elements(pdf) if one.get("/S") == "/Form"]
        assert read == [note.objgen for note in notes]
        assert not pdf.Root.AcroForm.NeedAppearances


def test_every_widget_leads_back_to_its_place_in_the_structure(made: dict[str, Path]) -> None:
    with pikepdf.open(made["all"]) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        above = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for note in widgets(pdf):
            form: Any = above[int(note.StructParent)]
            assert (str(form.S), form.K[0].Obj.objgen) == ("/Form", note.objgen)


def test_running_heads_are_not_read_out(made: dict[str, Path]) -> None:
    with pikepdf.open(made["open"]) as pdf:
        drawn = pdf.pages[-1].Contents.read_bytes()
        assert drawn.count(b"/Pagination") >= 2


@pytest.mark.parametrize("edition", ["open", "all", "blank"])
def test_the_fields_are_those_that_the_book_was_to_have(
    edition: str, made: dict[str, Path], lemon: Book
) -> None:
    blank = edition == "blank"
    book = printed(Review(lemon), lemon.say, blank=blank, fill="open" if blank else edition)
    with pikepdf.open(made[edition]) as pdf:
        assert [field_name(note) for note in widgets(pdf)] == [widget.field for widget in book.widgets]
        fields = [str(field.T) for field in pdf.Root.AcroForm.Fields]
        assert fields == list(dict.fromkeys(widget.field for widget in book.widgets))


@pytest.mark.parametrize("edition", ["archive", "none"])
def test_these_have_no_fields(edition: str, made: dict[str, Path]) -> None:
    assert not PdfReader(made[edition]).get_fields()


def test_an_archive_names_its_standard_and_its_attachment_once(made: dict[str, Path]) -> None:
    with pikepdf.open(made["archive"]) as pdf:
        with pdf.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "A")
        (file,) = pdf.Root.AF
        assert file.AFRelationship == "/Source"
        assert file.EF.F.Subtype == "/application/yaml"


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_sound(edition: str, made: dict[str, Path]) -> None:
    assert_sound(made[edition])


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
@pytest.mark.parametrize(
    "edition",
    [
        *({"fill": fill, "blank": True} for fill in ("none", "open", "all")),
        *({"fill": fill, "paper": "Letter", "binding": 12} for fill in ("none", "open", "all")),
        {"archive": True, "blank": True},
        {"archive": True, "paper": "Letter", "binding": 12},
        {"audience": "coach"},
        {"audience": "public"},
        {"audience": "public", "archive": True, "binding": 12},
    ],
    ids=lambda edition: "-".join(f"{key}-{value}" for key, value in edition.items()),
)
def test_every_variant_is_sound(edition: dict[str, Any], small_workbook: Workbook, tmp_path: Path) -> None:
    said = dict(edition)
    answers = read_answers(next((LEMONADE / "answers").glob("*.yaml")))
    book = bind(small_workbook, answers, as_of=date(2026, 11, 21), audience=said.pop("audience", "owner"))
    build_pdf(Review(book), tmp_path / "book.pdf", **said)
    assert_sound(tmp_path / "book.pdf")


def assert_sound(file: Path) -> None:
    """Insist that qpdf finds nothing."""
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_filled_book_holds_the_answers_in_its_fields(made: dict[str, Path], lemon: Book) -> None:
    fields = PdfReader(made["all"]).get_fields() or {}
    said = {name: str(field.get("/V", "")).removeprefix("/") for name, field in fields.items()}
    said = {name: value for name, value in said.items() if value not in ("", "Off")}
    given = [entry for entry in lemon.entries.values() if entry.state != "inactive"]
    wanted = {name: v for entry in given for name, v in values_of(entry.question, entry.typed).items()}
    assert said == {name: value for name, value in wanted.items() if name in fields}
    assert len(said) > 10
    assert all(
        str(field.get("/DV", "")) == str(field.get("/V", "")) for n, field in fields.items() if n in said
    )


def test_what_is_filled_in_is_read_back(made: dict[str, Path], small_workbook: Workbook) -> None:
    """Fill in every field of a blank book as a viewer would, and read the answers."""
    fields = PdfReader(made["blank"]).get_fields() or {}
    typed = {name: _something(name, field, small_workbook) for name, field in fields.items()}
    writer = PdfWriter(clone_from=PdfReader(made["blank"]))
    for page in writer.pages:
        if any(note.get_object()["/Subtype"] == "/Widget" for note in page.get("/Annots", [])):
            writer.update_page_form_field_values(page, typed, auto_regenerate=False)
    file = BytesIO()
    writer.write(file)
    back = PdfReader(file).get_fields() or {}
    values = {name: str(field.get("/V", "")).removeprefix("/") for name, field in back.items()}
    assert values == {name: value.removeprefix("/") for name, value in typed.items()}
    for question in small_workbook.questions.values():
        mine = {name: value for name, value in values.items() if question_of(name) == question.id}
        filled, reading = node_of(question, mine), Reading("book.pdf", question.id)
        assert filled.node is not None, question.id
        value = question.kind.read(filled.node, question.spec, reading)
        assert (value is None, reading.problems, filled.odd) == (False, [], ()), question.id


def _something(name: str, field: Any, workbook: Workbook) -> str:
    """Give what may stand in a field."""
    if field["/FT"] == "/Btn":
        return str(next(state for state in field["/_States_"] if state != "/Off"))
    question = workbook.questions[question_of(name)]
    column = name.split("/")[2] if name.count("/") == 2 else ""
    kind = next((c.kind for c in question.spec.columns if c.key == column), question.kind)
    known = kind.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
    if known == "ranking":
        return str([o.key for o in question.spec.options].index(name.rpartition("/")[2]) + 1)
    if known == "allocation":
        first = question.spec.options[0].key
        return "100" if name.endswith(f"/{first}") else "0"
    return {"date": "2026-12-24", "short_text": "Zitrone & Söhne (2)", "long_text": "One.\n\nTwo."}.get(
        known, "12" if known in ("number", "money", "percent", "hours") else "Ice, straws"
    )


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
def test_what_stands_in_a_field_is_drawn(made: dict[str, Path], lemon: Book) -> None:
    shown = subprocess.run(["pdftotext", made["all"], "-"], capture_output=True, text=True, check=True).stdout
    assert lemon.business in shown.partition(next(iter(lemon.entries.values())).question.ask)[2]


def test_a_book_for_the_public_has_neither_fields_nor_attachments(
    small_workbook: Workbook, tmp_path: Path
) -> None:
    file = next((LEMONADE / "answers").glob("*.yaml"))
    book = bind(small_workbook, read_answers(file), as_of=date(2026, 11, 21), audience="public")
    build_pdf(Review(book), tmp_path / "public.pdf", fill="all")
    reader = PdfReader(tmp_path / "public.pdf")
    assert (reader.get_fields() or {}, dict(reader.attachments)) == ({}, {})


def test_tool_tips_ask_the_question_and_name_row_and_column(lemon: Book) -> None:
    tips = {w.name: w.tip for w in printed(Review(lemon), lemon.say, blank=True, fill="open").widgets}
    question = lemon.workbook.questions["steps"]
    label = question.spec.columns[0].label
    name = next(f.name for f in fields_of(question, ("2",)) if f.column == question.spec.columns[0].key)
    assert tips[name] == f"{question.ask} 2: {label}"
    assert Messages("en")("field_cell", ask=question.ask, row="2", column=label) == tips[name]
