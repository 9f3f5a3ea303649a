"""One answers file, taken apart: what it says of itself, and what stands beside the answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twowheels.answers import Answers, parse_answers, read_answers
from twowheels.errors import Place, WorkbookError
from twowheels.meta import RESERVED

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
    (setting,) = answers.settings
    assert (setting.path, setting.reason, getattr(setting.value, "text", "")) == (
        "busy_from",
        "we are two",
        "60",
    )
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
        ("accepted: [{reason: a}]", 'An acceptance needs "check".', "", 2, 12),
        ("accepted: [{check: A1, reason: b, until: soon}]", '"soon" is not a date.', "2026-11-21", 2, 42),
        ("settings: {a: {valu: 3, reason: b}}", 'A setting has no key "valu".', 'mean "value"?', 2, 16),
        ("settings: {a: 3}", "A setting must be written as key: value lines.", "", 2, 15),
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


def test_the_time_zone_and_the_weeks_without_work_are_read(answers: Answers) -> None:
    """
    meta:
      id: lemon
      time_zone: Europe/Berlin
      skip_weeks: [2026-W53, 2026-12-31, 2026-07-15, 2021-W01, ~]
    """
    assert answers.meta.time_zone == "Europe/Berlin"
    assert answers.meta.skip_weeks == (date(2021, 1, 4), date(2026, 7, 13), date(2026, 12, 28))
    assert answers.problems == ()


@pytest.mark.parametrize(
    ("line", "message", "hint", "column"),
    [
        ("time_zone: berlin", '"berlin" is not a time zone.', 'Did you mean "Europe/Berlin"?', 14),
        ("time_zone: Europe/Berln", '"Europe/Berln" is not a time zone.', "Europe/Berlin", 14),
        ("time_zone: ../../etc/passwd", '"../../etc/passwd" is not a time zone.', "a region and a city", 14),
        ("skip_weeks: 2026-W53", '"skip_weeks" must be a list.', "behind a dash", 15),
        ("skip_weeks: [2026-W54]", "There is no week 2026-W54.", "some years 53", 16),
        ("skip_weeks: [2025-W53]", "There is no week 2025-W53.", "some years 53", 16),
        ("skip_weeks: [53]", '"53" is not a week.', "2026-W53", 16),
        ("skip_weeks: [2026-02-30]", "There is no day 2026-02-30.", "Check the month", 16),
        ("skip_weeks: [Christmas]", '"Christmas" is not a date.', "2026-11-21", 16),
    ],
)
def test_what_is_no_zone_and_no_week_is_told_at_its_place(
    line: str, message: str, hint: str, column: int
) -> None:
    answers = parsed(f"meta:\n  id: lemon\n  {line}\n")
    (problem,) = answers.problems
    assert problem.message == message
    assert hint in problem.hint
    assert (problem.place.line, problem.place.column) == (3, column)
    assert (answers.meta.time_zone, answers.meta.skip_weeks) == ("", ())


def test_a_lone_question_mark_is_a_note_and_stops_nothing(answers: Answers) -> None:
    """
    taste: ?
    price: ? # ask my aunt
    """
    assert [getattr(entry.value, "text", "") for entry in answers.given.values()] == ["?", "?"]
    assert answers.problems == answers.slips == ()
