"""Filled-in copies of the project's business, for the tests of the import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.copies import buttons_of, copy_of, write_pdf

from twowheels.answers import parse_answers, read_answers
from twowheels.book import bind
from twowheels.definition import read_workbook

Copied = Callable[..., Path]
NAME = "answers/sunny-corner.yaml"


@pytest.fixture
def copied(project: Path) -> Copied:
    """Make a filled-in copy of the project's business, or of one whose answers are given."""

    def copied(
        typed: Mapping[str, str], *, answers: str = "", name: str = "book.pdf", **options: Any
    ) -> Path:
        file = project / NAME
        given = parse_answers(answers.encode(), "x.yaml") if answers else read_answers(file)
        book = bind(read_workbook(project / "workbook"), given, as_of=TODAY)
        options = {"fill": "all"} | options
        return write_pdf(copy_of(book, typed, **options), project / name, buttons_of(book, **options))

    return copied
