"""Rows are as private as their own word on it; whatever cannot be told apart is withheld."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import parse_answers
from twowheels.book import Book, bind

if TYPE_CHECKING:
    from tests.conftest import Bound, Changed

    from twowheels.workbook import Workbook

RULE = """privacy: public
    row_privacy:
      column: who
      rows: {me: public, sister: coach}
      hides: {me: [minutes]}
    min_rows: 2"""


@pytest.fixture
def marked(changed: Changed) -> Workbook:
    """Give the lemonade stand with rows that say for whom they are."""
    return changed("stand/day.yaml", "min_rows: 2", RULE)


def steps(workbook: Workbook, rows: str, audience: str = "public") -> Book:
    """Bind rows of the table."""
    text = f"meta: {{id: lemon}}\nanswers:\n  steps:\n{rows}"
    return bind(workbook, parse_answers(text.encode(), "a"), as_of=date(2026, 11, 21), audience=audience)


def test_a_row_is_as_private_as_it_says(marked: Workbook) -> None:
    rows = "    - {step: Squeeze, who: me}\n    - {step: Quarrel, who: sister}\n"
    assert steps(marked, rows).lookup("steps") == ({"step": "Squeeze", "who": "me"},)
    assert "Quarrel" not in repr(steps(marked, rows))
    seen = steps(marked, rows, "coach").lookup("steps")
    assert isinstance(seen, tuple)
    assert len(seen) == 2


@pytest.mark.parametrize(
    "marker",
    ["", "who: ", "who: ~", "who: you", "who: [me]", "who: {me: me}", "whom: me", "Who: me", "who: &a me",
     "who: !!str me", "who: *me", "who: me #1", "who: me, who: sister", "who: me, step: 3, step: &b so"],
)  # fmt: skip
def test_a_row_whose_word_on_it_is_missing_or_odd_is_the_most_private(marked: Workbook, marker: str) -> None:
    cells = "".join(f"\n      {cell.strip()}" for cell in marker.split(","))
    book = steps(marked, f"    - step: Quarrel{cells}\n    - {{step: Squeeze, who: me}}\n")
    assert "Quarrel" not in repr(book.answers)
    assert book.lookup("steps") == ({"step": "Squeeze", "who": "me"},)
    assert book.problems == ()


def test_a_row_may_lose_cells_before_the_public_only(marked: Workbook) -> None:
    row = "    - {step: Squeeze, minutes: 9182, who: me}\n"
    assert "9182" not in repr(steps(marked, row))
    assert "9182" in repr(steps(marked, row, "coach"))


def test_publishing_a_table_publishes_neither_private_rows_nor_private_columns(changed: Changed) -> None:
    workbook = changed("stand/day.yaml", "min_rows: 2", RULE.replace("privacy: public", "privacy: coach", 1))
    rows = (
        "    - {step: Squeeze, who: me, cost: 9182}\n    - {step: Quarrel, who: sister}\npublish: [steps]\n"
    )
    assert steps(workbook, rows).lookup("steps") == ({"step": "Squeeze", "who": "me"},)
    assert steps(workbook, rows.replace("publish", "# publish")).lookup("steps") is None


@pytest.mark.parametrize(
    "typed",
    ["Bob helps", "{step: Squeeze, cost: Bob}", "[Bob]", "[[cost, Bob]]", "[{step: {cost: Bob}}]",
     "[{step: Squeeze, cots: Bob}]", "[{step: Squeeze, cost: some, Bob and all: }]",
     "{later: 2026-12-24, cost: Bob}", "[{step: [[Bob]]}]"],
)  # fmt: skip
def test_what_has_not_the_shape_of_a_table_is_withheld(bound: Bound, typed: str) -> None:
    assert "Bob" in repr(bound(f"steps: {typed}"))
    assert "Bob" not in repr(bound(f"steps: {typed}", audience="coach"))


def test_what_stands_too_far_to_the_right_keeps_its_privacy(bound: Bound) -> None:
    text = "extras:\n  - Ice\n  - debt: 9182"
    assert "9182" not in repr(bound(text, audience="coach"))


def test_a_slip_is_told_without_its_words(bound: Bound) -> None:
    text = "steps:\n  - step: Number #1 of Bob"
    assert "Bob" in repr(bound(text).problems)
    (problem,) = bound(text, audience="coach").problems
    assert (problem.question, problem.place.line) == ("steps", 4)
    assert "Bob" not in repr(problem)


def test_a_slip_in_a_hidden_cell_is_not_told(bound: Bound) -> None:
    text = "steps:\n  - step: Squeeze\n    cost: 3 euro #1 of Bob"
    book = bound(text, audience="coach")
    assert (book.problems, book.lookup("steps")) == ((), ({"step": "Squeeze"},))


def test_a_row_of_a_table_with_names_is_judged_too(changed: Changed) -> None:
    rows = "row_privacy: {column: fine, rows: {true: public, false: owner}}"
    rule = f"ask: What do you do in each weather?\n    privacy: public\n    {rows}"
    plan = "label: Plan, kind: short_text, required: true}"
    fine = "\n      - {key: fine, label: Fine, kind: yes_no}"
    changed("stand/day.yaml", plan, plan + fine)
    workbook = changed("stand/day.yaml", "ask: What do you do in each weather?", rule)
    text = "meta: {id: a}\nanswers: {weather: {sun: {plan: Jugs, fine: yes}, rain: {plan: Weep, fine: no}}}"
    book = bind(workbook, parse_answers(text.encode(), "a"), as_of=date(2026, 11, 21), audience="public")
    assert book.lookup("weather") == {"sun": {"plan": "Jugs", "fine": True}}
