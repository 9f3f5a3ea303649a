"""Pictures are data: filled by expressions, row by row, and left empty while there is nothing to show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from textwrap import dedent
from typing import Any

import pytest
from tests.conftest import TODAY, Changed, whole

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.errors import WorkbookError
from twowheels.pictures import Filled, Gallery
from twowheels.review import Review

STEPS = """
pictures:
  - id: day
    title: A day
    chart: bars
    about: "{{ rows(steps) }} steps."
    when: rows(steps) > 0
    empty: Name one step.
    asks: [steps]
    data:
      unit: minutes
      bars:
        each: steps
        when: row.minutes > 0
        label: "{{ row.step }} ({{ label(row.who) }})"
        value: "{{ row.minutes }}"
        note: "{{ money(row.cost) }}"
        marked: "{{ row.minutes == 20 }}"
      lines:
        - {label: an hour, value: "60"}
        - {label: open, value: "{{ open_hours * 60 }}"}
"""
DAY = """
steps:
  - {step: Pick the lemons, minutes: 20, who: me, cost: 4}
  - {step: Stir, minutes: 10, who: sister}
  - {step: Wait, who: me}
"""


def fill(changed: Changed, pictures: str, answers: str, name: str, audience: str = "owner") -> Filled | None:
    workbook = changed("pictures.yaml", "", pictures)
    given = parse_answers(whole(dedent(answers)).encode(), "lemon.yaml")
    return Gallery(Review(bind(workbook, given, as_of=TODAY, audience=audience))).filled(name)


def data_of(filled: Filled | None) -> Any:
    assert filled is not None
    return filled.data


def test_a_group_stands_for_every_row_for_which_its_condition_holds(changed: Changed) -> None:
    data = data_of(fill(changed, STEPS, DAY, "day"))
    assert [(bar["label"], bar["value"], bar["marked"]) for bar in data["bars"]] == [
        ("Pick the lemons (I)", Decimal(20), True),
        ("Stir (My sister)", Decimal(10), False),
    ]


def test_what_may_lack_and_is_unanswered_is_none_and_what_may_not_leaves_its_group_out(
    changed: Changed,
) -> None:
    data = data_of(fill(changed, STEPS, DAY, "day"))
    assert [bar["note"] for bar in data["bars"]] == ["4", None]
    assert [line["label"] for line in data["lines"]] == ["an hour"]


def test_a_number_that_is_written_as_such_is_one(changed: Changed) -> None:
    assert data_of(fill(changed, STEPS, DAY, "day"))["lines"][0]["value"] == 60


def test_a_picture_without_anything_to_show_asks_for_it(changed: Changed) -> None:
    filled = fill(changed, STEPS, "price: 2", "day")
    assert filled is not None
    assert (filled.data, filled.asks) == (None, ("steps",))


def test_what_an_audience_may_not_see_is_left_out_of_the_picture(changed: Changed) -> None:
    data = data_of(fill(changed, STEPS, DAY, "day", "coach"))
    assert [bar["note"] for bar in data["bars"]] == [None, None]


def test_a_picture_above_the_audience_is_not_there(changed: Changed) -> None:
    assert fill(changed, STEPS, DAY, "day", "public") is None


def test_a_figure_made_of_what_is_hidden_is_hidden_too(changed: Changed) -> None:
    figures = "figures:\n  - {id: spent, title: Spent, value: 'total(steps, it.cost)'}\n"
    picture = """
pictures:
  - id: costs
    chart: bars
    data:
      bars:
        - {label: All, value: "{{ spent }}"}
        - {label: Steps, value: "{{ rows(steps) }}"}
"""
    changed("figures.yaml", "", figures)
    labels = [bar["label"] for bar in data_of(fill(changed, picture, DAY, "costs"))["bars"]]
    seen = [bar["label"] for bar in data_of(fill(changed, "", DAY, "costs", "coach"))["bars"]]
    assert (labels, seen) == (["All", "Steps"], ["Steps"])


def test_rows_of_an_expression_are_numbered_and_lists_give_items(changed: Changed) -> None:
    picture = """
pictures:
  - id: kept
    chart: bars
    data:
      bars:
        - each: keep(steps, it.minutes > 5)
          as: one
          label: "{{ one.number }} {{ one.step }}"
          value: "{{ one.minutes }}"
        - {each: pieces, label: "{{ row.item }}", value: "{{ row.number }}"}
"""
    data = data_of(fill(changed, picture, DAY + "pieces: [A glass, A straw]\n", "kept"))
    assert [bar["label"] for bar in data["bars"]] == ["1 Pick the lemons", "2 Stir", "A glass", "A straw"]


def test_pictures_see_what_comes_next_and_how_far_the_gates_are(changed: Changed) -> None:
    picture = """
pictures:
  - id: gate
    chart: bars
    data:
      bars:
        - {each: gates, label: "{{ row.title }}", value: "{{ row.of - row.answered }}"}
        - {each: parts, label: "{{ row.title }}", value: "{{ row.required }}"}
        - {each: next_steps, label: "{{ row.ask }}", value: "{{ row.number }}"}
"""
    data = data_of(fill(changed, picture, "taste: Like a cold wave on a hot day", "gate"))
    labels = [bar["label"] for bar in data["bars"]]
    assert labels[:3] == ["Taste first", "The stand", "The street"]
    assert data["bars"][0]["value"] == 3
    assert len(labels) > 3


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("chart: pie\n", '"pie" cannot stand at "chart"'),
        ("chart: bars\n    data: {bars: [{label: a}]}\n", 'This chart needs "value"'),
        ("chart: bars\n    data: {bards: []}\n", 'has no key "bards"'),
        ("chart: bars\n    data: {bars: [{label: a, value: '{{ nobody }}'}]}\n", '"nobody" is no question'),
        ("chart: bars\n    data: {bars: [{label: a, value: '{{ row.x }}'}]}\n", '"row" is no question'),
        (
            "chart: bars\n    asks: [nobody]\n    data: {bars: [{label: a, value: '1'}]}\n",
            '"nobody" is no question',
        ),
        (
            "chart: bars\n    privacy: public\n    data: {bars: [{each: findings, label: a, value: '1'}]}\n",
            'A public picture cannot show "findings"',
        ),
    ],
)
def test_what_cannot_be_drawn_is_named_with_its_place(changed: Changed, broken: str, message: str) -> None:
    with pytest.raises(WorkbookError, match=r"pictures\.yaml:\d+:\d+") as caught:
        changed("pictures.yaml", "", f"pictures:\n  - id: one\n    {broken}")
    assert message in "\n".join(str(one) for one in (caught.value, *caught.value.others))


def test_the_history_of_an_answer_is_as_private_as_the_answer(changed: Changed) -> None:
    picture = """
pictures:
  - id: past
    chart: bars
    data:
      bars:
        - {each: history.glasses.points, label: Glasses, value: "{{ row.value }}"}
        - {each: history.debt.points, label: Debt, value: "{{ row.value }}"}
"""
    workbook = changed("pictures.yaml", "", picture)
    points = {"points": ({"value": Decimal(1)},)}

    def labels(audience: str) -> list[str]:
        given = parse_answers(whole("").encode(), "lemon.yaml")
        book = replace(
            bind(workbook, given, as_of=TODAY, audience=audience), history={"glasses": points, "debt": points}
        )
        return [bar["label"] for bar in data_of(Gallery(Review(book)).filled("past"))["bars"]]

    assert labels("owner") == ["Glasses", "Debt"]
    assert labels("coach") == ["Glasses"]
