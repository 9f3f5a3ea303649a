"""What somebody fills in where a book was made is kept when the book is made anew."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from tests.conftest import Run

pytestmark = pytest.mark.slow
DAY = ("--as-of", "2026-11-21")
SHOP = Path("answers", "lemon.yaml")
BOOK = Path("site", "lemon", "lemon.pdf")
ASIDE = Path("answers", "lemon.filled.pdf")


@pytest.fixture(autouse=True)
def ready(project: Path) -> None:
    """Make the lemonade stand a whole project with one business that has answered nothing yet."""
    shutil.copy(Path(__file__).parents[1] / "mkdocs.yml", project / "mkdocs.yml")
    shutil.rmtree(project / "answers")
    (project / "answers").mkdir()
    (project / SHOP).write_text("meta: {id: lemon}\nanswers: {}\n", "utf-8")


def fill_in(file: Path, said: Mapping[str, str]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(file))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(said), auto_regenerate=False)
    writer.write(file)
    return file.read_bytes()


@pytest.mark.parametrize("more", [(), ("--no-site",), ("--no-pdf",)])
def test_a_filled_in_copy_is_kept_and_the_way_to_take_it_in_is_told(
    project: Path, run: Run, more: tuple[str, ...]
) -> None:
    run("build", "--no-site", *DAY)
    filled = fill_in(project / BOOK, {"stand_name": "Sour Power"})
    done = run("build", *more, *DAY)
    assert done.code == 0
    assert (project / ASIDE).read_bytes() == filled
    assert f"twowheels import {ASIDE}" in done.err
    assert run("import", str(ASIDE)).code == 0
    assert "Sour Power" in (project / SHOP).read_text("utf-8")
    later = run("build", "--no-site", *DAY)
    assert "filled in" not in later.err
    assert (project / ASIDE).read_bytes() == filled


def test_a_copy_that_was_taken_in_or_only_saved_again_makes_no_noise(project: Path, run: Run) -> None:
    run("build", "--no-site", *DAY)
    fill_in(project / BOOK, {})
    assert "filled in" not in run("build", "--no-site", *DAY).err
    fill_in(project / BOOK, {"stand_name": "Sour Power"})
    run("import", str(BOOK))
    assert "filled in" not in run("build", "--no-site", *DAY).err
    assert not (project / ASIDE).exists()


def test_several_copies_are_kept_beside_each_other_and_each_but_once(project: Path, run: Run) -> None:
    run("build", "--no-site", *DAY)
    printed = (project / BOOK).read_bytes()
    for name in ("Sour Power", "Sweet Power", "Sour Power"):
        (project / BOOK).write_bytes(printed)
        fill_in(project / BOOK, {"stand_name": name})
        run("build", "--no-site", *DAY)
    kept = sorted(file.name for file in (project / ASIDE).parent.glob("*.pdf"))
    assert kept == ["lemon.filled-2.pdf", "lemon.filled.pdf"]


def test_a_blank_book_that_was_filled_in_is_kept_too(project: Path, run: Run) -> None:
    blank = project / "site" / "lemon" / "lemon-blank.pdf"
    run("build", "--blank", *DAY)
    fill_in(blank, {"stand_name": "Sour Power"})
    assert "lemon-blank.filled.pdf" in run("build", "--blank", *DAY).err
