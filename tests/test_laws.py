"""What holds for every business: laws of states, counts and findings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twowheels import checks
from twowheels.answers import Answers, parse_answers, read_answers
from twowheels.book import Book, bind
from twowheels.businesses import Reviewed
from twowheels.checks import Finding
from twowheels.definition import read_workbook
from twowheels.errors import Place, WorkbookError
from twowheels.figures import Figures
from twowheels.outputs.report import as_json
from twowheels.progress import progress
from twowheels.review import Review
from twowheels.states import DONE, STATES
from twowheels.words import WordLists
from twowheels.workbook import Workbook

ROOT = Path(__file__).parent
SMALL = read_workbook(ROOT / "workbooks" / "small" / "workbook")
SCALARS = st.sampled_from(
    ["''", "~", "0", "no", "TODO", "n/a", "none", "still", "mint", "3", "41", "2.5", "100", "2026-05-01",
     "Sour", "Like a cold lake", "Ten lemons in a jug", "{not_applicable: no}", "{later: 2026-01-01}",
     "{not_applicable: We sell water only}", "{later: 2027-01-01, why: so}"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["step", "minutes", "who", "cost", "plan", "sun", "rain", "making", "selling", "nobody"]
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items())}}}"
        ),
    ),
    max_leaves=6,
)
LAW = settings(max_examples=50)
SHEETS = st.dictionaries(st.sampled_from(sorted(SMALL.questions)), ANYTHING, max_size=12)


def run(book: Book) -> tuple[Finding, ...]:
    """Put every check to a book."""
    return checks.run(Figures(book))


def bound(sheet: Mapping[str, str], workbook: Workbook = SMALL, audience: str = "owner") -> Book:
    """Bind a sheet of answers as they are typed."""
    lines = "".join(f"  {key}: {typed}\n" for key, typed in sheet.items())
    answers = parse_answers(f"meta: {{id: lemon}}\nanswers:\n{lines}".encode(), "lemon.yaml")
    return bind(workbook, answers, as_of=date(2026, 11, 21), audience=audience)


def states(book: Book) -> dict[str, str]:
    """Give every question's state."""
    return {name: entry.state for name, entry in book.entries.items()}


def findings(book: Book) -> list[tuple[Any, ...]]:
    """Give the findings without their places, which are the file's own."""
    return [tuple(finding._replace(place=Place(""))) for finding in run(book)]


@LAW
@given(SHEETS, st.sampled_from(["owner", "coach", "public"]))
def test_states_add_up_and_every_count_comes_from_them(sheet: dict[str, str], audience: str) -> None:
    review = Review(bound(sheet, audience=audience))
    counts, done = review.states, review.progress
    assert sum(counts.values()) == len(review.book.entries)
    assert set(counts) == set(STATES)
    assert done.active == len(review.book.entries) - counts["inactive"]
    assert done.answered == sum(counts[state] for state in DONE)
    assert 0 <= done.answered <= done.active
    assert 0 <= done.required_answered <= done.required <= done.active
    assert (done.minutes_left == 0) == (done.answered == done.active)
    parts = [review.progress_of(part.id) for part in review.book.workbook.parts]
    assert [sum(column) for column in zip(*parts, strict=True)] == list(done)


@LAW
@given(SHEETS)
def test_an_inactive_branch_never_adds_a_gap(sheet: dict[str, str]) -> None:
    book = bound(sheet)
    inactive = {name for name, state in states(book).items() if state == "inactive"}
    assert inactive.isdisjoint(finding.question for finding in run(book) if finding.check != "UNA009")
    required = sum(e.question.required for name, e in book.entries.items() if name not in inactive)
    assert Review(book).progress.required == required


@LAW
@given(SHEETS, st.sampled_from(["[]", "", "~", "[~]", "[{step: }]", "[{}, {who: ~}]"]))
def test_an_empty_required_table_is_a_gap(sheet: dict[str, str], empty: str) -> None:
    book = bound({**sheet, "steps": empty})
    assert book.state("steps") == "blank"
    assert ("UNA001", "steps") in {(finding.check, finding.question) for finding in run(book)}


@LAW
@given(SHEETS)
def test_an_optional_blank_is_never_a_finding(sheet: dict[str, str]) -> None:
    book = bound(sheet)
    blank = {n for n, e in book.entries.items() if e.state == "blank" and not e.question.required}
    assert blank.isdisjoint(finding.question for finding in run(book))


@given(
    SHEETS,
    st.sampled_from(
        [("price", "0"), ("glasses", "0"), ("licensed", "no"), ("passers", "0"), ("sugar", "0%")]
    ),
)
def test_nought_and_no_are_answers(sheet: dict[str, str], answer: tuple[str, str]) -> None:
    assert bound({**sheet, answer[0]: answer[1]}).state(answer[0]) == "answered"


@LAW
@given(SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_no_state_and_no_finding(sheet: dict[str, str], random: Any) -> None:
    shuffled = list(sheet.items())
    random.shuffle(shuffled)
    one, other = bound(sheet), bound(dict(shuffled))
    assert states(one) == states(other)
    assert sorted(findings(one)) == sorted(findings(other))


@LAW
@given(SHEETS, st.sampled_from(sorted(SMALL.questions)), ANYTHING)
def test_an_answer_changes_no_other_question_unless_a_condition_says_so(
    sheet: dict[str, str], name: str, typed: str
) -> None:
    before, after = states(bound(sheet)), states(bound({**sheet, name: typed}))
    dependent = {q.id for q in SMALL.questions.values() if q.when and name in q.when.names}
    assert {n for n in before if before[n] != after[n]} <= {name, *dependent}


@LAW
@given(SHEETS)
def test_without_word_lists_nothing_is_judged_by_its_words(sheet: dict[str, str]) -> None:
    silent = replace(SMALL, words=WordLists("en"))
    assert {"placeholder", "echo", "waived_without_reason"}.isdisjoint(states(bound(sheet, silent)).values())


@LAW
@given(SHEETS)
def test_checking_is_pure(sheet: dict[str, str]) -> None:
    book = bound(sheet)
    before = states(book), repr(book.answers)
    assert run(book) == run(book)
    assert (states(book), repr(book.answers)) == before


@LAW
@given(SHEETS)
def test_every_finding_and_next_step_stands_in_the_file_and_is_about_a_question_or_nothing(
    sheet: dict[str, str],
) -> None:
    review = Review(bound(sheet))
    for shown in review.findings:
        assert shown.finding.question in {"", *review.book.entries}
        assert shown.finding.place.file == "lemon.yaml"
        assert "\n" not in shown.finding.message
    assert len(review.next) <= 3


@LAW
@given(SHEETS)
def test_whoever_sees_less_sees_the_same(sheet: dict[str, str]) -> None:
    whole, coach = bound(sheet), bound(sheet, audience="coach")
    tables = {name for name, q in SMALL.questions.items() if any(c.privacy for c in q.spec.columns)}
    for name, state in states(coach).items():
        asked = SMALL.questions[name].when
        if name not in tables and not (asked and asked.names & tables):
            assert state == whole.state(name)


@given(st.text(max_size=200))
def test_any_text_is_a_file_or_a_clear_refusal(text: str) -> None:
    data = f"meta: {{id: lemon}}\nanswers:\n  taste: {text}\n".encode("utf-8", "replace")
    refused: WorkbookError | None = None
    try:
        answers = parse_answers(data, "lemon.yaml")
    except WorkbookError as error:
        refused = error
    if refused:
        assert refused.message.isprintable()
        assert refused.place.file == "lemon.yaml"
    else:
        assert len(Review(bind(SMALL, answers, as_of=date(2026, 11, 21))).next) <= 3


@given(st.binary(max_size=200))
def test_any_bytes_are_a_file_or_a_clear_refusal(data: bytes) -> None:
    with pytest.raises(WorkbookError) as caught:
        parse_answers(data, "lemon.yaml")
    assert caught.value.message.isprintable()


@pytest.fixture(scope="module")
def tidewater(default_workbook: Workbook) -> Answers:
    """Give the complete example."""
    return read_answers(ROOT.parent / "answers" / "tidewater-back-office.yaml")


@settings(max_examples=20)
@given(data=st.data())
def test_the_laws_hold_for_any_part_of_a_real_business(
    data: st.DataObject, tidewater: Answers, default_workbook: Workbook
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(tidewater.given))))
    some = tidewater._replace(given={key: entry for key, entry in tidewater.given.items() if key in kept})
    review = Review(bind(default_workbook, some, as_of=date(2026, 11, 21)))
    assert sum(review.states.values()) == len(default_workbook.questions)
    assert review.progress == progress(review.book.entries.values())
    open_gate = [e for e in review.book.entries.values() if e.question.gate and not e.done]
    assert review.gates["product"].open == (not open_gate)
    assert json.dumps([shown.finding.message for shown in review.findings])
    inactive = {name for name, entry in review.book.entries.items() if entry.state == "inactive"}
    assert inactive.isdisjoint(shown.finding.question for shown in review.findings)


PRIVATE = sorted(name for name, question in SMALL.questions.items() if question.privacy != "public")


@LAW
@given(SHEETS, st.sampled_from(PRIVATE), ANYTHING)
def test_a_private_answer_changes_nothing_that_the_public_reads(
    sheet: dict[str, str], name: str, answer: str
) -> None:
    without = {key: typed for key, typed in sheet.items() if key != name}
    assert public_report(without) == public_report(without | {name: answer})


def public_report(sheet: Mapping[str, str]) -> str:
    """Give all that the public's JSON says; lines and columns are the file's own."""
    review = Review(bound(sheet, audience="public"))
    said = "".join(as_json([Reviewed("lemon.yaml", review, None)], date(2026, 11, 21)))
    return re.sub(r'"(line|column)": \d+', "", said)
