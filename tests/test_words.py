"""What a language's word lists say about a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twowheels.words import WordLists, jaccard, likeness, may_be_like, normal, stems

if TYPE_CHECKING:
    from twowheels.workbook import Workbook

ASK = "How do you do it? Describe the way of working that customers notice."
HELP = "Think of pace, tone, place, how often you talk, and what you always do that others skip."
EXAMPLE = (
    "Staff get in on time by bike in any weather, and the manager can show that the travel pledge was kept"
)
SILENT = WordLists("da")


@pytest.fixture(scope="module")
def english(default_workbook: Workbook) -> WordLists:
    """Give the word lists that the program ships."""
    return default_workbook.words


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "todo.",
        "tbd",
        "TBA!",
        "tbc",
        "fixme",
        "xxx",
        "?",
        "??",
        "...",
        "…",
        "-",
        "--",
        "___",
        "later",
        "asdfgh",
        "Lorem ipsum dolor",
        "to be decided",
        "Fill me in",
        "your answer here",
        "insert name here",
        "see above",
        "idk",
        "I don't know",
        "don’t know yet",
        "not sure",
        "<name>",
        "[fill]",
        "{{ name }}",
        "We bake, TODO ask Lina",
        "Sourdough TBD",
        "It is FIXME",
        "a lorem Ipsum here",
    ],
)
def test_a_note_to_oneself_is_a_placeholder(english: WordLists, text: str) -> None:
    assert english.is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "0",
        "x",
        "We do it later",
        "todos os dias",
        "a to-do app",
        "Test kitchen",
        "What? Bread!",
        "Mastodon",
        "We know [nearly] everything",
        "I do not know fear",
        "todo list for plumbers",
        "x" * 300,
    ],
)
def test_words_are_no_placeholder(english: WordLists, text: str) -> None:
    assert not english.is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["n/a", "N.A.", "na", "not applicable", "Doesn't apply", "does not apply.", "none", "Nothing!", "nope"],
)
def test_no_more_than_a_no_is_a_waiver(english: WordLists, text: str) -> None:
    assert english.is_waiver(text)


@pytest.mark.parametrize("text", ["no", "none of our customers", "nothing yet, but soon", "Nadia", "x" * 300])
def test_a_sentence_is_no_waiver(english: WordLists, text: str) -> None:
    assert not english.is_waiver(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is the way of working that customers notice, how you do it, and the pace and tone you always do",
        "describing the way customers work",
        "The way of working that our customers notice most",
    ],
)
def test_the_question_said_back_is_an_echo(english: WordLists, text: str) -> None:
    assert english.is_echo(text, ASK, HELP)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "notice",
        "customers notice",
        "We bake at night and hang the bags on the back door",
        "Customers notice the pace: we answer within the hour, in one line, with a photo of the loaf",
    ],
)
def test_something_new_is_no_echo(english: WordLists, text: str) -> None:
    assert not english.is_echo(text, ASK, HELP)


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE,
        EXAMPLE.upper() + "!",
        f'"{EXAMPLE}."',
        EXAMPLE.replace("Staff", "People"),
        "In any weather staff get in by bike on time, and the manager can show the travel pledge was kept",
    ],
)
def test_nearly_the_example_is_a_copy(english: WordLists, text: str) -> None:
    assert english.is_copy(text, EXAMPLE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Staff get in",
        "The restaurant never runs out of bread on a Saturday night",
        EXAMPLE[: len(EXAMPLE) // 2],
    ],
)
def test_ones_own_words_are_no_copy(english: WordLists, text: str) -> None:
    assert not english.is_copy(text, EXAMPLE)


def test_a_short_text_is_a_copy_only_when_it_is_equal(english: WordLists) -> None:
    assert english.is_copy("spoke & kettle.", "Spoke & Kettle")
    assert not english.is_copy("Spoke & Kettl", "Spoke & Kettle")
    assert not english.is_copy("", "")


@given(st.text(max_size=80))
def test_without_word_lists_nothing_is_noticed_but_likeness(text: str) -> None:
    assert not SILENT.is_placeholder(text)
    assert not SILENT.is_waiver(text)
    assert not SILENT.is_echo(text, text, text)
    assert SILENT.is_copy(text, text) == bool(text)


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_quick_look_never_turns_a_likeness_away(one: str, other: str) -> None:
    if likeness(one, other) >= 90:
        assert may_be_like(one, other)


def test_texts_are_compared_without_case_and_outer_marks() -> None:
    assert normal('  "Sour\n Power!" ') == "sour power"
    assert jaccard(frozenset("ab"), frozenset("bc")) == pytest.approx(1 / 3)
    assert jaccard(frozenset(), frozenset()) == 0


def test_words_are_compared_by_their_stems_where_the_language_has_any() -> None:
    assert stems(["customers", "customer"], "en") == stems(["customer"], "en-GB")
    assert stems(["kunder"], "tlh") == {"kunder"}
