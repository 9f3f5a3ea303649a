"""What was typed is what is read, and each value knows its place."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from twowheels.errors import WorkbookError
from twowheels.limits import ANSWERS
from twowheels.yamltext import Mapping, Node, Scalar, Sequence, is_null, read_bytes, read_file


def value(text: str) -> Node:
    """Give the value of the one key in a file, which must be without problems."""
    document = read_bytes(text.encode(), "lemon.yaml")
    assert document.problems == ()
    (entry,) = document.root.entries
    return entry.value


@pytest.mark.parametrize(
    "typed",
    """no NO No off OFF yes Yes on ON y n true False 12:30 9:05 190:20:30 0123 01234 007 0o17 0x1F 1_000 1e3
    1.10 1.0 .5 +1 -0 .inf .nan 2026-01-15 20% 1,200 = << -x a#b C:\\new
    http://x.example/y?z=1&a=b""".split(),
)
def test_no_word_is_taken_for_anything_but_text(typed: str) -> None:
    assert value(f"a: {typed}\n") == Scalar(typed, 1, 4, quoted=False, block=False)


@pytest.mark.parametrize(
    "typed", ["2026-01-15 10:00:00", "a b", "it's fine", 'say "x"', "5 > 3", "R & D", "x - y"]
)
def test_a_text_of_several_words_is_kept(typed: str) -> None:
    assert value(f"a: {typed}\n") == Scalar(typed, 1, 4, quoted=False, block=False)


@pytest.mark.parametrize(
    ("typed", "empty"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ("Null", True),
        ("''", False),
        ('"~"', False),
        ("no", False),
        ("|-\n  ~", False),
        ("[]", False),
    ],
)
def test_only_a_value_left_out_is_empty(typed: str, empty: bool) -> None:
    assert is_null(value(f"a: {typed}\n")) is empty


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("a: x", Scalar("x", 1, 4, quoted=False, block=False)),
        ("a:   'x'", Scalar("x", 1, 6, quoted=True, block=False)),
        ('a: "x\\ty"', Scalar("x\ty", 1, 4, quoted=True, block=False)),
        ("a: |\n  x\n  # y\n", Scalar("x\n# y\n", 1, 4, quoted=False, block=True)),
        ("a: >-\n  x\n  y\n", Scalar("x y", 1, 4, quoted=False, block=True)),
        ("a:\n  one\n  two\n", Scalar("one two", 2, 3, quoted=False, block=False)),
        ("\n# note\na: x", Scalar("x", 3, 4, quoted=False, block=False)),
        ("größe: x", Scalar("x", 1, 8, quoted=False, block=False)),
        ("'🎯': 🎯 x", Scalar("🎯 x", 1, 6, quoted=False, block=False)),
        ("a: [🎯]", Sequence((Scalar("🎯", 1, 5, quoted=False, block=False),), 1, 4, flow=True)),
        ("a: {}", Mapping((), 1, 4, flow=True)),
        ("a:\n- x\n", Sequence((Scalar("x", 2, 3, quoted=False, block=False),), 2, 1, flow=False)),
        ("a:\n  - x\n", Sequence((Scalar("x", 2, 5, quoted=False, block=False),), 2, 3, flow=False)),
    ],
)
def test_a_value_keeps_its_text_its_place_and_how_it_was_written(typed: str, node: Node) -> None:
    assert value(typed) == node


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: x\r\nb:\r\n  c: y\r\n", 3, 6),
        (b"\xef\xbb\xbfb: {c: y}", 1, 8),
        (b"a: x\rb:\r  c: y", 3, 6),
        ("ä: 🎯\nb: {'🎯': [], c: y}\n".encode(), 2, 17),
        (b'a: "x\n  y"\nb: {"": 1, c: y}\n'.replace(b'"": 1, ', b""), 3, 8),
    ],
)
def test_line_ends_a_bom_and_other_alphabets_do_not_move_a_place(data: bytes, line: int, column: int) -> None:
    group = read_bytes(data, "lemon.yaml").root.get("b")
    assert isinstance(group, Mapping)
    node = group.get("c")
    assert node == Scalar("y", line, column, quoted=False, block=False)


def test_keys_stand_in_order_and_know_their_places() -> None:
    root = read_bytes(b"b: 1\n\n'a' : 2\n", "lemon.yaml").root
    assert root.keys() == ("b", "a")
    assert [(key.line, key.column, key.quoted) for key, _ in root.entries] == [(1, 1, False), (3, 1, True)]


def test_a_missing_key_has_no_value() -> None:
    assert read_bytes(b"a: 1\n", "lemon.yaml").root.get("b") is None


@pytest.mark.parametrize("data", [b"", b"\n", b"# nothing yet\n", b"---\n", b"\xef\xbb\xbf", b"~\n"])
def test_an_empty_file_has_no_keys(data: bytes) -> None:
    assert read_bytes(data, "lemon.yaml").root == Mapping((), 1, 1, flow=False)


def test_a_key_has_one_spelling_whichever_way_its_letters_were_composed() -> None:
    assert read_bytes("e\u0301: 1\n".encode(), "lemon.yaml").root.keys() == ("\u00e9",)


def test_the_digest_is_of_the_bytes_that_were_read() -> None:
    data = b"\xef\xbb\xbfa: 1\r\n"
    assert read_bytes(data, "lemon.yaml").digest == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("comment", ["# a number", "#--- money ---", "#", "## two", "# net #1", "#: gettext"])
def test_a_comment_behind_a_value_is_a_comment(comment: str) -> None:
    assert value(f"a: 780 {comment}\n") == Scalar("780", 1, 4, quoted=False, block=False)


def test_a_wrapped_sentence_may_have_a_dash_at_the_head_of_a_line() -> None:
    assert value("a: We rode far\n  - too far -\n  and home again\n") == Scalar(
        "We rode far - too far - and home again", 1, 4, quoted=False, block=False
    )


def test_a_file_is_read_under_the_name_it_is_shown_by(tmp_path: Path) -> None:
    path = tmp_path / "lemon.yaml"
    path.write_bytes(b"a: 1\n")
    assert read_file(path).file == str(path)
    assert read_file(path, shown="answers/lemon.yaml").file == "answers/lemon.yaml"


def refusal(path: Path) -> str:
    """Give the message with which a file is refused."""
    with pytest.raises(WorkbookError) as caught:
        read_file(path, shown="lemon.yaml")
    assert caught.value.place.file == "lemon.yaml"
    return caught.value.message


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.yaml") == "There is no such file."


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "This is a folder, not a file."


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert refusal(tmp_path / "link.yaml") == "This is a link to a file; give the file itself."


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refusal(tmp_path / "pipe.yaml") == "This is a device or a pipe, not an ordinary file."


def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")) == "This is a device or a pipe, not an ordinary file."


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yaml")
        assert refusal(Path("socket.yaml")).startswith("This file cannot be read: ")


def test_of_a_huge_file_only_as_much_is_read_as_tells_that_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.yaml"
    path.touch()
    os.truncate(path, 1 << 40)
    assert refusal(path) == "This file is larger than 1,048,576 bytes, the most that is read."


def test_a_file_of_just_the_limit_is_read() -> None:
    data = b"a: 1\n" + b"#" * (ANSWERS.bytes - 5)
    assert read_bytes(data, "lemon.yaml").root.keys() == ("a",)
    with pytest.raises(WorkbookError, match="larger than"):
        read_bytes(data + b"#", "lemon.yaml")
