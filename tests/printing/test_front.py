"""Where you stand: gates, parts, next steps and time, all from the review."""

from __future__ import annotations

from twowheels.book import Book
from twowheels.messages import Messages
from twowheels.printing import printed
from twowheels.printing.view import Front, PrintedQuestion
from twowheels.review import Review


def stands(book: Book) -> Front:
    front = printed(Review(book), Messages("en")).front
    assert front is not None
    return front


def test_a_gate_has_a_bar_for_each_of_its_answers(book: Book) -> None:
    """
    taste: Like jumping into a cold lake
    price: 2
    """
    (gate,) = stands(book).gates
    assert gate.bars == (True, True, False, False)
    assert gate.said == "2 of 4 answered"
    assert [missing.ask for missing in gate.missing] == ["How do you make it?", "What goes over the counter?"]


def test_parts_are_counted_as_the_review_counts_them(book: Book) -> None:
    """corners: [School gate, Swimming pool]"""
    bars = {chapter.id: chapter.bar for chapter in stands(book).parts}
    assert bars["street"] is not None
    assert bars["street"].said == "1 of 3 answered"
    assert bars["street"].share == 33


def test_a_part_that_waits_says_so(book: Book) -> None:
    """{}"""
    banners = [chapter.banner for chapter in stands(book).parts]
    assert banners == ["", "First the taste, then the street."]


def test_a_bar_is_full_only_when_nothing_is_open(book: Book) -> None:
    """corners: [School gate, Swimming pool]"""
    assert all(chapter.bar and chapter.bar.share < 100 for chapter in stands(book).parts)


def test_next_steps_point_at_questions_by_number(book: Book) -> None:
    """{}"""
    steps = stands(book).steps
    assert steps
    assert all(step.question and step.question.anchor.startswith("q-") for step in steps)


def test_the_time_left_is_told_for_every_depth(book: Book) -> None:
    """{}"""
    assert len(stands(book).depths) == len(book.workbook.depths)


def test_a_blank_book_stands_nowhere(book: Book) -> None:
    """taste: Like jumping into a cold lake"""
    whole = printed(Review(book), Messages("en"), blank=True)
    assert whole.front is None
    assert whole.dates == ()
    assert all(chapter.bar is None for chapter in whole.chapters)


def test_a_question_that_does_not_concern_the_business_is_left_out_but_keeps_its_number(book: Book) -> None:
    """licensed: false"""
    sections = [s for chapter in printed(Review(book), Messages("en")).chapters for s in chapter.sections]
    blocks = [block for section in sections for block in section.blocks if isinstance(block, PrintedQuestion)]
    numbers = {question.id: question.number for question in blocks}
    assert "licence" not in numbers
    assert numbers["pride"] - numbers["licensed"] == 2


def test_what_belongs_to_no_question_is_told_up_front(book: Book) -> None:
    """
    taste: Like jumping into a cold lake
    prize: 3
    """
    (remark,) = stands(book).remarks
    assert '"prize"' in remark.text
