"""The export as JSON: every answer by its kind, and nothing above the audience."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from twowheels.book import Book, bind
from twowheels.businesses import Reviewed
from twowheels.outputs import export, report
from twowheels.outputs.export import HEAD
from twowheels.outputs.report import as_json
from twowheels.review import Review

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).parents[2]


def told(file: str, review: Review) -> dict[str, Any]:
    """Say all there is to say of one book, as the command does."""
    return export.about(review, report.about(file, review))


def exported(book: Book, audience: str = "owner") -> dict[str, Any]:
    """Export one book for an audience, and read it back."""
    review = Review(bind(book.workbook, book.answers, as_of=TODAY, audience=audience))
    reviewed = [Reviewed("lemon.yaml", review, None)]
    text = "".join(as_json(reviewed, TODAY, more={"audience": audience}, book=told))
    assert text.startswith(HEAD)
    (one,) = json.loads(text)["books"]
    return dict(one)


def test_an_answer_has_the_type_of_its_kind(book: Book) -> None:
    """
    taste: Like a cold lake
    price: 2.50
    glasses: 30
    licensed: no
    toppings: [mint, ice]
    time: {making: 50, selling: 30, tidying: 20}
    steps: [{step: Pick, minutes: 20, cost: 4}, {step: Stir}]
    weather: {sun: {plan: Smile, glasses: 3}}
    """
    answers = exported(book)["answers"]
    assert {name: answers[name]["value"] for name in book.answers.given} == {
        "taste": "Like a cold lake",
        "price": 2.5,
        "glasses": 30,
        "licensed": False,
        "toppings": ["mint", "ice"],
        "time": {"making": 50, "selling": 30, "tidying": 20},
        "steps": [
            {"step": "Pick", "minutes": 20, "who": None, "cost": 4},
            {"step": "Stir", "minutes": None, "who": None, "cost": None},
        ],
        "weather": {"sun": {"plan": "Smile", "glasses": 3, "tips": None}},
    }


def test_every_question_is_there_with_its_state(book: Book) -> None:
    """
    taste: {not_applicable: We sell water only}
    recipe: {later: 2026-12-01, why: after the fair}
    stand_name: TODO
    """
    answers = exported(book)["answers"]
    assert set(answers) == set(book.workbook.questions)
    assert answers["taste"] == {"ask": answers["taste"]["ask"], "kind": "short_text", "state": "not_applicable",
                                "value": None, "not_applicable": "We sell water only"}  # fmt: skip
    assert answers["recipe"]["later"] == {"by": "2026-12-01", "why": "after the fair"}
    assert (answers["stand_name"]["state"], answers["stand_name"]["value"]) == ("placeholder", "TODO")
    assert answers["price"]["value"] is None


def test_figures_are_numbers_with_a_unit(default_workbook: Any) -> None:
    from twowheels.answers import read_answers

    answers = read_answers(ROOT / "answers" / "tidewater-back-office.yaml")
    figures = exported(bind(default_workbook, answers, as_of=TODAY))["figures"]
    assert figures["distribution_hours"] == {
        "title": "Hours for distribution", "kind": "hours", "value": 15, "unit": "a week",
    }  # fmt: skip
    assert figures["review_due"]["value"] == "2027-01-05"
    assert figures["active_channels"]["value"][0] == "Guild evenings"


def test_findings_gate_and_progress_are_those_of_the_check(book: Book) -> None:
    """
    taste: Cold
    """
    review = Review(book)
    checked, one = report.about("lemon.yaml", review), exported(book)
    for key in ("gate", "progress", "findings", "next"):
        assert one[key] == checked[key]


def test_the_coach_sees_no_column_of_the_owners(book: Book) -> None:
    """
    steps: [{step: Pick, cost: 45678}]
    """
    one = exported(book, "coach")
    assert one["answers"]["steps"]["value"] == [{"step": "Pick", "minutes": None, "who": None}]
    assert "45678" not in json.dumps(one)


def test_the_public_sees_answers_without_states_gaps_findings_and_paths(book: Book) -> None:
    """
    taste: Like a cold lake
    stand_name: TODO
    """
    one = exported(book, "public")
    assert set(one) == {"id", "business", "workbook", "currency", "language", "updated", "answers", "figures"}
    assert all(set(answer) == {"ask", "kind", "value"} for answer in one["answers"].values())
    assert "stand_name" not in one["answers"]
    assert "lemon.yaml" not in json.dumps(one)


@pytest.mark.parametrize("audience", ["coach", "public"])
def test_a_figure_that_reads_what_is_hidden_is_not_there(default_workbook: Any, audience: str) -> None:
    from twowheels.answers import read_answers

    answers = read_answers(ROOT / "answers" / "tidewater-back-office.yaml")
    book = bind(default_workbook, answers, as_of=TODAY, audience=audience)
    figures = exported(book, audience)["figures"]
    whole = bind(default_workbook, answers, as_of=TODAY)
    for name in figures:
        read = Review(whole).figures.made_of(name)
        assert read <= book.workbook.questions.keys() | {"settings", "today", "history", "progress"}, name
