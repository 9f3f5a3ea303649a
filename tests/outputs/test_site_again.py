"""A site built again while somebody types is, byte for byte, the one that a whole build makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from twowheels.commands.serve import _Workshop
from twowheels.errors import WorkbookError
from twowheels.outputs.site import build_site
from twowheels.project import starter
from twowheels.staging import staged

pytestmark = pytest.mark.slow

Edit = Callable[[str], str]


class Desk:
    """One business that is edited again and again, as the live server has it made."""

    def __init__(self, project: Path, business: str, audience: str = "owner") -> None:
        self.project = project
        self.lay_out()
        self.workshop = _Workshop(
            project / "workbook", audience=audience, depth="deep", as_of=date(2026, 11, 21)
        )
        self.answers = project / "answers" / f"{business}.yaml"
        self.site = project / "made"

    def lay_out(self) -> None:
        """Put workbook, answers and settings back as they ship."""
        for name in ("workbook", "answers"):
            shutil.copytree(starter() / name, self.project / name, dirs_exist_ok=True)
        shutil.copy(starter() / "mkdocs.yml", self.project)

    def build(self) -> dict[str, bytes]:
        """Build as the server does, and give every file."""
        with staged(self.site, self.project / "stages") as stage:
            self.workshop.site(self.answers, stage, self.site)
        return files(self.site)

    def whole(self) -> dict[str, bytes]:
        """Build all of it from nothing, and give every file."""
        target = self.project / "whole"
        shutil.rmtree(target, ignore_errors=True)
        review = self.workshop._review(self.answers)
        build_site(review, self.project, target, pdf=f"{review.book.answers.meta.id}.pdf")
        return files(target)

    def edit(self, edit: Edit, file: Path | None = None) -> None:
        """Change the answers, or another file."""
        file = file or self.answers
        text = file.read_text(encoding="utf-8")
        assert edit(text) != text
        file.write_text(edit(text), encoding="utf-8")

    def numbers(self) -> dict[str, int]:
        """Give what the disk knows each file by: the same number is the same file."""
        return {name: (self.site / name).stat().st_ino for name in files(self.site)}


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def replaced(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


EDITS = {
    "a number": replaced("  price: ", "  price: 1"),
    "a business by another name": replaced("business_name: ", "business_name: Old & "),
    "an answer taken away": replaced("  drill: ", "  # drill: "),
    "an answer that wants to be markup": replaced("known_for: ", "known_for: <b>{{ x }}</b> *a*"),
    "an answer that does not fit": replaced("  price: ", "  price: about "),
    "a day in the head": replaced("  updated: 2026-", "  updated: 2025-"),
}


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Lay out a finished business once for all tests."""
    return Desk(tmp_path_factory.mktemp("project"), "tidewater-back-office")


@pytest.fixture
def desk(one_desk: Desk) -> Desk:
    """Give the finished business as it ships, its site standing: built upon what an earlier test left."""
    one_desk.lay_out()
    one_desk.build()
    return one_desk


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_every_file_is_as_in_a_whole_build(desk: Desk, edit: Edit) -> None:
    desk.edit(edit)
    assert desk.build() == desk.whole()


def test_many_edits_one_after_the_other_end_where_a_whole_build_does(desk: Desk) -> None:
    for edit in EDITS.values():
        desk.edit(edit)
        desk.build()
    assert desk.build() == desk.whole()


def test_pages_that_did_not_change_are_the_very_same_files(desk: Desk) -> None:
    before = desk.numbers()
    desk.edit(EDITS["a number"])
    desk.build()
    changed = {name for name, number in desk.numbers().items() if number != before[name]}
    assert {"product/money.html", "search/search_index.json"} < changed
    assert len(changed) < len(before) // 5


def test_the_search_finds_the_new_answer_and_not_the_old_one(desk: Desk) -> None:
    desk.edit(replaced("known_for: Telling", "known_for: Zanzibar"))
    assert b"Zanzibar" in desk.build()["search/search_index.json"]
    desk.edit(replaced("Zanzibar", "Valparaiso"))
    index = desk.build()["search/search_index.js"]
    assert b"Valparaiso" in index
    assert b"Zanzibar" not in index


def test_an_answer_that_opens_the_gate_changes_every_page_that_waited(desk: Desk) -> None:
    desk.edit(replaced("  drill: ", "  # drill: "))
    shut = desk.build()
    desk.edit(replaced("  # drill: ", "  drill: "))
    opened = desk.build()
    waited = {name for name, page in shut.items() if b'class="tw-banner"' in page}
    assert "process/flow.html" in waited
    assert not {name for name in waited if b'class="tw-banner"' in opened[name]}
    assert opened == desk.whole()


def test_a_story_that_changes_is_told_anew(desk: Desk) -> None:
    story = desk.project / "workbook" / "product" / "offer.md"
    desk.edit(lambda text: f"A new beginning.\n\n{text}", story)
    desk.workshop.forget()
    made = desk.build()
    assert b"A new beginning." in made["product/offer.html"]
    assert made == desk.whole()
    desk.workshop.forget()


def test_settings_that_change_change_every_page(desk: Desk) -> None:
    desk.edit(replaced("- toc.follow", "- toc.integrate"), desk.project / "mkdocs.yml")
    assert desk.build() == desk.whole()


def test_a_broken_file_leaves_the_last_site_and_once_mended_all_is_well(desk: Desk) -> None:
    before = files(desk.site)
    sound = desk.answers.read_text(encoding="utf-8")
    desk.edit(replaced("  price: ", "\tprice: "))
    with pytest.raises(WorkbookError):
        desk.build()
    assert files(desk.site) == before
    desk.answers.write_text(EDITS["a number"](sound), encoding="utf-8")
    assert desk.build() == desk.whole()


def test_a_build_that_failed_half_way_is_not_built_upon(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    last = desk.workshop.sites.kept["tidewater-back-office"]
    monkeypatch.setattr(last.keeper.env, "get_template", None)
    desk.edit(EDITS["a number"])
    with pytest.raises(TypeError):
        desk.build()
    assert desk.build() == desk.whole()


def test_another_folder_in_the_place_of_the_last_site_is_not_built_upon(desk: Desk) -> None:
    shutil.move(desk.site, desk.project / "elsewhere")
    desk.site.mkdir()
    (desk.site / "index.html").write_text("foreign", encoding="utf-8")
    assert desk.build() == desk.whole()


def test_with_a_hook_in_the_pages_everything_is_made_anew(desk: Desk) -> None:
    hook = desk.project / "hook.py"
    hook.write_text("def on_post_page(output, **_):\n    return output + '<!-- seen -->'\n", encoding="utf-8")
    desk.edit(lambda text: f"hooks: [hook.py]\n{text}", desk.project / "mkdocs.yml")
    assert b"<!-- seen -->" in desk.build()["product/job.html"]
    before = desk.numbers()
    assert desk.build() == desk.whole()
    assert not set(desk.numbers().items()) & set(before.items())


def test_what_the_public_may_not_see_does_not_linger(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "tidewater-back-office", audience="public")
    desk.build()
    desk.edit(EDITS["a business by another name"])
    made = desk.build()
    assert made == desk.whole()
    assert "findings.html" not in made
