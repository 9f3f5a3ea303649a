"""Word lists and a workbook's own wordings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twowheels.definition.wordlists import read_other_wordlists, read_wordlists
from twowheels.fields import Report

if TYPE_CHECKING:
    from tests.conftest import Changed
    from tests.definition.conftest import Spoil

    from twowheels.workbook import Workbook

FILE = "words/en.yaml"


def test_a_language_has_its_lists(default_workbook: Workbook) -> None:
    words = default_workbook.words
    assert words.language == "en"
    assert "the" in words.stopwords
    assert words.patterns["superlatives"]
    assert words.patterns["change_words"].startswith(r"\b(?:more|less|")


def test_a_pattern_may_be_as_long_as_the_limit(changed: Changed) -> None:
    words = changed(FILE, "not_applicable: ['n/?a',", f"not_applicable: ['{'x' * 200}',").words
    assert words.is_waiver("x" * 200)


@pytest.mark.parametrize("language", ["de", "tlh", "../../etc/passwd", "", "en_US"])
def test_a_language_without_a_file_has_none(tmp_path: Path, language: str) -> None:
    report = Report("workbook.yaml")
    words, messages = read_wordlists(tmp_path, language, report)
    assert (words.stopwords, words.not_applicable, dict(messages), report.problems) == (
        frozenset(),
        (),
        {},
        [],
    )


def test_a_countrys_language_falls_back_on_the_languages_file(default_workbook: Workbook) -> None:
    words, _ = read_wordlists(default_workbook.folder, "en-GB", Report("workbook.yaml"))
    assert words.stopwords == default_workbook.words.stopwords


def test_the_lists_of_other_languages_serve_answers_in_them(changed: Changed) -> None:
    workbook = changed(
        "words/de.yaml", "", "language: de\nstopwords: der die das\nplaceholder_whole: [folgt]\n"
    )
    assert workbook.words_in("de").is_placeholder("folgt")
    assert workbook.words_in("de-AT").is_placeholder("folgt")
    assert not workbook.words_in("en-GB").is_placeholder("folgt")
    assert workbook.words_in("en-GB").is_placeholder("todo")
    assert not workbook.words_in("fr").is_placeholder("todo")
    assert workbook.words_in("") is workbook.words
    assert set(read_other_wordlists(workbook.folder, "en", Report("workbook.yaml"))) == {"de"}


def test_a_workbook_may_say_things_in_its_own_words(canvas_workbook: Workbook) -> None:
    assert canvas_workbook.messages["done"] == "alt er besvaret"


@pytest.mark.parametrize(
    ("new", "message", "hint"),
    [
        (
            "placeholder_whole: ['(']",
            "This pattern cannot be used: missing ), unterminated subpattern",
            "in quotes",
        ),
        (
            "placeholder_whole: ['(?i)todo']",
            "This pattern cannot be used: global flags not at the start",
            "in quotes",
        ),
        (f"placeholder_whole: ['{'x' * 201}']", "This pattern has 201 characters; the most is 200.", ""),
        ("messages: {doen: alt}", 'The program says nothing called "doen".', 'Did you mean "done"?'),
        ("messages: {done: '{n} done'}", '"{n}" cannot be filled in.', "Nothing can be filled in here."),
        (
            "messages: {answered_of: '{done} of {active}'}",
            '"{done}" cannot be filled in.',
            "{active}, {answered}",
        ),
        ("messages: {answered_of: '{answered.__class__}'}", "cannot be filled in.", ""),
        ("messages: {answered_of: 'a { b'}", "cannot be filled in.", ""),
    ],
)
def test_a_mistake_is_told_with_a_way_out(spoil: Spoil, new: str, message: str, hint: str) -> None:
    told = spoil(FILE, "placeholder_whole: [todo, '\\?+', '\\.{2,}', later]", new)
    assert message in told[0].message
    assert told[0].where == "words/en.yaml:4"
    assert hint in told[0].hint
