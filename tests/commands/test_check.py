"""The command that says what is unanswered, what does not fit, and what to do next."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never

import pytest

from twowheels.commands.check import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Ran, Run

ROOT = Path(__file__).parents[2]
HEAD = "meta: {id: lemon}\nanswers:\n"


@pytest.fixture
def check(project: Path, run: Run) -> Check:
    """Check an answers file of the lemonade stand."""
    return Check(project, run)


class Check:
    """Check a file given as text or bytes."""

    def __init__(self, project: Path, run: Run) -> None:
        self.file = project / "answers" / "lemon.yaml"
        self.run = run

    def __call__(self, text: str | bytes, *arguments: str) -> Ran:
        """Write the file and check it alone."""
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.run("check", "answers/lemon.yaml", "--as-of", "2026-11-21", *arguments)


# --- the three examples -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def books() -> dict[str, dict[str, Any]]:
    """Check the shipped examples once, as the acceptance of the program does."""
    from click.testing import CliRunner

    from twowheels.commands.check import command

    files = sorted(str(file) for file in (ROOT / "answers").glob("*.yaml"))
    result = CliRunner().invoke(command, [*files, "--format", "json", "--as-of", "2026-11-21"])
    assert result.exit_code == 1
    return {book["id"]: book for book in json.loads(result.stdout)["books"]}


def required_in_product(book: dict[str, Any]) -> tuple[int, int]:
    """Give how many of the required product answers are there."""
    product = book["progress"]["parts"]["product"]
    return product["required_answered"], product["required"]


def test_the_three_examples_are_all_there(books: dict[str, dict[str, Any]]) -> None:
    assert set(books) == {"bracken-web-studio", "nightjar-evenings", "tidewater-back-office"}


def test_tidewater_is_complete_and_its_gate_is_open(books: dict[str, dict[str, Any]]) -> None:
    tidewater = books["tidewater-back-office"]
    assert tidewater["business"] == "Tidewater Back Office"
    assert tidewater["gate"] == {
        "id": "product", "open": True, "answered": 10, "of": 10, "missing": [], "closed_by": []
    }  # fmt: skip
    assert required_in_product(tidewater) == (21, 21)
    assert [finding for finding in tidewater["findings"] if finding["severity"] == "error"] == []


def test_nightjar_is_half_finished_and_its_gate_is_closed(books: dict[str, dict[str, Any]]) -> None:
    nightjar = books["nightjar-evenings"]
    assert nightjar["gate"] == {
        "id": "product", "open": False, "answered": 6, "of": 10, "closed_by": [],
        "missing": ["hole", "offer_promise", "how_we_offer", "secret_sauce"],
    }  # fmt: skip
    assert required_in_product(nightjar) == (12, 21)


def test_nightjars_echo_and_copied_example_are_seen_as_such(books: dict[str, dict[str, Any]]) -> None:
    states = books["nightjar-evenings"]["progress"]["states"]
    assert (states["echo"], states["copied_example"], states["later"]) == (1, 1, 1)
    assert sum(states.values()) == 109


def test_nightjar_is_told_what_to_do_next_one_step_a_wheel(books: dict[str, dict[str, Any]]) -> None:
    steps = books["nightjar-evenings"]["next"]
    assert (steps[0]["check"], steps[0]["question"]) == ("PRD101", "hole")
    assert len(steps) == 3


def test_bracken_is_complete_and_its_gate_is_closed_by_a_finding(books: dict[str, dict[str, Any]]) -> None:
    bracken = books["bracken-web-studio"]
    gate = bracken["gate"]
    assert (gate["open"], gate["missing"], gate["closed_by"]) == (False, [], ["JOB201"])
    assert required_in_product(bracken) == (21, 21)


def test_every_finding_stands_at_a_line_of_its_file(books: dict[str, dict[str, Any]]) -> None:
    for book in books.values():
        lines = Path(book["answers"]).read_text(encoding="utf-8").splitlines()
        for finding in book["findings"]:
            assert 1 <= finding["line"] <= len(lines)
            assert finding["message"]
            assert finding["fix"]


# --- exit codes and options -------------------------------------------------------------------------------


def test_a_finished_business_leaves_with_nought(project: Path, run: Run) -> None:
    code, out, err = run("check", "--as-of", "2026-11-21", "--strict")
    assert (code, err) == (0, "")
    assert out.startswith("Sunny Corner  (answers/sunny-corner.yaml)  ")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours_are_for_terminals_and_for_those_who_ask(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check").out) is coloured
    assert "\x1b[" not in run("check", "--format", "json").out


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_fails_only_when_strict(
    project: Path, run: Run, strict: tuple[str, ...], code: int
) -> None:
    file = project / "answers" / "sunny-corner.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  extras: TODO\n", encoding="utf-8")
    assert run("check", *strict).code == code


def test_the_highest_code_of_several_wins(project: Path, run: Run) -> None:
    (project / "answers" / "broken.yaml").write_text("meta: {id: a", encoding="utf-8")
    (project / "answers" / "gaps.yaml").write_text("meta: {id: gaps}\n", encoding="utf-8")
    assert run("check").code == 2
    assert run("check", "answers/gaps.yaml", "answers/sunny-corner.yaml").code == 1


@pytest.mark.parametrize(("day", "state"), [("2026-12-01", "later"), ("2026-12-02", "later_overdue")])
def test_as_of_is_the_day_that_counts(check: Check, day: str, state: str) -> None:
    check.file.write_text(HEAD + "  price: {later: 2026-12-01}\n", encoding="utf-8")
    out = check.run("check", "answers/lemon.yaml", "--as-of", day, "--format", "json").out
    report = json.loads(out)
    assert report["as_of"] == day
    assert report["books"][0]["progress"]["states"][state] == 1


def test_parked_and_accepted_findings_are_listed_on_demand(check: Check) -> None:
    text = HEAD + "  passers: 3\n"
    assert "A quiet corner" not in check(text).out
    assert "A quiet corner" in check(text, "--all").out


def test_depth_bounds_the_next_steps_and_not_the_counts(check: Check) -> None:
    text = HEAD + "  price: 2\n"
    quick, deep = (
        json.loads(check(text, "--format", "json", "--depth", d).out)["books"][0] for d in ("quick", "deep")
    )
    assert quick["progress"] == deep["progress"]
    assert {step["question"] for step in quick["next"]} <= {"stand_name", "taste"}


def test_the_audience_bounds_everything(check: Check) -> None:
    text = HEAD + "  debt: 900\n  price: 2\n  glasses: 3\n"
    assert "900" in check(text).out
    coach = check(text, "--audience", "coach").out
    assert "900" not in coach
    public = json.loads(check(text, "--audience", "public", "--format", "json").out)["books"][0]
    assert (public["gate"], public["findings"]) == (None, [])


def test_json_tells_of_errors_too_even_of_the_workbooks(check: Check, project: Path) -> None:
    torn = check("meta: {id: a", "--format", "json")
    assert torn.code == 2
    assert json.loads(torn.out)["errors"][0]["file"] == "answers/lemon.yaml"
    (project / "workbook" / "workbook.yaml").write_text("id: a\n", encoding="utf-8")
    broken = check(HEAD, "--format", "json")
    assert broken.code == 2
    report = json.loads(broken.out)
    assert report["books"] == []
    assert report["errors"][0]["message"] == 'workbook.yaml needs "title".'


def test_outside_a_project_the_way_out_is_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert "There is no workbook here or in any folder above." in err
    assert 'lay one out with "twowheels new my-workbook"' in err


def test_a_file_that_is_not_there_is_told_with_the_nearest(project: Path, run: Run) -> None:
    code, _, err = run("check", "answers/sunny-korner.yaml")
    assert code == 2
    assert (
        'answers/sunny-korner.yaml: There is no such file or folder.\n    Did you mean "sunny-corner.yaml"?'
        in err
    )


# --- what bad input gets ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "place", "words", "way_out"),
    [
        ("fizz: no", "3:9", '"no" is not one of the options.', "Choose from: still, fizzy, both."),
        (
            "time: {making: 60, and so on, selling: 40}",
            "3:22",
            'A comma inside { } split your text before "and so on".',
            "in quotes",
        ),
        (
            "steps:\n    - {step: Squeeze, and stir, minutes: 3}",
            "4:23",
            "A comma inside { } split",
            "in quotes",
        ),
        ("open_hours: 12:30", "3:15", "12.5 is too large.", "The most is 12."),
        ("glasses: 1,200", "3:12", '"1,200" is not a number.', "Write 1200"),
        ("glasses: a dozen", "3:12", '"a dozen" is not a number.', "Write digits only"),
        ("opened_on: 15.1.2026", "3:14", '"15.1.2026" is not a date.', "Write 2026-01-15"),
        (
            "taste: We are #1 in town",
            "3:17",
            'Everything from the # on is left out: "#1 in town".',
            '"We are #1 in town"',
        ),
        ("taste: *best", "3:10", "has a special meaning in YAML", '"*best"'),
        ("taste: !very sour", "3:10", "has a special meaning in YAML", '"!very sour"'),
        ("taste: &very sour", "3:10", "has a special meaning in YAML", '"&very sour"'),
        ("<<: {taste: a}", "3:3", '"<<"', "Write the keys"),
        (
            "taste: a\n  taste: b",
            "4:3",
            '"taste" stands here a second time; the first one, in line 3, counts.',
            "Keep one",
        ),
        ("taste: [a, b]", "3:10", "This needs a text, but a list stands here.", "in quotes"),
        ("steps: Squeeze", "3:10", "This needs rows.", "Begin each row with a dash"),
        ("steps: [{stp: Squeeze}]", "3:12", 'There is no column "stp".', 'Did you mean "step"?'),
        ("weather: {snow: {plan: a}}", "3:13", 'There is no row "snow".', "sun, rain"),
        ("toppings: [mint, cherry]", "3:20", '"cherry" is not one of the options.', 'Did you mean "berry"?'),
        ("order: [taste, taste]", "3:18", '"taste" stands in the order twice.', "Keep the higher one."),
        ("time: {making: 60}", "3:9", "The shares total 60, not 100.", "40 are missing."),
        ("tast: Sour", "3:3", 'No question is called "tast".', 'Did you mean "taste"?'),
        ("pieces: a\n    - b\n    - c", "4:5", "was joined to the text above it", "under the one above it"),
        (f"taste: {'x' * 501}", "3:10", "501 characters are too many here.", "The most is 500."),
        (f"stand_name: {'x' * 66000}", "3:15", "66,000", ""),
        ('taste: "\\x1b[2J"', "3:10", "cannot be shown (U+001B)", "Take it out"),
        ("price: {later: soon}", "3:18", '"soon" is not a date.', "Write year-month-day"),
    ],
)
def test_one_answer_that_cannot_be_used_is_told_and_the_rest_is_read(
    check: Check, answers: str, place: str, words: str, way_out: str
) -> None:
    code, out, err = check(f"{HEAD}  {answers}\n  recipe: Ten lemons and six spoons of the best honey\n")
    assert (code, err) == (1, "")
    lines = [line.strip() for line in out.splitlines()]
    told = next(
        n
        for n, line in enumerate(lines)
        if line.startswith(f"answers/lemon.yaml:{place}: ") and words in line
    )
    assert any(way_out in line for line in lines[told + 1 :])
    assert "of 4 still open" in out
    assert "How do you make it?" not in out


@pytest.mark.parametrize(
    ("content", "place", "words", "way_out"),
    [
        (
            HEAD + "  steps: [{step: ? , minutes: 3}]\n",
            "3:18",
            "A question mark stands alone here.",
            "in quotes",
        ),
        (
            HEAD + "  taste: Sharp: then sweet\n",
            "3:15",
            "This text has a colon (:) in it.",
            '"Sharp: then sweet"',
        ),
        (HEAD + "\ttaste: a\n", "3:1", "A tab stands here.", "Replace it by spaces"),
        (HEAD + "  steps:\n    -\tstep: a\n", "4:6", "A tab stands here.", "Replace it by spaces"),
        (
            HEAD + '  taste: "Sharp\n  price: 2\n',
            "3:10",
            'The quote " that opens here is never closed.',
            "Close it",
        ),
        (HEAD + "  pieces: [a, b\n  price: 2\n", "3:11", "never closed", "Close it"),
        (HEAD + "  taste: @home\n", "3:10", "A text cannot begin with", '"@home"'),
        (HEAD + "  price: 2\n   glasses: 3\n", "4:11", "has a colon (:) in it", "begin it in column 3"),
        (HEAD + "  pieces:\n    - a\n   - b\n", "5:4", "does not line up with a list", "in the same column"),
        (HEAD + "  price: 2\n---\na: b\n", "4:1", "begins a second document", 'Delete the line "---"'),
        (HEAD + "  taste: a\0b\n", "3:11", "Zero bytes stand here", "Take it back from git"),
        ((HEAD + "  taste: Kål\n").encode("latin-1"), "3:11", "is not UTF-8.", "Save the file as UTF-8"),
        ((HEAD + "  taste: a\n").encode("utf-16"), "1:1", "saved as UTF-16", "Save it as UTF-8."),
        (
            HEAD + "  taste: " + "[" * 40 + "]" * 40 + "\n",
            "3:20",
            "nested more than 12 deep",
            "stray brackets",
        ),
        (HEAD + "  pieces: [" + "a," * 30_000 + "]\n", "3:", "more than 20,000", "pasted many times"),
        (HEAD + "  taste: " + "x" * 1_100_000 + "\n", "", "larger than 1,048,576 bytes", ""),
        ("", "1:1", "does not say which business", "id: your-business"),
        ("answers: {taste: Sour}\n", "1:1", "does not say which business", "id: your-business"),
        ("meta: {id: ../../etc}\n", "1:12", '"../../etc" cannot be a business id.', "small letters"),
        ("meta: {id: index}\n", "1:12", '"index" is a reserved name.', "Choose another id."),
        ("- a\n- b\n", "1:1", "This file holds a list", "a key, a colon and a space"),
        ("hello\n", "1:1", "This file holds a text", "a key, a colon and a space"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_clear_message_and_a_way_out(
    check: Check, content: str | bytes, place: str, words: str, way_out: str
) -> None:
    before = content if isinstance(content, bytes) else content.encode()
    code, out, err = check(content)
    assert code == 2
    assert out.startswith(f"answers/lemon.yaml{':' if place else ''}{place}")
    assert words in out
    assert way_out in out
    assert len(out.splitlines()) <= 2
    assert "Traceback" not in out + err
    assert check.file.read_bytes() == before


def test_a_file_that_cannot_be_read_does_not_stop_the_others(check: Check, run: Run) -> None:
    check(HEAD + "\ttaste: a\n")
    code, out, _ = run("check", "answers")
    assert code == 2
    assert "Sunny Corner  (answers/sunny-corner.yaml)" in out


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_file_is_told(check: Check, run: Run, kind: str) -> None:
    odd = check.file.with_name("odd.yaml")
    if kind == "folder":
        odd.mkdir()
    elif kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("nowhere.yaml")
    code, out, err = run("check", "answers/odd.yaml")
    assert code == 2
    assert "answers/odd.yaml" in out + err
    assert "Traceback" not in out + err


def test_a_version_of_another_workbook_is_told_and_nothing_is_lost(check: Check) -> None:
    code, out, _ = check("workbook: lemonade\nworkbook_version: 1\n" + HEAD + "  taste: Like a cold lake\n")
    assert code == 1
    assert "answers/lemon.yaml:2:19: These answers were given to version 1 of the workbook" in out
    assert "1 of 21 answered" in out


def test_a_broken_workbook_is_told_with_all_its_mistakes(project: Path, run: Run) -> None:
    money = project / "workbook" / "stand" / "money.yaml"
    text = (
        money.read_text(encoding="utf-8")
        .replace("kind: percent", "kind: procent")
        .replace("when: licensed", "when: lisensed")
    )
    money.write_text(text, encoding="utf-8")
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert (
        'money.yaml:29:11: "procent" is not a kind that can stand here.\n    Did you mean "percent"?' in err
    )
    assert '"lisensed" is no question.\n    Did you mean "licensed"?' in err


def test_the_default_project_can_be_checked_by_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("workbook", "answers"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("fonts"))
    monkeypatch.chdir(tmp_path)
    assert run("check", "answers/tidewater-back-office.yaml", "--as-of", "2026-11-21").code == 0


def test_of_a_file_with_very_many_problems_the_first_are_told_and_how_many_more(check: Check) -> None:
    code, out, _ = check(HEAD + "".join(f"  unknown_{number}: 3\n" for number in range(400)), "--all")
    assert code == 1
    assert out.count("No question is called") == 50
    assert "answers/lemon.yaml:53:3: And 350 more, from here on." in out


def test_a_book_is_told_before_the_next_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from twowheels.answers import read_answers
    from twowheels.commands.check import command

    def stopped(*_: object, **__: object) -> Never:
        raise KeyboardInterrupt

    (project / "answers" / "zest.yaml").write_text("meta: {id: zest}\n", encoding="utf-8")
    said = {"zest.yaml": stopped}
    reader = "twowheels.businesses.read_answers"
    monkeypatch.setattr(reader, lambda file: said.get(file.name, read_answers)(file))
    assert "Sunny Corner" in CliRunner().invoke(command, []).stdout


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_that_has_seen_enough_is_no_trouble(project: Path, form: str) -> None:
    text = (project / "answers" / "sunny-corner.yaml").read_text(encoding="utf-8")
    for number in range(30):
        copy = project / "answers" / f"copy-{number}.yaml"
        copy.write_text(text.replace("id: sunny-corner", f"id: copy-{number}"), encoding="utf-8")
    command = [sys.executable, "-m", "twowheels", "check", "--format", form]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "generator")}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
