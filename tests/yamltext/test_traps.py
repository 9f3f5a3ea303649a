"""What spoils one value becomes a problem with its place and a way out; all the rest is read."""

from __future__ import annotations

import pytest

from twowheels.limits import ANSWERS
from twowheels.yamltext import Document, Mapping, Node, Scalar, Sequence, read_bytes


def plain(node: Node | None) -> object:
    """Give a node's texts without their places."""
    match node:
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
    return None


def read(text: str) -> Document:
    """Read a text."""
    return read_bytes(text.encode(), "lemon.yaml")


def told(text: str) -> list[tuple[str, str, str]]:
    """Give place, message and hint of each problem, the place without its file."""
    return [(str(p.place).removeprefix("lemon.yaml:"), p.message, p.hint) for p in read(text).problems]


CASES = {
    "an anchor": ("a: &Co is great\nb: 1", {"a": "is great", "b": "1"}, "1:4",
        '"&Co" has a special meaning in YAML at this spot and is left out.', '"&Co is great"'),
    "an anchor in brackets": ("a: [&Co x, y]", {"a": ["x", "y"]}, "1:5",
        '"&Co" has a special meaning in YAML at this spot and is left out.', '"&Co x"'),
    "an anchor with nothing after it": ("a: &Co\nb: 1", {"a": "", "b": "1"}, "1:4",
        '"&Co" has a special meaning in YAML at this spot and is left out.', '"&Co"'),
    "an anchor of a group": ("a: &base\n  b: 1", {"a": {"b": "1"}}, "1:4",
        '"&base" has a special meaning in YAML at this spot and is left out.', "Delete &base,"),
    "an anchor of a key": ("&k a: 1", {"a": "1"}, "1:1",
        '"&k" has a special meaning in YAML at this spot and is left out.', "Delete &k,"),
    "a tag": ("a: !Wow great", {"a": "great"}, "1:4",
        '"!Wow" has a special meaning in YAML at this spot and is left out.', '"!Wow great"'),
    "an anchor before a sentence with a comma": ("a: &Co is great, really", {"a": "is great, really"}, "1:4",
        '"&Co" has a special meaning in YAML at this spot and is left out.', '"&Co is great, really"'),
    "a tag of a key": ("!k a: 1", {"a": "1"}, "1:1",
        '"!k" has a special meaning in YAML at this spot and is left out.', "Delete !k,"),
    "a tag of YAML's own": ("a: !!int 007", {"a": "007"}, "1:4",
        '"!!int" has a special meaning in YAML at this spot and is left out.', '"!!int 007"'),
    "a tag of a group": ("a: !!set {b: 1}", {"a": {"b": "1"}}, "1:4",
        '"!!set" has a special meaning in YAML at this spot and is left out.', "Delete !!set,"),
    "an exclamation mark": ("a: ! great", {"a": "great"}, "1:4",
        '"!" has a special meaning in YAML at this spot and is left out.', '"! great"'),
    "a tag that names Python": ("a: !!python/object/apply:os.system [x]", {"a": ["x"]}, "1:4",
        '"!!python/object/apply:os.syst…" has a special meaning in YAML at this spot and is left out.',
        "Delete !!py"),
    "an alias": ("a: *price\nb: 1", {"a": "", "b": "1"}, "1:4",
        '"*price" has a special meaning in YAML at this spot and is read as nothing.', '"*price"'),
    "an alias in a list": ("a:\n- *x\n- y", {"a": ["", "y"]}, "2:3",
        '"*x" has a special meaning in YAML at this spot and is read as nothing.', '"*x"'),
    "an alias as a key": ("*a : 1\nb: 2", {"b": "2"}, "1:1",
        '"*a" has a special meaning in YAML at this spot and is read as nothing.', '"*a : 1"'),
    "a merge": ("a: {<<: x, b: 1}", {"a": {"b": "1"}}, "1:5",
        '"<<" borrows from another place, which is not done here.', "Write the keys and their values out."),
    "a key twice": ("price: 1\nb: 2\nprice: 3", {"price": "1", "b": "2"}, "3:1",
        '"price" stands here a second time; the first one, in line 1, counts.', "Keep one of the two"),
    "a key thrice in brackets": ("a: {b: 1, 'b': {c: 2}}", {"a": {"b": "1"}}, "1:11",
        '"b" stands here a second time; the first one, in line 1, counts.', "Keep one of the two"),
    "a key twice, composed in two ways": ("\u00e9: 1\ne\u0301: 2", {"\u00e9": "1"}, "2:1",
        '"\u00e9" stands here a second time; the first one, in line 1, counts.', "Keep one of the two"),
    "a list as a key": ("[a, b]: 1\nc: 2", {"c": "2"}, "1:1",
        "A list or group stands here as a key.", "needs quotes"),
    "a group as a key": ("{a: b}: 1\nc: 2", {"c": "2"}, "1:1",
        "A list or group stands here as a key.", "needs quotes"),
    "a missing key": ("?\n: 1\nc: 2", {"c": "2"}, "1:2",
        "A key is missing before this colon.", "Write the key"),
    "a key that is a text": (f"{'k' * 129}: 1\nc: 2", {"c": "2"}, "1:1",
        "This key has 129 characters; the most that is read is 128.", "put the text in quotes"),
    "a space of no width in a key": ("pri\u200bce: 1", {"price": "1"}, "1:1",
        'An invisible character (U+200B) stands in the key "price".', "Type the key anew"),
    "a direction mark in a key": ("\u202eprice: 1", {"price": "1"}, "1:1",
        'An invisible character (U+202E) stands in the key "price".', "Type the key anew"),
    "a tag character in a key": ("price\U000e0041: 1", {"price": "1"}, "1:1",
        'An invisible character (U+E0041) stands in the key "price".', "Type the key anew"),
    "a no-break space as indentation": ("a:\n\u00a0\u00a0b: 1", {"a": "", "b": "1"}, "2:1",
        'An invisible character (U+00A0) stands in the key "b".', "Type the key anew"),
    "an escape that makes a control character": (r'a: "x\x1by"', {"a": "x\ufffdy"}, "1:4",
        "A backslash in this text makes a character that cannot be shown (U+001B).", r"write \\ for"),
    "an escape that makes an old line break": (r'a: "x\Ny"', {"a": "x\ufffdy"}, "1:4",
        "A backslash in this text makes a character that cannot be shown (U+0085).", r"write \\ for"),
    "a text over the limit": (f"a: {'x' * 65_537}\nb: 1", {"a": "", "b": "1"}, "1:4",
        "This text has 65,537 characters; the most that is read is 65,536.", "Shorten it"),
    "a hash with its word": ("a: we are #1 in town", {"a": "we are"}, "1:11",
        'Everything from the # on is left out: "#1 in town".', '"we are #1 in town"; if it is a comment'),
    "a hash and nothing before": ("a: #1 in town", {"a": ""}, "1:4",
        'Everything from the # on is left out: "#1 in town".', '"#1 in town"; if it is a comment'),
    "a number sign and nothing before": ("a: # 1 in town", {"a": ""}, "1:4",
        'Everything from the # on is left out: "# 1 in town".', '"# 1 in town"; if it is a comment'),
    "a number sign after words": ("a: we are # 1 in town", {"a": "we are"}, "1:11",
        'Everything from the # on is left out: "# 1 in town".', '"we are # 1 in town"; if it is a comment'),
    "a hash behind quotes": ("a: 'Joe' #1 barber", {"a": "Joe"}, "1:10",
        'Everything from the # on is left out: "#1 barber".', "if it is a comment"),
    "a hash in a list": ("a:\n- #1 bakery\n- x", {"a": ["", "x"]}, "2:3",
        'Everything from the # on is left out: "#1 bakery".', '"#1 bakery"; if it is a comment'),
    "a hash after a folded text": ("a: we\n  are #1\nb: 1", {"a": "we are", "b": "1"}, "2:7",
        'Everything from the # on is left out: "#1".', "if it is a comment"),
    "a comma in brackets": ("a: {b: First week is a clear-out, and nobody is blamed, c: x}",
        {"a": {"b": "First week is a clear-out", "c": "x"}}, "1:35",
        'A comma inside { } split your text before "and nobody is blamed".', "Put the text in quotes, or"),
    "a colon without space in brackets": ("a: {b: 1, c:2}", {"a": {"b": "1"}}, "1:11",
        'A space is missing after the colon of "c:2".', "Write a space after the colon"),
    "a text in brackets": ("a: {see above}", {"a": {}}, "1:5",
        "The text in { } was read as keys, not as text.", "with the brackets"),
    "a placeholder in double brackets": ("a: {{ name }}", {"a": {}}, "1:7",
        "The text in { } was read as keys, not as text.", "with the brackets"),
    "a question mark before a text": ("a:\n- ? really\n- x", {"a": [{}, "x"]}, "2:5",
        '"? really" was read as a key, not as text.', '"? really"'),
    "a question mark above a text": ("a:\n  ?\n    really", {"a": {}}, "3:5",
        '"? really" was read as a key, not as text.', '"? really"'),
    "a question mark in brackets": ("a: [? really]", {"a": [{}]}, "1:7",
        '"? really" was read as a key, not as text.', '"? really"'),
    "a quoted text in brackets": ("a: {'b:c'}", {"a": {}}, "1:5",
        "The text in { } was read as keys, not as text.", "with the brackets"),
    "an item of a list indented too far": ("a:\n- one\n - two\nb: 1", {"a": ["one - two"], "b": "1"}, "3:2",
        'The line "- two" was joined to the text above it.', "exactly under the one above"),
    "a list below a text": ("a: Tools\n  - Hammer\n\n  - Saw\n", {"a": "Tools - Hammer\n- Saw"}, "2:3",
        'The line "- Hammer" was joined to the text above it.', "exactly under the one above"),
    "a greater than": ("a: >5\nb: 1", {"a": "", "b": "1"}, "1:4",
        '">" has a special meaning in YAML at this spot, and ">5" is left out.', '">5"'),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rest", "place", "message", "hint"), CASES.values(), ids=CASES)
def test_a_spoilt_value_is_told_and_the_rest_is_read(
    text: str, rest: object, place: str, message: str, hint: str
) -> None:
    (problem,) = told(text)
    assert problem[:2] == (place, message)
    assert hint in problem[2]
    assert plain(read(text).root) == rest


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: , c: }", "{a: # note\n }", "? a\n: 1", "? a\n# note\n:\n", "a: {b: 'x, y'}", "a: [x, y]",
        "a: |2\n   x\n", "a: >\nb: 1", "a: 'x'  # note", "a: 1 # 2 last year", "a: 'x' # 2",
        "a: |  # note\n  x #1\n", "# 1 to 5\na: 1", "a:\n  # 1 to 5\n  b: 1", "a: x#1", "a: 'x #1'",
        "a: [x] # note", "<: 1", "'<<': 1", r'a: "\n\t\r\L\P"', "a: x\u200by", "a: 👩\u200d🌾", "a-b: 1",
        'a: "x\u00a0\n  - y"', "1: x", "a b: 1", "größe: 1",
        "a: x\n  -y\n", "a: |\n  x\n#1 to 5\nb: 1", "a: |\n  x\n  - y\n",
        f"{'k' * 128}: 1", f"a: {'x' * 65_536}",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_trap_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_problems_come_in_the_order_of_the_file() -> None:
    assert [place for place, _, _ in told("a: x\n - y\nb: *x\na: {c, d: 1}\ne: #1")] == [
        "2:2",
        "3:4",
        "4:1",
        "4:5",
        "5:4",
    ]


def test_a_group_as_a_key_is_told_after_another_problem_too() -> None:
    assert [place for place, _, _ in told("a: *x\n[b]: 1")] == ["1:4", "2:1"]


def test_an_alias_reads_as_nothing_at_its_place() -> None:
    assert read("a: 1\nb: *x").root.get("b") == Scalar("", 2, 4, quoted=False, block=False)


def test_the_question_of_a_problem_is_left_to_the_reader_of_the_answers() -> None:
    (problem,) = read("a: *x").problems
    assert (problem.question, problem.row, problem.column, problem.place.file) == ("", "", "", "lemon.yaml")


def test_other_limits_are_kept_to() -> None:
    from dataclasses import replace

    document = read_bytes(b"abc: defg\n", "lemon.yaml", replace(ANSWERS, key=3, scalar=3))
    assert [problem.message for problem in document.problems] == [
        "This text has 4 characters; the most that is read is 3."
    ]
