"""The pages of the book: what stands together, what is indexed, and what a binding leaves free."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import TODAY, made_once
from tests.paper import MARGINS, POINTS, Printed, Shelf, letters, placed

from twowheels.answers import parse_answers
from twowheels.book import Book, bind
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.outputs.pdf import blank_pdf, build_pdf
from twowheels.review import Review
from twowheels.workbook import Workbook

pytestmark = pytest.mark.slow
NIGHTJAR = "nightjar-evenings"
SEVERAL_LINES = 1 << 12
INDEX = "What is still open"


@pytest.fixture(scope="session")
def bound_book(books: dict[str, Book], shared: Path) -> Printed:
    file = shared / "bound.pdf"
    with made_once(file) as now:
        if now:
            build_pdf(Review(books[NIGHTJAR]), file, binding=12)
    return Printed(file)


@pytest.fixture(params=["filled", "blank"])
def paper(request: pytest.FixtureRequest, printed: Shelf, blank: Printed) -> Printed:
    return blank if request.param == "blank" else printed[NIGHTJAR]


def page_of(paper: Printed, title: str) -> int:
    return next(page for _, said, page in paper.bookmarks if said == title)


def chapters(paper: Printed) -> list[int]:
    """Give the pages on which something begins that has a page of its own."""
    return [page for level, _, page in paper.bookmarks if level == 1]


def test_an_open_question_its_reason_and_its_first_field_stand_on_one_page(
    paper: Printed, default_workbook: Workbook
) -> None:
    fields: dict[str, int] = {}
    for number, sheet in enumerate(paper.reader.pages, 1):
        for note in sheet.get("/Annots") or ():
            name = note.get_object().get("/T") or note.get_object().get("/Parent", {}).get("/T")
            fields.setdefault(str(name).partition("/")[0].partition("=")[0], number) if name else None
    places = {title.partition(" ")[2]: page for level, title, page in paper.bookmarks if level == 3}
    asked = [question for question in default_workbook.questions.values() if question.id in fields]
    assert len(asked) > 40
    for question in asked:
        page = places[question.ask]
        assert letters(question.why) in letters(paper.pages[page - 1]), question.id
        assert fields[question.id] == page, question.id


def sizes_typed(file: Path) -> list[float]:
    """Give the size of type in each field of several lines in which something stands."""
    reader = PdfReader(file)
    usual = reader.root_object["/AcroForm"]["/DA"]  # type: ignore[index]
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots") or ()]
    several = [note for note in notes if note.get("/Ff") == SEVERAL_LINES and note.get("/V")]
    return [float(note.get("/DA", usual).split()[1]) for note in several]


def test_what_stands_in_a_cell_has_room_for_its_size(books: dict[str, Book], tmp_path: Path) -> None:
    build_pdf(Review(books["bracken-web-studio"]), tmp_path / "all.pdf", fill="all")
    sizes = sizes_typed(tmp_path / "all.pdf")
    assert len(sizes) > 40
    assert min(sizes) > 8


def test_a_long_answer_in_a_field_is_not_cut_short_by_the_end_of_the_page(tmp_path: Path) -> None:
    names = [f"q{n}" for n in range(9)]
    asked = "".join(f"  - {{id: {name}, ask: Which is {name}?, kind: long_text}}\n" for name in names)
    (tmp_path / "all.yaml").write_text(f"title: All\nquestions:\n{asked}")
    (tmp_path / "workbook.yaml").write_text(
        "id: wall\nversion: 1\ntitle: Wall\nnamed_by: q0\nparts: [{id: wall, title: Wall, sections: [all]}]\n"
    )
    answers = "".join(f"  {name}: {'a word or two ' * (40 + 6 * int(name[1:]))}\n" for name in names)
    data = f"meta: {{id: wall}}\nanswers:\n{answers}".encode()
    book = bind(read_workbook(tmp_path), parse_answers(data, "wall.yaml"), as_of=TODAY)
    build_pdf(Review(book), tmp_path / "all.pdf", fill="all")
    assert sizes_typed(tmp_path / "all.pdf") == [9.0] * len(names)


def test_no_page_within_a_part_is_left_half_empty(paper: Printed) -> None:
    begins = {*chapters(paper), *(page + 1 for page in chapters(paper)), len(paper.pages) + 1}
    first = page_of(paper, "Start here")
    for number in range(first, len(paper.pages) + 1):
        page = paper.reader.pages[number - 1]
        height = float(page.mediabox.height)
        low = [y for _, y, text in placed(page) if text.strip() and y < height - MARGINS[0]]
        rects = [note.get_object().get("/Rect", (0, height)) for note in page.get("/Annots") or ()]
        lowest = max([*low, *(height - float(rect[1]) for rect in rects)])
        if number + 1 not in begins and number not in chapters(paper):
            assert lowest > 0.45 * height, number


def test_the_index_names_the_page_of_every_open_question(printed: Shelf, books: dict[str, Book]) -> None:
    paper = printed[NIGHTJAR]
    index = paper.from_page(page_of(paper, INDEX))
    places = {title: page for level, title, page in paper.bookmarks if level == 3}
    open_ = {entry.question.ask for entry in books[NIGHTJAR].entries.values() if entry.open}
    assert len(open_) > 40
    listed = {title.partition(" ")[2]: letters(f"{title}") for title in places}
    at = 0
    for title, page in places.items():
        ask = title.partition(" ")[2]
        found = index.find(listed[ask], at)
        assert (found >= 0) == (ask in open_), title
        if ask in open_:
            after = index[found + len(listed[ask]) :][:60]
            assert str(page) in after, title
            at = found


def test_a_blank_book_lists_every_question_to_tick_off(blank: Printed, default_workbook: Workbook) -> None:
    index = blank.from_page(page_of(blank, "All questions"))
    assert all(letters(question.ask) in index for question in default_workbook.questions.values())


def test_a_book_in_which_all_is_answered_has_no_index(printed: Shelf) -> None:
    assert INDEX not in {title for _, title, _ in printed["tidewater-back-office"].bookmarks}


def test_parts_of_a_bound_book_begin_on_the_right(bound_book: Printed) -> None:
    parts = [page for level, title, page in bound_book.bookmarks if level == 1]
    openers = [page for page in parts if "Part" in bound_book.pages[page - 1]]
    assert len(openers) == 6
    assert all(page % 2 for page in openers)


def test_the_bound_side_stays_free_on_both_pages(bound_book: Printed, printed: Shelf) -> None:
    first = page_of(bound_book, "Wheel one: Product") + 1
    left, right = (list(placed(bound_book.reader.pages[n - 1])) for n in (first, first + 1))
    assert first % 2 == 0
    margin = min(
        x for x, y, text in placed(printed[NIGHTJAR].reader.pages[11]) if text.strip() not in ("", "Notes")
    )
    assert min(x for x, _, text in left if text.strip() not in ("", "Notes")) == pytest.approx(
        margin, abs=0.2
    )
    assert min(x for x, y, text in right if text.strip() not in ("", "Notes")) >= margin + 12 * POINTS - 0.2


def test_numbers_of_a_bound_book_stand_on_the_outer_side(bound_book: Printed) -> None:
    width = float(bound_book.reader.pages[0].mediabox.width)
    pages = list(enumerate(bound_book.reader.pages, 1))[10:30]
    for number, page in pages:
        at = [x for x, _, text in placed(page) if text.startswith("Page")]
        assert all((x > width / 2) == bool(number % 2) for x in at), number


def test_an_empty_page_of_a_bound_book_is_for_notes(bound_book: Printed) -> None:
    empty = [number for number, text in enumerate(bound_book.pages, 1) if not text.strip()]
    assert empty
    for number in empty:
        assert "For notes" in [text.strip() for _, _, text in placed(bound_book.reader.pages[number - 1])]
    assert all(b - a > 1 for a, b in pairwise(empty))


@pytest.mark.parametrize("binding", [-1, 41])
def test_a_binding_that_leaves_no_page_is_refused(
    binding: float, small_workbook: Workbook, tmp_path: Path
) -> None:
    with pytest.raises(WorkbookError, match="cannot be printed") as refused:
        blank_pdf(small_workbook, tmp_path / "x.pdf", binding=binding, as_of=TODAY)
    assert "0 to 40 mm" in refused.value.hint
