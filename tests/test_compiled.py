"""What a template was compiled to is remembered for the next run, and never outlives its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from twowheels.compiled import remember


class Room:
    """A folder with one template, and the user's cache folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, text: str) -> None:
        (self.folder / "page.j2").write_text(text, encoding="utf-8")

    def environment(self, **options: bool) -> Environment:
        made = Environment(loader=FileSystemLoader(self.folder), autoescape=True, **options)  # type: ignore[arg-type]
        remember(made)
        return made

    def render(self, **options: bool) -> str:
        return self.environment(**options).get_template("page.j2").render(name="<me>")

    def kept(self) -> list[Path]:
        return [file for file in (self.folder / "cache").rglob("*") if file.is_file()]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    room = Room(tmp_path)
    room.write("Hello {{ name }}")
    return room


def test_a_template_is_compiled_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.render()
    second = room.environment()
    monkeypatch.setattr(second, "compile", None)
    assert second.get_template("page.j2").render(name="<me>") == "Hello &lt;me&gt;"


def test_a_template_that_changed_is_compiled_anew(room: Room) -> None:
    room.render()
    room.write("Good day {{ name }}")
    assert room.render() == "Good day &lt;me&gt;"


def test_environments_that_compile_otherwise_do_not_share(room: Room) -> None:
    room.write("{% if name %}\nx\n{% endif %}\n")
    assert room.render() == "\nx\n"
    assert room.render(trim_blocks=True) == "x\n"


@pytest.mark.parametrize("left", [0, 10, 30, 60])
def test_a_damaged_memory_does_not_matter(room: Room, left: int) -> None:
    room.render()
    (file,) = room.kept()
    file.write_bytes(file.read_bytes()[:left])
    assert room.render() == "Hello &lt;me&gt;"


def test_a_folder_that_cannot_be_written_does_not_matter(room: Room) -> None:
    (room.folder / "cache").write_text("in the way", encoding="utf-8")
    assert room.render() == "Hello &lt;me&gt;"


def test_only_the_user_can_enter_the_folder(room: Room) -> None:
    room.render()
    (file,) = room.kept()
    assert file.parent.stat().st_mode & 0o077 == 0
