"""What may be written, and how everything else is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from twowheels.errors import Place, WorkbookError
from twowheels.expression import parse

HERE = Place("money.yaml", 12, 11)


def refusal(source: str, place: Place = HERE) -> WorkbookError:
    with pytest.raises(WorkbookError) as caught:
        parse(source, place)
    return caught.value


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("2 ** 3", "Powers"),
        ("x is defined", 'Tests with "is"'),
        ("x[1:2]", "Slices"),
        ("x['a':]", "Slices"),
        ("{'a': 1}", "Curly braces"),
        ("+x", "plus sign"),
        ("x[-1]", "a number from 0"),
        ("x[y]", "a number from 0"),
        ("x[true]", "a number from 0"),
        ("x[1.5]", "a number from 0"),
        ("x == none", "compared with none"),
        ("x in 'abc'", "stands a list"),
        ("x not in 3", "stands a list"),
        ("x + 'a'", "calculate with a text"),
        ("'a' * 3", "calculate with a text"),
        ("a * 2 / 3|round", "right before it"),
        ("'\\ud800'", "half a character"),
        ("1e999", "at most 18 digits"),
        ("1" * 19, "at most 18 digits"),
        ("0.0000000000000000001", "at most 18 digits"),
        ("x.upper()", "Only a function"),
        ("x['a']()", "Only a function"),
        ("(x)()()", "Only a function"),
        ("round(x, digits=2)", "is written round(x, digits)"),
        ("round(*x)", "is written round(x, digits)"),
        ("round(**x)", "is written round(x, digits)"),
        ("round()", "is written round(x, digits)"),
        ("round(1, 2, 3)", "is written round(x, digits)"),
        ("x|round(digits=2)", "is written x|round"),
        ("x|first(*x)", "is written x|first"),
        ("x|map('a')", "map(attribute='column')"),
        ("x|map(attribute=y)", "map(attribute='column')"),
        ("x|map(attribute='a', default=1)", "map(attribute='column')"),
        ("x|where(y, 1)", "where('column', value)"),
        ("answered('x')", "without quotes"),
        ("answered(row.x)", "without quotes"),
        ("answered(x, y)", "answered(question)"),
        ("label(1 + 2)", "label(row.column)"),
        ("and", 'instead of "and"'),
        ("a + not", 'instead of "not"'),
        ("answered(in)", 'instead of "in"'),
        ("ask('x')", "stands alone in a story"),
    ],
)
def test_what_the_language_lacks_is_refused_in_plain_words(source: str, what: str) -> None:
    assert what in refusal(source).message


@pytest.mark.parametrize(
    "source",
    [
        "x.__class__",
        "x['__class__']",
        "''.__class__.__mro__",
        "__import__",
        "_x",
        "x|map(attribute='__class__')",
        "x|where('__dict__', 1)",
        "answered(__x)",
        "x.__class__()",
        "range(10)",
        "lipsum()",
        "cycler()",
        "self",
        "x|attr('a')",
        "x|format(1)",
        "x|safe",
        "x|map('upper')",
        "lambda: 3",
        "lambda x: 3",
        "import os",
        "[x for x in y]",
        "x := 3",
        "x; y",
        "{% set x = 1 %}",
        "x }}{{ y",
        "x }}{% if y %}",
        "x # y",
        "{# y #}",
        "x if",
        "`x`",
        "x\\y",
        "x, y",
        "a b",
        "()()",
        "x.1.y",
        "@x",
        "$x",
        "x?",
        "x.y.(z)",
    ],
)
def test_nothing_but_the_language_gets_through(ask: Any, source: str) -> None:
    if source == "self":
        assert ask(source) is None  # a name like any other
        return
    if source == "x.1.y":
        assert ask(source, x=(1, {"y": "z"})) == "z"  # another way to write x[1].y
        return
    refusal(source)


@pytest.mark.parametrize("key", ["upper", "format", "keys", "get", "items", "numerator", "year"])
def test_a_dot_reads_a_key_and_never_an_attribute(ask: Any, key: str) -> None:
    for value in ("text", {"a": "b"}, Decimal(1), ("a",)):
        assert ask(f"x.{key}", x=value) is None
        assert ask(f"x['{key}']", x=value) is None
    assert ask(f"x.{key}", x={key: "mine"}) == "mine"


def test_a_strange_object_counts_as_unanswered(ask: Any) -> None:
    class Open:
        diary = "told"

    assert ask("x", x=Open()) is None
    assert ask("x.diary", x=Open()) is None
    assert ask("x[0].diary", x=(Open(),)) is None


@pytest.mark.parametrize(
    ("source", "column", "message"),
    [
        ("", 11, "There is no expression here."),
        ("  ", 11, "There is no expression here."),
        ("stage = 'idea'", 17, 'Cannot read "=" here: expected the end of the expression.'),
        ("a && b", 13, 'Cannot read "&" here: expected a value.'),
        ("a b", 13, 'Cannot read "b" here: expected the end of the expression.'),
        ("(a b)", 14, 'Cannot read "b" here: expected ")".'),
        ("[a b]", 14, 'Cannot read "b" here: expected "," or the closing bracket.'),
        ("a == 'b", 16, 'Cannot read "\'" here: expected a value.'),
        ("a {# b #}", 13, 'Cannot read "{" here: expected the end of the expression.'),
        ("(a", 13, 'This expression breaks off: expected ")".'),
        ("a +  ", 14, "This expression breaks off: expected a value."),
        ("a.", 13, "This expression breaks off: expected a name."),
        ("  2 ** 3", 13, "Powers (**) cannot be used in an expression."),
        ("x + fob(y)", 15, 'There is no function "fob".'),
        ("a and x|frist", 19, 'There is no filter "frist".'),
        ("a < 2 * is", 19, 'Expected a value before or instead of "is".'),
        ("a and b.__c", 19, '"__c" is no name: names begin with a letter.'),
    ],
)
def test_an_error_names_the_column(source: str, column: int, message: str) -> None:
    error = refusal(source)
    assert (error.place, error.message) == (Place("money.yaml", 12, column), message)


def test_an_error_on_a_later_line_names_that_line() -> None:
    assert refusal("a\n+\n $").place == Place("money.yaml", 14, 2)
    assert refusal("\n$").place == Place("money.yaml", 13, 1)


def test_windows_line_ends_move_no_column() -> None:
    assert refusal("a\r\n+\r\n\r $").place == Place("money.yaml", 14, 3)


def test_without_a_column_the_place_is_the_whole() -> None:
    assert refusal("a\n+\n $", Place("money.yaml", 12)).place == Place("money.yaml", 12)
    assert refusal("a\n+\n $", Place("")).place == Place("")


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("word(x)", 'Did you mean "words"?'),
        ("x|frist", 'Did you mean "first"?'),
        ("a = b", 'Write "==" to compare.'),
        ("a && b", 'Write "and".'),
        ("!a", 'Write "not".'),
        ("'a", "The quotation mark is never closed."),
        ("qqqq(x)", "There are abs, add_days,"),
        ("askk(x)", 'Did you mean "ask"?'),
        ("x|labell", "There are abs, default, first,"),
    ],
)
def test_an_error_shows_a_way_out(source: str, hint: str) -> None:
    assert hint in refusal(source).hint


def test_the_length_is_limited(ask: Any) -> None:
    assert ask("1" + " + 1" * 124 + "   ") == 125
    assert "501 characters" in refusal("1" + " " * 500).message


def test_the_depth_is_limited(ask: Any) -> None:
    assert ask("not " * 15 + "true") is False
    assert "16 deep" in refusal("not " * 16 + "true").message
    assert "16 deep" in refusal("[" * 17 + "]" * 17).message


def test_brackets_beyond_what_the_parser_bears_are_refused() -> None:
    assert "16 deep" in refusal("(" * 249 + "1" + ")" * 249).message


@pytest.mark.parametrize("sign", ["and", "or", "+", "-", "*", "~"])
def test_a_long_chain_is_not_deep(sign: str) -> None:
    assert parse(f" {sign} ".join("a" * 60)).names == {"a"}


def test_an_expression_travels_between_processes(scope: Any) -> None:
    import pickle

    sent = parse("a + 1", HERE)
    received = pickle.loads(pickle.dumps(sent))  # noqa: S301  # our own
    assert received == sent
    assert received.place == HERE
    assert received.evaluate(scope({"a": Decimal(1)})) == 2
