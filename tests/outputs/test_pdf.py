"""The printed book, read back: nothing is lost, every page can be found, equal input gives equal bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.paper import EXAMPLES, Printed, Shelf, letters, placed

from twowheels.answers import parse_answers, read_answers
from twowheels.book import Book, Entry, bind
from twowheels.definition import read_workbook
from twowheels.doctor import mend_libraries
from twowheels.errors import MissingLibraryError, WorkbookError
from twowheels.kind import Column, Grid, Items, Kind, Lines, Locale, Order, Row, Spec, Steps, Value
from twowheels.outputs.pdf import blank_pdf, build_pdf
from twowheels.outputs.pdf import book as book_module
from twowheels.review import Review
from twowheels.states import rows
from twowheels.workbook import Workbook

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def leaves(value: Value, kind: Kind, spec: Spec, locale: Locale) -> Iterator[str]:
    """Give what was answered piece by piece: words as typed, everything else as its kind writes it."""
    shape = kind.shape(spec)
    if isinstance(shape, Order):
        keys = value if isinstance(value, tuple) else ()
        yield from (f"{n}. {spec.label(str(key))}" for n, key in enumerate(keys, 1))
    elif isinstance(shape, Grid):
        for row in rows(value):
            yield from cells(row, spec.columns, locale)
    elif isinstance(shape, (Lines, Items)) and value:
        yield from map(str, value if isinstance(value, tuple) else (value,))
    elif value is not None:
        yield kind.written(value, spec, locale)


def cells(row: Row, columns: tuple[Column, ...], locale: Locale) -> Iterator[str]:
    for column in columns:
        yield from leaves(row.get(column.key), column.kind, column.spec, locale)


def in_order(entries: Iterable[Entry], text: str, locale: Locale) -> None:
    """Walk through the text from question to question and from piece to piece, and never go back."""
    at = 0
    for entry in entries:
        waiver = tuple(str(said) for said in entry.waiver or () if isinstance(said, str))
        spec = entry.question.spec
        pieces = waiver or tuple(leaves(entry.value, entry.question.kind, spec, locale))
        if isinstance(entry.question.kind.shape(spec), Steps):
            pieces = tuple(piece.replace("/", "of") for piece in pieces)
        for piece in (entry.question.ask, *pieces):
            found = text.find(letters(piece), at)
            assert found >= 0, f"{entry.question.id}: {piece!r} is not after {text[at - 60 : at + 200]!r}"
            at = found + len(letters(piece))


def numbered(printed: Printed) -> list[str]:
    """Give the titles of the questions in the order of the pages."""
    return [title for level, title, _ in printed.bookmarks if level == 3]


def stand(workbook: Workbook, answers: str, tmp_path: Path, **options: Any) -> Printed:
    """Print the lemonade stand with these answers."""
    head = "meta: {id: lemon, currency: EUR}\nanswers:\n"
    book = bind(workbook, parse_answers((head + answers).encode(), "lemon.yaml"), as_of=TODAY)
    build_pdf(Review(book), tmp_path / "lemon.pdf", **options)
    return Printed(tmp_path / "lemon.pdf")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_letter_and_digit_of_every_answer_stands_in_order(
    name: str, books: dict[str, Book], printed: Shelf
) -> None:
    book, paper = books[name], printed[name]
    titles = [title.split(" ", 1)[1] for title in numbered(paper)]
    by_ask = {entry.question.ask: entry for entry in book.entries.values() if entry.state != "inactive"}
    first = min(page for level, _, page in paper.bookmarks if level == 3)
    in_order([by_ask[title] for title in titles], paper.from_page(first), book.locale)
    assert sorted(titles) == sorted(by_ask)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_contents_name_the_page_on_which_each_section_stands(name: str, printed: Shelf) -> None:
    paper = printed[name]
    lines: dict[int, str] = {}
    for _, y, text in placed(paper.reader.pages[1]):
        lines[round(y)] = lines.get(round(y), "") + text
    listed = (re.fullmatch(r"([\d.]+) *(\S.*?) *(\d+)", line.strip()) for line in lines.values())
    said = {f"{line[1]} {line[2]}": int(line[3]) for line in listed if line and "." in line[1]}
    assert said == {title: page for level, title, page in paper.bookmarks if level == 2}
    assert len(said) > 15
    for title, page in said.items():
        assert letters(title) in letters(paper.reader.pages[page - 1].extract_text())


def test_every_question_has_a_bookmark_with_its_number(blank: Printed, default_workbook: Workbook) -> None:
    titles = numbered(blank)
    assert [title.split(" ")[0] for title in titles] == [str(n) for n in range(1, len(titles) + 1)]
    assert sorted(title.split(" ", 1)[1] for title in titles) == sorted(
        question.ask for question in default_workbook.questions.values()
    )


def test_a_question_has_one_number_in_every_edition(blank: Printed, printed: Shelf) -> None:
    assert set(numbered(printed["nightjar-evenings"])) < set(numbered(blank))


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_file_is_sound(name: str, printed: Shelf) -> None:
    checked = subprocess.run(
        ["qpdf", "--check", printed[name].file], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_title_author_language_and_dates_are_in_the_file(printed: Shelf) -> None:
    reader = printed["tidewater-back-office"].reader
    assert reader.metadata is not None
    assert reader.metadata.title == "The Two-Wheel Workbook – Tidewater Back Office"
    assert reader.metadata.author == "Tidewater Back Office"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261121")
    assert str(reader.metadata["/ModDate"]).startswith("D:20261118")
    assert str(reader.root_object["/Lang"]) == "en"
    assert "'/Marked': True" in str(reader.root_object["/MarkInfo"])


def test_running_heads_name_part_business_and_page(printed: Shelf) -> None:
    paper = printed["bracken-web-studio"]
    reader = paper.reader
    opener = next(page for _, title, page in paper.bookmarks if title == "Wheel one: Product")
    text = reader.pages[opener].extract_text()
    assert "Wheel one: Product" in text
    assert "Bracken Web Studio" in text
    assert f"Page {opener + 1} of {len(reader.pages)}" in text


def test_the_front_says_where_nightjar_stands(printed: Shelf) -> None:
    front = letters(printed["nightjar-evenings"].pages[3])
    assert letters("6 of 10 answered") in front
    assert letters("What is your secret sauce") in front
    assert letters("Your next steps 1 Product first") in front


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="needs poppler")
def test_only_the_vendored_fonts_are_in_the_file(printed: Shelf) -> None:
    listed = subprocess.run(
        ["pdffonts", printed["nightjar-evenings"].file], capture_output=True, text=True, check=True
    )
    fonts = [line.split()[0] for line in listed.stdout.splitlines()[2:]]
    assert sorted(font.partition("+")[2] for font in fonts) == ["Plex", "Plex-Italic", "Plex-Semi-Bold"]


def test_equal_input_gives_equal_bytes_in_every_process(tmp_path: Path) -> None:
    code = """if True:
        import sys
        from datetime import date
        from pathlib import Path
        from twowheels.answers import read_answers
        from twowheels.book import bind
        from twowheels.definition import read_workbook
        from twowheels.outputs.pdf import build_pdf
        from twowheels.review import Review
        root, target = map(Path, sys.argv[1:])
        answers = read_answers(root / "answers" / "nightjar-evenings.yaml")
        book = bind(read_workbook(root / "workbook"), answers, as_of=date(2026, 11, 21))
        build_pdf(Review(book), target)
    """
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/Anchorage")):
        own = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT / "generator")}
        subprocess.run([sys.executable, "-c", code, ROOT, tmp_path / f"{seed}.pdf"], env=own, check=True)
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_another_day_gives_another_file(small_workbook: Workbook, tmp_path: Path) -> None:
    for day in (20, 21):
        blank_pdf(small_workbook, tmp_path / f"{day}.pdf", as_of=date(2026, 11, day))
    assert (tmp_path / "20.pdf").read_bytes() != (tmp_path / "21.pdf").read_bytes()


def test_the_blank_book_has_room_for_every_question(
    default_workbook: Workbook, small_workbook: Workbook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def keep(_printer: object, html: str, *_: object, **_options: object) -> bytes:
        return html.encode()

    monkeypatch.setattr(book_module, "laid_out", keep)
    for workbook in (default_workbook, small_workbook):
        blank_pdf(workbook, tmp_path / "x.html", as_of=TODAY)
        asked = re.split(r'<div class="question [^"]*" id="q-', (tmp_path / "x.html").read_text())[1:]
        assert len(asked) == len(workbook.questions)
        for question in asked:
            assert re.search(r'<div class="room [^"]+">\s*<(div|p|table|input)', question), question[:80]


def test_the_blank_book_of_a_business_holds_its_name_and_none_of_its_answers(
    books: dict[str, Book], tmp_path: Path
) -> None:
    build_pdf(Review(books["tidewater-back-office"]), tmp_path / "blank.pdf", blank=True)
    paper = Printed(tmp_path / "blank.pdf")
    assert letters("Tidewater Back Office") in letters(paper.pages[0])
    assert letters("normal week on site") not in paper.letters
    assert "780" not in paper.letters
    assert letters("Only if your answer to question 3 is") in paper.letters


def test_a_long_table_repeats_its_head_on_every_page(small_workbook: Workbook, tmp_path: Path) -> None:
    lines = "".join(f"    - {{step: Press lemon number {n}, minutes: {n}, who: me}}\n" for n in range(120))
    rest = "  step_help: {not_applicable: nobody helps with it}\n"
    paper = stand(small_workbook, f"{rest}  steps:\n{lines}", tmp_path)
    with_rows = [page for page in paper.pages if "Press lemon number" in page]
    assert len(with_rows) >= 3
    for page in with_rows:
        assert letters(page).index("Whatitcosts") < letters(page).index("Presslemonnumber")
    for n in range(120):
        assert f"Presslemonnumber{n}" in paper.letters


def test_a_wide_table_becomes_cards(printed: Shelf) -> None:
    text = printed["tidewater-back-office"].letters
    assert letters("Collect papers What goes in, and from whom: Bank feed") in text
    assert letters("Who answers for it (one name): Pia Hands-on hours") in text


# fmt: off
HOSTILE = (
    "W" * 7900, "lemon " * 1300, "**a** " * 1300, "> " * 200 + "deep", "- a\n" * 400, "a\n" * 400,
    "Z" + "\u0301\u0316" * 900, "<b>" * 900, "[a](https://x.example/" + "y" * 900 + ")",
    "{{ 7*7 }} {% raw %}",
    "3. three\n4. four\n\n   and four again\n5. five\n   - x\n",
    "<img src=https://x.example/a.png> ]]> --> </style>", "\u202eabc \u200b" * 90, "سلام " * 300,
)
# fmt: on


def test_long_and_hostile_answers_flow_and_keep_every_letter(tmp_path: Path) -> None:
    folder = tmp_path / "workbook"
    folder.mkdir()
    names = [f"q{n}" for n in range(len(HOSTILE))]
    asked = "".join(f"  - {{id: {name}, ask: Which is {name}?, kind: long_text}}\n" for name in names)
    (folder / "all.yaml").write_text(f"title: All\nquestions:\n{asked}")
    (folder / "workbook.yaml").write_text(
        "id: wall\nversion: 1\ntitle: Wall\nnamed_by: q0\nparts: [{id: wall, title: Wall, sections: [all]}]\n"
    )
    lines = {name: text.replace("\n", "\n    ") for name, text in zip(names, HOSTILE, strict=True)}
    answers = "".join(f"  {name}: |\n    {text}\n" for name, text in lines.items())
    head = "meta: {id: wall}\nanswers:\n"
    book = bind(read_workbook(folder), parse_answers((head + answers).encode(), "wall.yaml"), as_of=TODAY)
    build_pdf(Review(book), tmp_path / "wall.pdf")
    paper = Printed(tmp_path / "wall.pdf")
    assert [entry.state for entry in book.entries.values()] == ["answered"] * len(names)
    for words in HOSTILE[:-1]:  # the last reads from right to left, and pypdf turns it round
        assert letters(words) in paper.letters, words[:20]
    right = float(paper.reader.pages[0].mediabox.width) - 40
    assert all(x < right for page in paper.reader.pages for x in _starts(page))


def _starts(page: Any) -> list[float]:
    found: list[float] = []

    def keep(text: str, matrix: list[float], own: list[float], *_: object) -> None:
        if text.strip():
            found.append(matrix[0] * own[4] + matrix[4])

    page.extract_text(visitor_text=keep)
    return found


def test_a_link_is_spelled_out_on_paper(small_workbook: Workbook, tmp_path: Path) -> None:
    paper = stand(
        small_workbook, "  recipe: Ask [my aunt](https://aunt.example/lemons) how she does it.\n", tmp_path
    )
    assert letters("my aunt https://aunt.example/lemons how") in paper.letters


def test_an_answer_that_cannot_be_read_stands_as_typed_with_the_reason(
    small_workbook: Workbook, tmp_path: Path
) -> None:
    paper = stand(small_workbook, "  price: about two fifty\n", tmp_path)
    assert letters("As typed about two fifty “about two fifty” is not a number") in paper.letters


def test_nothing_is_fetched_from_disk_or_network(small_workbook: Workbook, tmp_path: Path) -> None:
    asked: list[str] = []

    class Trap(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    trap = HTTPServer(("127.0.0.1", 0), Trap)
    Thread(target=trap.serve_forever, daemon=True).start()
    project = tmp_path / "project"
    shutil.copytree(small_workbook.folder.parent, project)
    url = f"http://127.0.0.1:{trap.server_port}"
    secret = tmp_path / "secret.txt"
    secret.write_text("the town clerk")
    (project / "workbook/stand/drink.md").write_text(
        f'Look: ![x]({url}/a.png) <img src="{secret.as_uri()}"> <object data="{url}/d"></object>\n'
        f'<link rel="attachment" href="{secret.as_uri()}"> <link rel="stylesheet" href="{url}/e.css">\n'
        f'<style>@import "{url}/b.css"; p {{ background: url({url}/c.png) }}</style>\n'
    )
    blank_pdf(read_workbook(project / "workbook"), tmp_path / "x.pdf", as_of=TODAY)
    trap.shutdown()
    assert asked == []
    assert list(Printed(tmp_path / "x.pdf").reader.attachments) == [f"{small_workbook.id}.yaml"]
    assert b"town clerk" not in (tmp_path / "x.pdf").read_bytes()


def test_another_paper_has_another_size(small_workbook: Workbook, tmp_path: Path) -> None:
    paper = stand(small_workbook, "  stand_name: Sour Power\n", tmp_path, paper="Letter")
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in paper.reader.pages} == {
        (612, 792)
    }


def test_a_paper_nobody_sells_is_refused(small_workbook: Workbook, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="Choose A4 or Letter"):
        stand(small_workbook, "  stand_name: Sour Power\n", tmp_path, paper="A4 } @import")


def test_a_printer_that_stumbles_leaves_the_last_book_alone(
    small_workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **_options: object) -> bytes:
        raise RecursionError("too deep")

    monkeypatch.setattr(book_module, "laid_out", stumble)
    (tmp_path / "lemon.pdf").write_bytes(b"the last good one")
    with pytest.raises(WorkbookError, match=r"could not be set \(RecursionError: too deep\)"):
        stand(small_workbook, "  stand_name: Sour Power\n", tmp_path)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [
        ("lemon.pdf", b"the last good one")
    ]


def test_a_template_that_cannot_be_read_is_named(small_workbook: Workbook, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(small_workbook.folder.parent, project)
    (project / "workbook/print").mkdir()
    (project / "workbook/print/cover.html.j2").write_text("<p>\n{% if %}")
    with pytest.raises(
        WorkbookError, match=r"cover\.html\.j2:2: The PDF of The Lemonade Book could not be set"
    ):
        blank_pdf(read_workbook(project / "workbook"), tmp_path / "x.pdf", as_of=TODAY)


def test_a_workbook_may_bring_its_own_templates_and_styles(small_workbook: Workbook, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(small_workbook.folder.parent, project)
    (project / "workbook/print").mkdir()
    (project / "workbook/print/cover.html.j2").write_text("<p>Our own cover</p>")
    blank_pdf(read_workbook(project / "workbook"), tmp_path / "x.pdf", as_of=TODAY)
    assert "Our own cover" in Printed(tmp_path / "x.pdf").pages[0]


def test_a_missing_system_library_names_the_line_that_mends_it(
    small_workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    (tmp_path / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0': no file\")"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingLibraryError, match="libpango") as caught:
        stand(small_workbook, "  stand_name: Sour Power\n", tmp_path)
    assert mend_libraries() in caught.value.hint
    assert not (tmp_path / "lemon.pdf").exists()


def test_a_public_book_tells_no_progress_and_asks_nothing(default_workbook: Workbook, tmp_path: Path) -> None:
    answers = read_answers(ROOT / "answers/nightjar-evenings.yaml")
    book = bind(default_workbook, answers, as_of=TODAY, audience="public")
    build_pdf(Review(book), tmp_path / "x.pdf")
    paper = Printed(tmp_path / "x.pdf")
    assert letters("Where you stand") not in paper.letters
    assert letters("Why we ask") not in paper.letters
    assert letters("Note by the coach") not in paper.letters
    assert "TODO" not in paper.letters


def test_strangers_get_the_sheets_that_are_meant_for_them_and_no_workbook(
    default_workbook: Workbook, tmp_path: Path
) -> None:
    answers = read_answers(ROOT / "answers/tidewater-back-office.yaml")
    build_pdf(Review(bind(default_workbook, answers, as_of=TODAY, audience="public")), tmp_path / "x.pdf")
    paper = Printed(tmp_path / "x.pdf")
    assert len(paper.pages) == 4
    assert [letters(title) in paper.letters for title in ("The offer", "What changed for others")] == [
        True
    ] * 2
    assert letters("Workbook") not in paper.letters
    assert letters("What do they get from you?") not in paper.letters


def test_another_domain_is_printed_without_a_gate(canvas_workbook: Workbook, tmp_path: Path) -> None:
    file = canvas_workbook.folder.parent / "answers/baggaarden.yaml"
    build_pdf(Review(bind(canvas_workbook, read_answers(file), as_of=TODAY)), tmp_path / "x.pdf")
    paper = Printed(tmp_path / "x.pdf")
    assert letters("Haven på én side") in letters(paper.pages[0])
    assert letters("Jorden var her før os") in paper.letters
