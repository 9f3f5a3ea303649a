"""Of one answer the owner hears one thing, and the coach whatever needs nothing of the owner's own."""

from __future__ import annotations

from datetime import date

import pytest

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.review import Review
from twowheels.workbook import Workbook


def heard(workbook: Workbook, line: str, question: str, audience: str = "owner") -> list[str]:
    answers = parse_answers(f"meta: {{id: one}}\nanswers: {{{line}}}\n".encode(), "one.yaml")
    review = Review(bind(workbook, answers, as_of=date(2026, 11, 21), audience=audience))
    return [shown.finding.check for shown in review.about(question)]


@pytest.mark.parametrize(
    ("line", "question", "check"),
    [
        ("why_ladder: [So that the roof stays dry]", "why_ladder", "JOB205"),
        ("tools_to_hire: [A partner who drives the van]", "tools_to_hire", "JOB206"),
        ("deliverables: [Forty loaves before seven in the morning]", "deliverables", "UNA006"),
    ],
)
def test_a_short_answer_is_brought_up_once(
    default_workbook: Workbook, line: str, question: str, check: str
) -> None:
    assert heard(default_workbook, line, question) == [check]


@pytest.mark.parametrize(
    ("line", "owner", "coach"),
    [
        ("price: 950, middleman_share: 60, middleman_fee: 20", ["PRI438"], ["PRI436"]),
        ("price: 950, middleman_share: 60", ["PRI436"], ["PRI436"]),
        ("price: 40, middleman_share: 40, middleman_fee: 30", ["PRI438"], []),
        ("price: 40, middleman_share: 20, middleman_fee: 30", [], []),
    ],
)
def test_the_coach_hears_of_the_middleman_without_the_fee(
    default_workbook: Workbook, line: str, owner: list[str], coach: list[str]
) -> None:
    assert heard(default_workbook, line, "middleman_share") == owner
    assert heard(default_workbook, line, "middleman_share", "coach") == coach
