"""A mapping taken apart key by key."""

from __future__ import annotations

from decimal import Decimal

import pytest

from twowheels.errors import Place, Problem, WorkbookError
from twowheels.fields import Fields, Report, few, raise_first, told
from twowheels.yamltext import read_bytes

KNOWN = ("title", "needed", "count", "colour", "things", "pairs")


def opened(text: str) -> Fields:
    """Open the mapping that stands under ``it``."""
    root = read_bytes(f"it: {text}\n".encode(), "lemon.yaml").root
    node = root.get("it")
    assert node is not None
    return Fields(node, Report("lemon.yaml"), KNOWN, "A lemon")


def complaints(fields: Fields) -> list[str]:
    """Give what was wrong."""
    return [problem.message for problem in fields.report.problems]


def test_an_unknown_key_is_told_with_the_nearest_or_with_all() -> None:
    fields = opened("{titel: a, size: 3}")
    assert complaints(fields) == ['A lemon has no key "titel".', 'A lemon has no key "size".']
    assert [p.hint for p in fields.report.problems] == [
        'Did you mean "title"?',
        "Known here: colour, count, needed, pairs, things, title.",
    ]
    assert fields.report.problems[1].place == Place("lemon.yaml", 1, 16)


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_typed_opens_as_no_keys(text: str) -> None:
    assert complaints(opened(text)) == []


@pytest.mark.parametrize("text", ["lemon", "[a, b]", "0"])
def test_something_else_than_keys_is_told(text: str) -> None:
    assert complaints(opened(text)) == ["A lemon must be written as key: value lines."]


@pytest.mark.parametrize("text", ["{title: }", "{title: ~}", "{title: ''}", "{}"])
def test_a_text_left_blank_is_as_if_it_were_absent(text: str) -> None:
    fields = opened(text)
    assert fields.text("title", "Lemon") == "Lemon"
    assert complaints(fields) == []
    assert not fields.text("title", required=True)
    assert complaints(fields) == ['A lemon needs "title".']


def test_a_text_must_be_one_value() -> None:
    fields = opened("{title: [a]}")
    assert fields.text("title", "Lemon", required=True) == "Lemon"
    assert complaints(fields) == ['"title" must be a text.']


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [("true", True, 0), ("false", False, 0), ("", True, 0), ("yes", True, 1), ("0", True, 1)],
)
def test_a_flag_is_true_or_false_and_nothing_else(text: str, value: bool, told: int) -> None:
    fields = opened(f"{{needed: {text}}}")
    assert fields.flag("needed", default=True) is value
    assert len(complaints(fields)) == told


@pytest.mark.parametrize("text", ["nan", "Infinity", "1e9", "1e999999999", "12,5", "many", "1" * 19])
def test_a_number_that_cannot_be_reckoned_with_is_told(text: str) -> None:
    fields = opened(f"{{count: '{text}'}}")
    assert fields.number("count") is None
    assert complaints(fields) == [f'"count" must be a number, not "{text}".']


def test_numbers_are_exact_and_whole_ones_are_whole() -> None:
    assert opened("{count: 0.1}").number("count") == Decimal("0.1")
    assert opened("{count: 3}").whole("count") == 3
    assert opened("{}").whole("count") is None
    fields = opened("{count: 2.5}")
    assert fields.whole("count") is None
    assert complaints(fields) == ['"count" must be a whole number, not 2.5.']


def test_a_word_comes_out_of_a_closed_set() -> None:
    assert opened("{colour: red}").one_of("colour", ("red", "blue"), "blue") == "red"
    assert opened("{}").one_of("colour", ("red", "blue"), "blue") == "blue"
    fields = opened("{colour: bleu}")
    assert fields.one_of("colour", ("red", "blue"), "red") == "red"
    assert fields.report.problems[0].hint == 'Did you mean "blue"?'


def test_a_required_word_that_is_missing_is_told_once() -> None:
    fields = opened("{}")
    assert not fields.one_of("colour", ("red", "blue"), required=True)
    assert complaints(fields) == ['A lemon needs "colour".']


def test_lists_hold_texts_with_their_places() -> None:
    fields = opened("{things: [a, [b], c]}")
    assert fields.texts("things") == ("a", "c")
    assert [node.column for node in fields.scalars("things")] == [15, 23]
    assert complaints(fields)[0] == 'Each thing in "things" must be a text.'
    assert opened("{things: }").items("things") == opened("{}").items("things") == ()
    single = opened("{things: a}")
    assert single.items("things") == ()
    assert complaints(single) == ['"things" must be a list.']


def test_pairs_are_gone_through_in_order() -> None:
    fields = opened("{pairs: {b: 1, a: 2}}")
    assert [key.text for key, _ in fields.pairs("pairs")] == ["b", "a"]
    wrong = opened("{pairs: [a]}")
    assert list(wrong.pairs("pairs")) == []
    assert complaints(wrong) == ['"pairs" must be written as key: value lines.']


def test_the_first_problem_is_raised_and_carries_the_others() -> None:
    fields = opened("{titel: a, size: 3}")
    with pytest.raises(WorkbookError, match='no key "titel"') as caught:
        raise_first(fields.report.problems)
    assert [other.message for other in caught.value.others] == ['A lemon has no key "size".']
    raise_first([])


def test_of_very_many_problems_the_first_are_given_and_how_many_more() -> None:
    problems = [Problem(Place("lemon.yaml", line, 1), "Sour.") for line in range(1, 1053)]
    assert few(problems[:50]) == tuple(problems[:50])
    shown = few(problems)
    assert shown[:50] == tuple(problems[:50])
    assert [(p.message, p.place.line) for p in shown[50:]] == [("And 1,002 more, from here on.", 51)]


def test_of_very_many_mistakes_the_first_are_told_and_how_many_more() -> None:
    problems = [Problem(Place("lemon.yaml", line, 1), "Sour.") for line in range(1, 53)]
    with pytest.raises(WorkbookError) as caught:
        raise_first(problems)
    assert len(caught.value.others) == 51
    assert len(told(caught.value)) == 51
    assert str(told(caught.value)[-1]).startswith("lemon.yaml:51:1: And 2 more")
    assert told(WorkbookError("Alone."))[0].message == "Alone."
