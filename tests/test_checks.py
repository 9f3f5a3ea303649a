"""Checks put to a book: who fires, on what, where, in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from twowheels import checks
from twowheels.checks import Finding
from twowheels.errors import Place
from twowheels.expression import parse, parse_template
from twowheels.figures import Figures
from twowheels.subjects import gate_states

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.book import Book
    from twowheels.workbook import Check, Workbook


def run(book: Book) -> tuple[Finding, ...]:
    """Put every check to a book."""
    return checks.run(Figures(book))


def found(book: Book, check: str) -> list[Finding]:
    """Give what one check found."""
    return [finding for finding in run(book) if finding.check == check]


def with_check(book: Book, **changed: Any) -> Book:
    """Give the book with one check only: the first of its own, changed."""
    workbook: Workbook = book.workbook
    plain: dict[str, Any] = {"id": "NEW1", "each": "", "on": None, "replaces": None}
    check: Check = workbook.checks[0]._replace(**{**plain, **changed})
    family = workbook.families[0]._replace(checks=(check,))
    return replace(book, workbook=replace(workbook, families=(family,)))


def test_a_finding_has_the_words_filled_in(book: Book) -> None:
    """
    passers: 3
    """
    (finding,) = found(book, "STR301")
    assert finding.message == "Only 3 people an hour."
    assert finding.fix == "Try the corner of the swimming pool."
    assert (finding.name, finding.family, finding.part, finding.severity) == (
        "A quiet corner",
        "STR",
        "street",
        "info",
    )
    assert (finding.question, finding.place) == ("passers", Place("lemon.yaml", 3, 3))


@pytest.mark.parametrize("typed", ["price: 2", "passers:", "passers: few", "passers: TODO", "passers: 10"])
def test_a_check_whose_inputs_are_unanswered_does_not_apply(bound: Bound, typed: str) -> None:
    assert found(bound(typed), "STR301") == []


def test_severity_may_depend_on_the_row(book: Book) -> None:
    """
    corners: ['?']
    """
    severities = {finding.question: finding.severity for finding in run(book) if finding.gap}
    assert severities["corners"] == "warning"
    assert severities["glasses"] == "error"


def test_a_finding_about_a_row_stands_at_the_row(book: Book) -> None:
    """
    steps:
      - step: Squeeze
      - step: Buy a fridge
        cost: 300
    """
    (finding,) = found(book, "STR303")
    assert (finding.question, finding.row, finding.place) == ("steps", "2", Place("lemon.yaml", 5, 7))
    assert finding.message == "Buy a fridge costs 300."


def test_a_finding_may_be_about_another_question_and_then_stands_there(book: Book) -> None:
    """
    taste: Like a cold lake
    price: 2
    """
    gates = with_check(book, each="gates", when=parse("not row.open"), on=parse("row.missing | last"))
    (finding,) = run(gates)
    assert (finding.question, finding.place) == ("pieces", book.entries["pieces"].place)


def test_a_check_that_names_no_question_is_about_the_first_it_reads(book: Book) -> None:
    """
    glasses: 9
    price: 2
    """
    (finding,) = run(with_check(book, when=parse("glasses > price")))
    assert finding.question == "price"


def test_a_finding_is_never_about_a_question_that_is_not_there(book: Book) -> None:
    """
    price: 2
    """
    (finding,) = run(with_check(book, when=parse("price == 2"), on=parse("'nobody'")))
    assert finding.question == ""


def test_a_severity_that_is_none_counts_as_a_warning(book: Book) -> None:
    """
    price: 2
    """
    (finding,) = run(with_check(book, when=parse("price == 2"), severity=parse("'dreadful'")))
    assert finding.severity == "warning"


def test_the_options_of_a_row_have_their_labels(book: Book) -> None:
    """
    steps: [{step: Stir, who: sister}]
    """
    says = parse_template("{{ label(row.who) }} does it; {{ label(fizz) }}")
    (finding,) = run(with_check(book, each="steps", when=parse("row.who == 'sister'"), says=says))
    assert finding.message == "My sister does it; …"


@pytest.mark.parametrize(
    ("typed", "check", "privacy"),
    [
        ("debt: 90\nprice: 2\nglasses: 30", "STR302", "owner"),
        ("steps: [{step: Buy, cost: 300}]", "STR303", "owner"),
        ("passers: 3", "STR301", "coach"),
        ("price: 2", "TAS101", "coach"),
        ("fizz: bubbly", "UNA009", "public"),
        ("taste: Ten lemons in a jug\nrecipe: Ten lemons in a jug", "UNA007", "coach"),
        ("colour: red", "UNA009", "coach"),
    ],
)
def test_a_finding_is_as_private_as_the_most_private_thing_it_reads(
    bound: Bound, typed: str, check: str, privacy: str
) -> None:
    assert found(bound(typed), check)[0].privacy == privacy


def test_a_check_may_close_a_gate_that_has_all_its_answers(book: Book) -> None:
    """
    taste: Like a cold lake
    recipe: Ten lemons, a jug of cold water, sugar, and patience
    pieces: [A glass, A straw]
    price: 2
    passers: 3
    """
    workbook = book.workbook
    gates = tuple(gate._replace(closed_by=("STR301", "STR302")) for gate in workbook.gates)
    shut = replace(book, workbook=replace(workbook, gates=gates))
    assert found(book, "TAS101") == []
    (finding,) = found(shut, "TAS101")
    assert finding.message == "Taste first: 0 of 4 open."
    (gate,) = gate_states(shut, frozenset({"STR301"}))
    assert (gate.open, gate.missing, gate.closed_by) == (False, (), ("STR301",))


def test_checks_stand_in_the_order_of_their_families(book: Book) -> None:
    """
    passers: 3
    fizz: bubbly
    """
    checks = list(dict.fromkeys(finding.check for finding in run(book)))
    assert checks == ["STR301", "TAS101", "UNA001", "UNA009"]


def test_checking_changes_nothing_and_says_the_same_again(book: Book) -> None:
    """
    passers: 3
    fizz: bubbly
    steps: [{minutes: 3}]
    """
    before = repr(book.entries)
    assert run(book) == run(book)
    assert repr(book.entries) == before
