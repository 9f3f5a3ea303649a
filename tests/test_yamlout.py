"""What is written in YAML reads back as what was meant."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from twowheels.yamlout import values, written
from twowheels.yamltext import Mapping, Node, Scalar, Sequence, read_bytes
from twowheels.yamltext.traps import CONTROL

LETTERS = (
    st.text(max_size=60).map(str.strip).filter(lambda text: not CONTROL.search(text) and "\t" not in text)
)


def scalar(text: str, *, quoted: bool = False, block: bool = False) -> Scalar:
    return Scalar(text, 1, 1, quoted=quoted, block=block)


def bare(node: Node | None) -> object:
    """Give the letters alone, without their places."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [bare(item) for item in node.items]
        case Mapping():
            return {entry.key.text: bare(entry.value) for entry in node.entries}
    return None


NODES = st.recursive(
    st.builds(scalar, LETTERS, quoted=st.booleans()),
    lambda inner: st.builds(
        lambda items: Sequence(tuple(items), 1, 1, flow=False), st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)


@given(NODES)
def test_every_node_reads_back_to_the_letter(node: Node) -> None:
    root = read_bytes(written("key", node).encode(), "x").root
    assert bare(root.get("key")) == bare(node)


@pytest.mark.parametrize("typed", ["0.5", "1:30", "NO", "2026-11-21", "true", "a few words"])
def test_what_was_typed_plainly_stays_plain(typed: str) -> None:
    assert written("key", scalar(typed)) == f"key: {typed}\n"


def test_what_was_quoted_stays_quoted() -> None:
    assert written("key", scalar("15 names", quoted=True)) == "key: '15 names'\n"


def test_a_text_below_its_key_stays_there() -> None:
    assert written("key", scalar("a b c", block=True), width=8) == "key: >-\n  a b c\n"


def test_dashes_stand_below_and_inside_their_key() -> None:
    assert written("key", Sequence((scalar("a"), scalar("b")), 1, 1, flow=False)) == "key:\n  - a\n  - b\n"


@given(st.dictionaries(st.text("abc", min_size=1), LETTERS, max_size=4))
def test_every_yaml_reader_gives_texts_back_as_texts(pairs: dict[str, str]) -> None:
    assert yaml.safe_load(values(dict(pairs))) == pairs


def test_a_long_value_stays_on_its_line() -> None:
    assert values({"name": "word " * 40 + "end"}).count("\n") == 1


def test_a_day_is_a_day() -> None:
    assert values({"updated": date(2026, 11, 21)}) == "updated: 2026-11-21\n"
