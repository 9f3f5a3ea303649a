"""The export as CSV: read back as it was, and no cell is a formula."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from twowheels.book import Book, bind
from twowheels.outputs.tables import HEADS, earlier, harmless, tables
from twowheels.review import Review


def read(book: Book, audience: str = "owner") -> dict[str, list[list[str]]]:
    """Export one book for an audience, and read every file back."""
    review = Review(bind(book.workbook, book.answers, as_of=date(2026, 11, 21), audience=audience))
    files = dict(tables(review))
    assert files["answers.csv"].startswith(HEADS)
    return {name: list(csv.reader(StringIO(data.decode(), newline=""))) for name, data in files.items()}


def test_all_answers_stand_in_one_file(book: Book) -> None:
    """
    taste: Like a "cold", blue lake
    price: 2.50
    toppings: [mint, ice]
    recipe: |
      Ten lemons.
      One jug.
    time: {making: 50, selling: 30, tidying: 20}
    licensed: no
    fizz: {not_applicable: We sell water only}
    steps: [{step: Pick}]
    stand_name: TODO
    """
    rows = {row[0]: row[2:] for row in read(book)["answers.csv"]}
    assert {name: rows[name] for name in book.answers.given} | {"id": rows["id"]} == {
        "id": ["state", "answer"],
        "taste": ["answered", 'Like a "cold", blue lake'],
        "price": ["answered", "2.5"],
        "toppings": ["answered", "mint; ice"],
        "recipe": ["thin", "Ten lemons.\nOne jug."],
        "time": ["answered", "making: 50; selling: 30; tidying: 20"],
        "licensed": ["answered", "no"],
        "fizz": ["not_applicable", "We sell water only"],
        "steps": ["thin", "steps.csv"],
        "stand_name": ["placeholder", "TODO"],
    }
    assert set(rows) == {"id", *book.workbook.questions}


def test_each_table_has_a_file_with_its_columns(book: Book) -> None:
    """
    steps: [{step: Pick, minutes: 20, cost: 4.50}, {step: "Stir, taste", who: me}]
    weather: {rain: {plan: Wait}}
    """
    files = read(book)
    assert files["steps.csv"] == [
        ["step", "minutes", "who", "cost"], ["Pick", "20", "", "4.5"], ["Stir, taste", "", "me", ""],
    ]  # fmt: skip
    assert files["weather.csv"] == [["row", "plan", "glasses", "tips"], ["rain", "Wait", "", ""]]
    assert files["step_help.csv"] == [["step", "idea"]]


def test_columns_above_the_audience_are_not_there(book: Book) -> None:
    """
    steps: [{step: Pick, minutes: 20, cost: 45678}]
    """
    assert read(book, "coach")["steps.csv"] == [["step", "minutes", "who"], ["Pick", "20", ""]]
    assert "45678" not in repr(read(book, "coach"))


def test_the_public_sees_no_states_and_no_gaps(book: Book) -> None:
    """
    taste: Like a cold lake
    """
    files = read(book, "public")
    assert files["answers.csv"][0] == ["id", "question", "answer"]
    assert [row[0] for row in files["answers.csv"][1:]] == ["taste"]
    assert list(files) == ["answers.csv"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", "\r=1", " =1", "＝1", "-", "+49 30 123", "=", "-1e5"]
)
def test_what_a_spreadsheet_would_reckon_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+3.25", "12", "", "a=b", "mint; -1", "2026-12-03", "'quoted"])
def test_numbers_and_plain_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_every_cell_is_made_harmless(book: Book) -> None:
    """
    taste: '=HYPERLINK("http://example.org")'
    steps: [{step: "@SUM(1)", minutes: 3}]
    """
    files = read(book)
    assert ["'@SUM(1)", "3", "", ""] in files["steps.csv"]
    assert all(not cell.startswith(("=", "@")) for rows in files.values() for row in rows for cell in row)


def test_lines_end_as_the_standard_says(book: Book) -> None:
    """
    taste: Cold
    """
    review = Review(book)
    assert all(b"\n" not in data.replace(b"\r\n", b"") for _, data in tables(review))
    assert dict(tables(review)) == dict(tables(Review(book)))


def test_an_earlier_export_names_its_tables_and_nothing_elsewhere() -> None:
    ids = [
        b"id,question,state,answer",
        b"steps,What?,blank,",
        b"../../etc/x,,,",
        b"/tmp/y,,,",
        b"answers,,,",
        b"\xff",
    ]
    assert earlier(b"\r\n".join(ids)) == {"steps.csv", "table-answers.csv"}
