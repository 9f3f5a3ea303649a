"""What an expression is found to read."""

from __future__ import annotations

import pytest

from twowheels.expression import grammar, literals_compared, parse, reads, walk
from twowheels.expression.places import NOWHERE


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a + b * c.d", "a b c"),
        ("answered(a) and not b", "a b"),
        ("label(row.plan)", "row"),
        ("rows(x)", "x"),
        ("x[0] if y == 'z' else [v, w|join(s)]", "s v w x y"),
        ("1 + 2", ""),
        ("steps|where('plan', wanted)|map(attribute='hours')|sum", "steps wanted"),
        ("days_since(last_reviewed)", "last_reviewed"),
        ("max(a, b)|round(n) ~ c", "a b c n"),
        ("(a if b else c).d", "a b c"),
        ("not (-a < b)", "a b"),
    ],
)
def test_names(source: str, names: str) -> None:
    expression = parse(source)
    assert expression.names == set(names.split())
    assert reads(expression) == expression.names


def test_asked_are_the_names_whose_state_is_asked() -> None:
    assert parse("answered(a) and state(b) == 'blank' and c").asked == {"a", "b"}


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("row.plan and row.sauce", {"row.plan", "row.sauce"}),
        ("settings.hours.week", {"settings.hours.week"}),
        ("settings['hours'].week", {"settings.hours.week"}),
        ("steps[0].plan", {"steps.plan"}),
        ("(steps|first).plan", {"steps.plan"}),
        ("steps|map(attribute='hours')|sum", {"steps.hours"}),
        ("steps|where('plan', row.plan)|map(attribute='hours')", {"steps.plan", "steps.hours", "row.plan"}),
        ("steps|where('plan', 'stop')|length", {"steps.plan", "steps"}),
        ("steps|map(attribute='a')|unique|sort|join(sep)", {"steps.a", "sep"}),
        ("answered(x)", set()),
        ("rows(steps)", {"steps"}),
    ],
)
def test_paths_go_down_to_the_column(source: str, paths: set[str]) -> None:
    assert {".".join(path) for path in parse(source).paths} == paths


@pytest.mark.parametrize(
    ("source", "compared"),
    [
        ("stage == 'idea'", [("stage", "idea", "==")]),
        ("'idea' == stage", [("stage", "idea", "==")]),
        ("row.plan != 'stop'", [("row.plan", "stop", "!=")]),
        ("stage in ['a', 'b']", [("stage", "a", "in"), ("stage", "b", "in")]),
        ("stage not in ('a',)", [("stage", "a", "not in")]),
        ("'word' in tools", [("tools", "word", "has")]),
        ("'word' not in tools", [("tools", "word", "has not")]),
        ("'stop' in steps|map(attribute='plan')", [("steps.plan", "stop", "has")]),
        ("steps|where('plan', 'stop')|length > 2", [("steps.plan", "stop", "==")]),
        ("steps|where('plan', ['stop'])|map(attribute='h')", [("steps.plan", "stop", "in")]),
        ("not (a or b == 'c')", [("b", "c", "==")]),
        ("stage == other", []),
        ("price == 3", []),
        ("stage < 'b'", []),
        ("(a ~ b) == 'c'", []),
        ("x == ['a']", [("x", "a", "==")]),
    ],
)
def test_the_texts_that_are_compared(source: str, compared: list[tuple[str, str, str]]) -> None:
    assert [tuple(one) for one in literals_compared(parse(source))] == compared


@pytest.mark.parametrize("source", ["price", " row.plan ", "it.show_it", "settings.hours", "a_1.b_2"])
def test_the_short_way_for_names_reads_what_the_grammar_reads(source: str) -> None:
    assert walk.understand(source, NOWHERE).reads == grammar.readings(grammar.tree(source, NOWHERE))


@pytest.mark.parametrize("source", ["true", " none ", "false"])
def test_a_word_of_the_language_is_no_name(source: str) -> None:
    assert parse(source).names == frozenset()
