"""Remember which workbooks were found sound, so that the same bytes are neither judged nor parsed again."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from twowheels import __version__
from twowheels.limits import WORKBOOK
from twowheels.project import STATE
from twowheels.yamltext import Document, Entry, Mapping, Node, Scalar, Sequence, read_file

LEFT_OUT = frozenset({"examples", "why", "rule", "source"})
"""What a check needs for its manual page and its proof only: most of the text, and not remembered."""
JUDGED = frozenset({".yaml", ".md"})
"""What a workbook is made of: its files, and the stories between its questions."""


class Soundness:
    """Whether a workbook folder is, to the byte, one that was read without a mistake before.

    ``lean`` readers do without what is LEFT_OUT of the checks, and get the files from memory.
    """

    def __init__(self, folder: Path, *, lean: bool) -> None:
        """Fingerprint the folder's files and stories, names and all, and the version of the program."""
        self.folder = folder
        self.cache = folder.resolve().parent / STATE / "cache"
        self.fingerprint = _fingerprint(folder)
        self.known = self._load()
        self.sound = self.known is not None
        self.lean = lean
        self.read: dict[str, Document] = {}

    @property
    def _mark(self) -> Path:
        return self.cache / f"sound-{self.fingerprint}.json"

    def _load(self) -> dict[str, Any] | None:
        """Give what is remembered; what is not to the letter what was written here is not believed."""
        with suppress(OSError, ValueError):
            seal, _, body = self._mark.read_bytes().partition(b"\n")
            if seal == _seal(body):
                found: dict[str, Any] = json.loads(body)
                return found
        return None

    def document(self, file: Path) -> Document:
        """Give a file of the workbook, from memory if that is enough."""
        name = str(file.relative_to(self.folder))
        if self.lean and self.known and name in self.known:
            root = _node(self.known[name])
            if isinstance(root, Mapping):
                return Document(str(file), root, (), "")
        self.read[name] = read_file(file, WORKBOOK)
        return self.read[name]

    def remember(self) -> None:
        """Note that this workbook is sound; a folder that cannot be written to does not matter."""
        if self.sound:
            return
        from twowheels.staging import write_whole

        plain = {
            name: _plain(document.root, name.startswith("checks")) for name, document in self.read.items()
        }
        with suppress(OSError):
            body = json.dumps(plain, separators=(",", ":"), ensure_ascii=False).encode()
            write_whole(self._mark, _seal(body) + b"\n" + body)
            for old in self.cache.glob("sound-*"):
                if old != self._mark:
                    old.unlink()


def _seal(body: bytes) -> bytes:
    """Give the line that a remembered workbook opens with: the digest of the rest."""
    return hashlib.sha256(body).hexdigest().encode()


def _plain(node: Node, prune: bool) -> list[Any]:
    if isinstance(node, Scalar):
        return list(node)
    if isinstance(node, Sequence):
        return [0, [_plain(item, prune) for item in node.items], *node[1:]]
    kept = [entry for entry in node.entries if not (prune and entry.key.text in LEFT_OUT)]
    return [1, [[list(entry.key), _plain(entry.value, prune)] for entry in kept], *node[1:]]


def _node(plain: list[Any]) -> Node:
    kind = plain[0]
    if kind == 0:
        return Sequence(tuple(map(_node, plain[1])), *plain[2:])
    if kind == 1:
        return Mapping(tuple(Entry(Scalar(*key), _node(value)) for key, value in plain[1]), *plain[2:])
    return Scalar(*plain)


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(one for one in folder.rglob("*") if one.suffix in JUDGED):
        with suppress(OSError):
            data = file.read_bytes()
            digest.update(f"\0{file.relative_to(folder)}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:32]
