"""Where words come in, what they look like there, and what is refused."""

from __future__ import annotations

from textwrap import dedent

import pytest

from twowheels.errors import WorkbookError
from twowheels.yamltext import cutting, splice
from twowheels.yamltext.writing import REMOVE, Change, Order, edit


@pytest.fixture(autouse=True)
def parser() -> str:
    """Take the parser that is there."""
    return "any"


def edited(text: str, *changes: tuple[tuple[str | int, ...], object], order: Order | None = None) -> str:
    """Change answers in a file that begins with ``answers:``."""
    asked = [Change(("answers", *path), value) for path, value in changes]  # type: ignore[arg-type]
    return edit(dedent(text).lstrip("\n").encode(), asked, order or Order(), file="x.yaml").decode()


def same(text: str, expected: str) -> None:
    assert text == dedent(expected).lstrip("\n")


def test_a_text_stays_plain_where_a_person_would_write_it_plainly() -> None:
    before = "answers:\n  a: x\n  b: x\n  c: x\n  d: x\n"
    after = edited(
        before, (("a",), "NO"), (("b",), "12:30"), (("c",), "# not a comment"), (("d",), "it's: so")
    )
    same(after, "answers:\n  a: NO\n  b: 12:30\n  c: '# not a comment'\n  d: \"it's: so\"\n")


def test_quotes_and_the_gap_behind_the_colon_stay() -> None:
    same(edited('answers:\n  a:   "x"  # note\n', (("a",), "y")), 'answers:\n  a:   "y"  # note\n')


def test_many_lines_stand_below_their_key_and_its_comment_beside_it() -> None:
    after = edited("answers:\n  a: x  # note\n  b: 1\n", (("a",), "one\n\n  two"))
    same(after, "answers:\n  a: |-  # note\n    one\n\n      two\n  b: 1\n")


def test_a_long_text_is_folded_only_where_it_is_safe() -> None:
    folded = edited("answers:\n  a: x\n", (("a",), "word " * 30 + "end"))
    assert folded.startswith("answers:\n  a: >-\n    word word")
    assert max(map(len, folded.splitlines())) <= 104
    assert edited("answers:\n  a: x\n", (("a",), "two  blanks " * 20 + "end")).count("\n") == 2


def test_a_number_sign_behind_a_figure_does_not_swallow_the_new_words() -> None:
    after = edited("answers:\n  a: 780 # 650 until May\n", (("a",), "about 700"))
    same(after, 'answers:\n  a: "about 700" # 650 until May\n')


def test_a_changed_cell_and_a_new_row_leave_the_other_rows_alone() -> None:
    before = """
        answers:
          steps:
            - step: Ask   # first
              hours: 1
            # the hard part
            - {step: Do, hours: 2}
    """
    rows = [{"step": "Ask", "hours": "1.5"}, {"step": "Do", "hours": "2"}, {"step": "Pay: now", "hours": "1"}]
    expected = """
        answers:
          steps:
            - step: Ask   # first
              hours: 1.5
            # the hard part
            - {step: Do, hours: 2}
            - step: 'Pay: now'
              hours: 1
    """
    same(edited(before, (("steps",), rows)), expected)


def test_a_row_is_added_below_dashes_that_are_not_indented() -> None:
    before = "answers:\n  steps:\n  - step: a\n  b: 1\n"
    after = edited(before, (("steps", 1), {"step": "b", "list": ["x", "y z"]}))
    same(after, "answers:\n  steps:\n  - step: a\n  - step: b\n    list:\n    - x\n    - y z\n  b: 1\n")


def test_a_cell_of_a_named_row_comes_in_at_its_place() -> None:
    order = Order((("result", "wait"), ("score", "better")))
    before = "answers:\n  levers:\n    wait:\n      better: sooner\n"
    after = edited(
        before, (("levers", "wait", "score"), "3"), (("levers", "result", "score"), "4"), order=order
    )
    expected = """
        answers:
          levers:
            result:
              score: 4
            wait:
              score: 3
              better: sooner
    """
    same(after, expected)


def test_removed_keys_leave_their_comments() -> None:
    before = "answers:\n  # above\n  a: 1  # why\n  b:\n    - x  # which\n  c: 3\n"
    after = edited(before, (("a",), REMOVE), (("b",), REMOVE))
    same(after, "answers:\n  # above\n  # why\n  # which\n  c: 3\n")


def test_the_first_cell_of_a_row_can_go() -> None:
    before = "answers:\n  t:\n    - a: 1  # one\n      b: 2\n"
    same(edited(before, (("t", 0, "a"), REMOVE)), "answers:\n  t:\n    - # one\n      b: 2\n")


SECTIONS = Order((("name", "kind"), ("price", "cost", "fee")))


def test_a_new_key_stands_after_its_neighbour_above() -> None:
    before = "answers:\n  name: x\n\n  # Sums\n  price: 1  # net\n  fee: 2\n"
    after = edited(before, (("cost",), "3"), order=SECTIONS)
    same(after, "answers:\n  name: x\n\n  # Sums\n  price: 1  # net\n  cost: 3\n  fee: 2\n")


def test_the_first_key_of_a_section_stands_below_its_heading() -> None:
    before = "answers:\n  name: x\n\n  # Sums\n  cost: 1\n"
    after = edited(before, (("price",), "3"), order=SECTIONS)
    same(after, "answers:\n  name: x\n\n  # Sums\n  price: 3\n  cost: 1\n")


def test_new_keys_stand_in_their_order_whatever_order_they_came_in() -> None:
    after = edited("answers:\n", (("fee",), "3"), (("name",), "x"), (("price",), "1"), order=SECTIONS)
    same(after, "answers:\n  name: x\n  price: 1\n  fee: 3\n")


def test_an_answer_takes_the_place_of_its_empty_prompt() -> None:
    before = "answers:\n  name: x\n\n  ## How much?\n  # price: \n\n  ## And?\n  # cost:\n  #   - what: \n"
    after = edited(before, (("price",), "9"), (("cost",), [{"what": "wool"}]))
    expected = """
        answers:
          name: x

          ## How much?
          price: 9

          ## And?
          cost:
            - what: wool
    """
    same(after, expected)


def test_an_answer_stands_below_a_prompt_that_holds_words() -> None:
    after = edited("answers:\n  # price: 800, or more?\n  name: x\n", (("price",), "9"))
    same(after, "answers:\n  # price: 800, or more?\n  price: 9\n  name: x\n")


def test_idle_words_in_a_prompt_give_way() -> None:
    order = Order((), lambda words: words == "not written yet")
    after = edited("answers:\n  # price: not written yet\n  name: x\n", (("price",), "9"), order=order)
    same(after, "answers:\n  price: 9\n  name: x\n")


def test_a_prompt_inside_a_text_is_text() -> None:
    before = "answers:\n  name: |\n    # price:\n  fee: 1\n"
    assert edited(before, (("price",), "9"), order=SECTIONS) == (
        "answers:\n  name: |\n    # price:\n  price: 9\n  fee: 1\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "answers:\n  a: x\n"),
        ("# only words", "# only words\nanswers:\n  a: x"),
        ("---\n", "---\nanswers:\n  a: x\n"),
        ("---\n...\n", "---\nanswers:\n  a: x\n...\n"),
        ("meta: {id: m}\n", "meta: {id: m}\nanswers:\n  a: x\n"),
        ("meta: {id: m}", "meta: {id: m}\nanswers:\n  a: x"),
        ("answers:", "answers:\n  a: x"),
        ("answers: # none\n", "answers: # none\n  a: x\n"),
        ("answers: {}\nnotes:\n", "answers:\n  a: x\nnotes:\n"),
        ("answers: ~\n", "answers:\n  a: x\n"),
        ("{answers: {b: 1}}\n", "{answers: {b: 1, a: x}}\n"),
        ("answers: {b: 1}\n", "answers: {b: 1, a: x}\n"),
    ],
)
def test_the_first_answer_finds_its_place(before: str, after: str) -> None:
    assert edited(before, (("a",), "x")) == after


def test_what_stands_there_already_is_not_written_again() -> None:
    before = "answers:\n  a:   'x'\n  b: [ p,q ]\n  c:\n    r: {s: 1}\n"
    assert (
        edited(before, (("a",), "x"), (("b",), ["p", "q"]), (("c",), {"r": {"s": "1"}}), (("d",), REMOVE))
        == before
    )


@pytest.mark.parametrize("text", ["bell\a", "\x00", "\x85", "\ud83d", "\ufffe"])
def test_letters_that_a_file_cannot_hold_are_refused(text: str) -> None:
    with pytest.raises(WorkbookError, match="cannot be written"):
        edited("answers:\n  a: x\n", (("a",), [{"b": text}]))


def test_words_are_not_overwritten_by_cells() -> None:
    with pytest.raises(WorkbookError, match=r"x\.yaml:2:6: .*nothing was written"):
        edited("answers:\n  t: some words\n", (("t", "row", "cell"), "1"))


def test_one_change_that_cannot_be_made_spoils_the_others_too() -> None:
    with pytest.raises(WorkbookError, match='"answers t'):
        edited("answers:\n  a: 1\n  t: words\n", (("a",), "2"), (("t", 0), "x"))


def test_a_file_that_cannot_be_read_is_not_written() -> None:
    with pytest.raises(WorkbookError):
        edited("answers:\n  a: [1\n", (("a",), "2"))


def test_a_trap_elsewhere_in_the_file_stays_as_it_is() -> None:
    before = "answers:\n  a: 1\n  a: 2\n  b: &x we\n  c: *x\n"
    assert edited(before, (("a",), "3"), (("c",), "4")) == "answers:\n  a: 3\n  a: 2\n  b: &x we\n  c: 4\n"


@pytest.mark.parametrize("slip", [(0, 1, ""), (1, 0, ""), (0, 0, "x"), (0, 0, " # x")])
def test_a_writer_that_slips_is_caught_by_the_proof(
    slip: tuple[int, int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after, more = slip

    def put(planner: splice.Planner, start: int, end: int, text: str) -> None:
        planner.splices.append(cutting.Splice(start - before, end + after, text + more))

    monkeypatch.setattr(splice.Planner, "put", put)
    with pytest.raises(WorkbookError, match="nothing was written"):
        edited("answers:\n  a: 1\n  c: [x, y]\n  d: 2\n", (("c", 2), "z"))
