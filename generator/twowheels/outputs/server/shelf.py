"""The businesses that are served: which there are, under which id, and what was last made of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from twowheels.answers import read_answers
from twowheels.errors import WorkbookError
from twowheels.listing import Listed
from twowheels.meta import BUSINESS_ID, RESERVED
from twowheels.project import answers_files


@dataclass(eq=False)
class Business:
    """One business as it is served; ``wanted`` counts the changes of its sources, from 1."""

    file: Path
    id: str
    wanted: int = 1
    made: int = 0
    glanced: int = 0
    printed: int = 0
    version: int = 0
    files: Mapping[str, Path] = field(default_factory=dict)
    listed: Listed | None = None
    trouble: WorkbookError | None = None
    readers: int = 0
    making: asyncio.Task[None] | None = None

    @property
    def is_current(self) -> bool:
        """Tell whether what stands was made from the newest sources."""
        return self.made == self.wanted


class Shelf:
    """All businesses by id; looked through again whenever an answers file changes."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Take the answers files and folders to serve; ``look`` finds the businesses among them."""
        self.paths = paths
        self.version = 0
        self.by_id: Mapping[str, Business] = {}
        self.trouble: WorkbookError | None = None
        self._by_file: dict[Path, Business] = {}

    @property
    def only(self) -> Business | None:
        """Give the business, if there is but one."""
        return next(iter(self.by_id.values())) if len(self.by_id) == 1 else None

    def find(self, name: str) -> Business | None:
        """Give a business by its id."""
        return self.by_id.get(name)

    def moved(self, name: str) -> Business | None:
        """Give the business whose file has this name: how it is called while its id cannot be read."""
        return next((one for one in self.by_id.values() if one.file.stem == name), None)

    def changed(self, files: Iterable[Path], *, everything: bool = False) -> list[Business]:
        """Note that files changed, and give the businesses that this concerns."""
        self.look()
        paths = {path.resolve() for path in files}
        concerned = [one for one in self.by_id.values() if everything or one.file.resolve() in paths]
        for one in concerned:
            one.wanted += 1
        return concerned

    def look(self) -> None:
        """Find the businesses there are now; those known before keep what was made of them."""
        self.version += 1
        self.trouble = None
        try:
            files = answers_files(self.paths)
        except WorkbookError as error:
            files, self.trouble = (), error
        ids = _ids(files, {file: one.id for file, one in self._by_file.items()})
        self._by_file = {file: self._known(file, name) for file, name in ids.items()}
        self.by_id = {one.id: one for one in self._by_file.values()}

    def _known(self, file: Path, name: str) -> Business:
        one = self._by_file.get(file)
        if one is None or one.id != name:
            return Business(file, name)
        return one


def _ids(files: Sequence[Path], before: Mapping[Path, str]) -> dict[Path, str]:
    """Give every file an id of its own; one that cannot be read keeps its last, or is called by its name."""
    ids: dict[Path, str] = {}
    for file in files:
        if (name := _id(file)) and name not in ids.values():
            ids[file] = name
    for number, file in enumerate(files, start=1):
        if file not in ids:
            numbered = (f"file-{n}" for n in count(number))
            names = chain((before.get(file, ""), file.stem), numbered)
            ids[file] = next(name for name in names if _is_id(name) and name not in ids.values())
    return {file: ids[file] for file in files}


def _id(file: Path) -> str:
    try:
        return read_answers(file).meta.id
    except (WorkbookError, OSError):
        return ""


def _is_id(name: str) -> bool:
    return bool(BUSINESS_ID.fullmatch(name)) and name not in RESERVED


def refuse_twin(one: Business) -> None:
    """Raise WorkbookError when the id in the file is another business's already."""
    meta = read_answers(one.file).meta
    if meta.id != one.id:
        message = f'The id "{meta.id}" is taken by another answers file.'
        raise WorkbookError(message, place=meta.place, hint="Give one of them another id.")
