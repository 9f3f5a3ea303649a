"""Stories: text of the workbook, with questions, links and values in their places."""

from __future__ import annotations

import pytest
from tests.pages.conftest import Told

from twowheels.errors import WorkbookError


def test_a_question_stands_where_its_story_asks_it_and_the_rest_follow(told: Told) -> None:
    text = told('First.\n\n{{ ask("fizz") }}\n\nLast.').markdown
    places = [text.index(words) for words in ("First.", "#fizz", "Last.", "#stand_name", "#taste")]
    assert places == sorted(places)


def test_a_question_is_asked_once(told: Told) -> None:
    assert told('{{ ask("fizz") }}').markdown.count("{ #fizz") == 1


def test_questions_stand_a_level_below_the_storys_own_headings(told: Told) -> None:
    text = told('{{ ask("fizz") }}\n\n## The glass\n\n{{ ask("taste") }}').markdown
    assert "\n## Still or with bubbles?" in text
    assert "\n### How does your lemonade taste" in text
    assert "\n### What is on your sign?" in text


def test_a_story_links_to_a_question_in_its_words(told: Told) -> None:
    page = told('See {{ link("price") }} and {{ label("fizz") }}.')
    blocks = list(page.blocks.values())
    assert '<a href="money.html#price">What does a glass cost?</a>' in blocks
    assert "<span>Still or with bubbles?</span>" in blocks


def test_a_value_in_a_story_is_never_markdown(told: Told) -> None:
    page = told("You say {{ taste }}, {{ fizz }}.", 'taste: "*hot* <b> {{ 1 }}"')
    assert "*hot*" not in page.markdown
    assert '<span class="tw-value" dir="auto">*hot* &lt;b&gt; {{ 1 }}</span>' in page.blocks.values()
    assert '<span class="tw-value" dir="auto">…</span>' in page.blocks.values()


def test_an_unknown_question_in_a_story_is_named_with_its_place(told: Told) -> None:
    with pytest.raises(WorkbookError, match=r'drink\.md:3:3: No question is called "fiz"\. .*"fizz"'):
        told('One.\n\n{{ ask("fiz") }}')


def test_a_picture_that_nobody_knows_is_named_with_its_place(told: Told) -> None:
    with pytest.raises(WorkbookError, match=r'drink\.md:1:3: No picture is called "stand"'):
        told('{{ picture("stand") }}')


def test_a_question_of_another_section_is_linked_to_and_not_asked(told: Told) -> None:
    with pytest.raises(WorkbookError, match=r"question of another section.*stand/money\.md"):
        told('{{ ask("price") }}')


def test_a_story_passes_over_what_the_public_may_not_see(told: Told) -> None:
    page = told('## Secrets\n\n{{ ask("recipe") }}\n\n## Taste\n\n{{ ask("taste") }}', audience="public")
    assert "Secrets" not in page.markdown
    assert "## Taste" in page.markdown


def test_the_public_reads_nothing_where_a_value_is_private(told: Told) -> None:
    answers = "taste: Like a cold lake\ndebt: 9182"
    page = told("Owed: {{ debt }}. {{ ask('taste') }}", answers, "public")
    assert "9182" not in str(page.blocks)
    assert "…" not in str(page.blocks)
