"""``twowheels build``: what it says when it is done, and what it refuses to publish."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import Run

DAY = ("--as-of", "2026-11-21", "--no-pdf")
SHOP = "answers/lemon.yaml"


@pytest.fixture(autouse=True)
def ready(project: Path) -> None:
    """Make the lemonade stand a whole project with one business."""
    shutil.copy(Path(__file__).parents[2] / "mkdocs.yml", project / "mkdocs.yml")
    (project / "answers").mkdir(exist_ok=True)
    text = "meta: {id: lemon}\nanswers:\n"
    for file in (project / "answers").glob("*.y*ml"):
        text = file.read_text("utf-8")
        file.unlink()
    (project / SHOP).write_text(text, "utf-8")


@pytest.fixture
def id_of(project: Path) -> str:
    """Give the id of the only business."""
    from twowheels.answers import read_answers

    return read_answers(project / SHOP).meta.id


@pytest.mark.slow
def test_a_build_names_its_audience_and_how_to_publish(run: Run) -> None:
    done = run("build", *DAY)
    assert (done.code, "what the owner may see" in done.out, "--publish" in done.out) == (0, True, True)
    assert "may see" not in run("build", "--audience", "public", *DAY).out


@pytest.mark.slow
def test_the_only_business_has_a_page_that_leads_to_it(run: Run, project: Path, id_of: str) -> None:
    run("build", *DAY)
    page = (project / "site" / "index.html").read_text("utf-8")
    assert f'content="0; url={id_of}/index.html"' in page
    assert f'<a href="{id_of}/index.html">' in page


@pytest.mark.slow
def test_a_list_of_all_is_not_lost_when_one_of_them_is_built(run: Run, project: Path) -> None:
    (project / "answers" / "other.yaml").write_text("meta: {id: other}\nanswers: {}\n")
    run("build", *DAY)
    before = (project / "site" / "index.html").read_text("utf-8")
    run("build", "answers/other.yaml", *DAY)
    assert (project / "site" / "index.html").read_text("utf-8") == before
    assert "refresh" not in before


@pytest.mark.slow
def test_a_binding_reaches_the_book(run: Run, project: Path, id_of: str) -> None:
    made = []
    for binding in ("0", "15"):
        assert run("build", "--no-site", "--binding", binding, *DAY[:2]).code == 0
        made.append(len(PdfReader(project / "site" / id_of / f"{id_of}.pdf").pages))
    assert made[1] > made[0]  # parts begin on the right


def test_a_binding_as_wide_as_the_page_is_refused(run: Run, project: Path) -> None:
    done = run("build", "--binding", "100", *DAY)
    assert done.code == 2
    assert "--binding" in done.err


@pytest.mark.slow
def test_what_is_published_is_for_the_public_and_whole(run: Run, project: Path, id_of: str) -> None:
    done = run("build", "--publish", "public", *DAY)
    assert (done.code, done.err) == (0, "")
    assert {path.name for path in (project / "public").iterdir()} == {"index.html", "404.html", id_of}
    assert not (project / "site").exists()
    assert not (project / "public" / id_of / "gaps").exists()


@pytest.mark.slow
def test_what_was_published_before_is_replaced_as_a_whole(run: Run, project: Path, id_of: str) -> None:
    run("build", "--publish", "public", *DAY)
    (project / "public" / id_of / "old.html").write_text("x")
    assert run("build", "--publish", "public", *DAY).code == 0
    assert not (project / "public" / id_of / "old.html").exists()


@pytest.mark.parametrize("audience", ["owner", "coach"])
def test_another_audience_is_refused_and_what_would_be_seen_is_told(
    audience: str, run: Run, project: Path
) -> None:
    done = run("build", "--publish", "public", "--audience", audience, *DAY)
    assert (done.code, (project / "public").exists()) == (2, False)
    assert "would see" in done.err
    assert "the progress" in done.err
    assert "--reveal-private" in done.err


@pytest.mark.slow
def test_another_audience_is_published_when_that_is_said_and_what_is_seen_is_told(
    run: Run, project: Path, id_of: str
) -> None:
    done = run("build", "--publish", "public", "--audience", "owner", "--reveal-private", *DAY)
    assert (done.code, "  - the gaps, the findings and the progress" in done.out) == (0, True)
    assert (project / "public" / id_of / "gaps" / "index.html").is_file()


def test_nothing_is_published_while_a_file_cannot_be_read(run: Run, project: Path) -> None:
    (project / "answers" / "broken.yaml").write_text("meta: [\n")
    done = run("build", "--publish", "public", *DAY)
    assert (done.code, (project / "public").exists()) == (2, False)
    assert "broken.yaml" in done.err
    assert "Nothing was published" in done.err


@pytest.mark.parametrize("option", ["--publish", "--tree"])
@pytest.mark.parametrize("folder", [".", "answers", "notes"])
def test_a_folder_with_anything_else_in_it_is_left_alone(
    option: str, folder: str, run: Run, project: Path
) -> None:
    (project / "notes").mkdir()
    (project / "notes" / "index.html").write_text("mine")
    before = sorted(project.rglob("*"))
    done = run("build", option, folder, *DAY)
    assert (done.code, "no build put it there" in done.err) == (2, True)
    assert [path for path in before if not path.exists()] == []


@pytest.mark.slow
def test_a_note_beside_what_was_published_is_not_lost(run: Run, project: Path) -> None:
    run("build", "--publish", "public", *DAY)
    (project / "public" / "CNAME").write_text("example.org")
    done = run("build", "--publish", "public", *DAY)
    assert (done.code, "CNAME" in done.err, (project / "public" / "CNAME").is_file()) == (2, True, True)


@pytest.mark.parametrize(
    "arguments",
    [("--reveal-private",), ("--publish", "p", "--no-site"), ("--publish", "p", "--blank"),
     ("--publish", "p", "--tree", "t"), ("--sheet", "all", "--blank"), ("--sheet", "all", "--tree", "t")],
)  # fmt: skip
def test_what_does_not_go_together_is_wrong_usage(arguments: tuple[str, ...], run: Run) -> None:
    assert run("build", *arguments).code == 2


def test_a_sheet_that_is_not_there_is_refused_before_anything_is_made(run: Run, project: Path) -> None:
    done = run("build", "--sheet", "offr", *DAY)
    assert (done.code, 'no sheet "offr"' in done.err, (project / "site").exists()) == (2, True, False)


@pytest.mark.slow
def test_a_sheet_is_printed_beside_the_site_whose_page_leads_to_it(
    run: Run, project: Path, id_of: str
) -> None:
    (project / "workbook" / "sheets").mkdir()
    (project / "workbook" / "sheets" / "sign.md").write_text("Open at noon.\n")
    with (project / "workbook" / "workbook.yaml").open("a") as file:
        file.write("\nsheets: [{id: sign, title: The sign}]\n")
    done = run("build", "--sheet", "all", *DAY)
    site = project / "site" / id_of / "sheets"
    assert (done.code, (site / "sign.pdf").read_bytes()[:5]) == (0, b"%PDF-")
    assert 'href="sign.pdf"' in (site / "sign.html").read_text("utf-8")
    run("build", *DAY)
    assert not (site / "sign.pdf").exists()
    assert run("build", "--sheet", "sign", "--no-site", *DAY).code == 0
    assert (site / "sign.pdf").is_file()


def test_a_tree_may_be_written_again_where_an_engine_has_built_it(run: Run, project: Path) -> None:
    assert run("build", "--tree", "tree", *DAY).code == 0
    (project / "tree" / "site").mkdir()
    assert run("build", "--tree", "tree", *DAY).code == 0
