"""Where sites and books are made: one at a time, beside the event loop, each swapped in whole."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TypeVar

from twowheels.errors import WorkbookError, show
from twowheels.outputs.server.bell import Bell
from twowheels.outputs.server.shelf import Business, Shelf, refuse_twin
from twowheels.outputs.server.workshop import Workshop
from twowheels.staging import staged

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds that a reader waits for a site before the page says that it is being built."""


class Bench:
    """Makes what is asked for when it is asked for; a failure leaves the last good one as it was."""

    def __init__(
        self, shelf: Shelf, workshop: Workshop, bell: Bell, folder: Path, tell: Callable[[Business], None]
    ) -> None:
        """Work in ``folder``; ``tell`` is called after every attempt to make a site."""
        self.shelf = shelf
        self.workshop = workshop
        self.bell = bell
        self.folder = folder
        self.tell = tell
        self.workbook_changed = False
        self._lock = asyncio.Lock()
        self._glancing: asyncio.Task[None] | None = None

    def changed(self, files: Iterable[Path], *, workbook: bool = False, settings: bool = False) -> None:
        """Note what changed, and make anew what somebody is looking at."""
        self.workbook_changed = self.workbook_changed or workbook
        for one in self.shelf.changed(files, everything=workbook or settings):
            if one.readers:
                self.begin(one)
        self.bell.ring()

    def begin(self, one: Business) -> asyncio.Task[None]:
        """Start making a site, unless that is under way."""
        if one.making is None or one.making.done():
            one.making = asyncio.create_task(self._make(one))
        return one.making

    async def ready(self, one: Business, patience: float = PATIENCE) -> None:
        """Have the site made if it is out of date, and wait for it a while."""
        if not one.is_current:
            await asyncio.wait({self.begin(one)}, timeout=patience)

    async def _make(self, one: Business) -> None:
        while not one.is_current:
            async with self._lock:
                wanted = one.wanted
                one.trouble = await self._attempt(partial(self._site, one))
            one.made = wanted
            one.version += 1
            self.tell(one)
            self.bell.ring()

    def _site(self, one: Business) -> None:
        refuse_twin(one)
        target = self.folder / one.id
        with staged(target, self.folder) as stage:
            self.workshop.site(one.file, stage, target)
        one.files = served_files(target)

    async def printed(self, one: Business) -> Path | WorkbookError:
        """Give the book of a business, made anew if it is out of date, or why there is none."""
        target = self.folder / "books" / f"{one.id}.pdf"
        async with self._lock:
            wanted = one.wanted
            if one.printed != wanted:
                target.parent.mkdir(parents=True, exist_ok=True)
                if trouble := await self._attempt(partial(self.workshop.book, one.file, target)):
                    return trouble
                one.printed = wanted
        return target

    async def look_over(self, patience: float = PATIENCE) -> None:
        """Find out how far every business is, and wait for it a while."""
        if all(one.glanced == one.wanted for one in self.shelf.by_id.values()):
            return
        if self._glancing is None or self._glancing.done():
            self._glancing = asyncio.create_task(self._glance_at_all())
        await asyncio.wait({self._glancing}, timeout=patience)

    async def _glance_at_all(self) -> None:
        for one in tuple(self.shelf.by_id.values()):
            if one.glanced != one.wanted:
                async with self._lock:
                    wanted = one.wanted
                    await self._attempt(partial(self._glance, one))
                one.glanced = wanted
        self.shelf.version += 1
        self.bell.ring()

    def _glance(self, one: Business) -> None:
        one.listed = None
        refuse_twin(one)
        one.listed = self.workshop.glance(one.file)

    async def _attempt(self, act: Callable[[], None]) -> WorkbookError | None:
        if self.workbook_changed:
            self.workshop.forget()
            self.workbook_changed = False
        return await aside(partial(_outcome, act))

    async def rest(self, patience: float = 3.0) -> None:
        """Wait a while for what is being made, so that nothing is left half done."""
        try:
            await asyncio.wait_for(self._lock.acquire(), patience)
        except TimeoutError:
            return


def _outcome(act: Callable[[], None]) -> WorkbookError | None:
    try:
        act()
    except WorkbookError as error:
        return error
    except (Exception, SystemExit) as error:  # noqa: BLE001  # the server outlives a mistake in what it calls
        return own_mistake(error)
    return None


def own_mistake(error: BaseException) -> WorkbookError:
    """Give words for a failure that nobody foresaw."""
    message = f"twowheels made a mistake of its own ({type(error).__name__}: {show(str(error), 200)})."
    return WorkbookError(message, hint='Please report it with the output of "twowheels --debug build".')


async def aside(act: Callable[[], T]) -> T:
    """Run something slow in a thread that does not keep the program from ending."""
    answer: Future[T] = Future()
    answer.set_running_or_notify_cancel()

    def run() -> None:
        try:
            answer.set_result(act())
        except BaseException as error:  # noqa: BLE001  # handed over to whoever waits
            answer.set_exception(error)

    threading.Thread(target=run, daemon=True, name="twowheels-bench").start()
    return await asyncio.wrap_future(answer)


def served_files(folder: Path) -> Mapping[str, Path]:
    """List what may be served: regular files inside the folder, never a symbolic link or what lies behind."""
    found = {}
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        if file.is_file() and not any(
            (folder / part).is_symlink() for part in (inside, *inside.parents[:-1])
        ):
            found[inside.as_posix()] = file
    return found
