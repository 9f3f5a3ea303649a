"""Spoil the lemonade stand in one place, and see what its reader says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from twowheels.errors import WorkbookError

if TYPE_CHECKING:
    from tests.conftest import Changed


class Told(NamedTuple):
    """One mistake: file and line, message, hint."""

    where: str
    message: str
    hint: str


class Spoil(Protocol):
    """Read the lemonade stand with a text of one of its files replaced by something that cannot work."""

    def __call__(self, file: str, old: str, new: str) -> list[Told]:
        """Give the mistakes."""


@pytest.fixture
def spoil(changed: Changed, tmp_path: Path) -> Spoil:
    """Spoil a copy."""

    def spoil(file: str, old: str, new: str) -> list[Told]:
        with pytest.raises(WorkbookError) as caught:
            changed(file, old, new)
        errors = (caught.value, *caught.value.others)
        root = f"{tmp_path / 'workbook'}/"
        return [Told(f"{e.place.file.removeprefix(root)}:{e.place.line}", e.message, e.hint) for e in errors]

    return spoil
