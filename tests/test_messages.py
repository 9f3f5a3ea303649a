"""The program's own words: every key that is used exists, and a workbook may reword it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from twowheels import messages
from twowheels.limits import WORKBOOK
from twowheels.messages import Messages, wordings
from twowheels.states import STATES
from twowheels.workbook import SEVERITIES
from twowheels.yamltext import read_file

FOLDER = Path(messages.__file__).parent
USED = re.compile(r"""\b(?:say|words|messages)(?:\.minutes)?\(\s*(f?)(["'])([a-z][\w.{}]*)\2""")


def used() -> list[tuple[str, str]]:
    """Give the keys that Python and templates ask for; what is filled in becomes a pattern."""
    found = []
    for file in sorted(FOLDER.parent.rglob("*")):
        if file.suffix in {".py", ".j2"}:
            for part, _, key in USED.findall(file.read_text(encoding="utf-8")):
                pattern = re.sub(r"\{[^}]*\}|(?<=\.)$", "[a-z_]+", key) if part or key.endswith(".") else key
                found.append((file.name, pattern))
    return found


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_catalogue_reads_without_a_problem(file: Path) -> None:
    assert read_file(file, WORKBOOK).problems == ()


def test_every_key_that_is_used_exists() -> None:
    assert len(used()) > 50
    known = [*wordings(), *(key.removesuffix(".one") for key in wordings() if key.endswith(".one"))]
    assert [one for one in used() if not any(re.fullmatch(one[1], key) for key in known)] == []


def test_every_state_severity_and_amount_has_its_words() -> None:
    keys = {*(f"state.{state}" for state in STATES), *(f"severity.{severity}" for severity in SEVERITIES)}
    keys |= {f"amount.{unit}.{number}" for unit in ("words", "items", "rows") for number in ("one", "other")}
    assert keys <= set(wordings())


def test_one_and_many_come_in_pairs() -> None:
    assert {key[:-4] for key in wordings() if key.endswith(".one")} == {
        key[:-6] for key in wordings() if key.endswith(".other")
    }


def test_no_key_hides_a_pair() -> None:
    assert [key for key in wordings() if f"{key}.one" in wordings()] == []


@pytest.mark.parametrize(("n", "said"), [(0, "0 words"), (1, "one word"), (2, "2 words")])
def test_one_is_said_otherwise_than_many(n: int, said: str) -> None:
    assert Messages("en")("amount.words", n=n) == said


def test_a_workbooks_own_words_come_first_and_ours_fill_the_gaps() -> None:
    say = Messages("da", {"done": "alt er besvaret", "amount.words.one": "et ord"})
    assert say("done") == "alt er besvaret"
    assert say("amount.words", n=1) == "et ord"
    assert say("home") == Messages("en")("home")


def test_what_is_filled_in_is_never_a_pattern_itself() -> None:
    assert Messages("en")("does_not_apply", reason="{n} {0.__class__}") == "Does not apply: {n} {0.__class__}"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ("0.2", "about a minute"),
        ("1", "about a minute"),
        ("1.1", "about 2 minutes"),
        ("14.7", "about 15 minutes"),
    ],
)
def test_minutes_are_rounded_up(minutes: str, said: str) -> None:
    assert Messages("en").minutes("minutes", Decimal(minutes)) == said


@pytest.mark.parametrize("language", ["en-GB", "tlh", "../en", ""])
def test_any_language_has_words(language: str) -> None:
    assert Messages(language)("done")
