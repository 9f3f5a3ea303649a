"""No file can crash or hang the reader, and whatever is refused is refused at a place inside the file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twowheels.errors import Problem, WorkbookError
from twowheels.limits import ANSWERS
from twowheels.yamltext import Scalar, is_null, read_bytes

MANY = 50_000


@pytest.mark.parametrize("shape", ["[", "{a: ", "- ", "? ", "a: [[", "[{a: ", "- ? ", "!x [", "&a [", "{? "])
def test_nesting_that_ends_other_readers_is_refused_in_line_one(shape: str) -> None:
    with pytest.raises(WorkbookError, match="nested more than 12 deep") as caught:
        read_bytes(shape.encode() * MANY, "lemon.yaml")
    assert caught.value.place.line == 1


def test_nesting_to_the_limit_is_read() -> None:
    assert read_bytes(b"a: " + b"[" * 11 + b"]" * 11, "lemon.yaml").problems == ()
    with pytest.raises(WorkbookError, match="nested more than 12 deep"):
        read_bytes(b"a: " + b"[" * 12 + b"]" * 12, "lemon.yaml")


def test_bombs_of_aliases_and_merges_stay_small() -> None:
    merges = "a: &a {x: 1}\n" + "".join(f"b{i}: &b{i} {{<<: [*a, *a], c: *a}}\n" for i in range(30))
    laughs = "".join(f"k{i}: &k{i} [{', '.join([f'*k{i - 1}'] * 9)}]\n" for i in range(1, 10))
    cycle = "z: &z [*z, {y: *z}]\n"
    document = read_bytes((merges + laughs + cycle).encode(), "lemon.yaml")
    assert len(document.root.entries) == 41
    assert len(document.problems) == 1 + 30 * 5 + 9 * 10 + 3


@pytest.mark.parametrize("shape", ["k{}: v\n", "k{}:\n", "k{}: [x]\n", "k{}: *x\n"])
def test_more_keys_and_values_than_the_limit_are_refused(shape: str) -> None:
    data = "".join(shape.format(i) for i in range(1_000)).encode()
    with pytest.raises(WorkbookError, match="more than 1,000 keys and values") as caught:
        read_bytes(data, "lemon.yaml", replace(ANSWERS, values=1_000))
    assert caught.value.place.line in range(200, 502)
    assert len(read_bytes(data, "lemon.yaml").root.entries) == 1_000


def test_just_as_many_keys_and_values_as_the_limit_are_read() -> None:
    limits = replace(ANSWERS, values=6)  # the root counts twice, and so do its two keys and values together
    assert read_bytes(b"a: 1\nb: 2\n", "lemon.yaml", limits).root.keys() == ("a", "b")
    with pytest.raises(WorkbookError, match="more than 5 keys and values") as caught:
        read_bytes(b"a: 1\nb: 2\n", "lemon.yaml", replace(limits, values=5))
    assert str(caught.value.place) == "lemon.yaml:2:4"


HEAVY = {
    "items": "a: [" + "x, " * 300_000,
    "references": "a: [" + "*x, " * 200_000,
    "marks": "a: [" + "!x ," * 200_000,
    "keys without colons": "{" + "x,\n" * 9_000 + "}",
    "keys without colons on one line": "a: {" + "x, " * 300_000,
    "a colon far away": "a: {x" + "\n" * 500_000 + ", y" + "\n" * 500_000 + "}",
    "lost tails": "".join(f"a{i}: x #1\n" for i in range(9_000)),
    "joined items": "a: x\n" + " - y\n" * 200_000,
    "the same key": "a: 1\n" * 9_000,
    "escapes": 'a: "' + r"\0" * 500_000 + '"',
    "quotes": '"' * 1_000_000,
    "colons": "a" + ":" * 1_000_000,
    "tabs": "\t" * 1_000_000,
    "no-break spaces": "\u00a0" * 500_000,
    "indentation": "".join(" " * i + "a:\n" for i in range(1_400)),
    "indentation the other way": "".join(" " * (1_000 - i) + "x:\n" for i in range(900)),
    "hashes": "#1\n" * 300_000,
    "empty lines": "\n" * 1_000_000 + "a: [",
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_a_megabyte_of_anything_is_read_or_refused(text: str, parser: str) -> None:
    if parser == "pure":
        text = text[: 1 << 15]
    read(text.encode(), text)


def read(data: bytes, text: str) -> None:
    """Read bytes; what is told must be printable and stand in the text, or just after a line of it."""
    told: list[Problem | WorkbookError] = []
    try:
        told += read_bytes(data, "lemon.yaml").problems
    except WorkbookError as error:
        told.append(error)
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    for one in told:
        assert (one.message + one.hint).isprintable()
        assert one.message.endswith(".")
        assert one.hint
        assert 1 <= one.place.line <= len(lines)
        assert 1 <= one.place.column <= len(lines[one.place.line - 1]) + 1


quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = """a b key: - ? : , [ ] { } # #1 & &x * *x ! !x !! | > |- >2 ' '' " \\ \\x \\U00110000 % @ ` ~ << ---
... %YAML %c0 é 🎯 “ 1 12:30""".split()
SPACES = ["\n", "\n  ", "\n ", "\n- ", "\n  - ", "\r\n", "\r", "\t", " ", "  ", ": ", " #"]
UNSEEN = ["\u00a0", "\u200b", "\ufeff", "\u2028", "\x00"]
yamlish = st.lists(st.sampled_from(WORDS + SPACES * 2 + UNSEEN), max_size=40).map("".join)


@quick
@given(st.one_of(yamlish, st.text()))
def test_any_text_is_read_or_refused_at_a_place_inside_it(text: str) -> None:
    read(text.encode("utf-8", "replace"), text.encode("utf-8", "replace").decode())


@quick
@given(
    st.one_of(
        st.binary(),
        yamlish.map(lambda text: text.encode("utf-16")),
        yamlish.map(lambda text: text.encode("cp1252", "ignore")),
    )
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read(data, data.decode("utf-8", "replace"))


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\r\t")
)


@quick
@given(
    st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True), texts, max_size=8), st.booleans()
)
def test_what_a_program_wrote_is_read_letter_for_letter(answers: dict[str, str], readable: bool) -> None:
    data = yaml.safe_dump(answers, allow_unicode=readable, sort_keys=False).encode()
    document = read_bytes(data, "lemon.yaml")
    assert document.problems == ()
    assert {
        key.text: value.text for key, value in document.root.entries if isinstance(value, Scalar)
    } == answers
    assert not any(is_null(value) for _, value in document.root.entries)


@quick
@given(st.from_regex(r"[A-Za-zé][A-Za-zé0-9 .,;()'\"/+=-]{0,60}[A-Za-zé.]", fullmatch=True))
def test_an_ordinary_sentence_needs_no_quotes(sentence: str) -> None:
    document = read_bytes(f"a: {sentence}\n".encode(), "lemon.yaml")
    assert document.root.get("a") == Scalar(sentence, 1, 4, quoted=False, block=False)
