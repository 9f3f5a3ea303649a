"""What the papers say is what the program does."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib import util
from pathlib import Path

import pytest
import yaml

from twowheels.cli import COMMANDS
from twowheels.definition import read_workbook
from twowheels.kinds import KINDS
from twowheels.outputs.schema import as_text

HOME = Path(__file__).parents[1]
GUIDE = (HOME / "docs" / "write-your-own-workbook.md").read_text("utf-8")
PUBLISH = (HOME / "docs" / "publish.md").read_text("utf-8")
README = (HOME / "README.md").read_text("utf-8")
CONTRIBUTING = (HOME / "CONTRIBUTING.md").read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Give the code blocks of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_reference_is_what_the_program_would_write_now() -> None:
    spec = util.spec_from_file_location("write_reference", HOME / "docs" / "write_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (HOME / "docs" / "reference.md").read_text("utf-8") == module.reference(), "run: make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    reference = (HOME / "docs" / "reference.md").read_text("utf-8")
    assert f"### twowheels {name}" in reference


def test_the_readme_names_only_commands_that_exist() -> None:
    named = re.findall(r"^twowheels ([a-z]+)|`twowheels ([a-z]+)", README, re.MULTILINE)
    assert {one or other for one, other in named} <= set(COMMANDS)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = next(block.strip() for block in blocks(README, "sh") if "scripts/test" in block)
    assert f"exec {command}" in (HOME / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize(
    "text", [README, GUIDE, PUBLISH, CONTRIBUTING], ids=["README", "guide", "publish", "CONTRIBUTING"]
)
def test_every_file_that_a_page_links_to_exists(text: str) -> None:
    folders = (HOME, HOME / "docs")
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert any((folder / link).is_file() for folder in folders), link


@pytest.mark.parametrize("block", blocks(GUIDE, "yaml"))
def test_every_piece_of_yaml_in_the_guide_is_yaml(block: str) -> None:
    assert yaml.safe_load(block)


def test_the_guide_quotes_the_workbook_as_it_is() -> None:
    quoted = yaml.safe_load(blocks(GUIDE, "yaml")[0])[0]
    question = read_workbook(HOME / "workbook").questions[quoted["id"]]
    assert (question.ask, question.why, question.depth) == (quoted["ask"], quoted["why"], quoted["depth"])


def test_the_guides_section_and_check_work_when_they_are_added(tmp_path: Path) -> None:
    shutil.copytree(HOME / "workbook", tmp_path / "workbook")
    pieces = {tuple(yaml.safe_load(block)): block for block in blocks(GUIDE, "yaml") if block[0] != " "}
    section = next(block for keys, block in pieces.items() if keys == ("title", "intro", "questions"))
    family = next(block for keys, block in pieces.items() if keys == ("family", "title", "checks"))
    (tmp_path / "workbook" / "process" / "suppliers.yaml").write_text(section, "utf-8")
    (tmp_path / "workbook" / "checks" / "zzz.yaml").write_text(family.replace("PRI", "ZZZ"), "utf-8")
    manifest = tmp_path / "workbook" / "workbook.yaml"
    text = manifest.read_text("utf-8")
    manifest.write_text(
        re.sub(r"( *- )process/systems", r"\g<0>\n\1process/suppliers", text, count=1), "utf-8"
    )
    workbook = read_workbook(tmp_path / "workbook")
    assert "key_supplier" in workbook.questions
    assert "ZZZ901" in {check.id for check in workbook.checks}


def test_the_recipe_for_a_kind_names_what_a_kind_has() -> None:
    assert "`kinds/stars.py`" in CONTRIBUTING
    for name in KINDS:
        assert (HOME / "generator" / "twowheels" / "kinds" / f"{name}.py").is_file()


def test_every_room_has_a_caption() -> None:
    for file in (HOME / "generator").rglob("*.py"):
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith('"""'), file
        assert first.rstrip('"').rstrip().endswith((".", "!")) or "``" in first, file


def test_nothing_in_git_is_built() -> None:
    files = subprocess.run(
        ["git", "ls-files"], cwd=HOME, check=True, capture_output=True, text=True
    ).stdout.split()
    assert not [
        file
        for file in files
        if file.startswith(("site/", "dist/")) or "__pycache__" in file or "/cache/" in file
    ]


def test_the_schema_that_the_examples_name_is_what_the_program_would_write_now() -> None:
    written = (HOME / ".twowheels" / "answers.schema.json").read_text("utf-8")
    assert written == as_text(read_workbook(HOME / "workbook")), "run: twowheels schema"


@pytest.mark.parametrize("page", sorted((HOME / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_pictures_of_the_docs_are_there_small_and_said_in_words(page: Path) -> None:
    for words, file in re.findall(r"!\[(.*?)\]\((.*?)\)", page.read_text("utf-8")):
        assert len(words.split()) > 5
        assert (page.parent / file).stat().st_size < 60_000
