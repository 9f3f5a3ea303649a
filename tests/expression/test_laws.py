"""What holds for every expression and every value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twowheels.errors import Place, WorkbookError
from twowheels.expression import FILTERS, FUNCTIONS, parse, parse_template, split_story

pytestmark = pytest.mark.filterwarnings("ignore:invalid escape")  # Python's word on '\\ ' in a text

NAMES = ("a", "b", "c", "row", "settings", "today")
FIELDS = ("a", "plan", "keys", "upper")
LITERALS = ("0", "1", "2.5", "1e9", "''", "'keep'", "'a b'", "true", "false", "[]", "none", "'{{'")
SIGNS = ("+", "-", "*", "/", "//", "%", "~", "==", "!=", "<", ">=", "in", "not in", "and", "or")


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Make larger expressions of smaller ones; some of them are refused, and must be so politely."""
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(SIGNS), inner),
        st.builds("(not {})".format, inner),
        st.builds("(-{})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("[{}, {}]".format, inner, inner),
        st.builds("({}).{}".format, inner, st.sampled_from(FIELDS)),
        st.builds("({})[{}]".format, inner, st.integers(0, 3)),
        st.builds("({})|{}".format, inner, st.sampled_from(sorted(FILTERS))),
        st.builds("({})|map(attribute='{}')".format, inner, st.sampled_from(FIELDS)),
        st.builds("({})|where('{}', {})".format, inner, st.sampled_from(FIELDS), inner),
        st.builds("({})|join({})".format, inner, inner),
        st.builds("{}({})".format, st.sampled_from(sorted(FUNCTIONS)), inner),
        st.builds("round({}, {})".format, inner, inner),
    )


EXPRESSIONS = st.recursive(st.sampled_from(NAMES + LITERALS), grown, max_leaves=12)
TOKENS = st.lists(
    st.sampled_from(
        (*NAMES, *LITERALS, *SIGNS, *"()[]{}|.,:;=!'\"\\#%@\n", "{{", "}}", "{%", "is", "if", "else")
    ),
    max_size=25,
).map(" ".join)
NUMBERS = st.one_of(
    st.decimals(),
    st.sampled_from(
        [Decimal(text) for text in ("sNaN", "-inf", "1e999999", "1e-999999", "-0", "9e9999999999")]
    ),
    st.integers(),
    st.floats(),
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    st.text(),
    st.sampled_from(["\ud800", "ß" * 30_000, "x" * 70_000]),
    st.dates(),
    st.datetimes().map(lambda moment: moment.replace(tzinfo=UTC)),
    st.builds(object),
    st.binary(),
    st.just((Decimal(1),) * 20_001),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple),
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(FIELDS), inner),
    ),
    max_leaves=6,
)
SCOPES = st.dictionaries(st.sampled_from(NAMES), VALUES)


def is_value(value: object) -> bool:
    """Tell whether this is one of the values an expression may give."""
    if isinstance(value, Decimal):
        return value.is_finite()
    return value is None or type(value) in (bool, str, date, tuple) or isinstance(value, Mapping)


def evaluated(source: str, scope: Any) -> object:
    try:
        expression = parse(source)
    except WorkbookError:
        return None
    return expression.evaluate(scope)


@settings(max_examples=200)
@given(EXPRESSIONS, SCOPES)
def test_whatever_the_values_an_expression_gives_a_value(
    scope: Any, source: str, values: dict[str, Any]
) -> None:
    assert is_value(evaluated(source, scope(values)))


@settings(max_examples=200)
@given(st.one_of(TOKENS, st.text(max_size=60)))
def test_whatever_is_written_is_read_or_refused(scope: Any, source: str) -> None:
    assert is_value(evaluated(source, scope({})))


@given(st.one_of(TOKENS, st.text(max_size=60), EXPRESSIONS.map("x {{{{ {} }}}} y".format)), SCOPES)
def test_whatever_a_template_says_it_is_shown_or_refused(
    scope: Any, text: str, values: dict[str, Any]
) -> None:
    try:
        template = parse_template(text)
    except WorkbookError:
        return
    assert isinstance(template.render(scope(values)), str)


@given(st.one_of(TOKENS, st.text(max_size=60)))
def test_whatever_a_story_says_errors_stand_inside_it(text: str) -> None:
    try:
        split_story(text, Place("a.md"))
    except WorkbookError as error:
        place = error.place
    else:
        return
    lines = text.split("\n")
    assert 1 <= place.line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@settings(max_examples=200)
@given(EXPRESSIONS)
def test_only_the_names_that_were_announced_are_looked_up(source: str) -> None:
    looked_up: set[str] = set()

    class Spy:
        def lookup(self, name: str) -> Any:
            looked_up.add(name)
            return ({"a": Decimal(1), "plan": "keep"},) if name == "a" else Decimal(2)

        def state(self, question: str) -> str:
            looked_up.add(question)
            return "answered"

    try:
        expression = parse(source)
    except WorkbookError:
        return
    expression.evaluate(Spy())
    assert looked_up - {"today"} <= expression.names


@given(EXPRESSIONS, SCOPES)
def test_evaluation_is_repeatable(scope: Any, source: str, values: dict[str, Any]) -> None:
    try:
        expression = parse(source)
    except WorkbookError:
        return
    first, second = (expression.evaluate(scope(values)) for _ in range(2))
    assert (type(first), str(first)[:1000]) == (type(second), str(second)[:1000])
