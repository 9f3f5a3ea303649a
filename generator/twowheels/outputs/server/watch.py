"""Sees when workbook, answers or settings change on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from watchfiles import awatch

SETTINGS = "mkdocs.yml"
WORKBOOK = "workbook"
STEP = 100
"""Milliseconds of quiet after which a change counts as finished: editors save in several steps."""


PAUSE = 1000
"""Milliseconds after which it is looked whether a folder that went away is there again."""


class Changes(NamedTuple):
    """What changed together: files, and whether workbook or settings are among them."""

    files: frozenset[Path]
    workbook: bool
    settings: bool


EVERYTHING = Changes(frozenset(), workbook=True, settings=True)


def sort_out(paths: Iterable[Path], project: Path) -> Changes | None:
    """Sort what changed by what it concerns, or give nothing when it concerns nobody."""
    files = frozenset(path for path in paths if not _is_scratch(path))
    workbook = any(path.is_relative_to(project / WORKBOOK) for path in files)
    settings = project / SETTINGS in files
    yaml = frozenset(path for path in files if path.suffix in (".yaml", ".yml"))
    return Changes(yaml, workbook, settings) if workbook or settings or yaml else None


def _is_scratch(path: Path) -> bool:
    return path.name.startswith((".", "#")) or path.name.endswith(("~", ".tmp", ".bak"))


def folders(project: Path, answers: Sequence[Path]) -> tuple[Path, ...]:
    """Give the folders whose own files matter: the project's, and those of the answers, through links too."""
    named = [place if place.is_dir() else place.parent for place in answers]
    behind = [place.resolve().parent for place in answers if place.is_file()]
    return tuple(dict.fromkeys(folder.resolve() for folder in (project, *named, *behind)))


def watchers(
    project: Path, answers: Sequence[Path], changed: Callable[[Changes], None], worse: Callable[[], None]
) -> tuple[Coroutine[None, None, None], ...]:
    """Give what, run until cancelled, calls ``changed`` at every change.

    It calls ``worse`` when the system's own watching fails and it goes on by looking again and again.
    """
    project = project.resolve()

    def seen(paths: Iterable[Path] | None) -> None:
        changes = EVERYTHING if paths is None else sort_out(paths, project)
        if changes:
            changed(changes)

    return (
        _follow((project / WORKBOOK,), seen, worse, recursive=True),
        _follow(folders(project, answers), seen, worse, recursive=False),
    )


async def _follow(
    places: tuple[Path, ...],
    seen: Callable[[Iterable[Path] | None], None],
    worse: Callable[[], None],
    *,
    recursive: bool,
) -> None:
    """Follow folders, also when they come and go; ``seen(None)`` says that something may have been missed."""
    polling: bool | None = None
    again = False
    while True:
        here = [place for place in places if place.is_dir()]
        if not here:
            await asyncio.sleep(PAUSE / 1000)
            again = True
            continue
        try:
            async for found in awatch(
                *here,
                watch_filter=None,
                step=STEP,
                rust_timeout=PAUSE,
                yield_on_timeout=again,
                recursive=recursive,
                force_polling=polling,
            ):
                paths = {Path(path) for _, path in found}
                seen(None if again else paths)
                again = False
                if not paths.isdisjoint(places):
                    break
        except (OSError, RuntimeError):  # the system has no watches left
            if not polling:
                worse()
            polling = True
            await asyncio.sleep(PAUSE / 1000)
        again = True
