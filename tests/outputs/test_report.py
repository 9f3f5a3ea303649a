"""What a check has to say as JSON for programs, and what it leaves with."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.outputs.reported import TORN, of

from twowheels.businesses import Reviewed
from twowheels.errors import Place, WorkbookError
from twowheels.outputs.report import as_json, exit_code, number
from twowheels.outputs.text import as_text
from twowheels.review import Review

if TYPE_CHECKING:
    from tests.conftest import Bound

DAY = date(2026, 11, 21)


def loaded(*reviewed: Reviewed) -> dict[str, Any]:
    """Give the JSON report as a program reads it."""
    report: dict[str, Any] = json.loads("".join(as_json(reviewed, DAY)))
    return report


@pytest.mark.parametrize("torn", [0, 1, 2])
@pytest.mark.parametrize("books", [0, 1, 2])
def test_the_report_is_set_as_if_it_were_written_in_one_go(bound: Bound, torn: int, books: int) -> None:
    book = of(bound, 'stand_name: "Sunny\\u2028Corner"')
    written = "".join(as_json([*[Reviewed("b.yaml", None, TORN)] * torn, *[book] * books], DAY))
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2)


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_book_is_kept_once_it_was_told(bound: Bound, form: str) -> None:
    alive: weakref.WeakSet[Review] = weakref.WeakSet()
    most = 0

    def one_by_one() -> Iterator[Reviewed]:
        nonlocal most
        for _ in range(6):
            one = of(bound)
            assert one.review
            alive.add(one.review)
            yield one
            del one
            gc.collect()
            most = max(most, len(alive))

    reviewed = one_by_one()
    assert list(as_json(reviewed, DAY) if form == "json" else as_text(reviewed, everything=False))
    assert most <= 2


def test_of_very_many_mistakes_the_first_are_told() -> None:
    error = WorkbookError("It is torn.", place=Place("b.yaml", 1))
    error.others = tuple(WorkbookError("And torn.", place=Place("b.yaml", n)) for n in range(2, 1001))
    assert len(loaded(Reviewed("b.yaml", None, error))["errors"]) == 51


def test_the_report_has_every_key_that_programs_rely_on(bound: Bound) -> None:
    report = loaded(of(bound))
    assert list(report) == ["schema", "as_of", "errors", "books"]
    assert (report["schema"], report["as_of"], report["errors"]) == (1, "2026-11-21", [])
    (book,) = report["books"]
    assert list(book) == "answers id business workbook gate progress figures settings findings next".split()
    assert book["workbook"] == {"id": "lemonade", "version": "2"}
    assert list(book["gate"]) == "id open answered of missing closed_by".split()
    counts = "answered active required_answered required minutes_left".split()
    assert list(book["progress"]) == [*counts, "parts", "states"]
    assert {part: list(one) for part, one in book["progress"]["parts"].items()} == {
        "stand": counts,
        "street": counts,
    }
    assert sum(book["progress"]["states"].values()) == len(bound("").entries)
    assert {tuple(finding) for finding in book["findings"]} == {
        tuple("check severity question row line column message fix group parked accepted privacy".split())
    }
    assert {tuple(step) for step in book["next"]} == {("check", "question", "message")}


def test_a_book_says_who_it_is_and_how_far(bound: Bound) -> None:
    (book,) = loaded(of(bound))["books"]
    assert (book["answers"], book["id"], book["business"]) == ("answers/lemon.yaml", "lemon", "Sunny Corner")
    assert book["gate"] == {
        "id": "taste",
        "open": False,
        "answered": 1,
        "of": 4,
        "missing": ["recipe", "pieces", "price"],
        "closed_by": [],
    }


def test_findings_say_where_and_how_they_are_shown(bound: Bound) -> None:
    findings = {finding["check"]: finding for finding in loaded(of(bound))["books"][0]["findings"]}
    assert findings["UNA009"] == {
        "check": "UNA009",
        "severity": "error",
        "question": "fizz",
        "row": None,
        "line": 6,
        "column": 9,
        "message": '"bubbly" is not one of the options.',
        "fix": "Choose from: still, fizzy, both.",
        "group": "UNA009",
        "parked": False,
        "accepted": None,
        "privacy": "public",
    }
    assert findings["STR301"]["parked"] is True
    assert (findings["UNA010"]["accepted"], findings["UNA010"]["row"]) == ("it was late", "1")


def test_the_public_gets_no_gate_no_progress_and_no_findings(bound: Bound) -> None:
    (book,) = loaded(of(bound, audience="public"))["books"]
    assert (book["gate"], book["progress"], book["findings"], book["next"]) == (None, None, [], [])
    assert book["business"] == "Sunny Corner"


def test_what_cannot_be_read_stands_among_the_errors(bound: Bound) -> None:
    torn = WorkbookError("It is torn.", place=Place("b.yaml", 3, 4), hint="Mend it.")
    torn.others = (WorkbookError("And wet."),)
    report = loaded(of(bound), Reviewed("b.yaml", None, torn))
    assert [book["id"] for book in report["books"]] == ["lemon"]
    assert report["errors"] == [
        {"file": "b.yaml", "line": 3, "column": 4, "message": "It is torn.", "hint": "Mend it."},
        {"file": "", "line": None, "column": None, "message": "And wet.", "hint": None},
    ]


@pytest.mark.parametrize(("value", "written"), [("3", "3"), ("3.00", "3"), ("14.7", "14.7"), ("0", "0")])
def test_a_number_is_written_as_json_has_them(value: str, written: str) -> None:
    assert json.dumps(number(Decimal(value))) == written


@pytest.mark.parametrize(
    ("text", "strict", "code"),
    [
        ("stand_name: a", False, 1),
        ("fizz: bubbly", False, 1),
        (None, False, 0),
        (None, True, 1),
    ],
)
def test_the_exit_code_tells_the_worst(bound: Bound, text: str | None, strict: bool, code: int) -> None:
    assert exit_code([of(bound, text or _finished() + "  extras: TODO\n")], strict=strict) == code


def test_a_clean_business_leaves_with_nought_and_an_unreadable_one_with_2(bound: Bound) -> None:
    clean = of(bound, _finished())
    assert exit_code([clean], strict=True) == 0
    assert exit_code([clean, Reviewed("b.yaml", None, TORN)], strict=False) == 2
    assert exit_code([], strict=True) == 0


def test_what_is_accepted_fails_nothing(bound: Bound) -> None:
    text = _finished() + "  extras: TODO\naccepted: [{check: UNA002, reason: later this week}]\n"
    assert exit_code([of(bound, text)], strict=True) == 0


def _finished() -> str:
    from pathlib import Path

    folder = Path(__file__).parents[1] / "workbooks" / "small" / "answers"
    return (folder / "sunny-corner.yaml").read_text(encoding="utf-8")
