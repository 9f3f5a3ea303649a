"""Answers in HTML: each shape in its own way, each word there, nothing of them markup."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

import pytest
from tests.conftest import Bound

from twowheels.kind import Column, Locale, Option, Row, Spec, Value
from twowheels.kinds import KINDS
from twowheels.messages import Messages
from twowheels.typeset import Setting, as_typed, typeset
from twowheels.yamltext import read_bytes

SETTING = Setting(Locale("en", "EUR"), Messages("en"))
DRINKS = Spec(options=(Option("still", "Still & <plain>"), Option("fizzy", "With bubbles")))
STEPS = Spec(
    columns=(
        Column("step", "Step <1>", KINDS["short_text"], Spec()),
        Column("cost", "Cost", KINDS["money"], Spec()),
        Column("done", "Done", KINDS["yes_no"], Spec()),
    )
)


def html(kind: str, value: Value, spec: Spec = DRINKS, widest: int = 99) -> str:
    return str(typeset(value, KINDS[kind], spec, SETTING._replace(widest=widest)))


def row(name: str = "1", **cells: Value) -> Row:
    return Row(cells, name, 1, 1)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("short_text", "Salt & <b>", "Salt & <b>"),
        ("list", ("One <i>", "Two"), "One <i>Two"),
        ("choice", "still", "Still & <plain>"),
        ("multi_choice", ("still", "fizzy"), "Still & <plain>With bubbles"),
        ("ranking", ("fizzy", "still"), "With bubblesStill & <plain>"),
        ("allocation", {"still": Decimal(40), "fizzy": Decimal(60)}, "Still & <plain>40%With bubbles60%"),
        ("money", Decimal(780), "€780"),
        ("yes_no", False, "No"),
    ],
)
def test_what_is_shown_is_what_was_answered(kind: str, value: Value, shown: str) -> None:
    assert unescape(re.sub("<[^>]*>", "", html(kind, value))) == shown


def test_a_long_text_may_use_a_little_markdown() -> None:
    assert "<em>hot</em>" in html("long_text", "*hot* day", Spec())


def test_an_order_is_a_numbered_list() -> None:
    assert html("ranking", ("fizzy", "still")).startswith('<ol class="tw-order">')


def test_none_is_said_in_words() -> None:
    assert html("list", (), Spec(allow_none=True)) == "<p>None.</p>"


def test_a_scale_is_dots_for_the_eye_and_a_number_for_everyone() -> None:
    spec = Spec(min=Decimal(1), max=Decimal(5), labels=(Option("4", "good"),))
    assert '<span aria-hidden="true">●●●●○</span> 4 of 5 – good' in html("scale", Decimal(4), spec)


def test_a_table_has_its_words_above_each_column_and_beside_each_cell() -> None:
    table = html("table", (row(step="Squeeze", cost=Decimal(3), done=True),), STEPS)
    assert '<th scope="col">Step &lt;1&gt;</th>' in table
    assert '<td data-label="Cost" class="tw-number">€3</td>' in table
    assert '<td data-label="Done">Yes</td>' in table
    assert 'class="tw-scroll" tabindex="0"' in table


def test_an_empty_cell_is_a_dash_that_says_why() -> None:
    assert '<span class="tw-none" title="not filled in">–</span>' in html("table", (row(step="Stir"),), STEPS)


def test_a_table_too_wide_becomes_cards_named_by_their_first_cell() -> None:
    cards = html("table", (row(step="Salt & <b>", cost=Decimal(3)),), STEPS, widest=2)
    assert '<strong><span dir="auto">Salt &amp; &lt;b&gt;</span></strong>' in cards
    assert "<dt>Cost</dt><dd>€3</dd>" in cards
    assert "Step" not in cards


def test_a_card_of_a_named_row_has_its_escaped_name_and_all_its_cells() -> None:
    spec = Spec(columns=STEPS.columns, fixed_rows=(Option("a", "Tom & <Ann>"),))
    card = html("table", {"a": row("a", step="Stir")}, spec, widest=2)
    assert "<strong>Tom &amp; &lt;Ann&gt;</strong>" in card
    assert "<dt>Step &lt;1&gt;</dt>" in card


def test_what_could_not_be_read_is_shown_line_by_line_as_it_was_typed() -> None:
    root = read_bytes(b"a:\n  - {step: Stir, cost: x}\n  - 'two'\n", "x.yaml").root
    assert as_typed(root.get("a")) == "- step: Stir\n  cost: x\n- two"


def test_every_answer_of_a_whole_book_can_be_set(bound: Bound) -> None:
    book = bound("{taste: Cold, pieces: [A, B], fizz: still, toppings: [mint], order: [taste], price: 2}")
    given = [entry for entry in book.entries.values() if entry.value is not None]
    assert len(given) == 6
    assert all(typeset(e.value, e.question.kind, e.question.spec, SETTING) for e in given)
