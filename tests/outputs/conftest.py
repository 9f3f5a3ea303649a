"""The default workbook's books in print, each made once for all tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import TODAY, made_once
from tests.paper import EXAMPLES, Printed, Shelf

from twowheels.answers import read_answers
from twowheels.book import Book, bind
from twowheels.outputs.pdf import blank_pdf
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def books(default_workbook: Workbook) -> dict[str, Book]:
    files = {name: ROOT / "answers" / f"{name}.yaml" for name in EXAMPLES}
    return {name: bind(default_workbook, read_answers(file), as_of=TODAY) for name, file in files.items()}


@pytest.fixture(scope="session")
def printed(books: dict[str, Book], shared: Path) -> Shelf:
    return Shelf(shared, books)


@pytest.fixture(scope="session")
def blank(default_workbook: Workbook, shared: Path) -> Printed:
    file = shared / "workbook-blank.pdf"
    with made_once(file) as now:
        if now:
            blank_pdf(default_workbook, file, as_of=TODAY)
    return Printed(file)
