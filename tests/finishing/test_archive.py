"""What an archive asks of a file (ISO 19005-3, level A), as far as a file can be asked by a program."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from tests.conftest import TODAY

from twowheels.answers import read_answers
from twowheels.book import bind
from twowheels.outputs.pdf import build_pdf
from twowheels.review import Review
from twowheels.workbook import Workbook

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SHOWS = frozenset({"/Alt", "/ActualText"})
ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Sound", "/Movie"}
)


@pytest.fixture(scope="module")
def archive(default_workbook: Workbook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    """Give the archive copy of an example with pictures of every kind."""
    answers = read_answers(ROOT / "answers" / "tidewater-back-office.yaml")
    file = tmp_path_factory.mktemp("archive") / "book.pdf"
    build_pdf(Review(bind(default_workbook, answers, as_of=TODAY)), file, archive=True)
    with pikepdf.open(file) as pdf:
        yield pdf


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Give every dictionary of a file, those of streams too."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            yield one.stream_dict
        elif isinstance(one, pikepdf.Dictionary):
            yield one


def resources(pdf: pikepdf.Pdf, name: str) -> dict[Any, Any]:
    """Give what the pages and the drawings on them use, by number."""
    holders: list[Any] = [page.obj for page in pdf.pages]
    holders += [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    found = (value for holder in holders for value in holder.get("/Resources", {}).get(name, {}).values())
    return {(value.objgen, str(value) if value.objgen == (0, 0) else ""): value for value in found}


def test_colours_mean_the_same_everywhere(archive: pikepdf.Pdf) -> None:
    (intent,) = archive.Root.OutputIntents
    assert (str(intent.S), int(intent.DestOutputProfile.N)) == ("/GTS_PDFA1", 3)
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
    drawn = (one for page in archive.pages for one in pikepdf.parse_content_stream(page))
    painted = {str(one.operator) for one in drawn}
    assert not painted & {"k", "K"}  # no ink of a press: what is painted is grey or red, green and blue


def test_nothing_shines_through(archive: pikepdf.Pdf) -> None:
    for state in resources(archive, "/ExtGState").values():
        assert {float(state.get(key, 1)) for key in ("/ca", "/CA")} == {1.0}
        assert str(state.get("/SMask", "/None")) == "/None"
        assert str(state.get("/BM", "/Normal")) in ("/Normal", "/Compatible")


def test_every_font_is_inside_and_its_letters_can_be_copied(archive: pikepdf.Pdf) -> None:
    fonts = resources(archive, "/Font").values()
    assert len(fonts) >= 3
    for font in fonts:
        below = font.DescendantFonts[0]
        assert "/ToUnicode" in font
        assert below.FontDescriptor.FontFile2.read_bytes()
        assert str(below.CIDToGIDMap) == "/Identity"


def test_the_widths_of_letters_are_those_of_the_font(archive: pikepdf.Pdf) -> None:
    for font in resources(archive, "/Font").values():
        below = font.DescendantFonts[0]
        inside = TTFont(BytesIO(below.FontDescriptor.FontFile2.read_bytes()))
        scale, names = 1000 / inside["head"].unitsPerEm, inside.getGlyphOrder()
        widths = list(below.W)
        said = {
            int(first) + at: float(width)
            for first, row in zip(widths[::2], widths[1::2], strict=True)
            for at, width in enumerate(row)
        }
        assert said
        for glyph, width in said.items():
            assert abs(inside["hmtx"][names[glyph]][0] * scale - width) <= 1


def test_what_is_said_about_the_file_is_said_twice_alike(archive: pikepdf.Pdf) -> None:
    with archive.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "A")
        assert said["dc:title"] == str(archive.docinfo.Title)
        assert said["dc:creator"] == [str(archive.docinfo.Author)]
        for name, key in (("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate")):
            assert said[name].replace("-", "") == str(archive.docinfo[key]).removeprefix("D:")
    assert len(archive.trailer.ID) == 2
    assert "/Encrypt" not in archive.trailer


def test_the_answers_inside_are_described(archive: pikepdf.Pdf) -> None:
    (file,) = archive.Root.AF
    assert str(file.AFRelationship) == "/Source"
    assert str(file.F) == str(file.UF) == "tidewater-back-office.yaml"
    assert str(file.EF.F.Subtype) == "/application/yaml"
    assert str(file.EF.F.Params.ModDate).startswith("D:2026")


def test_nothing_in_it_acts_or_waits_to_be_filled_in(archive: pikepdf.Pdf) -> None:
    for one in dictionaries(archive):
        assert str(one.get("/S", "")) not in ACTIONS
        assert not {"/AA", "/JS", "/OPI", "/Alternates"} & set(one.keys())
    assert not {"/AcroForm", "/OpenAction", "/NeedsRendering"} & set(archive.Root.keys())
    filters = {str(one.get("/Filter", "/FlateDecode")) for one in dictionaries(archive)}
    assert filters == {"/FlateDecode"}
    notes = [note for page in archive.pages for note in page.get("/Annots", [])]
    assert {(str(note.Subtype), int(note.F)) for note in notes} == {("/Link", 4)}


def test_it_can_be_read_aloud(archive: pikepdf.Pdf) -> None:
    assert archive.Root.MarkInfo.Marked
    assert str(archive.Root.Lang) == "en"
    figures = [one for one in dictionaries(archive) if str(one.get("/S", "")) == "/Figure"]
    assert len(figures) > 5
    assert all(SHOWS & set(one.keys()) for one in figures)


def test_lists_hold_items_and_items_stand_in_lists(archive: pikepdf.Pdf) -> None:
    read = [one for one in dictionaries(archive) if str(one.get("/Type", "")) == "/StructElem" or "/S" in one]
    items = [one for one in read if str(one.get("/S", "")) == "/LI"]
    assert len(items) > 50
    assert {str(one.P.S) for one in items} == {"/L"}
    for one in read:
        if str(one.get("/S", "")) == "/L":
            assert {str(kid.S) for kid in one.K} == {"/LI"}
