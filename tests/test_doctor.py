"""The doctor names what is missing and the line that mends it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from twowheels import doctor
from twowheels.doctor import LIBRARIES, Result, examine, healthy

APT = "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"


def named(name: str) -> Result:
    return next(result for result in examine() if result.name == name)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take libraries away: those whose names are put into the list."""
    gone: list[str] = []
    load = ctypes.CDLL

    def loads(name: str, *rest: Any) -> Any:
        if name in gone:
            raise OSError(f"{name}: cannot open shared object file")
        return load(name, *rest)

    monkeypatch.setattr(ctypes, "CDLL", loads)
    return gone


def released(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None) -> None:
    """Pretend to be another Linux."""
    release = tmp_path / "os-release"
    if text is not None:
        release.write_text(text)
    known = doctor._is_debian
    monkeypatch.setattr(doctor, "_is_debian", lambda _: known(release))


def test_every_library_that_the_printer_opens_is_looked_for() -> None:
    package = importlib.util.find_spec("weasyprint")
    assert package
    assert package.origin
    source = (Path(package.origin).parent / "text" / "ffi.py").read_text("utf-8")
    opened = {library.linux for library in LIBRARIES} | {"libharfbuzz-vector.so.0"}
    assert {word.strip("',)( ") for word in source.split() if ".so." in word} == opened
    assert all(f"'{name}'" in source for library in LIBRARIES for name in library)


def test_a_machine_is_healthy_without_what_is_optional() -> None:
    assert healthy((Result("a", "ok", ""), Result("b", "optional", "", "install b")))


def test_a_missing_library_is_named_with_its_line(
    without: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    released(monkeypatch, tmp_path, 'ID="debian"\n')
    without.append("libpangoft2-1.0.so.0")
    assert named("libpangoft2-1.0.so.0") == Result("libpangoft2-1.0.so.0", "missing", "the PDF", APT)
    assert not healthy(examine())


@pytest.mark.parametrize(
    ("release", "line"),
    [
        ("ID=ubuntu\nID_LIKE=debian\n", APT),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', APT),
        ("ID=fedora\n", "Install Pango"),
        (None, "Install Pango"),
    ],
)
def test_the_line_fits_the_system(
    release: str | None, line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    released(monkeypatch, tmp_path, release)
    assert doctor.mend_libraries().startswith(line)


def test_on_a_mac_the_line_is_homebrew_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert doctor.mend_libraries() == "brew install pango"


def test_on_a_mac_a_longer_search_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    searched: list[str] = []

    def search(name: str) -> str:
        searched.append(name)
        return f"/opt/homebrew/lib/{name}.dylib"

    monkeypatch.setattr(ctypes.util, "find_library", search)
    assert named("libpango-1.0.dylib").state == "ok"
    assert "pango-1.0" in searched


def test_an_old_python_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PYTHON", (99, 0))
    assert examine()[0].state == "missing"
    assert "99.0" in examine()[0].mend


def test_fonts_that_were_lost_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "starter", lambda: tmp_path)
    assert named("fonts").state == "missing"


def test_a_folder_without_the_right_to_write_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path)
    result = next(one for one in examine(tmp_path) if one.name == "this folder")
    assert (result.state, str(tmp_path) in result.mend) == ("missing", True)


def test_git_and_a_browser_can_be_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert [named(name).state for name in ("git", "chromium")] == ["optional", "optional"]


def test_a_slow_yaml_parser_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.delattr(yaml, "CSafeLoader")
    assert named("libyaml").state == "optional"


def test_the_printer_is_not_imported() -> None:
    import subprocess

    code = (
        "import sys; from twowheels.doctor import examine; examine(); sys.exit('weasyprint' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(doctor.__file__).parents[1])}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
