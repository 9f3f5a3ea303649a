"""Run tasks in processes of their own, some at a time: one that dies takes no other with it."""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from twowheels.errors import Place, ProgramError, WorkbookError

MEMORY = 4 << 30
"""Address space a task may use, in bytes."""
SECONDS = 600
"""Processor seconds a task may use."""


class Task(NamedTuple):
    """Something to do, and what it is called in messages."""

    name: str
    act: Callable[[], None]


class Outcome(NamedTuple):
    """What became of a task: no error means that it is done."""

    task: Task
    error: WorkbookError | None


def run_all(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Run tasks, at most ``jobs`` at once, and give each outcome as soon as it is known."""
    if not _can_fork():
        yield from (Outcome(task, _attempt(task)) for task in tasks)
        return
    waiting = list(tasks)
    running: dict[Connection, tuple[Task, BaseProcess]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < max(jobs, 1):
                _start(waiting.pop(0), running)
            ready = set(wait(list(running)))
            for answer in [answer for answer in running if answer in ready]:
                yield _finish(running.pop(answer), answer)
    finally:
        for _, process in running.values():
            process.kill()


def _can_fork() -> bool:
    return sys.platform.startswith("linux") and hasattr(os, "fork")


def _start(task: Task, running: dict[Connection, tuple[Task, BaseProcess]]) -> None:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(task, theirs), daemon=True)
    process.start()
    theirs.close()
    running[ours] = (task, process)


def _work(task: Task, answer: Connection) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answer.send(_said(task))
    answer.close()


def _said(task: Task) -> tuple[type[WorkbookError], str, Place, str] | None:
    try:
        error = _attempt(task)
    except Exception as mistake:  # noqa: BLE001  # told by the process that waits, never as a traceback
        if "--debug" in sys.argv:
            traceback.print_exc()
        message = f"{task.name}: the program made a mistake of its own ({type(mistake).__name__}: {mistake})."
        error = ProgramError(message, hint="The last good one is untouched. Please report it, with --debug.")
    return (type(error), error.message, error.place, error.hint) if error else None


def _attempt(task: Task) -> WorkbookError | None:
    try:
        task.act()
    except WorkbookError as error:
        return error
    except MemoryError:
        return WorkbookError(f"{task.name} needs more memory than it may use.")
    return None


def _finish(ran: tuple[Task, BaseProcess], answer: Connection) -> Outcome:
    task, process = ran
    try:
        said = answer.recv()
    except EOFError:
        process.join()
        hint = "It took too much time or memory, or was stopped; the last good one is untouched."
        return Outcome(task, WorkbookError(f"{task.name} ended before it was done.", hint=hint))
    finally:
        answer.close()
    process.join()
    if said is None:
        return Outcome(task, None)
    kind, message, place, hint = said
    return Outcome(task, kind(message, place=place, hint=hint))
