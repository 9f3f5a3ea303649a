"""The import at the command line: what it says, what it writes, and how it leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from tests.commands.conftest import NAME, Copied
from tests.conftest import TODAY, Run
from tests.copies import buttons_of, copy_of, write_pdf

from twowheels.answers import parse_answers, read_answers
from twowheels.definition import read_workbook
from twowheels.project import find_project


def test_what_was_filled_in_is_taken_and_told(project: Path, run: Run, copied: Copied) -> None:
    before = (project / NAME).read_text()
    code, out, err = run("import", copied({"price": "3", "fizz": "both"}))
    assert (code, err) == (0, "")
    assert "price (page 1): What does a glass cost?\n    file: 2.50\n    pdf:  3\n" in out
    assert f"Written: {NAME}" in out
    assert (project / NAME).read_text() == before.replace("2.50", "3").replace("fizz: still", "fizz: both")


def test_a_second_import_finds_nothing_new(run: Run, copied: Copied) -> None:
    file = copied({"price": "3"})
    assert run("import", file).code == 0
    code, out, _ = run("import", file)
    assert (code, out) == (0, f"Nothing new: {NAME} has all of it already.\n")


def test_a_dry_run_shows_the_difference_and_writes_nothing(project: Path, run: Run, copied: Copied) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    code, out, _ = run("import", file := copied({"price": "3", "glasses": "lots"}), "--dry-run")
    assert code == 1
    assert "-  price: 2.50\n+  price: 3\n" in out
    assert "lots" in out
    after = {one: one.read_bytes() for one in project.rglob("*") if one.is_file() and one != file}
    assert after == before


def test_conflicts_leave_the_file_and_a_choice(project: Path, run: Run, copied: Copied) -> None:
    file = copied({"price": "3", "glasses": "31"})
    answers = project / NAME
    answers.write_text(answers.read_text().replace("2.50", "4"))
    code, out, _ = run("import", file)
    assert code == 1
    assert "    file: 4\n    pdf:  3\n    as it was printed: 2.50\n" in out
    assert "price: 4" in answers.read_text()
    assert "glasses: 31" in answers.read_text()
    assert run("import", file, "--prefer", "file").code == 0
    assert "price: 4" in answers.read_text()
    assert run("import", file, "--prefer", "pdf").code == 0
    assert "price: 3" in answers.read_text()


def test_what_cannot_be_an_answer_is_kept_beside_the_answers_once(
    project: Path, run: Run, copied: Copied
) -> None:
    file = copied({"glasses": "lots and\nlots"})
    assert [run("import", file).code, run("import", file).code] == [1, 1]
    kept = (project / "answers" / "sunny-corner.aside.txt").read_text()
    assert kept.count("lots and\n    lots\n") == 1
    assert "glasses (page 1): How many glasses do you sell on a good day?" in kept
    assert "is not a number" in kept
    assert "glasses: 30" in (project / NAME).read_text()
    other = copied({"price": "dear"}, name="other.pdf")
    assert run("import", other).code == 1
    assert (project / "answers" / "sunny-corner.aside.txt").read_text().startswith(kept)
    assert run("check").code in (0, 1)


def test_a_business_is_found_by_its_id_whatever_its_file_is_called(
    project: Path, run: Run, copied: Copied
) -> None:
    file = copied({"price": "3"})
    (project / NAME).rename(project / "answers" / "corner.yml")
    (project / "answers" / "broken.yaml").write_text("a: [")
    assert run("import", file).code == 0
    assert "price: 3\n" in (project / "answers" / "corner.yml").read_text()


def test_a_business_without_a_file_gets_one_with_all_that_travelled(
    project: Path, run: Run, copied: Copied
) -> None:
    file = copied({"price": "3"})
    old = (project / NAME).read_bytes()
    (project / NAME).unlink()
    _, dry, _ = run("import", file, "--dry-run")
    assert f"{NAME} would be a new file" in dry
    code, out, _ = run("import", file)
    assert (code, "is a new file" in out) == (0, True)
    began, now = parse_answers(old, "a"), read_answers(project / NAME)
    assert list(now.given) == list(began.given)
    assert now.meta.id == "sunny-corner"
    assert now.given["price"].value.text == "3"  # type: ignore[union-attr]


def test_a_blank_book_of_nobody_needs_a_file(project: Path, run: Run) -> None:
    from twowheels.printing import nobodys_book

    book = nobodys_book(read_workbook(project / "workbook"), TODAY).book
    form = copy_of(book, {"price": "3", "stand_name": "New"}, blank=True)
    file = write_pdf(form, project / "blank.pdf", buttons_of(book, blank=True))
    code, _, err = run("import", file)
    assert (code, "--into" in err) == (2, True)
    assert run("import", file, "--into", "answers/new-stand.yaml").code == 0
    text = (project / "answers" / "new-stand.yaml").read_text()
    assert read_answers(project / "answers" / "new-stand.yaml").meta.id == "new-stand"
    assert "stand_name: New\n" in text
    assert run("import", file, "--into", NAME, "--dry-run").code == 1
    assert run("import", file, "--into", "answers/No Name.yaml").code == 2


def test_another_business_is_refused(project: Path, run: Run, copied: Copied) -> None:
    (project / "answers" / "other.yaml").write_text("meta: {id: other}\nanswers: {}\n")
    code, _, err = run("import", copied({"price": "3"}), "--into", "answers/other.yaml")
    assert code == 2
    assert 'is about "sunny-corner", and answers/other.yaml about "other"' in err


def test_another_workbook_is_refused_and_another_version_told(
    project: Path, run: Run, copied: Copied
) -> None:
    file = copied({"price": "3", "glasses": "33"})
    manifest = project / "workbook" / "workbook.yaml"
    text = manifest.read_text()
    manifest.write_text(text.replace("version: 2", "version: 3"))
    code, _, err = run("import", file)
    assert (code, "version 2 of the workbook; here is version 3" in err) == (0, True)
    manifest.write_text(text.replace("id: lemonade", "id: tea"))
    code, _, err = run("import", file)
    assert (code, 'belongs to the workbook "lemonade"; here is "tea"' in err) == (2, True)


def test_answers_to_questions_that_are_asked_no_more_are_kept_aside(
    project: Path, run: Run, copied: Copied
) -> None:
    file = copied({"passers": "40"})
    people = project / "workbook" / "street" / "people.yaml"
    people.write_text(people.read_text().replace("id: passers", "id: walkers"))
    checks = project / "workbook" / "checks"
    for check in checks.glob("*.yaml"):
        check.write_text(check.read_text().replace("passers", "walkers"))
    code, out, _ = run("import", file)
    assert (code, 'No question here has a field "passers"' in out) == (1, True)
    assert "\n    40\n" in (project / "answers" / "sunny-corner.aside.txt").read_text()


def test_no_pdf_and_no_file_leave_with_2(project: Path, run: Run) -> None:
    assert run("import", project / NAME).code == 2
    code, _, err = run("import", "no.pdf")
    assert (code, "no.pdf: There is no such file." in err) == (2, True)


def test_a_project_is_found_from_the_file_to_write_into(
    project: Path, run: Run, copied: Copied, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = copied({"price": "3"})
    monkeypatch.chdir(tmp_path)
    assert run("import", file).code == 2
    assert run("import", file, "--into", project / NAME).code == 0
    assert find_project(project) == project


def test_hostile_words_reach_neither_terminal_nor_yaml(project: Path, run: Run, copied: Copied) -> None:
    words = "\u202e&x *y !!python/object \u2028# z: {a}"
    code, out, _ = run("import", copied({"taste": words}))
    assert (code, "\u202e" in out) == (0, False)
    taken = read_answers(project / NAME).given["taste"].value
    assert taken.text == words  # type: ignore[union-attr]


def slipped_in(file: Path, *fields: dict[str, Any], **form: Any) -> Path:
    """Put more fields into a copy, and more about its form, as no program of ours writes them."""
    writer = PdfWriter(clone_from=PdfReader(file))
    acro: Any = writer.root_object["/AcroForm"]
    for field in fields:
        said = {NameObject(f"/{key}"): value for key, value in field.items()}
        acro["/Fields"].append(writer._add_object(DictionaryObject(said)))
    for key, value in form.items():
        acro[NameObject(f"/{key}")] = writer._add_object(value)
    writer.write(file)
    return file


TEXT, SOME = NameObject("/Tx"), TextStringObject("Some words")
STRANGE: dict[str, dict[str, Any]] = {
    "a name that is a number": {"FT": TEXT, "T": NumberObject(7), "V": SOME},
    "a name that is a list": {"FT": TEXT, "T": ArrayObject([SOME]), "V": SOME},
    "a signature": {"FT": NameObject("/Sig"), "T": TextStringObject("Signed"), "V": DictionaryObject()},
    "a type that is a text": {"FT": SOME, "T": TextStringObject("shoes"), "V": NumberObject(9)},
    "a name with control characters": {"FT": TEXT, "T": TextStringObject("a\0\x1b[31m\nb"), "V": SOME},
    "a name as long as a book": {"FT": TEXT, "T": TextStringObject("n" * 100_000), "V": SOME},
    "a name that leads elsewhere": {"FT": TEXT, "T": TextStringObject("../../etc/passwd"), "V": SOME},
    "a question that nobody asks": {"FT": TEXT, "T": TextStringObject("shoe_size"), "V": SOME},
    "a cell of no table": {"FT": TEXT, "T": TextStringObject("price/1/2/3/4"), "V": SOME},
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_fields_harm_neither_file_nor_terminal(
    name: str, project: Path, run: Run, copied: Copied
) -> None:
    before = (project / NAME).read_text()
    code, out, err = run("import", slipped_in(copied({"price": "3"}), STRANGE[name]))
    assert code in (0, 1)
    assert "\x1b" not in out + err
    assert max(map(len, (out + err).splitlines())) < 1_000
    assert (project / NAME).read_text() == before.replace("2.50", "3")


def test_an_answer_larger_than_any_may_be_is_kept_aside(project: Path, run: Run, copied: Copied) -> None:
    long = "word " * 2_000_000
    code, out, _ = run("import", copied({"recipe": long}))
    assert code == 1
    assert "The most is 8000." in out
    assert len(out) < 5_000
    assert long.strip() in next((project / "answers").glob("*.aside.txt")).read_text()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"T": TextStringObject("price"), "V": TextStringObject("7")}, '"price" twice, with different words'),
        ({"T": TextStringObject("price")}, '"price" twice, with different words'),
        ({"T": TextStringObject("recipe"), "V": ArrayObject([SOME])}, '"recipe" of this PDF holds something'),
        ({"T": TextStringObject("recipe"), "V": DictionaryObject()}, '"recipe" of this PDF holds something'),
    ],
)
def test_fields_that_nobody_can_understand_are_refused_and_nothing_changes(
    field: dict[str, Any], said: str, project: Path, run: Run, copied: Copied
) -> None:
    before = (project / NAME).read_bytes()
    code, _, err = run("import", slipped_in(copied({"price": "3"}), {"FT": TEXT} | field))
    assert code == 2
    assert said in err
    assert (project / NAME).read_bytes() == before


def test_two_copies_in_one_file_that_say_the_same_are_one(project: Path, run: Run, copied: Copied) -> None:
    twin = {"FT": TEXT, "T": TextStringObject("price"), "V": TextStringObject("3")}
    assert run("import", slipped_in(copied({"price": "3"}), twin)).code == 0
    assert "price: 3\n" in (project / NAME).read_text()


def test_a_form_of_another_kind_beside_ours_is_left_alone(project: Path, run: Run, copied: Copied) -> None:
    script = StreamObject()
    script.set_data(b"<xdp:xdp><script>app.launchURL('x')</script></xdp:xdp>")
    code, _, err = run("import", slipped_in(copied({"price": "3"}), XFA=script))
    assert (code, err) == (0, "")
    assert "price: 3" in (project / NAME).read_text()
