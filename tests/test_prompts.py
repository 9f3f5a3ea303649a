"""A question that is not answered yet is found at its key behind a #."""

from __future__ import annotations

from datetime import date

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.workbook import Workbook

FILE = b"""meta: {id: stand}
answers:
  ## Choose from:
  ##   price: what it costs
  # price:
  fizz: fizzy
  #taste: sour
"""


def place(workbook: Workbook, question: str) -> tuple[int, int]:
    """Give line and column of a question in the file above."""
    book = bind(workbook, parse_answers(FILE, "x.yaml"), as_of=date(2026, 11, 21))
    return book.entries[question].place.line, book.entries[question].place.column


def test_a_key_behind_a_sign_is_where_to_type(small_workbook: Workbook) -> None:
    assert place(small_workbook, "price") == (5, 5)
    assert place(small_workbook, "taste") == (7, 4)


def test_a_word_of_the_help_above_it_is_not(small_workbook: Workbook) -> None:
    assert place(small_workbook, "price") != (4, 8)


def test_an_answer_is_at_its_own_key(small_workbook: Workbook) -> None:
    assert place(small_workbook, "fizz") == (6, 3)
