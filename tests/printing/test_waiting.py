"""The index of what is open: part by part, for those who are asked, and only while something is open."""

from __future__ import annotations

from tests.conftest import Bound

from twowheels.messages import Messages
from twowheels.printing.chapters import chapters
from twowheels.printing.desk import Desk
from twowheels.printing.view import Waiting
from twowheels.printing.waiting import waiting
from twowheels.review import Review

WORDS = Messages("en")
SOME = "stand_name: Squeeze\ntaste: Like jumping into a cold lake\nfizz: TBD\n"


def listed(
    bound: Bound, answers: str = SOME, *, audience: str = "owner", blank: bool = False
) -> tuple[Waiting, ...]:
    desk = Desk(Review(bound(answers, audience=audience)), WORDS, blank)
    return waiting(desk, chapters(desk))


def asked(found: tuple[Waiting, ...]) -> list[str]:
    return [question.id for part in found for question in part.questions]


def test_what_is_answered_is_not_listed(bound: Bound) -> None:
    found = asked(listed(bound))
    assert "recipe" in found
    assert not {"stand_name", "taste"} & set(found)


def test_what_was_said_but_is_no_answer_is_listed_with_its_state(bound: Bound) -> None:
    name = next(
        one for part in listed(bound, "stand_name: TBD\n") for one in part.questions if one.id == "stand_name"
    )
    assert [mark.text for mark in name.marks if mark.tone == "state"] == ["only a note"]


def test_each_part_says_how_long_it_takes(bound: Bound) -> None:
    assert all(part.left.startswith("about") for part in listed(bound))


def test_a_blank_book_lists_all_questions_and_no_time(bound: Bound) -> None:
    found = listed(bound, blank=True)
    assert {"stand_name", "taste", "recipe"} <= set(asked(found))
    assert {part.left for part in found} == {""}


def test_strangers_are_asked_nothing(bound: Bound) -> None:
    assert listed(bound, audience="public") == ()
