"""What stands in the fields of the printed book from the start."""

from __future__ import annotations

from tests.conftest import Bound

from twowheels.messages import Messages
from twowheels.printing.desk import Desk
from twowheels.printing.questions import set_question
from twowheels.printing.view import PrintedQuestion
from twowheels.review import Review


def asked(bound: Bound, answers: str, name: str) -> PrintedQuestion:
    desk = Desk(Review(bound(answers)), Messages("en"), blank=False, fill="all")
    return set_question(desk.entries[name], desk)


def test_an_answer_stands_in_its_field(bound: Bound) -> None:
    question = asked(bound, "stand_name: Größe & “Ånd”\n", "stand_name")
    assert question.room is not None
    assert [widget.value for widget in question.room.widgets] == ["Größe & “Ånd”"]
    assert not question.answer


def test_an_answer_in_letters_that_no_field_shows_is_printed(bound: Bound) -> None:
    for name in ("Λεμονάδα", "Лимонад", "Lemon → glass", "Chanh Việt"):
        question = asked(bound, f"stand_name: {name}\n", "stand_name")
        assert name in question.answer
        assert question.room is None


def test_one_such_letter_in_a_list_has_all_of_it_printed(bound: Bound) -> None:
    question = asked(bound, "pieces: [A glass, Ένα καλαμάκι]\n", "pieces")
    assert "A glass" in question.answer
    assert question.room is None
