"""A workbook says which rows are for whom, and a slip in it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twowheels.errors import WorkbookError

if TYPE_CHECKING:
    from tests.conftest import Changed

    from twowheels.workbook import Workbook


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{column: whom, rows: {me: public}}", 'names no column "whom"'),
        ("{column: who, rows: {me: public, sister: coach, mum: coach}}", 'names no option "mum"'),
        ("{column: who, rows: {me: public}}", 'does not say for whom rows with "sister" are'),
        ("{column: step, rows: {me: public}}", "must be a choice or a yes_no"),
        ("{column: who, rows: {me: all, sister: coach}}", '"all" cannot stand at "me"'),
        ("{column: who, rows: {me: public, sister: coach}, hides: {me: [kost]}}", 'names no column "kost"'),
        ("{column: who, rows: {me: public, sister: coach}, hides: {mum: [cost]}}", 'has no key "mum"'),
        ("{rows: {me: public, sister: coach}}", 'needs "column"'),
        ("{column: who, row: {me: public}}", 'has no key "row"'),
    ],
)
def test_a_rule_that_cannot_work_is_refused(changed: Changed, rule: str, message: str) -> None:
    with pytest.raises(WorkbookError) as caught:
        changed("stand/day.yaml", "min_rows: 2", f"row_privacy: {rule}\n    min_rows: 2")
    assert any(message in error.message for error in (caught.value, *caught.value.others))


def test_only_a_table_has_rows(changed: Changed) -> None:
    with pytest.raises(WorkbookError, match='does not understand "row_privacy"'):
        changed(
            "stand/money.yaml", "kind: money", "kind: money\n    row_privacy: {column: a, rows: {b: owner}}"
        )


def test_a_condition_may_not_read_a_column_that_is_more_private(changed: Changed) -> None:
    with pytest.raises(WorkbookError, match="a column that is for the owner"):
        changed("stand/day.yaml", "when: answered(steps)", "when: any(steps, it.cost > 3)")


def test_proof_that_is_private_never_reaches_the_public(default_workbook: Workbook) -> None:
    rule = default_workbook.questions["track_record"].spec.row_privacy
    assert rule is not None
    assert (rule.column, rule.rows["private"], rule.rows["anonymous"]) == ("may_we_tell", "coach", "public")
