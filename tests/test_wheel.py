"""The wheel, installed in a fresh environment, does the whole job."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command and give what it said."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "TWOWHEELS"))}
    return subprocess.run(
        list(map(str, command)), cwd=folder, env=kept, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def twowheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it beside the libraries of this environment, which it needs unchanged."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "-o", folder, HOME, folder=folder)
    assert built.returncode == 0, built.stderr
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    installed = run(python, "-m", "pip", "install", "-q", "--no-deps", wheel, folder=folder)
    assert installed.returncode == 0, installed.stderr
    here = next(path for path in sys.path if path.endswith("site-packages"))
    theirs = next((folder / "venv" / "lib").glob("python*/site-packages"))
    (theirs / "libraries.pth").write_text(f"{here}\n", encoding="utf-8")
    return folder / "venv" / "bin" / "twowheels"


def test_it_lays_out_checks_and_builds(twowheels: Path, tmp_path: Path) -> None:
    assert run(twowheels, "new", "shop", folder=tmp_path).returncode == 0
    shop = tmp_path / "shop"
    checked = run(twowheels, "check", "--as-of", "2026-11-21", folder=shop)
    assert checked.returncode == 1, checked.stderr
    assert "Tidewater Back Office" in checked.stdout
    built = run(twowheels, "build", "--as-of", "2026-11-21", folder=shop)
    assert built.returncode == 0, built.stderr
    for name in ("tidewater-back-office", "nightjar-evenings", "bracken-web-studio"):
        assert (shop / "site" / name / "index.html").is_file()
        assert (shop / "site" / name / f"{name}.pdf").read_bytes()[:5] == b"%PDF-"
    assert "Nightjar Evenings" in (shop / "site" / "index.html").read_text("utf-8")


def test_a_new_business_starts_blank_and_builds(twowheels: Path, tmp_path: Path) -> None:
    run(twowheels, "new", "shop", folder=tmp_path)
    shop = tmp_path / "shop"
    assert run(twowheels, "new", "--business", "Harbour Bikes", folder=shop).returncode == 0
    answers = shop / "answers" / "harbour-bikes.yaml"
    assert "Harbour Bikes" in answers.read_text("utf-8")
    built = run(twowheels, "build", answers, "--no-pdf", folder=shop)
    assert built.returncode == 0, built.stderr
    assert (shop / "site" / "harbour-bikes" / "index.html").is_file()
