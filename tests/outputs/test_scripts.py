"""Answers in other scripts on paper: in reading order, in their own fonts, and named where no font draws them."""

from __future__ import annotations

import logging
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import weasyprint  # type: ignore[import-untyped]
import weasyprint.svg  # type: ignore[import-untyped]

from twowheels.fontlist import undrawn
from twowheels.shaping import whole_lines

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = pytest.mark.slow
HEBREW = "אנחנו סוחטים 10 לימונים (טריים), ומוסיפים דבש!"
poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
hebrew = pytest.mark.skipif(bool(undrawn("שלום")), reason="no font here draws Hebrew: fonts-noto-core")


def _said(file: Path) -> str:
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout


def _answer(project: Path, text: str) -> Path:
    file = project / "answers" / "sunny-corner.yaml"
    file.write_text(file.read_text("utf-8").replace("Like jumping into a cold lake", text), "utf-8")
    return file


def test_a_build_names_question_and_letter_and_goes_on(project: Path, run: Run) -> None:
    file = _answer(project, "A lake \U000f1234")
    done = run("build", file, "--no-site")
    assert done.code == 0
    assert "sunny-corner.yaml:7:17: taste: no font here draws U+F1234" in done.err


def test_a_build_of_our_own_letters_is_silent(project: Path, run: Run) -> None:
    assert "no font" not in run("build", project / "answers", "--no-site").err


@poppler
@hebrew
def test_hebrew_is_read_in_its_own_order(project: Path, run: Run) -> None:
    assert run("build", _answer(project, HEBREW), "--no-site").code == 0
    text = _said(project / "site" / "sunny-corner" / "sunny-corner.pdf")
    for word in HEBREW.replace("(", " ").replace(")", " ").replace(",", " ").replace("!", " ").split():
        assert word in text


@poppler
@hebrew
def test_a_line_in_a_drawing_is_set_whole(tmp_path: Path) -> None:
    drawing = (
        '<svg width="300" height="40"><text x="10" y="20" font-family="Noto Sans Hebrew">שלום</text></svg>'
    )
    with whole_lines(weasyprint):
        weasyprint.HTML(string=drawing).write_pdf(tmp_path / "x.pdf")
    assert "שלום" in _said(tmp_path / "x.pdf")


def test_what_the_look_calls_undrawn_the_printer_calls_so_too(caplog: pytest.LogCaptureFixture) -> None:
    letters = "a\U000f1234\ue777"
    logger = logging.getLogger("weasyprint")
    logger.addHandler(caplog.handler)
    try:
        weasyprint.HTML(string=f"<p>{letters}").write_pdf()
    finally:
        logger.removeHandler(caplog.handler)
    assert {one for one in letters if f"U+{ord(one):04X}" in caplog.text} == undrawn(letters)
