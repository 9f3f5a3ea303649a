"""Conditions in words: the simple ones are said, the others are not guessed at."""

from __future__ import annotations

import pytest

from twowheels.expression import parse
from twowheels.messages import Messages
from twowheels.printing.conditions import in_words
from twowheels.workbook import Workbook

NUMBERS = {"fizz": 6, "licensed": 15, "price": 9, "steps": 18}


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("answered(steps)", "question 18 is answered"),
        ("fizz == 'still'", "your answer to question 6 is “Still”"),
        ("fizz in ['still', 'both']", "your answer to question 6 is “Still” or “Both”"),
        (
            "fizz in ['still', 'fizzy', 'both']",
            "your answer to question 6 is “Still”, “With bubbles” or “Both”",
        ),
        ("fizz != 'both'", "your answer to question 6 is not “Both”"),
        ("licensed", "your answer to question 15 is “Yes”"),
        ("price > 3", "your figure in question 9 is above 3"),
        ("price <= 3", "your figure in question 9 is at most 3"),
        ("price != 3", "your answer to question 9 is not “3”"),
        ("price > settings.busy_from", ""),
        ("licensed and price > 3", ""),
        ("not licensed", ""),
        ("price > price", ""),
        ("answered(taste)", ""),
    ],
)
def test_a_condition_is_said_so_that_it_can_be_followed_on_paper(
    when: str, said: str, small_workbook: Workbook
) -> None:
    assert in_words(parse(when), small_workbook, NUMBERS, Messages("en")) == said
