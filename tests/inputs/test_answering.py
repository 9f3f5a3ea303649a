"""From a copy to a plan: typed by kind, merged three ways, and no word is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Bound, whole
from tests.copies import copy_of

from twowheels.answers import parse_answers, read_answers
from twowheels.book import Book, bind
from twowheels.inputs.answering import plan_import
from twowheels.inputs.applying import applied
from twowheels.inputs.enclosed import origin
from twowheels.inputs.form import Form
from twowheels.inputs.plan import Plan
from twowheels.workbook import Workbook

ROOT = Path(__file__).parents[2]
EXAMPLES = ("tidewater-back-office", "nightjar-evenings", "bracken-web-studio")
TODAY = date(2026, 11, 21)
TABLE = """
steps:
  - {step: Pick, minutes: 20, who: me, cost: 4}
  - {step: Stir, minutes: 10}
"""


def planned(form: Form, workbook: Workbook, mine: str) -> Plan:
    """Plan the import of a copy into a file."""
    return plan_import(
        form, origin(form, "x.pdf"), workbook, parse_answers(whole(mine).encode(), "lemon.yaml")
    )


def merged(form: Form, workbook: Workbook, mine: str, prefer: str = "") -> str:
    """Import a copy and give the answers of the file, two columns to the left."""
    plan = planned(form, workbook, mine)
    plan = plan.preferring(prefer) if prefer else plan
    text = applied(whole(mine).encode(), plan, workbook, "lemon.yaml")[0].decode()
    return "\n".join(line.removeprefix("  ") for line in text.splitlines()[2:])


def told(plan: Plan) -> dict[str, str]:
    """Say of every answer or cell what becomes of it."""
    points = {f"{p.question.id} {p.where}".strip(): "taken" for p in plan.taken}
    points |= {f"{p.question.id} {p.where}".strip(): "asked" for p in plan.conflicts}
    return points | {f"{a.question} {a.where}".strip(): "aside" for a in plan.aside}


@pytest.mark.parametrize("fill", ["open", "all"])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_copy_that_nobody_touched_changes_nothing(
    name: str, fill: str, blank: bool, default_workbook: Workbook
) -> None:
    answers = read_answers(ROOT / "answers" / f"{name}.yaml")
    form = copy_of(bind(default_workbook, answers, as_of=TODAY), fill=fill, blank=blank)
    if form.boxes:  # a complete book has nothing left to fill in
        assert plan_import(form, origin(form, "x.pdf"), default_workbook, answers) == Plan()


KINDS = [
    ("stand_name", {"stand_name": "Sour Power"}, "stand_name: Sour Power"),
    ("a text with a break", {"recipe": "Ten\nlemons"}, "recipe: |-\n  Ten\n  lemons"),
    ("text like yaml", {"recipe": "#1: yes"}, "recipe: '#1: yes'"),
    ("list", {"pieces/1": "A glass", "pieces/3": "A straw"}, "pieces:\n  - A glass\n  - A straw"),
    ("choice", {"fizz": "fizzy"}, "fizz: fizzy"),
    ("choices", {"toppings=mint": "on", "toppings=berry": "on"}, "toppings: [mint, berry]"),
    (
        "ranking",
        {"order/taste": "2", "order/price": "1.", "order/speed": "3"},
        "order: [price, taste, speed]",
    ),
    ("money", {"price": "€ 2.50"}, "price: € 2.50"),
    ("number", {"glasses": "1 000"}, "glasses: 1 000"),
    ("percent", {"sugar": "12 %"}, "sugar: 12 %"),
    ("hours", {"open_hours": "1h 30m"}, "open_hours: 1h 30m"),
    ("date", {"opened_on": "2026-05-01"}, "opened_on: 2026-05-01"),
    ("no", {"licensed": "false"}, "licensed: false"),
    ("scale", {"pride": "4"}, "pride: 4"),
    ("shares", {"time/making": "40", "time/selling": "60"}, "time: {making: 40, selling: 60}"),
    ("table", {"steps/2/step": "Stir", "steps/2/who": "me"}, "steps:\n  - step: Stir\n    who: me"),
    ("rows", {"weather/rain/plan": "Tea"}, "weather:\n  rain:\n    plan: Tea"),
]


@pytest.mark.parametrize(("typed", "written"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_every_kind_is_written_as_an_owner_would(
    typed: dict[str, str], written: str, bound: Bound, workbook: Workbook
) -> None:
    form = copy_of(bound("{}"), typed, blank=True)
    text = merged(form, workbook, "{}")
    assert text.split() == written.split() or text == written, text


def test_only_what_was_filled_in_changes(bound: Bound, workbook: Workbook) -> None:
    file = "stand_name: Sunny   # painted last May\nprice: TODO\nglasses: 30\n"
    form = copy_of(bound(file), {"price": "3"})
    assert merged(form, workbook, file) == "stand_name: Sunny   # painted last May\nprice: 3\nglasses: 30"


def test_what_only_the_file_changed_stays(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound("price: 2"), {"glasses": "30"}, fill="all")
    assert told(planned(form, workbook, "price: 5")) == {"glasses": "taken"}


def test_the_same_change_on_both_sides_is_none(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound("price: 2"), {"price": "3.50", "licensed": "true"}, fill="all")
    assert planned(form, workbook, "price: 3.5\nlicensed: yes") == Plan()


def test_two_different_changes_are_asked_about_and_either_can_hold(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound("price: 2"), {"price": "3"}, fill="all")
    assert told(planned(form, workbook, "price: 5")) == {"price": "asked"}
    assert merged(form, workbook, "price: 5") == "price: 5"
    assert merged(form, workbook, "price: 5", "file") == "price: 5"
    assert merged(form, workbook, "price: 5", "pdf") == "price: 3"


def test_an_answer_that_was_printed_and_emptied_is_taken_away(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound("price: 2\nglasses: 30"), {"price": ""}, fill="all")
    assert merged(form, workbook, "price: 2\nglasses: 30") == "glasses: 30"


def test_an_empty_field_that_was_printed_empty_takes_nothing_away(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound("taste: TODO"), {"glasses": "30"})
    assert "taste" in {box.name for box in form.boxes}
    assert merged(form, workbook, "taste: TODO").startswith("taste: TODO")


def test_a_blank_copy_takes_nothing_away_and_asks_before_it_replaces(
    bound: Bound, workbook: Workbook
) -> None:
    form = copy_of(bound("price: 2\nglasses: 30"), {"price": "3"}, blank=True)
    assert told(planned(form, workbook, "price: 2\nglasses: 30")) == {"price": "asked"}


def test_an_answer_takes_the_place_of_one_put_off(bound: Bound, workbook: Workbook) -> None:
    later = "price: {later: 2026-12-24, why: the sugar is not bought}"
    form = copy_of(bound(later), {"price": "3"})
    assert merged(form, workbook, later) == "price: 3"
    assert told(planned(form, workbook, "price: {not_applicable: it is all for free now}")) == {
        "price": "asked"
    }


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"glasses": "many"}, "not a number"),
        ({"price": "-3"}, "too small"),
        ({"opened_on": "last May"}, "not a date"),
        ({"order/taste": "1", "order/price": "1"}, "stand once"),
        ({"recipe": "a\x07b"}, "U+0007"),
        ({"recipe": "word " * 1700}, "too many"),
        ({"steps/1/minutes": "ages"}, "not a number"),
    ],
)
def test_what_cannot_be_an_answer_is_kept_aside_with_its_words_page_and_reason(
    typed: dict[str, str], reason: str, bound: Bound, workbook: Workbook
) -> None:
    plan = planned(copy_of(bound("{}"), typed), workbook, "{}")
    assert not plan.taken
    (aside,) = plan.aside
    assert (aside.page, reason in aside.reason) == (7, True), aside
    assert all(text.strip() in aside.text for text in typed.values())


def test_fields_of_no_question_are_kept_aside(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound("{}"))
    more = [
        form.boxes[0]._replace(name=name, value="x") for name in ("../../etc/passwd", "steps/1/no", "old=1")
    ]
    plan = planned(form._replace(boxes=(*form.boxes, *more)), workbook, "{}")
    assert sorted(aside.question for aside in plan.aside) == ["../../etc/passwd", "old=1", "steps/1/no"]


def test_cells_are_merged_one_by_one(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound(TABLE), {"steps/2/minutes": "15", "steps/2/who": "sister"}, fill="all")
    mine = TABLE.replace("20", "25").replace("step: Stir,", "step: Stir well,")
    assert merged(form, workbook, mine).strip() == (
        "steps:\n  - {step: Pick, minutes: 25, who: me, cost: 4}\n"
        "  - {step: Stir well, minutes: 15, who: sister}"
    )


def test_cells_find_their_row_when_rows_were_moved_and_added(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound(TABLE), {"steps/1/minutes": "30"}, fill="all")
    first, last = TABLE.strip().splitlines()[1:]
    mine = "\n".join(("steps:", "  - {step: Wash, minutes: 1}", last, first))
    assert merged(form, workbook, mine) == mine.replace("20", "30")


def test_a_cell_that_both_changed_is_asked_about_alone(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound(TABLE), {"steps/1/minutes": "30", "steps/1/who": "sister"}, fill="all")
    plan = planned(form, workbook, TABLE.replace("20", "25"))
    assert told(plan) == {"steps row 1, Minutes": "asked", "steps row 1, Who": "taken"}


def test_a_new_row_is_added_below(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound(TABLE), {"steps/4/step": "Sell", "steps/4/cost": "1"}, fill="all")
    assert merged(form, workbook, TABLE).strip().splitlines()[3:] == ["  - step: Sell", "    cost: 1"]
    both = TABLE + "  - {step: Rest}\n"
    assert told(planned(form, workbook, both)) == {"steps row 4": "asked"}
    assert planned(form, workbook, TABLE + "  - {step: Sell, cost: 1}\n") == Plan()
    assert merged(form, workbook, both, "pdf").endswith("- {step: Rest}\n  - step: Sell\n    cost: 1")


def test_a_row_whose_every_cell_was_emptied_goes(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound(TABLE), {"steps/2/step": "", "steps/2/minutes": ""}, fill="all")
    assert merged(form, workbook, TABLE).strip() == TABLE.strip().rpartition("\n")[0]
    hidden = TABLE.replace("minutes: 10", "minutes: 10, cost: 9")
    assert "- {cost: 9}" in merged(form, workbook, hidden)


def test_a_row_that_the_file_lost_is_asked_about_and_can_come_back(bound: Bound, workbook: Workbook) -> None:
    form = copy_of(bound(TABLE), {"steps/2/minutes": "15"}, fill="all")
    mine = TABLE.strip().rpartition("\n")[0]
    assert told(planned(form, workbook, mine)) == {"steps row 2": "asked"}
    assert "- step: Stir\n    minutes: 15" in merged(form, workbook, mine, "pdf")


def test_rows_named_by_another_table_are_found_by_their_names(bound: Bound, workbook: Workbook) -> None:
    rows = "  - {step: Pick, idea: A stool}\n", "  - {step: Stir, idea: A spoon}\n"
    for order, printed in ((rows, ["A stool", "A spoon"]), (rows[::-1], []), (rows[1:], [])):
        boxes = copy_of(bound(f"{TABLE}step_help:\n{''.join(order)}"), fill="all").boxes
        assert [box.before for box in boxes if box.name.startswith("step_help")] == printed
    form = copy_of(bound(TABLE), {"step_help/2/idea": "A spoon", "step_help/1/idea": "A ladder"})
    text = merged(form, workbook, TABLE + "step_help:\n  - {step: Stir}\n")
    assert "- {step: Stir, idea: A spoon}" in text
    assert "- step: Pick\n    idea: A ladder" in text


def test_a_coachs_copy_takes_nothing_away_that_it_does_not_show(bound: Bound, workbook: Workbook) -> None:
    file = TABLE + "debt: 90\n"
    book = bound(file, audience="coach")
    form = copy_of(book, {"steps/1/minutes": "30", "steps/2/step": "", "steps/2/minutes": ""}, fill="all")
    assert "debt" not in form.enclosed
    assert "cost" not in form.enclosed
    mine = file.replace("minutes: 10", "minutes: 10, cost: 9")
    text = merged(form, workbook, mine)
    assert "{step: Pick, minutes: 30, who: me, cost: 4}" in text
    assert "- {cost: 9}" in text
    assert "debt: 90" in text


def test_a_table_with_more_rows_than_it_takes_is_kept_aside(bound: Bound, workbook: Workbook) -> None:
    many = "steps:\n" + "".join(f"  - {{step: S{n}, minutes: {n}}}\n" for n in range(500))
    form = copy_of(bound("{}"), {"steps/1/step": "One more"})
    plan = planned(form, workbook, "{}")
    text, left = applied(whole(many).encode(), plan._replace(taken=tuple(
        point._replace(path=("answers", "steps", 500), value={"step": "One more"}) for point in plan.taken
    )), workbook, "lemon.yaml")  # fmt: skip
    assert text == whole(many).encode()
    assert ("One more" in left.aside[0].text, left.taken) == (True, ())


def test_a_table_that_was_printed_without_its_rows_is_asked_about(bound: Bound, workbook: Workbook) -> None:
    wrong = TABLE.replace("20", "ages")
    form = copy_of(bound(wrong), {"steps/1/step": "Pick", "steps/1/minutes": "20"})
    assert told(planned(form, workbook, wrong)) == {"steps": "asked"}


TEXTS = st.sampled_from(["", "Pick", "Stir", "Sell it", "7"])


@given(
    mine=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS),
    theirs=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS),
    base=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS),
)
def test_what_is_written_is_what_one_of_the_sides_said(
    mine: tuple[str, ...], theirs: tuple[str, ...], base: tuple[str, ...], small_workbook: Workbook
) -> None:
    names = ("stand_name", "taste", "best_corner", "recipe")

    def file(values: tuple[str, ...]) -> str:
        lines = (f'{name}: "{text}"' for name, text in zip(names, values, strict=True) if text)
        return "\n".join((*lines, "corners: [Pool]"))

    text = whole(file(base)).encode()
    book: Book = bind(small_workbook, parse_answers(text, "lemon.yaml"), as_of=TODAY)
    form = copy_of(book, dict(zip(names, theirs, strict=True)), fill="all")
    printed = {box.name: box.before for box in form.boxes}
    now = parse_answers(whole(merged(form, small_workbook, file(mine))).encode(), "lemon.yaml").given
    for name, old, new, ours in zip(names, base, theirs, mine, strict=True):
        said = now[name].value.text if name in now else ""  # type: ignore[union-attr]
        began = old if printed[name] == old else ""
        touched = new != printed[name]
        only_theirs = touched and ours == old
        assert said == (new if only_theirs or new == ours else ours), (name, began)
