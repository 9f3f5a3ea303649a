"""Merging three ways: nobody's change is lost, and nothing that only one side changed is asked about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twowheels.merging import Verdict, pair_rows, verdict

VALUES = st.sampled_from(["", "a", "b", "c"])
CELLS = st.sampled_from(["", "x", "y", "z"])
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6)


@given(VALUES, VALUES)
def test_what_only_one_side_changed_holds(base: str, changed: str) -> None:
    assert verdict(base, base, changed) is Verdict.KEEP
    assert verdict(base, changed, base) is (Verdict.TAKE if changed != base else Verdict.KEEP)


@given(VALUES, VALUES, VALUES)
def test_one_asks_exactly_when_three_differ(base: str, theirs: str, mine: str) -> None:
    assert (verdict(base, theirs, mine) is Verdict.ASK) == (len({base, theirs, mine}) == 3)


@given(VALUES, VALUES, VALUES)
def test_what_was_taken_is_not_taken_again(base: str, theirs: str, mine: str) -> None:
    now = theirs if verdict(base, theirs, mine) is Verdict.TAKE else mine
    assert verdict(base, theirs, now) is not Verdict.TAKE


@given(VALUES, VALUES, VALUES)
def test_swapping_the_sides_swaps_the_winner(base: str, theirs: str, mine: str) -> None:
    one, other = verdict(base, theirs, mine), verdict(base, mine, theirs)
    assert (one is Verdict.ASK) == (other is Verdict.ASK)
    assert not one is other is Verdict.TAKE


@given(TABLES)
def test_a_table_that_nobody_changed_pairs_row_by_row(table: list[tuple[str, ...]]) -> None:
    pairs, new = pair_rows(table, table)
    filled = [number for number, row in enumerate(table) if any(row)]
    assert {old: pairs.get(old) for old in filled} == {number: number for number in filled}
    assert set(new) == set(range(len(table))) - set(filled)


@given(TABLES, TABLES)
def test_no_row_is_paired_twice(base: list[tuple[str, ...]], mine: list[tuple[str, ...]]) -> None:
    pairs, new = pair_rows(base, mine)
    assert len(set(pairs.values())) == len(pairs)
    assert sorted([*pairs.values(), *new]) == list(range(len(mine)))


def test_rows_are_found_again_by_all_cells_by_the_first_or_by_the_others() -> None:
    base = [("press", "5"), ("stir", "7"), ("sell", "9")]
    mine = [("sell", "9"), ("wash", "1"), ("press", "6"), ("stir well", "7")]
    pairs, new = pair_rows(base, mine)
    assert pairs == {2: 0, 0: 2, 1: 3}
    assert new == (1,)


def test_a_row_that_is_there_no_more_has_no_pair() -> None:
    assert pair_rows([("press", "5"), ("stir", "7")], [("sell", "9")]).pairs == {}
