"""One answers file, taken apart: what it says of itself, and what stands beside the answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import RESERVED, Answers, parse_answers, read_answers
from twowheels.errors import Place, WorkbookError

if TYPE_CHECKING:
    from tests.conftest import Bound


def parsed(text: str) -> Answers:
    """Read a file given as text."""
    return parse_answers(text.encode(), "lemon.yaml")


def test_a_file_says_what_it_is(answers: Answers) -> None:
    """
    workbook: lemonade
    workbook_version: 2
    meta:
      id: sunny-corner
      updated: 2026-11-18
      currency: EUR
      language: pt-BR
      filled_by: owner_with_coach
      time_zone: Europe/Berlin
      skip_weeks: [2026-12-24]
    """
    assert answers.workbook == ("lemonade", Place("lemon.yaml", 1, 11))
    assert answers.workbook_version == ("2", Place("lemon.yaml", 2, 19))
    assert answers.meta[:5] == ("sunny-corner", date(2026, 11, 18), "EUR", "pt-BR", "owner_with_coach")
    assert answers.problems == ()


def test_what_is_left_out_has_its_default(answers: Answers) -> None:
    """
    meta: {id: lemon, updated: , currency: ~, language: }
    """
    assert answers.meta[:5] == ("lemon", None, "", "", "owner")
    assert (answers.workbook.text, answers.workbook_version.text, answers.given) == ("", "", {})
    assert answers.problems == ()


def test_answers_keep_their_words_and_places(answers: Answers) -> None:
    """
    taste: no
    price: 12:30
    """
    assert {key: getattr(entry.value, "text", "") for key, entry in answers.given.items()} == {
        "taste": "no",
        "price": "12:30",
    }
    assert [(entry.key.line, entry.key.column) for entry in answers.given.values()] == [(3, 3), (4, 3)]


def test_notes_and_acceptances_and_settings_are_read(answers: Answers) -> None:
    """
    meta: {id: lemon}
    publish: [price, taste]
    accepted:
      - {check: UNA006, reason: short is fine, until: 2027-03-01}
    notes:
      - {on: price, by: coach, date: 2026-11-20, audience: coach, text: Try three.}
      - on: taste
        text: Sour is in.
    settings:
      busy_from: {value: 60, reason: we are two}
    """
    assert answers.publish == {"price": Place("lemon.yaml", 2, 11), "taste": Place("lemon.yaml", 2, 18)}
    assert answers.accepted[0][:3] == ("UNA006", "short is fine", date(2027, 3, 1))
    assert answers.notes[0][:5] == ("price", "coach", date(2026, 11, 20), "coach", "Try three.")
    assert answers.notes[1][:5] == ("taste", "owner", None, "owner", "Sour is in.")
    assert answers.settings[0][:3] == ("busy_from", Decimal(60), "we are two")
    assert answers.problems == ()


@pytest.mark.parametrize(
    ("text", "message", "hint", "line", "column"),
    [
        ("anwsers: {}", 'An answers file has no key "anwsers".', 'Did you mean "answers"?', 2, 1),
        ("colour: red", 'An answers file has no key "colour".', "Known here: accepted, answers,", 2, 1),
        ("answers: [a]", '"answers" must be written as key: value lines.', "", 2, 10),
        ("publish: price", '"publish" must be a list.', "behind a dash", 2, 10),
        ("publish: [[a]]", 'Each thing in "publish" must be a text.', "", 2, 11),
        ("notes: [{on: a, text: b, bye: coach}]", 'A note has no key "bye".', 'Did you mean "by"?', 2, 26),
        ("notes: [{text: a}]", 'A note needs "on".', "", 2, 9),
        ("notes: [{on: a}]", 'A note needs "text".', "", 2, 9),
        (
            "notes: [{on: a, text: b, by: mum}]",
            '"mum" cannot stand at "by".',
            "Choose from: owner, coach.",
            2,
            30,
        ),
        ("notes: [a]", "A note must be written as key: value lines.", "", 2, 9),
        ("accepted: [{check: A1}]", 'An acceptance needs "reason".', "", 2, 12),
        ("accepted: [{reason: a}]", 'An acceptance needs "check".', "", 2, 12),
        ("accepted: [{check: A1, reason: b, until: soon}]", '"soon" is not a date.', "2026-11-21", 2, 42),
        ("settings: {a: {value: much, reason: b}}", '"value" must be a number, not "much".', "", 2, 23),
        ("settings: {a: {value: 1e9, reason: b}}", '"value" must be a number, not "1e9".', "", 2, 23),
        ("settings: {a: {value: 3}}", 'A setting needs "reason".', "", 2, 15),
    ],
)
def test_what_does_not_fit_is_told_at_its_place_and_the_rest_is_read(
    text: str, message: str, hint: str, line: int, column: int
) -> None:
    answers = parsed(f"meta: {{id: lemon}}\n{text}\n")
    (problem,) = answers.problems
    assert problem.message == message
    assert hint in problem.hint
    assert problem.place == Place("lemon.yaml", line, column)


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ("{id: lemon, curency: EUR}", '"meta" has no key "curency".'),
        ("{id: lemon, currency: euro}", '"euro" is not a currency.'),
        ("{id: lemon, language: English please}", '"English please" is not a language.'),
        ("{id: lemon, updated: 18.11.2026}", '"18.11.2026" is not a date.'),
        ("{id: lemon, filled_by: mum}", '"mum" cannot stand at "filled_by".'),
    ],
)
def test_a_slip_in_meta_is_told(meta: str, message: str) -> None:
    (problem,) = parsed(f"meta: {meta}\n").problems
    assert (problem.message, problem.place.line) == (message, 1)
    assert problem.hint


@pytest.mark.parametrize("good", ["a", "tidewater-back-office", "42", "a" * 63])
def test_an_id_names_a_folder(good: str) -> None:
    assert parsed(f"meta: {{id: {good}}}").meta.id == good


@pytest.mark.parametrize(
    "bad",
    [
        "Lemon",
        "lemon stand",
        "../etc",
        "-lemon",
        "lemon-",
        "a--b",
        "lemon.",
        "ä",
        "a" * 64,
        "a/b",
        *sorted(RESERVED),
    ],
)
def test_an_id_that_could_do_harm_is_refused(bad: str) -> None:
    with pytest.raises(WorkbookError) as caught:
        parsed(f'meta: {{id: "{bad}"}}')
    assert caught.value.place == Place("lemon.yaml", 1, 12)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "answers: {taste: a}", "meta:", "meta: {id: }", "meta: lemon"]
)
def test_a_file_that_names_no_business_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(WorkbookError, match="does not say which business") as caught:
        parsed(text)
    assert "id: your-business" in caught.value.hint


def test_a_slip_belongs_to_the_answer_in_which_it_stands(answers: Answers) -> None:
    """
    meta: {id: lemon}
    answers:
      taste: Cold #1 in town
      pieces:
      - A mug
      - Ice #2 cubes
      steps:
        - step: Squeeze #3 times
      taste: again
    notes:
      - on: taste
        text: Mum #4 knows
    """
    assert [slip.question for slip in answers.slips] == ["taste", "pieces", "steps", "", ""]


def test_a_slip_in_a_list_of_answers_on_one_line_belongs_to_its_key(answers: Answers) -> None:
    """
    meta: {id: lemon}
    answers: {taste: a, pieces: [b, *c], price: 3}
    """
    assert [slip.question for slip in answers.slips] == ["pieces"]


def test_the_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "lemon.yaml"
    file.write_bytes(b"meta: {id: lemon}\n")
    assert read_answers(file).digest == parsed("meta: {id: lemon}\n").digest
    assert read_answers(file).digest != parsed("meta: {id: lemon}\r\n").digest
    assert read_answers(file).file == str(file)


def test_windows_lines_and_a_byte_order_mark_change_nothing(bound: Bound) -> None:
    plain = "meta: {id: lemon}\nanswers:\n  taste: Like a cold lake\n"
    windows = "\ufeff" + plain.replace("\n", "\r\n")
    assert parsed(windows).given["taste"] == parsed(plain).given["taste"]
