"""One question on paper: what each state shows, and what stays away."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from twowheels.book import Book
from twowheels.messages import Messages
from twowheels.printing.desk import Desk
from twowheels.printing.questions import set_question, spelled_out
from twowheels.printing.view import PrintedQuestion
from twowheels.review import Review

WORDS = Messages("en")


def on_paper(book: Book, question: str, *, blank: bool = False) -> PrintedQuestion:
    return set_question(book.entries[question], Desk(Review(book), WORDS, blank))


def marks(question: PrintedQuestion) -> list[str]:
    return [mark.text for mark in question.marks]


def test_an_answered_question_shows_its_answer_and_nothing_else(book: Book) -> None:
    """taste: Like jumping into a cold lake"""
    said = on_paper(book, "taste")
    assert "Like jumping into a cold lake" in said.answer
    assert (said.why, said.help, said.example, said.room, said.marks) == ("", "", "", None, ())
    assert not said.quick


def test_an_open_question_shows_why_help_example_and_room(book: Book) -> None:
    """{}"""
    said = on_paper(book, "taste")
    assert said.why == "Nobody buys a colour twice."
    assert said.help.startswith("Say what the tongue")
    assert "fresh mint" in said.example
    assert said.room is not None
    assert marks(said) == ["needed", "about a minute"]


def test_an_example_of_a_table_is_its_first_row(book: Book) -> None:
    """{}"""
    step, *others = on_paper(book, "steps").example.split(" · ")
    assert step == '<i>Step:</i> <span dir="auto">Squeeze the lemons by hand</span>'
    assert others == ["<i>Minutes:</i> 30", "<i>Who:</i> I"]


def test_a_note_to_oneself_is_shown_and_there_is_room_beside_it(book: Book) -> None:
    """taste: TODO"""
    said = on_paper(book, "taste")
    assert "TODO" in said.answer
    assert marks(said)[0] == "only a note"
    assert said.room is not None


def test_what_does_not_apply_says_why(book: Book) -> None:
    """taste: {not_applicable: we sell <water> only}"""
    said = on_paper(book, "taste")
    assert said.answer == '<p dir="auto">Does not apply: we sell &lt;water&gt; only</p>'
    assert (said.room, said.marks) == (None, ())


def test_a_promise_for_later_names_the_day_and_the_reason(book: Book) -> None:
    """taste: {later: 2026-12-05, why: after the fair}"""
    said = on_paper(book, "taste")
    assert "December 5, 2026" in said.answer
    assert "after the fair" in said.answer
    assert marks(said)[0] == "later"


def test_what_cannot_be_read_stands_as_typed_with_the_reason_once(book: Book) -> None:
    """
    price: <b>two</b>
    """
    said = on_paper(book, "price")
    assert said.typed == "&lt;b&gt;two&lt;/b&gt;"
    assert len(said.problems) == 1
    assert not any(remark.text in said.problems[0] for remark in said.remarks)


def test_a_step_on_a_scale_is_shown_among_the_others(book: Book) -> None:
    """pride: 4"""
    room = on_paper(book, "pride").room
    assert room is not None
    assert room.chosen == "4"
    assert [step.key for step in room.steps] == ["1", "2", "3", "4", "5"]


def test_notes_stand_beside_their_question(book: Book) -> None:
    """
    meta: {id: lemon}
    answers: {price: 2}
    notes:
      - {on: price, by: coach, date: 2026-11-20, audience: coach, text: Try 3.}
    """
    (note,) = on_paper(book, "price").remarks
    assert (note.title, note.text, note.more) == ("Note by the coach", "Try 3.", "November 20, 2026")


def test_that_a_question_is_open_is_not_said_twice(book: Book) -> None:
    """{}"""
    assert on_paper(book, "taste").remarks == ()
    assert on_paper(book, "fizz").remarks == ()


def test_a_blank_book_shows_no_answer_and_says_the_condition(book: Book) -> None:
    """
    licensed: true
    licence: They said yes
    """
    said = on_paper(book, "licence", blank=True)
    assert (said.answer, said.typed, said.remarks) == ("", "", ())
    assert said.condition == "Only if your answer to question 15 is “Yes”."
    assert on_paper(book, "busy_help", blank=True).condition == "Only if it fits your earlier answers."


def test_the_public_sees_no_findings(book: Book) -> None:
    """taste: Sour"""
    seen = replace(book, audience="public")
    assert on_paper(book, "taste").remarks
    assert on_paper(seen, "taste").remarks == ()
    assert on_paper(seen, "taste").marks == ()


def test_the_target_of_a_link_stands_behind_its_words() -> None:
    said = spelled_out(Markup('<a href="https://x.example/?a=1&amp;b" title="us" rel="x">we</a>'))
    assert said.endswith("we</a> (https://x.example/?a=1&amp;b, us)")


def test_a_link_that_shows_its_target_is_left_alone() -> None:
    for link in (
        '<a href="https://x.example" rel="x">https://x.example</a>',
        '<a href="mailto:a@b.c">a@b.c</a>',
    ):
        assert spelled_out(Markup(link)) == link  # noqa: S704
