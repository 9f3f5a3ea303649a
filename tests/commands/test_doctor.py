"""``twowheels doctor`` leaves with 2 when something is missing, and says each line once."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from twowheels.commands import doctor
from twowheels.doctor import Result as Looked

GOOD = Looked("Python 3.11.7", "ok", "3.11 or newer is needed")
PANGO = Looked("libpango", "missing", "the PDF", "sudo apt-get install x")
SUBSET = Looked("libharfbuzz", "missing", "the PDF", "sudo apt-get install x")
GIT = Looked("git", "optional", "the history of the answers", "sudo apt-get install git")


def asked(monkeypatch: pytest.MonkeyPatch, *results: Looked) -> Result:
    monkeypatch.setattr(doctor, "examine", lambda: results)
    return CliRunner().invoke(doctor.command, [])


def test_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(monkeypatch, GOOD)
    assert (done.exit_code, done.output) == (0, "ok         Python 3.11.7  (3.11 or newer is needed)\n")


def test_what_is_missing_is_mended_by_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(monkeypatch, GOOD, PANGO, SUBSET)
    assert (done.exit_code, done.output.count("To mend it:  sudo apt-get install x")) == (2, 1)


def test_what_is_optional_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(monkeypatch, GOOD, GIT)
    assert (done.exit_code, "If you want git" in done.output, "To mend" in done.output) == (0, True, False)


def test_this_machine_is_really_looked_at() -> None:
    assert "libpango-1.0" in CliRunner().invoke(doctor.command, []).output
