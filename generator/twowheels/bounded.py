"""Let a process of its own read what a stranger sent: it has little time and memory, and takes nothing with it."""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, NamedTuple, TypeVar

from twowheels.errors import WorkbookError

T = TypeVar("T")


class Bounds(NamedTuple):
    """What a process may use: seconds of a processor, seconds by the clock, bytes of address space."""

    cpu: int
    patience: int
    memory: int


class Overrun(Exception):  # noqa: N818  # the process was stopped; nothing is known but that
    """It took more time or memory than it may, or died."""


class Stumble(Exception):  # noqa: N818  # the library's own words about a file it cannot read
    """It raised something other than a WorkbookError, of which only name and words are left."""


class Pending(Generic[T]):
    """A result that another process is working on."""

    def __init__(self, act: Callable[[], T], bounds: Bounds) -> None:
        """Begin; where there is no fork, it is done here and now."""
        self.bounds = bounds
        self.told: tuple[str, Any] | None = None
        self.child = self.pipe = 0
        if not can_fork():
            self.told = _told(act)
            return
        self.deadline = time.monotonic() + bounds.patience
        self.pipe, theirs = os.pipe()
        self.child = os.fork()
        if self.child == 0:
            _work(act, bounds, theirs)
        os.close(theirs)

    def result(self) -> T:
        """Wait for the result.

        Raises the WorkbookError that was raised there, Stumble for any other error, Overrun when it ended
        without a word.
        """
        if self.told is None:
            try:
                said = self._said()
            finally:
                self._end()
            if not said:
                raise Overrun
            self.told = pickle.loads(said)  # noqa: S301  # written by our own code in _work
        what, value = self.told
        if what == "done":
            result: T = value
            return result
        if what == "refused":
            message, hint = value
            raise WorkbookError(message, hint=hint)
        raise Overrun if what == "memory" else Stumble(value)

    def _said(self) -> bytes:
        parts: list[bytes] = []
        while select.select([self.pipe], [], [], max(self.deadline - time.monotonic(), 0))[0]:
            part = os.read(self.pipe, 1 << 16)
            if not part:
                return b"".join(parts)
            parts.append(part)
        return b""

    def _end(self) -> None:
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)


def can_fork() -> bool:
    """Tell whether this system splits a process in two as we need it."""
    return sys.platform.startswith("linux") and hasattr(os, "fork")


def _work(act: Callable[[], object], bounds: Bounds, answer: int) -> None:
    """Do it, say what came of it, and end without any of the parent's tidying up."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (bounds.cpu, bounds.cpu + 1))
        resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        said = pickle.dumps(_told(act))
        while said:
            said = said[os.write(answer, said) :]
    finally:
        os._exit(0)


def _told(act: Callable[[], object]) -> tuple[str, Any]:
    try:
        return "done", act()
    except WorkbookError as error:
        return "refused", (error.message, error.hint)
    except (MemoryError, RecursionError):
        return "memory", None
    except Exception as error:  # noqa: BLE001  # a library may raise anything over a hostile file
        return "stumbled", f"{type(error).__name__}: {error}"[:400]
