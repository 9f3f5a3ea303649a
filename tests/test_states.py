"""What becomes of a question: one state, the first that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from twowheels.states import DONE, GIVEN, SAID, STATES, is_blank
from twowheels.words import WordLists

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.book import Book
    from twowheels.workbook import Workbook


@pytest.mark.parametrize(
    ("state", "typed"),
    [
        ("inactive", "licence: We have a letter"),
        ("inactive", "licensed: no\nlicence: TODO"),
        ("invalid", "fizz: bubbly"),
        ("invalid", "glasses: a few"),
        ("invalid", "steps: [{stp: Squeeze}]"),
        ("invalid", "taste: [a, b]"),
        ("blank", "taste:"),
        ("blank", "taste: ~"),
        ("blank", 'taste: "  "'),
        ("blank", "pieces: []"),
        ("blank", "pieces: ['', ~]"),
        ("blank", "steps: []"),
        ("blank", "steps: [{step: , minutes: }]"),
        ("blank", "weather: {sun: {plan: }}"),
        ("blank", "time: {making: , selling: }"),
        ("blank", "extras:"),
        ("placeholder", "taste: TODO"),
        ("placeholder", "taste: '?'"),
        ("placeholder", "taste: Sour, and TBD the rest"),
        ("placeholder", "pieces: [todo, '...']"),
        ("placeholder", "steps: [{step: todo, minutes: 3}]"),
        ("copied_example", "taste: Sharp at first, then sweet, with a whiff of fresh mint at the end"),
        ("copied_example", "taste: sharp at first then sweet with a whiff of fresh mint at the end!"),
        ("copied_example", "stand_name: sour power."),
        ("copied_example", "pieces: [a tall glass, A biscuit]"),
        ("copied_example", "steps: [{step: Squeeze the lemons by hand, minutes: 90}, {step: Shout}]"),
        ("echo", "taste: The lemonade tastes to a thirsty child"),
        ("echo", "taste: Lemonade tastes what thirsty child tongue says"),
        ("waived_without_reason", "taste: n/a"),
        ("waived_without_reason", "pieces: [none]"),
        ("waived_without_reason", "taste: {not_applicable: no need}"),
        ("waived_without_reason", "taste: {not_applicable: }"),
        ("not_applicable", "taste: {not_applicable: We sell water only}"),
        ("later_overdue", "price: {later: 2026-11-20}"),
        ("later", "price: {later: 2026-11-21, why: sugar is dear}"),
        ("later", "price: {later: 2027-01-01}"),
        ("thin", "taste: Sour"),
        ("thin", "recipe: Squeeze ten lemons"),
        ("thin", "pieces: [A big mug]"),
        ("thin", "pieces: [A big mug, TODO]"),
        ("thin", "steps: [{step: Squeeze}]"),
        ("thin", "order: [taste]"),
        ("answered", "taste: Like a cold lake"),
        ("answered", "taste: Cold sour wave"),
        ("answered", "stand_name: Pip"),
        ("answered", "glasses: 0"),
        ("answered", "price: 0"),
        ("answered", "licensed: no"),
        ("answered", "fizz: still"),
        ("answered", "extras: []"),
        ("answered", "extras: none"),
        ("answered", "extras: None."),
        ("answered", "extras: [none]"),
        ("answered", "toppings: []"),
        ("answered", "time: {making: 100}"),
        ("answered", "weather: {sun: {plan: Two jugs}}"),
    ],
)
def test_a_question_is_in_the_first_state_that_fits(bound: Bound, state: str, typed: str) -> None:
    last = typed.splitlines()[-1].partition(":")[0]
    assert bound(typed).state(last) == state


def test_states_are_named_in_their_order_of_precedence() -> None:
    order = "inactive invalid blank placeholder copied_example echo waived_without_reason not_applicable"
    assert tuple(STATES) == (*order.split(), "later_overdue", "later", "thin", "answered")
    assert set(STATES) >= DONE
    assert {"answered", "thin"} == SAID
    assert {*SAID, "placeholder", "copied_example", "echo"} == GIVEN


def test_an_answer_that_cannot_be_read_is_inactive_first(book: Book) -> None:
    """
    licensed: no
    licence: [a, b]
    """
    assert book.state("licence") == "inactive"


def test_a_placeholder_inside_a_copied_example_is_a_placeholder(book: Book) -> None:
    """
    taste: Sharp at first, then sweet, with a whiff of fresh mint at the TBD
    """
    assert book.state("taste") == "placeholder"


def test_words_taken_by_yaml_make_the_answer_invalid(book: Book) -> None:
    """
    taste: "Cold"
    recipe: Ten lemons from shop #1 in the high street
    pieces: [*glass]
    """
    assert [book.state(name) for name in ("taste", "recipe", "pieces")] == ["thin", "invalid", "invalid"]


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("taste: TODO", "thin"),
        ("taste: n/a", "thin"),
        ("taste: The lemonade tastes to a thirsty child", "answered"),
        ("taste: {not_applicable: nope}", "not_applicable"),
        ("taste: {not_applicable: }", "blank"),
        ("taste: Sharp at first, then sweet, with a whiff of fresh mint at the end", "copied_example"),
    ],
)
def test_without_word_lists_only_likeness_is_noticed(
    bound: Bound, workbook: Workbook, typed: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = replace(workbook, words=WordLists("en"))
    assert _bind_to(silent, typed).state("taste") == state


def _bind_to(workbook: Workbook, typed: str) -> Book:
    from twowheels.answers import parse_answers
    from twowheels.book import bind

    data = f"meta: {{id: lemon}}\nanswers:\n  {typed}\n".encode()
    return bind(workbook, parse_answers(data, "lemon.yaml"), as_of=date(2026, 11, 21))


def test_answers_in_a_language_without_word_lists_are_not_held_against_other_words(book: Book) -> None:
    """
    meta: {id: lemon, language: fr}
    answers:
      taste: none
      pieces: [todo]
    """
    assert (book.state("taste"), book.state("pieces")) == ("thin", "thin")


def test_a_countrys_english_is_served_by_the_english_lists(book: Book) -> None:
    """
    meta: {id: lemon, language: en-GB}
    answers:
      taste: TODO
    """
    assert book.state("taste") == "placeholder"


@pytest.mark.parametrize("value", [None, "", (), {}, (None, ""), ({"a": None},), {"a": ()}])
def test_nothing_inside_is_blank(value: object) -> None:
    assert is_blank(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, False, "no", (0,), {"a": False}])
def test_nought_and_no_are_not_blank(value: object) -> None:
    assert not is_blank(value)  # type: ignore[arg-type]
