"""Section files: their questions, columns and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Changed
    from tests.definition.conftest import Spoil

    from twowheels.workbook import Workbook

MONEY, DRINK, DAY = "stand/money.yaml", "stand/drink.yaml", "stand/day.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "hint"),
    [
        (MONEY, "id: price", "id: Price", '"Price" cannot be an id.', "Use small letters, digits and _"),
        (MONEY, "id: price", "id: taste", 'The id "taste" is taken.', "stand/drink.yaml:16:5."),
        (MONEY, "id: sugar", "id: settings", '"settings" means something else in expressions.', "another id"),
        (MONEY, "id: sugar", "id: not", '"not" means something else in expressions.', "another id"),
        (MONEY, "  - id: sugar\n    ask:", "  - ask:", 'A question needs "id".', ""),
        (MONEY, "ask: What does a glass cost?", "", 'A question needs "ask".', ""),
        (
            MONEY,
            "kind: percent",
            "kind: prcent",
            '"prcent" is not a kind that can stand here.',
            'Did you mean "percent"?',
        ),
        (
            MONEY,
            "kind: percent",
            "kind: wheel",
            '"wheel" is not a kind that can stand here.',
            "Choose from: short_text",
        ),
        (MONEY, "max: 12", "options: []", 'A hours does not understand "options".', "It knows: max, min."),
        (MONEY, "max: 12", "max: twelve", '"max" must be a number, not "twelve".', ""),
        (MONEY, "max: 12", "max: -1", '"open_hours" has a "min" above its "max": nothing fits between.', ""),
        (
            MONEY,
            "depth: quick",
            "depth: shallow",
            '"shallow" cannot stand at "depth".',
            "Choose from: quick, core, deep.",
        ),
        (MONEY, "required: true", "required: yes", '"required" must be true or false, not "yes".', ""),
        (
            MONEY,
            "privacy: owner",
            "privacy: mum",
            '"mum" cannot stand at "privacy".',
            "Choose from: owner, coach, public.",
        ),
        (MONEY, "gate: taste", "gate: money", 'There is no gate "money".', "Gates stand in workbook.yaml."),
        (MONEY, "when: licensed", "when: licenced", '"licenced" is no question.', 'Did you mean "licence"?'),
        (MONEY, "when: licensed", "when: row.plan", '"row" is no question.', ""),
        (MONEY, "when: licensed", "when: licensed and", "This expression breaks off: expected a value.", ""),
        (
            MONEY,
            "when: licensed",
            "when: licence == 'x'",
            "These questions wait for each other: licence → licence.",
            "Remove one condition.",
        ),
        (
            MONEY,
            "when: licensed",
            "when: debt > 3",
            'A coach question cannot depend on "debt", which is for the owner.',
            'Make "debt" coach, or "licence" owner.',
        ),
        (
            MONEY,
            "when: licensed",
            "when: fizz == 'bubbly'",
            '"fizz" has no option "bubbly".',
            "Its options are: still, fizzy, both.",
        ),
        (
            MONEY,
            "required: true\n    min: 0\n",
            "required: true\n    when: answered(busy_help)\n",
            "wait for each other",
            "Remove one",
        ),
        (
            DRINK,
            "options: [{key: still, label: Still}, ",
            "options: [{key: both}, {key: still}, ",
            '"both" stands in "options" twice.',
            "",
        ),
        (
            DRINK,
            "{key: still, label: Still}",
            "{kye: still}",
            'An entry of "options" has no key "kye".',
            'Did you mean "key"?',
        ),
        (
            DRINK,
            "options: [{key: mint, label: Mint}, {key: ice, label: Ice cubes}, {key: berry, label: A berry}]",
            "",
            '"toppings" needs "options" to choose from.',
            "",
        ),
        (DRINK, "min_words: 3", "min_words: 2.5", '"min_words" must be a whole number, not 2.5.', ""),
        (DAY, "rows_from: steps.step", "rows_from: steps.stp", 'Rows cannot come from "steps.stp".', ""),
        (
            DAY,
            "rows_from: steps.step",
            "rows_from: stpes.step",
            'Rows cannot come from "stpes.step".',
            'Did you mean "steps"?',
        ),
        (DAY, "{key: minutes,", "{key: step,", 'The id "step" is taken.', ""),
        (DAY, "{key: rain,", "{key: later,", '"later" means something else as a key of an answer.', ""),
        (DAY, "{key: tidying,", "{key: not_applicable,", '"not_applicable" means something else', ""),
        (
            DAY,
            "label: Minutes, kind: number, min: 0",
            "kind: table",
            '"table" is not a kind that can stand here.',
            "",
        ),
        (
            DAY,
            "kind: choice, options: [{key: me, label: I}, {key: sister, label: My sister}]",
            "kind: choice",
            '"steps.who" needs "options" to choose from.',
            "",
        ),
        (DAY, "    columns:\n      - {key: idea, label: Idea, kind: short_text}\n", "", "", ""),
    ],
)
def test_a_mistake_is_told_at_its_file_with_a_way_out(
    spoil: Spoil, changed: Changed, file: str, old: str, new: str, message: str, hint: str
) -> None:
    if "idea" in old:  # a table whose only column is the name of its rows is fine
        assert changed(file, old, new).questions["step_help"].spec.columns[0].key == "step"
        return
    told = [one for one in spoil(file, old, new) if message in one.message]
    assert told
    assert told[0].where.startswith(("stand/", "workbook.yaml"))
    assert hint in told[0].hint


def test_a_question_may_take_no_time(changed: Changed) -> None:
    assert changed(MONEY, "minutes: 0.25", "minutes: 0").questions["price"].minutes == 0


def test_rows_from_another_table_are_named_by_its_column(small_workbook: Workbook) -> None:
    name, idea = small_workbook.questions["step_help"].spec.columns
    assert (name.key, name.label, name.required, idea.key) == ("step", "Step", True, "idea")


def test_labels_columns_and_rows_keep_their_order(small_workbook: Workbook) -> None:
    questions = small_workbook.questions
    assert questions["pride"].spec.labels == (("1", "not yet"), ("5", "very"))
    assert [row.key for row in questions["weather"].spec.fixed_rows] == ["sun", "rain"]
    assert [column.key for column in questions["steps"].spec.columns] == ["step", "minutes", "who", "cost"]
    assert [column.privacy for column in questions["steps"].spec.columns] == ["", "", "", "owner"]


def test_an_expression_knows_its_place(spoil: Spoil) -> None:
    (told,) = spoil(MONEY, "when: licensed", "when: licensed and colour")
    assert told.where == "stand/money.yaml:51"
