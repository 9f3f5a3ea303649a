"""Where a project's files lie: its workbook, its answers, its look."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from twowheels.errors import Place, WorkbookError

MARK = Path("workbook", "workbook.yaml")
STATE = ".twowheels"
"""Folder for what the program keeps for itself in a project."""


def starter() -> Path:
    """Give the first project: in the wheel, or this repository itself."""
    shipped = Path(__file__).with_name("starter")
    return shipped if shipped.is_dir() else Path(__file__).parents[2]


def find_project(start: Path) -> Path:
    """Give the nearest folder, from ``start`` upwards, that holds a workbook.

    Raises WorkbookError when there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MARK).is_file():
            return folder
    hint = 'Go to your project, or lay one out with "twowheels new my-workbook".'
    raise WorkbookError(
        "There is no workbook here or in any folder above.", place=Place(str(start)), hint=hint
    )


def from_here(path: Path) -> Path:
    """Give a path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def resource(workbook: Path, name: str) -> Path:
    """Give a file of the workbook's ``look/`` or ``print/``, or the starter's where it has none."""
    own = workbook / name
    return own if own.is_file() else starter() / "workbook" / name


def answers_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Give the answers files among files and folders, each once, in order.

    Raises WorkbookError for a path that does not exist and for a folder without answers.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.glob("*.y*ml") if file.suffix in (".yaml", ".yml"))
            for file in inside:
                if not file.name.startswith((".", "_")):
                    found.setdefault(file.resolve(), file)
        elif path.exists():
            found.setdefault(path.resolve(), path)
        else:
            raise WorkbookError(
                "There is no such file or folder.", place=Place(str(path)), hint=_nearby(path)
            )
    if not found:
        hint = 'Start one with "twowheels new --business NAME".'
        raise WorkbookError(
            "There are no answers here yet.", place=Place(", ".join(map(str, paths))), hint=hint
        )
    return tuple(found.values())


def _nearby(path: Path) -> str:
    from twowheels.errors import did_you_mean

    folder = path.parent
    return did_you_mean(path.name, [file.name for file in folder.iterdir()]) if folder.is_dir() else ""
