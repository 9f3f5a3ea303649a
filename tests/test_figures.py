"""The three examples come out as they were drafted: sums, wheels, gates and next steps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from twowheels.answers import read_answers
from twowheels.book import bind
from twowheels.expression import parse
from twowheels.review import Review
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[1]
TIDEWATER, NIGHTJAR, BRACKEN = "tidewater-back-office", "nightjar-evenings", "bracken-web-studio"
DRAFTED = {
    "needed": {TIDEWATER: "10.5", NIGHTJAR: "3.3", BRACKEN: "3.3"},
    "capacity": {TIDEWATER: "11.9", NIGHTJAR: "3.4", BRACKEN: "1.9"},
    "load": {TIDEWATER: "76", NIGHTJAR: "59", BRACKEN: "106"},
    "distribution_share": {TIDEWATER: "44", NIGHTJAR: "7", BRACKEN: "85"},
    "share_after": {TIDEWATER: "47", BRACKEN: "80"},
    "price_needed": {BRACKEN: "28235"},
    "goal_fit": {BRACKEN: "362667"},
    "hours_to_move": {NIGHTJAR: "11.5"},
    "hours_missing": {BRACKEN: "12"},
    "net": {TIDEWATER: "575", NIGHTJAR: "716", BRACKEN: "3444"},
    "evenness": {TIDEWATER: "80", NIGHTJAR: "0", BRACKEN: "28"},
}
NEXT = {
    TIDEWATER: ["SYS462", "FUN502", "PRF425"],
    NIGHTJAR: ["PRD101", "BAL603", "FUN506"],
    BRACKEN: ["PRD101", "BAL602", "RUT702"],
}
OPEN = {
    TIDEWATER: (True, (), ()),
    NIGHTJAR: (False, ("hole", "offer_promise", "how_we_offer", "secret_sauce"), ()),
    BRACKEN: (False, (), ("JOB201",)),
}
PRODUCT = {TIDEWATER: (21, 21), NIGHTJAR: (12, 21), BRACKEN: (21, 21)}


@pytest.fixture(scope="module")
def reviews(default_workbook: Workbook) -> dict[str, Review]:
    """Look over the three examples as of the day of the draft."""
    files = {name: read_answers(ROOT / "answers" / f"{name}.yaml") for name in NEXT}
    return {
        name: Review(bind(default_workbook, one, as_of=date(2026, 11, 21))) for name, one in files.items()
    }


@pytest.mark.parametrize(
    ("figure", "business", "drafted"),
    [(figure, business, drafted) for figure, all_ in DRAFTED.items() for business, drafted in all_.items()],
)
def test_a_figure_is_as_drafted(reviews: dict[str, Review], figure: str, business: str, drafted: str) -> None:
    value = reviews[business].figures.lookup(figure)
    assert isinstance(value, Decimal)
    assert round(float(value), len(drafted.partition(".")[2])) == float(drafted)


def test_without_a_plan_the_share_stays_where_it_is(reviews: dict[str, Review]) -> None:
    figures = reviews[NIGHTJAR].figures
    assert figures.lookup("share_after") == figures.lookup("distribution_share")


@pytest.mark.parametrize("business", NEXT)
def test_the_gate_the_counts_and_the_next_three_are_as_drafted(
    reviews: dict[str, Review], business: str
) -> None:
    review = reviews[business]
    gate, product = review.gates["product"], review.progress_of("product")
    assert (gate.open, gate.missing, gate.closed_by) == OPEN[business]
    assert (product.required_answered, product.required) == PRODUCT[business]
    assert [step.check for step in review.next] == NEXT[business]


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("doubt", {"coach", "public"}),
        ("answered(doubt)", {"coach", "public"}),
        ("any(track_record, it.confirm == 'x')", {"coach", "public"}),
        ("any(track_record, it.year > 2020)", set()),
        ("hours_distribution + 1", {"public"}),
        ("aim", {"public"}),
        ("active_channels", {"public"}),
        ("resources[0].capacity", {"public"}),
        ("offer_name ~ today", set()),
        ("settings.balance.target", set()),
    ],
)
def test_an_expression_hides_what_its_audience_may_not_see(
    default_workbook: Workbook, source: str, hidden: set[str]
) -> None:
    answers = read_answers(ROOT / "answers" / f"{TIDEWATER}.yaml")
    for audience in ("owner", "coach", "public"):
        book = bind(default_workbook, answers, as_of=date(2026, 11, 21), audience=audience)
        assert Review(book).figures.hides(parse(source)) == (audience in hidden), audience


def test_a_row_called_it_hides_the_columns_of_its_table(default_workbook: Workbook) -> None:
    answers = read_answers(ROOT / "answers" / f"{TIDEWATER}.yaml")
    book = bind(default_workbook, answers, as_of=date(2026, 11, 21), audience="coach")
    hides = Review(book).figures.hides
    assert hides(parse("it.confirm"), frozenset({"track_record"}))
    assert not hides(parse("it.year"), frozenset({"track_record"}))
