"""Room to write: enough for every shape of answer, and in the words of the workbook."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twowheels.book import Book
from twowheels.messages import Messages
from twowheels.printing.desk import Desk
from twowheels.printing.room import Room
from twowheels.printing.rooms import room_for
from twowheels.review import Review

WORDS = Messages("en")


def room(book: Book, question: str, *, blank: bool = False) -> Room:
    return room_for(book.workbook.questions[question], Desk(Review(book), WORDS, blank))


@pytest.mark.parametrize(
    ("question", "form"),
    [("stand_name", "lines"), ("recipe", "lines"), ("pieces", "items"), ("fizz", "pick"), ("order", "order"),
     ("price", "line"), ("pride", "steps"), ("steps", "table"), ("time", "shares")],
)  # fmt: skip
def test_each_shape_has_a_form_of_its_own(book: Book, question: str, form: str) -> None:
    """{}"""
    assert room(book, question).form == form


def test_whole_sentences_get_more_lines_than_a_name(book: Book) -> None:
    """{}"""
    assert room(book, "recipe").lines > 2 * room(book, "stand_name").lines


def test_a_list_has_more_lines_than_the_least_that_is_asked_for(book: Book) -> None:
    """{}"""
    assert room(book, "pieces").lines > 2


def test_money_is_written_in_the_currency_of_the_file(book: Book) -> None:
    """
    meta: {id: lemon, currency: DKK}
    answers: {}
    """
    assert room(book, "price").unit == "DKK"


def test_yes_and_no_are_said_in_the_words_of_the_program(book: Book) -> None:
    """{}"""
    words = Messages("en", {"yes": "Aye", "no": "Nay"})
    desk = Desk(Review(book), words, blank=False)
    assert [o.label for o in room_for(book.workbook.questions["licensed"], desk).options] == ["Aye", "Nay"]


def test_one_option_is_ringed_and_several_are_ticked(book: Book) -> None:
    """{}"""
    assert not room(book, "fizz").many
    assert room(book, "toppings").many


def test_the_ends_of_a_scale_have_their_words(book: Book) -> None:
    """{}"""
    assert [o.label for o in room(book, "pride").steps] == ["not yet", "", "", "", "very"]


def test_named_rows_stand_in_the_table(book: Book) -> None:
    """{}"""
    assert room(book, "weather").rows == ("Sunshine", "Rain")


def test_a_table_takes_its_rows_from_another_once_that_is_answered(book: Book) -> None:
    """
    steps:
      - {step: Pick}
      - {step: Stir}
    """
    named = room(book, "step_help")
    assert named.rows == ("Pick", "Stir")
    assert [column.label for column in named.columns] == ["Idea"]


def test_in_a_blank_book_such_a_table_has_room_for_the_names(book: Book) -> None:
    """
    steps:
      - {step: Pick}
    """
    free = room(book, "step_help", blank=True)
    assert set(free.rows) == {""}
    assert [column.label for column in free.columns] == ["Step", "Idea"]


def test_cells_are_filled_in_as_their_kind_asks(book: Book) -> None:
    """
    meta: {id: lemon, currency: EUR}
    answers: {}
    """
    forms = [
        (column.label, column.form, column.unit, tuple(choice.label for choice in column.choices))
        for column in room(book, "steps").columns
    ]
    assert forms == [
        ("Step", "lines", "", ()),
        ("Minutes", "line", "", ()),
        ("Who", "rings", "", ("I", "My sister")),
        ("What it costs", "line", "EUR", ()),
    ]


def test_a_wide_table_is_filled_in_on_cards(book: Book) -> None:
    """{}"""
    steps = book.workbook.questions["steps"]
    wide = replace(steps, spec=replace(steps.spec, columns=steps.spec.columns * 2))
    assert room_for(wide, Desk(Review(book), WORDS, blank=True)).form == "cards"
