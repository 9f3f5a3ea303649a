"""The live server: shows the sites on this machine and keeps them up to date while somebody types."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from twowheels.errors import WorkbookError
from twowheels.gatekeeper import hosts_of, is_loopback
from twowheels.messages import Messages
from twowheels.outputs.server.app import Desk, make_app
from twowheels.outputs.server.bell import Bell
from twowheels.outputs.server.bench import Bench
from twowheels.outputs.server.notice import Notices
from twowheels.outputs.server.shelf import Business, Shelf
from twowheels.outputs.server.watch import Changes, watchers
from twowheels.outputs.server.workshop import Workshop
from twowheels.project import STATE, resource

__all__ = ["Server", "Workshop"]

LOOK = {
    "plex-regular.woff2": "fonts/IBMPlexSans-Regular.woff2",
    "plex-semibold.woff2": "fonts/IBMPlexSans-SemiBold.woff2",
    "favicon.svg": "favicon.svg",
}
"""What the server's own pages take from the workbook's look."""
TRIES = 50
"""Ports that are tried, one after the other, when the wanted one is taken."""


class Server:
    """Serves the businesses of one project at one loopback address, from a folder of its own."""

    def __init__(
        self,
        project: Path,
        answers: Sequence[Path],
        workshop: Workshop,
        *,
        words: Messages,
        say: Callable[[str], None],
        host: str = "127.0.0.1",
        port: int = 8000,
    ) -> None:
        """Take hold of a port; ``say`` is told what is built and what is wrong, a line at a time.

        Raises WorkbookError when the address can be reached from elsewhere or no port is free.
        """
        self.project = project
        self.answers = answers
        self.words = words
        self.say = say
        self.socket = listen(host, port)
        self.port: int = self.socket.getsockname()[1]
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"
        self.folder = project / STATE / "serve" / str(self.port)
        self.bell = Bell()
        self.bench = Bench(Shelf(answers), workshop, self.bell, self.folder, self._tell)
        look = {name: resource(project / "workbook", f"look/{file}") for name, file in LOOK.items()}
        desk = Desk(self.bench.shelf, self.bench, self.bell, Notices(words), look, secrets.token_hex(4))
        self._engine = _engine(make_app(desk, hosts_of(host, self.port)), self.bell)

    def run(self) -> None:
        """Serve until ``stop``, SIGTERM, or Ctrl-C, which raises KeyboardInterrupt when all is tidied up."""
        shutil.rmtree(self.folder, ignore_errors=True)
        try:
            asyncio.run(self._serve())
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
        if self._engine.interrupted:
            raise KeyboardInterrupt

    def stop(self) -> None:
        """Ask the server to end; it does so within a moment."""
        self._engine.should_exit = True

    async def _serve(self) -> None:
        followed = watchers(
            self.project, self.answers, self._changed, lambda: self.say(self.words("serve.polling"))
        )
        watching = [asyncio.create_task(follow) for follow in followed]
        await asyncio.sleep(0)  # now it watches: whatever changes from here on is noticed
        self.bench.shelf.look()
        try:
            await self._engine.serve(sockets=[self.socket])
        finally:
            for task in watching:
                task.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
            await self.bench.rest()

    def _changed(self, changes: Changes) -> None:
        self.bench.changed(changes.files, workbook=changes.workbook, settings=changes.settings)

    def _tell(self, one: Business) -> None:
        self.say(str(one.trouble) if one.trouble else self.words("serve.built", business=one.id))


class _Engine(uvicorn.Server):
    """Ends without waiting for open pages, and without raising the signal that ended it once more."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self.bell = bell
        self.interrupted = False

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.bell.close()  # uvicorn waits for every response, and the one to an open page has no end
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.interrupted = self.interrupted or sig == signal.SIGINT
        super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for sig, handler in before.items():
                signal.signal(sig, handler)


def _engine(app: object, bell: Bell) -> _Engine:
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]  # uvicorn and starlette each have their own name for it
        http="h11",
        ws="none",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="critical",
        timeout_graceful_shutdown=2,
    )
    return _Engine(config, bell)


def listen(host: str, port: int) -> socket.socket:
    """Take the wanted port, or the next free one; port 0 lets the system choose.

    Raises WorkbookError for an address that others could reach, and when there is no free port.
    """
    if not is_loopback(host):
        hint = "Use 127.0.0.1 (the default) or ::1. To show the site to others, build it and publish it."
        raise WorkbookError(f"{host} is not an address of this machine alone.", hint=hint)
    for wanted in range(port, min(port + TRIES, 65_536)) if port else (0,):
        if taken := _take(host, wanted):
            return taken
    raise WorkbookError(
        f"No port from {port} on can be used.", hint="Name another with --port, such as 8800."
    )


def _take(host: str, port: int) -> socket.socket | None:
    one = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two servers share a port
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        one.bind((host, port))
        one.listen(128)
    except OSError:
        one.close()
        return None
    return one
