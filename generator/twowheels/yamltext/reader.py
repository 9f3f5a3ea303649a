"""From a path or bytes to a document."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from twowheels.errors import Place, Problem, WorkbookError
from twowheels.limits import ANSWERS, Limits
from twowheels.yamltext.node import Mapping, Node, Sequence, is_null
from twowheels.yamltext.source import Source, decode
from twowheels.yamltext.tree import grow

_PROMPT = re.compile(r"[ \t]*#[ \t]?([a-z][a-z0-9_]{0,62}):(?:\s|$)")
# Names are looked up because Windows lacks most of them. A link is not followed, a pipe is not waited for.
_FLAGS = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
_CAUSES = {
    errno.ENOENT: "There is no such file.",
    errno.EACCES: "This file may not be read by you.",
    errno.ELOOP: "This is a link to a file; give the file itself.",
    errno.EISDIR: "This is a folder, not a file.",
}


class Document(NamedTuple):
    """A file that could be read, and what could not be used in it."""

    file: str
    root: Mapping
    problems: tuple[Problem, ...]
    digest: str
    prompts: dict[str, tuple[int, int]] = {}  # noqa: RUF012  # a tuple's default is never changed
    """Keys that wait behind a ``#``, such as ``# price:``, with the line and column of each."""


def read_file(path: Path, limits: Limits = ANSWERS, *, shown: str | None = None) -> Document:
    """Read an ordinary file; ``shown`` is how messages name it. Raises WorkbookError."""
    file = shown or str(path)
    try:
        data = _bytes(path, file, limits.bytes)
    except OSError as error:
        cause = _CAUSES.get(error.errno or 0) or f"This file cannot be read: {error.strerror}."
        raise WorkbookError(cause, place=Place(file)) from None
    return read_bytes(data, file, limits)


def read_bytes(data: bytes, file: str, limits: Limits = ANSWERS) -> Document:
    """Read what a file holds. Raises WorkbookError with a place inside the file."""
    if len(data) > limits.bytes:
        message = f"This file is larger than {limits.bytes:,} bytes, the most that is read."
        raise WorkbookError(message, place=Place(file))
    source = decode(data, file)
    problems: list[Problem] = []
    root = _mapping(grow(source, limits, problems), source)
    digest = hashlib.sha256(data).hexdigest()
    return Document(file, root, tuple(sorted(problems)), digest, dict(_prompts(source)))


def _prompts(source: Source) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, line in enumerate(source.lines, 1):
        if "#" in line and (prompt := _PROMPT.match(line)):
            yield prompt[1], (number, prompt.start(1) + 1)


def _bytes(path: Path, file: str, most: int) -> bytes:
    """Give at most one byte more than ``most`` of an ordinary file."""
    flags = os.O_RDONLY
    for name in _FLAGS:
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags)
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(mode):
            raise WorkbookError("This is a device or a pipe, not an ordinary file.", place=Place(file))
        with open(handle, "rb", closefd=False) as stream:
            return stream.read(most + 1)
    finally:
        os.close(handle)


def _mapping(root: Node | None, source: Source) -> Mapping:
    """Insist on keys and values; an empty file has none."""
    if root is None or is_null(root):
        return Mapping((), 1, 1, flow=False)
    if isinstance(root, Mapping):
        return root
    kind = "a list" if isinstance(root, Sequence) else "a text"
    raise WorkbookError(
        f"This file holds {kind}, where keys and their values should stand.",
        place=source.place(root.line, root.column),
        hint='Write a key, a colon and a space at the beginning of its lines, as in "answers: ".',
    )
