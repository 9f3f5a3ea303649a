"""A book looked over: progress, findings as they are shown, next steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.expression import parse
from twowheels.progress import Progress
from twowheels.review import Review
from twowheels.states import STATES

if TYPE_CHECKING:
    from tests.conftest import Bound, Changed

    from twowheels.book import Book

READY = """
stand_name: Sunny Corner
taste: Like jumping into a cold lake
recipe: Ten lemons, a jug of cold water, sugar, and patience
pieces: [A glass, A straw]
fizz: still
price: 2
glasses: 30
licensed: no
steps: [{step: Squeeze}, {step: Stir}]
"""


def checks(review: Review) -> list[str]:
    """Give the checks that found something, in the order shown."""
    return [shown.finding.check for shown in review.findings]


def test_progress_counts_answered_active_required_and_minutes(review: Review) -> None:
    """
    taste: Like a cold lake
    recipe: {not_applicable: My aunt does it}
    pieces: [A glass]
    price: TODO
    extras: []
    licensed: no
    """
    inactive = {"busy_help", "licence", "best_corner", "step_help"}
    assert review.progress == Progress(
        answered=5,
        active=len(review.book.entries) - len(inactive),
        required_answered=4,
        required=10,
        minutes_left=sum((e.question.minutes for e in review.book.entries.values() if e.open), Decimal(0)),
    )


def test_a_part_is_counted_like_the_whole(review: Review) -> None:
    """
    corners: [By the pool]
    """
    assert review.progress_of("street") == (1, 3, 1, 2, Decimal("1.0"))
    parts = [review.progress_of(part.id) for part in review.book.workbook.parts]
    assert sum(part.active for part in parts) == review.progress.active


def test_every_state_is_counted(review: Review) -> None:
    """
    taste: TODO
    """
    assert tuple(review.states) == STATES
    assert review.states["placeholder"] == 1
    assert sum(review.states.values()) == len(review.book.entries)


def test_gaps_of_the_gate_are_folded_into_its_finding(review: Review) -> None:
    """
    taste: TODO
    price: 2
    """
    assert checks(review)[0] == "TAS101"
    gaps = {shown.finding.question for shown in review.findings if shown.finding.gap}
    assert gaps.isdisjoint({"taste", "recipe", "pieces", "price"})
    assert {"stand_name", "fizz", "glasses", "licensed", "steps", "corners"} <= gaps


def test_a_folded_gap_lends_its_severity(bound: Bound) -> None:
    shown = Review(bound(READY + "corners: [Pool]")).findings
    assert [(s.finding.check, s.finding.severity) for s in shown] == [("STR304", "warning")]


def test_worse_findings_come_first_then_those_that_do_not_wait_then_the_weighty(review: Review) -> None:
    """
    passers: 3
    steps: [{minutes: 3}]
    extras: TODO
    """
    severities = [shown.finding.severity for shown in review.findings]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert checks(review)[0] == "TAS101"
    warnings = [shown.finding.question for shown in review.findings if shown.finding.severity == "warning"]
    assert warnings.index("extras") < warnings.index("corners")


@pytest.mark.parametrize(("taste", "parked"), [("TODO", True), ("Like jumping into a cold lake", False)])
def test_ideas_of_a_waiting_part_are_parked_until_the_gate_opens(
    bound: Bound, taste: str, parked: bool
) -> None:
    review = Review(bound(READY.replace("Like jumping into a cold lake", taste) + "passers: 3"))
    (idea,) = [shown for shown in review.findings if shown.finding.check == "STR301"]
    assert idea.parked is parked
    assert review.waits("street") is parked
    assert not review.waits("stand")
    assert not any(shown.parked for shown in review.findings if shown.finding.severity != "info")


def test_single_checks_are_parked_by_name(book: Book) -> None:
    """
    passers: 3
    taste: Sour
    """
    assert book.workbook.parked is not None
    named = book.workbook.parked._replace(families=frozenset(), checks=frozenset({"UNA006"}))
    shown = Review(replace(book, workbook=replace(book.workbook, parked=named))).findings
    assert [one.finding.check for one in shown if one.parked] == ["UNA006"]


@pytest.mark.parametrize(
    ("until", "day", "accepted"),
    [
        ("", date(2026, 11, 21), "fine by me"),
        ("until: 2026-11-21", date(2026, 11, 21), "fine by me"),
        ("until: 2026-11-20", date(2026, 11, 21), ""),
        ("until: 2027-03-01", date(2027, 3, 2), ""),
    ],
)
def test_an_accepted_finding_comes_back_after_its_day(
    bound: Bound, until: str, day: date, accepted: str
) -> None:
    text = (
        "meta: {id: lemon}\nanswers: {taste: Sour}\n"
        f"accepted: [{{check: UNA006, reason: fine by me, {until}}}]"
    )
    shown = [s for s in Review(bound(text, as_of=day)).findings if s.finding.check == "UNA006"]
    assert [one.accepted for one in shown] == [accepted]


def test_an_acceptance_needs_a_reason(review: Review) -> None:
    """
    meta: {id: lemon}
    answers: {taste: Sour}
    accepted: [{check: UNA006}]
    """
    assert not any(shown.accepted for shown in review.findings)
    assert 'An acceptance needs "reason".' in [problem.message for problem in review.book.problems]


def test_findings_about_one_question_are_found_again(review: Review) -> None:
    """
    fizz: bubbly
    """
    assert [shown.finding.check for shown in review.about("fizz")] == ["UNA009"]
    assert review.about("price") == ()


def test_the_next_steps_fill_one_slot_each_from_parts_not_used_yet(review: Review) -> None:
    """
    taste: Like jumping into a cold lake
    recipe: Ten lemons, a jug of cold water, sugar, and patience
    pieces: [A glass, A straw]
    price: 2
    passers: 30
    """
    assert [review.book.entries[step.question].question.part for step in review.next] == [
        "stand",
        "street",
        "stand",
    ]
    assert len({step.question for step in review.next}) == 3


def test_while_the_gate_is_closed_plain_gaps_of_waiting_parts_are_not_proposed(review: Review) -> None:
    """
    taste: TODO
    """
    assert "corners" not in [step.question for step in review.next]
    assert review.next[0].check == "TAS101"


def test_parked_and_accepted_findings_are_not_proposed(review: Review) -> None:
    """
    meta: {id: lemon}
    answers: {passers: 3, steps: [{minutes: 3}]}
    accepted: [{check: UNA010, reason: it was late}]
    """
    assert {"STR301", "UNA010"}.isdisjoint({step.check for step in review.next})


def test_a_shallow_pass_proposes_only_its_own_questions(book: Book) -> None:
    """
    price: 2
    """
    assert {step.question for step in Review(book, "quick").next} <= {"taste", "stand_name"}
    assert len(Review(book, "deep").next) == 3


def test_when_nothing_is_wrong_optional_questions_are_proposed(bound: Bound) -> None:
    review = Review(bound(READY + "corners: [Pool]\nbest_corner: By the pool gate"))
    assert review.findings == ()
    assert [(step.check, step.question) for step in review.next] == [
        ("", "extras"),
        ("", "toppings"),
        ("", "order"),
    ]


def test_open_questions_of_waiting_parts_come_last(review: Review) -> None:
    """
    taste: TODO
    """
    parts = [entry.question.part for entry in review.open_to("deep")]
    assert parts == sorted(parts)
    assert review.open_to("quick")[0].question.id == "stand_name"
    assert {entry.question.depth for entry in review.open_to("core")} == {"quick", "core"}


def test_minutes_grow_with_depth(review: Review) -> None:
    """
    taste: Like jumping into a cold lake
    """
    assert review.minutes_to("quick") == Decimal("0.75")
    assert review.minutes_to("quick") < review.minutes_to("core") < review.minutes_to("deep")
    assert review.minutes_to("deep") == review.progress.minutes_left


def test_a_workbook_without_slots_proposes_the_worst(book: Book) -> None:
    """
    fizz: bubbly
    """
    plain = replace(book, workbook=replace(book.workbook, slots=()))
    assert [step.check for step in Review(plain).next] == ["TAS101", "UNA001", "UNA001"]


def test_a_story_may_name_a_figure_and_is_not_told_what_its_reader_may_not_see(changed: Changed) -> None:
    figures = (
        "figures:\n  - {id: owed, title: Owed, about: a, value: debt * 2}\n"
        "  - {id: day, title: A day, about: a, value: price * 3}\n"
    )
    workbook = changed("figures.yaml", "", figures)
    answers = parse_answers(b"meta: {id: a}\nanswers: {debt: 30, price: 2}\n", "a.yaml")
    books = (bind(workbook, answers, as_of=date(2026, 11, 21), audience=who) for who in ("owner", "coach"))
    owner, coach = map(Review, books)
    assert [owner.told(parse(name)) for name in ("owed", "day", "price", "owed|default(1)")] == [60, 6, 2, 60]
    assert [coach.told(parse(name)) for name in ("owed", "day", "price", "owed|default(1)")] == [
        None,
        6,
        2,
        None,
    ]
