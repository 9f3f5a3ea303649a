"""What each function and filter gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from twowheels.errors import WorkbookError
from twowheels.expression import FILTERS, FUNCTIONS, Function, Scope, parse

STEPS = (
    {"step": "Visit", "hours": Decimal("1.5"), "plan": "keep"},
    {"step": "Report", "hours": None, "plan": "stop"},
    {"step": "Call", "hours": Decimal(2), "plan": "keep"},
    {"step": None, "hours": None, "plan": ""},
)
VALUES = {
    "steps": STEPS,
    "tools": ("pen", "Pad", "pen", ""),
    "hours": (Decimal(3), Decimal(1), Decimal(2)),
    "promise": "Within three  months\nyou sleep.",
    "day": date(2026, 11, 1),
    "today": date(2026, 11, 21),
    "empty": (),
}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("rows(steps)", 3),
        ("rows(tools)", 3),
        ("rows(empty)", 0),
        ("words(promise)", 5),
        ("days_since(day)", 20),
        ("collect(ordered(steps, it.hours), it.step)", ("Visit", "Call", "Report")),
        ("collect(ordered(steps, -it.hours), it.step)", ("Call", "Visit", "Report")),
        ("days_until(day)", -20),
        ("sum(hours)", 6),
        ("sum(empty)", 0),
        ("sum(steps|map(attribute='hours'))", None),
        ("sum(steps|map(attribute='hours')|select_answered)", Decimal("3.5")),
        ("hours|sum", 6),
        ("min(hours)", 1),
        ("max(hours)", 3),
        ("min(3, 1, 2)", 1),
        ("max(day, today)", date(2026, 11, 21)),
        ("min(empty)", None),
        ("min(1, 'a')", None),
        ("hours|max", 3),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(2.345, 2)", Decimal("2.35")),
        ("round(2, 13)", None),
        ("round(2, 0.5)", None),
        ("(1 / 3)|round(1)", Decimal("0.3")),
        ("abs(-3)", 3),
        ("(-3)|abs", 3),
        ("text(1.50)", "1.5"),
        ("text(day)", "2026-11-01"),
        ("text(true)", "yes"),
        ("text(hours)", "3, 1, 2"),
        ("text(steps)", None),
        ("tools|length", 4),
        ("promise|length", 31),
        ("tools|first", "pen"),
        ("hours|last", 2),
        ("empty|first", None),
        ("tools|join('-')", "pen-Pad-pen-"),
        ("hours|join", "3, 1, 2"),
        ("(steps|map(attribute='hours'))|join", None),
        ("promise|upper|first", None),
        ("(tools|last ~ 'Ab')|lower", "ab"),
        ("(tools|last ~ 'Ab')|upper", "AB"),
        ("steps|map(attribute='step')", ("Visit", "Report", "Call", None)),
        ("steps|map(attribute='none')|select_answered", ()),
        ("tools|map(attribute='step')", None),
        ("steps|where('plan', 'keep')|map(attribute='step')", ("Visit", "Call")),
        ("steps|where('plan', ['stop', ''])|length", 2),
        ("steps|where('plan', blank)", None),
        ("tools|select_answered|length", 3),
        ("tools|unique", ("pen", "Pad", "")),
        ("[1, true, 1]|unique", (Decimal(1), True)),
        ("steps|unique", None),
        ("tools|sort", ("", "Pad", "pen", "pen")),
        ("hours|sort", (1, 2, 3)),
        ("empty|sort", ()),
        ("[1, 'a']|sort", None),
        ("days_since(promise)", None),
        ("days_until(promise)", None),
        ("round(promise, 1)", None),
        ("round(1, promise)", None),
        ("words(hours)", None),
        ("abs(promise)", None),
        ("promise|where('a', 1)", None),
        ("promise|map(attribute='a')", None),
        ("hours|join(1)", None),
        ("promise|join", None),
        ("['a']|last", "a"),
        ("empty|last", None),
        ("hours|upper", None),
        ("promise|sum", None),
        ("tools|sum", None),
        ("mentions('In the pad.', 'pad')", True),
        ("mentions('A notepad', 'pad')", False),
        ("mentions('C++ (old)', 'c++')", True),
        ("mentions(tools, 'PAD')", True),
        ("mentions(tools, ' ')", None),
        ("mentions(tools, 1)", None),
        ("year(day)", 2026),
        ("year(promise)", None),
    ],
)
def test_function(ask: Any, source: str, value: object) -> None:
    found = ask(source, **VALUES)
    assert (found, type(found)) == (value, type(found) if value is not None else type(None))


@pytest.mark.parametrize("state", ["answered", "thin", "not_applicable"])
def test_answered_counts_what_needs_no_more_work(ask: Any, state: str) -> None:
    assert ask("answered(hole)", states={"hole": state}) is True


@pytest.mark.parametrize(
    "state",
    [
        "inactive",
        "invalid",
        "blank",
        "placeholder",
        "copied_example",
        "echo",
        "waived_without_reason",
        "later",
    ],
)
def test_answered_is_plainly_false_for_everything_else(ask: Any, state: str) -> None:
    assert ask("answered(hole)", states={"hole": state}, hole="something") is False
    assert ask("state(hole)", states={"hole": state}) == state


def test_label_asks_the_scope_with_the_path(labelled: Scope) -> None:
    assert parse("label(row.plan)").evaluate(labelled) == "row.plan:keep"
    assert parse("label(stage)").evaluate(labelled) is None


def test_label_is_the_value_itself_where_no_labels_are_known(ask: Any) -> None:
    assert ask("label(row.plan)", row={"plan": "keep"}) == "keep"


@pytest.mark.parametrize("name", sorted(FUNCTIONS.keys() - {"answered", "state"}))
def test_a_function_of_the_unanswered_is_unanswered(ask: Any, name: str) -> None:
    unanswered = ", ".join(["blank"] * FUNCTIONS[name].least)
    assert ask(f"{name}({unanswered})") is None


@pytest.mark.parametrize("one", [*FUNCTIONS.values(), *FILTERS.values()], ids=lambda one: one.form)
def test_what_the_reference_shows_can_be_written(one: Function) -> None:
    assert parse(one.form).names
    assert one.doc.endswith(".")
    assert "\n" not in one.doc


@pytest.mark.parametrize("given", range(6))
def test_a_function_gets_as_many_values_as_it_takes_or_is_refused(ask: Any, given: int) -> None:
    more = ", ".join("x" * given)
    forms = [*(f"{name}({more})" for name in FUNCTIONS), *(f"x|{name}({more})" for name in FILTERS)]
    forms += [f"x|where('a', {more})", f"x|map({more}{', ' if more else ''}attribute='a')"]
    for form in forms:
        try:
            parse(form)
        except WorkbookError:
            continue
        ask(form, x=Decimal(1))  # does not raise


def test_a_text_that_might_grow_too_long_is_not_changed(ask: Any) -> None:
    assert ask("x|upper", x="ß" * 21_845) == "SS" * 21_845
    assert ask("x|upper", x="ß" * 21_846) is None


def test_a_list_beyond_the_limit_is_not_worked_on(ask: Any) -> None:
    assert ask("rows(x)", x=("a",) * 20_000) == 20_000
    assert ask("rows(x)", x=("a",) * 20_001) is None
