"""Texts and stories with {{ expressions }} in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from twowheels.errors import Place, WorkbookError
from twowheels.expression import Call, Expression, parse_template, split_story


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("no braces", "no braces"),
        ("", ""),
        ("{{ name }} & <{{ name }}>", "Ines & Co & <Ines & Co>"),
        ("{{ price }}|{{ whole }}|{{ third }}|{{ zero }}", "780.5|1200|0.3333333333333333333333333333|0"),
        ("{{ large }} {{ small }}", "120000000000000000000 0.00000012"),
        ("{{ blank }}", "…"),
        ("{{ blank ~ 'x' }}", "…"),
        ("{{ tools }}", "pen, …, 3"),
        ("{{ day }}", "2026-11-21"),
        ("{{ yes }}/{{ not yes }}", "yes/no"),
        ("{{ row }}", "…"),
        ("{{ '{{' }} and {{ '}}' }}", "{{ and }}"),
        ("{{ \"it's\" }} {{ 'a\\'b' }}", "it's a'b"),
        ("a } b } c { d", "a } b } c { d"),
        ("{{name}}{{ name\n}}", "Ines & CoInes & Co"),
        ("trailing\n", "trailing\n"),
    ],
)
def test_values_are_shown_as_people_write_them(scope: Any, text: str, shown: str) -> None:
    values = {
        "name": "Ines & Co",
        "price": Decimal("780.50"),
        "whole": Decimal("1.2e3"),
        "third": Decimal(1) / 3,
        "zero": Decimal("-0.00"),
        "large": Decimal("1.2e20"),
        "small": Decimal("1.2e-7"),
        "tools": ("pen", None, Decimal("3.0")),
        "day": date(2026, 11, 21),
        "yes": True,
        "row": {"a": "b"},
    }
    assert parse_template(text).render(scope(values)) == shown


def test_a_template_knows_its_names_and_its_source() -> None:
    template = parse_template("{{ a.b }} of {{ c }}")
    assert template.names == {"a", "c"}
    assert template.source == "{{ a.b }} of {{ c }}"
    assert [expression.source for expression in template.expressions] == [" a.b ", " c "]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("one {% if x %}", "1:5", '"{%" cannot be used here'),
        ("one {# x #}", "1:5", '"{#" cannot be used here'),
        ("one\n\n  {{ x", "3:3", '"{{" is not closed'),
        ("{{", "1:1", '"{{" is not closed'),
        ("{{- x }}", "1:1", '"{{-" is not known here'),
        ("{{ x\n y }}", "2:2", 'Cannot read "y" here'),
        ("ok {{ x }}\n{{ 'x }}", "2:4", "quotation mark"),
        ("{{ {'a': 1} }}", "1:4", "single brace"),
        ("{{ x } }}", "1:6", "single brace"),
        ("{{ }}", "1:3", "There is no expression here"),
        ("a\n{{ x }} {{ askk('q') }}", "2:12", 'no function "askk"'),
        ("{{ ask(q) }}", "1:4", "with an id in quotes"),
        ("{{ ask('q', 'r') }}", "1:4", "with an id in quotes"),
        ("{{ ask('q', x=1) }}", "1:4", "with an id in quotes"),
        ("{{ ask('q') ~ x }}", "1:4", "stands alone"),
        ("{{ x -}}", "1:7", "breaks off"),
    ],
)
def test_a_story_says_where_it_is_wrong(text: str, place: str, message: str) -> None:
    with pytest.raises(WorkbookError) as caught:
        split_story(text, Place("offer.md"))
    assert message in caught.value.message
    assert str(caught.value.place) == f"offer.md:{place}"


def test_a_template_is_refused_where_its_text_stands() -> None:
    with pytest.raises(WorkbookError) as caught:
        parse_template("Only {{ have | }}", Place("una.yaml", 20, 12))
    assert str(caught.value.place) == "una.yaml:20:26"


def test_a_story_is_split_into_text_calls_and_expressions() -> None:
    story = "# Offer\n\n{{ ask('hole') }}\n\nAt {{ price }}.\n{{ picture(\"card\") }}"
    title, ask, text, price, stop, picture = split_story(story, Place("offer.md"))
    assert (title, text, stop) == ("# Offer\n\n", "\n\nAt ", ".\n")
    assert ask == Call("ask", ("hole",), Place("offer.md", 3, 3))
    assert isinstance(price, Expression)
    assert price.names == {"price"}
    assert picture == Call("picture", ("card",), Place("offer.md", 6, 3))


@pytest.mark.parametrize("name", ["ask", "picture", "figure", "label", "link"])
def test_every_story_call_is_known(name: str) -> None:
    (call,) = split_story(f"{{{{ {name}('x') }}}}", Place("a.md", 7, 1))
    assert call == Call(name, ("x",), Place("a.md", 7, 3))


def test_a_label_of_an_answer_is_an_expression() -> None:
    (part,) = split_story("{{ label(stage) }}", Place("a.md"))
    assert isinstance(part, Expression)


def test_no_text_of_a_story_is_lost() -> None:
    story = "\n\n a {{ x }}{{ y }}\r\n\tb }} \n"
    parts = split_story(story, Place("a.md"))
    assert "".join(p if isinstance(p, str) else f"{{{{{getattr(p, 'source', '')}}}}}" for p in parts) == story
