"""A write changes the value that was asked for, to the letter, and not one letter more."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.yamltext.layouts import NASTY, STYLES, TEXTS, Laid, laid, read

from twowheels.yamltext import read_bytes, tree
from twowheels.yamltext.writing import REMOVE, Change, Order, edit

MANY = settings(max_examples=400)
CELLS = st.dictionaries(st.sampled_from(["step", "hours", "who", "score"]), TEXTS, min_size=1, max_size=3)
VALUES = st.one_of(
    TEXTS,
    TEXTS,
    st.lists(TEXTS, max_size=4),
    st.lists(CELLS, min_size=1, max_size=3),
    st.fixed_dictionaries({"not_applicable": TEXTS}),
    st.dictionaries(st.sampled_from(["one", "two", "four"]), CELLS, min_size=1, max_size=3),
    st.just(REMOVE),
)


@pytest.fixture(autouse=True)
def parser() -> str:
    """Take the parser that is there; one test below takes the other."""
    return "any"


def paths(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Give every place in a value, and the place for one more item."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    if isinstance(value, list):
        yield (*path, len(value))
        for at, inner in enumerate(value):
            yield from paths(inner, (*path, at))


def applied(root: Any, changes: list[Change]) -> Any:
    """Change what was read in the same way, without any YAML."""
    root = copy.deepcopy(root)
    gone: list[tuple[list[Any], Any]] = []
    for path, value in changes:
        here = root
        for name in path[:-1]:
            if here[name] is None:
                here[name] = {}
            here = here[name]
        if value is not REMOVE and isinstance(here, list) and path[-1] == len(here):
            here.append(value)
        elif value is not REMOVE:
            here[path[-1]] = copy.deepcopy(value)
        elif isinstance(here, dict):
            here.pop(path[-1], None)
        elif int(path[-1]) < len(here):
            gone.append((here, path[-1]))
    for here, at in sorted(gone, key=lambda pair: -pair[1]):
        del here[at]
    return root


def tidy(value: Any) -> Any:
    """Take an emptied list or group for nothing."""
    if isinstance(value, dict):
        return {key: tidy(inner) for key, inner in value.items()} or None
    return [tidy(inner) for inner in value] or None if isinstance(value, list) else value


def comments(data: bytes) -> list[bytes]:
    """Give the comments of a file; their words stand nowhere else."""
    return sorted(re.findall(rb"# (?:n\d|above|top|more|first|all|the|last|after)[^\r\n]*", data))


def check_around(made: Laid, number: int, before: bytes, after: bytes) -> None:
    """Insist that every byte outside an entry is the same, and every comment still there."""
    lines = before.splitlines(keepends=True)
    above = made.head + "".join(text for _, text in made.entries[:number])
    first = above.count("\n")
    last = first + (made.entries[number][1] + "\n").rstrip("\n").count("\n") + 1
    head, tail = b"".join(lines[:first]), b"".join(lines[last:])
    assert after.startswith(head if tail else head.rstrip(b"\r\n"))
    assert after.endswith(tail)
    assert comments(before) == comments(after)
    if tail:  # an emptied file may end in the blank line that stood above
        assert (after[-1:] in b"\r\n") == (before[-1:] in b"\r\n")
    if made.break_ != "mixed":
        rest = after.decode().replace(made.break_, "")
        assert "\n" not in rest
        assert "\r" not in rest


def check(before: bytes, changes: list[Change]) -> bytes:
    """Change a file and insist on what is read afterwards."""
    after = edit(before, changes, file="x.yaml")
    assert tidy(read(after)) == tidy(applied(read(before), changes))
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    return after


@MANY
@given(laid(), st.data())
def test_one_answer_changes_and_nothing_around_it(made: Laid, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(made.entries) - 1))
    before = made.data()
    change = Change(("answers", made.entries[number][0]), data.draw(VALUES))
    after = check(before, [change])
    check_around(made, number, before, after)
    if change.value is not REMOVE:
        assert (after[-1:] in b"\r\n") == (before[-1:] in b"\r\n")


@MANY
@given(laid(), st.data())
def test_one_cell_or_item_changes_and_nothing_around_it(made: Laid, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(made.entries) - 1))
    before, key = made.data(), made.entries[number][0]
    root: Any = read(before)
    path = data.draw(st.sampled_from(sorted(paths(root["answers"][key], ("answers", key)), key=str)))
    check_around(made, number, before, check(before, [Change(path, data.draw(VALUES))]))


@MANY
@given(laid(least=2), st.data())
def test_many_answers_change_at_once(made: Laid, data: st.DataObject) -> None:
    before = made.data()
    keys = [key for key, _ in made.entries] + ["n1", "n2"]
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True, min_size=2))
    after = check(before, [Change(("answers", key), data.draw(VALUES)) for key in chosen])
    assert comments(before) == comments(after)


@MANY
@given(laid(), st.lists(st.sampled_from(["a1", "q0b", "q2b", "z9"]), unique=True, min_size=1), st.data())
def test_new_keys_come_in_between_lines(made: Laid, keys: list[str], data: st.DataObject) -> None:
    before = made.data()
    order = Order((("a1", "q0", "q0b", "q1", "q2", "q2b", "q3", "q4"),))
    changes = [Change(("answers", key), data.draw(TEXTS)) for key in keys]
    after = edit(before, changes, order)
    answers: Any = read_bytes(after, "x").root.get("answers")
    known = [entry.key.text for entry in answers.entries if entry.key.text != "z9"]
    if before[-1:] in b"\r\n":  # else a text at the end may have to stay the last
        assert known == sorted(known)
    kept = iter(after.splitlines())
    assert all(line in kept for line in before.splitlines())
    assert tidy(read(after)) == tidy(applied(read(before), changes))


FILES: dict[str, Callable[[str], bytes]] = {
    "lf": lambda text: text.encode(),
    "marked": lambda text: f"# top\n---\n{text}...\n".encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


def every_style(styles: Iterable[str]) -> str:
    """Give a file with an answer in each style."""
    entries = [style.replace("K", f"q{at}", 1).replace("\n", "\n  ") for at, style in enumerate(styles)]
    return "meta: {id: x}\nanswers:\n" + "".join(f"  {entry}\n" for entry in entries)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("number", range(len(NASTY)), ids=lambda number: ascii(NASTY[number])[1:-1][:20])
def test_every_nasty_text_comes_back_from_every_style(number: int, file: str) -> None:
    text = NASTY[number]
    before = FILES[file](every_style(STYLES))
    root: Any = read(before)
    for at in range(number % 12, len(STYLES), 12):
        change = Change(("answers", f"q{at}"), text)
        assert read(edit(before, [change])) == applied(root, [change])
    after = edit(before, [Change(("answers", f"q{at}"), text) for at in range(len(STYLES))])
    answers: Any = read(after)
    assert set(answers["answers"].values()) == {text}


def test_the_parser_without_c_writes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    styles = [style for style in STYLES if "\t" not in style]
    before = every_style(styles).encode()
    changes = [
        Change(("answers", f"q{at}"), text) for at, text in zip(range(len(styles)), NASTY, strict=False)
    ]
    fast = edit(before, changes)
    monkeypatch.setattr(tree, "LOADER", yaml.SafeLoader)
    assert edit(before, changes) == fast
