"""Remember which workbooks were found sound, so that the same bytes are not judged again."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from twowheels import __version__
from twowheels.project import STATE
from twowheels.staging import write_whole


class Soundness:
    """Whether a workbook folder is, to the byte, one that was read without a mistake before."""

    def __init__(self, folder: Path) -> None:
        """Fingerprint the folder's YAML files, names and all, and the version of the program."""
        self.cache = folder.resolve().parent / STATE / "cache"
        self.fingerprint = _fingerprint(folder)
        self.sound = self._mark.is_file()

    @property
    def _mark(self) -> Path:
        return self.cache / f"sound-{self.fingerprint}"

    def remember(self) -> None:
        """Note that this workbook is sound; a folder that cannot be written to does not matter."""
        if self.sound:
            return
        with suppress(OSError):
            write_whole(self._mark, b"")
            for old in self.cache.glob("sound-*"):
                if old != self._mark:
                    old.unlink()


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(folder.rglob("*.yaml")):
        with suppress(OSError):
            data = file.read_bytes()
            digest.update(f"\0{file.relative_to(folder)}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:32]
