"""What cannot work in a story is told when the workbook is read, not only when pages are made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError

if TYPE_CHECKING:
    from tests.conftest import Changed, Run
    from tests.definition.conftest import Spoil


@pytest.mark.parametrize(
    ("story", "message", "hint"),
    [
        ('{{ ask("tast") }}', 'No question is called "tast".', 'Did you mean "taste"?'),
        ('{{ link("tast") }}', 'No question is called "tast".', 'Did you mean "taste"?'),
        ('{{ picture("stand") }}', 'No picture is called "stand".', "Pictures stand in pictures.yaml."),
        (
            '{{ ask("busy_help") }}',
            '"busy_help" is a question of another section.',
            "Ask it in stand/money.md",
        ),
        ('{{ ask("taste") }}\n{{ ask("taste") }}', '"taste" is asked twice in this story.', "Keep one"),
        ('{{ figure("x") }}', "figure() cannot be shown on a page yet.", "ask, label, link, picture"),
        ("{{ tast }}", '"tast" is no question.', 'Did you mean "taste"?'),
        ("{{ 'a' if fizz == 'flat' else 'b' }}", '"fizz" has no option "flat".', "Its options are"),
        ("{{ taste", '"{{" is not closed with "}}".', ""),
    ],
)
def test_a_story_is_judged_at_its_line(spoil: Spoil, story: str, message: str, hint: str) -> None:
    (told,) = spoil("stand/drink.md", "", f"Lemons.\n\n{story}\n")
    assert told.where.removeprefix("stand/drink.md:") in ("3", "4")
    assert told.message == message
    assert hint in told.hint


@pytest.mark.parametrize("file", ["index.md", "stand/drink.md"])
def test_every_story_is_looked_at(spoil: Spoil, file: str) -> None:
    (told,) = spoil(file, "", '{{ link("tast") }}\n')
    assert told.where == f"{file}:1"


def test_a_sound_workbook_is_judged_again_when_a_story_changes(changed: Changed) -> None:
    folder = changed("stand/drink.md", "", '{{ ask("taste") }}\n').folder
    (folder / "stand" / "drink.md").write_text('{{ ask("tast") }}\n', encoding="utf-8")
    for lean in (True, False):
        with pytest.raises(WorkbookError, match=r'drink\.md:1:3: No question is called "tast"'):
            read_workbook(folder, lean=lean)


def test_check_and_lint_tell_of_a_story_with_file_line_and_column(project: Path, run: Run) -> None:
    (project / "workbook" / "stand" / "drink.md").write_text('A.\n{{ ask("tast") }}\n', encoding="utf-8")
    code, _, err = run("check")
    assert code == 2
    assert err.startswith('workbook/stand/drink.md:2:3: No question is called "tast".')
    code, out, _ = run("lint")
    assert code == 1
    assert 'workbook/stand/drink.md:2:3: error: No question is called "tast". [unknown-name]' in out
