"""The command that shows the manual page of a check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]


def test_a_check_is_explained_with_examples_and_with_how_to_accept_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, out, _ = run("explain", "SAU413")
    assert code == 0
    assert out.startswith("SAU413 · Automating the secret sauce\n")
    parts = ["Why it matters", "When it speaks", "It speaks here", "It stays silent here", "- check: SAU413"]
    places = [out.index(part) for part in [*parts, "Ideas it rests on: P15"]]
    assert places == sorted(places)


def test_an_unknown_check_is_told_with_the_one_that_is_meant(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, _, err = run("explain", "SAU431")
    assert code == 2
    assert 'No check is called "SAU431". Did you mean "SAU413"?' in err


def test_without_a_check_all_are_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code, out, _ = run("explain")
    assert code == 0
    assert "SAU  Secret sauce\n" in out
    assert "  SAU413  Automating the secret sauce\n" in out
