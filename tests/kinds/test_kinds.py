"""Every kind: registered, documented, and keeping to the protocol."""

from __future__ import annotations

from pathlib import Path

import pytest

from twowheels import kinds
from twowheels.kind import Locale, Option, Spec
from twowheels.kinds import KINDS

NAMES = tuple(KINDS)
OPTIONS = (Option("mint", "Mint"), Option("ice", "Ice cubes"))


def test_every_file_of_the_folder_is_registered() -> None:
    files = {file.stem for file in Path(kinds.__file__).parent.glob("*.py")}
    assert files - {"__init__"} == set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_is_registered_under_the_name_of_its_file(name: str) -> None:
    assert getattr(KINDS[name], "__name__", "") == f"twowheels.kinds.{name}"


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_says_what_it_is_and_how_it_is_typed(name: str) -> None:
    assert KINDS[name].ABOUT.endswith(".")
    assert KINDS[name].TYPED.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_understands_only_settings_that_a_question_can_have(name: str) -> None:
    assert set(KINDS[name].SETTINGS) - set(Spec.__dataclass_fields__) == set()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_answered_has_no_texts_and_measures_nothing(name: str) -> None:
    assert KINDS[name].texts(None, Spec(options=OPTIONS)) == ()
    assert KINDS[name].measure(None, Spec(options=OPTIONS, min_words=3, min_items=3, min_rows=3)) is None


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in {"choice", "short_text", "long_text"}]
)
def test_a_value_of_another_kind_is_written_without_a_crash(name: str) -> None:
    assert isinstance(KINDS[name].written("left over", Spec(options=OPTIONS), Locale("en", "EUR")), str)
