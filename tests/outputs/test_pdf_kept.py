"""A book of which nothing has changed is not printed again; anything else is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import twowheels.outputs.pdf.book as book_module
import twowheels.outputs.pdf.kept as kept_module
from twowheels import fontlist
from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.outputs.pdf import Last, build_pdf
from twowheels.review import Review

ANSWERS = "meta: {id: lemon}\nanswers:\n  stand_name: Sour Power\n"


class Press:
    """Prints the lemonade stand in a project of its own, and counts how often that takes the printer."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.target = project / "lemon.pdf"
        self.last = Last(self.target, project / ".twowheels" / "printed")
        self.printed = 0

    def lay_out(self, _: object, html: str, css: str, *_more: object, **_options: object) -> bytes:
        self.printed += 1
        return f"%PDF {len(html)} {len(css)} {self.printed}".encode()

    def __call__(self, answers: str = ANSWERS, day: date = date(2026, 11, 21), **how: Any) -> int:
        """Print, and tell how many times the printer has been used by now."""
        workbook = read_workbook(self.project / "workbook")
        review = Review(bind(workbook, parse_answers(answers.encode(), "lemon.yaml"), as_of=day))
        build_pdf(review, self.target, last=self.last, **how)
        return self.printed


@pytest.fixture
def press(project: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    made = Press(project)
    monkeypatch.setattr(book_module, "laid_out", made.lay_out)
    return made


def test_an_unchanged_book_is_kept_to_the_byte_and_untouched(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press()
    before = press.target.read_bytes(), press.target.stat()
    monkeypatch.setattr(book_module, "printer", None)  # nor is the printer brought in
    assert press() == 1
    assert (press.target.read_bytes(), press.target.stat()) == before


@pytest.mark.parametrize("how", [{"paper": "Letter"}, {"fill": "all"}, {"fill": "none"}, {"archive": True}])
def test_another_way_to_print_is_another_book(press: Press, how: dict[str, Any]) -> None:
    press()
    assert press(**how) == 2
    assert press(**how) == 2


def test_another_answer_or_day_is_another_book(press: Press) -> None:
    press()
    assert press(ANSWERS.replace("Sour", "Sweet")) == 2
    assert press(ANSWERS.replace("Sour", "Sweet"), date(2026, 11, 22)) == 3


def _style(project: Path) -> None:
    (project / "workbook" / "print").mkdir(exist_ok=True)
    (project / "workbook" / "print" / "book.css").write_text("p { color: red }", "utf-8")


def _brand(project: Path) -> None:
    file = project / "workbook" / "workbook.yaml"
    file.write_text(file.read_text("utf-8") + "\nbrand: {product: '#005588'}\n", "utf-8")


def _template(project: Path) -> None:
    (project / "workbook" / "print").mkdir(exist_ok=True)
    (project / "workbook" / "print" / "book.html.j2").write_text("<p>{{ book.head }}", "utf-8")


def _letters(project: Path) -> None:
    (project / "workbook" / "look" / "fonts").mkdir(parents=True, exist_ok=True)
    (project / "workbook" / "look" / "fonts" / "field.ttf").write_bytes(b"another font")


@pytest.mark.parametrize("change", [_style, _brand, _template, _letters])
def test_another_look_is_another_book(press: Press, change: Callable[[Path], None]) -> None:
    press()
    change(press.project)
    assert press() == 2
    assert press() == 2


def test_another_printer_or_another_font_on_the_machine_prints_anew(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press()
    monkeypatch.setattr(kept_module, "_makers", lambda: ("weasyprint 99",))
    assert press() == 2
    monkeypatch.setattr(fontlist, "state", lambda: ("a new font",))
    assert press() == 3


def test_what_is_remembered_is_never_trusted_more_than_the_file(press: Press) -> None:
    press()
    press.target.write_bytes(b"%PDF somebody else's")
    assert press() == 2
    press.target.unlink()
    assert press() == 3


@pytest.mark.parametrize("spoiled", [b"", b"\xff\0", b"nonsense", b"a b c\n"])
def test_a_spoiled_memory_prints_anew(press: Press, spoiled: bytes) -> None:
    press()
    (note,) = press.last.memory.iterdir()
    note.write_bytes(spoiled)
    assert press() == 2


def test_a_memory_that_cannot_be_kept_is_no_trouble(press: Press) -> None:
    press.last.memory.parent.mkdir(exist_ok=True)
    press.last.memory.write_text("a file is in the way", "utf-8")
    assert press() == 1
    assert press() == 2
