"""Tells every open page at once that something changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

HEARTBEAT = 15.0
"""Seconds of silence after which a line is sent, so that a page that went away is noticed."""


class Bell:
    """Rung at every change; whoever listens looks whether the change is about them."""

    def __init__(self) -> None:
        """Begin silent."""
        self._rung = asyncio.Event()
        self._closed = False

    def ring(self) -> None:
        """Wake all listeners."""
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()

    def close(self) -> None:
        """Send all listeners home; without this the server could not stop while a page is open."""
        self._closed = True
        self.ring()

    async def events(self, token: Callable[[], str]) -> AsyncIterator[str]:
        """Give Server-Sent Events: the token at first, and again whenever it has changed."""
        said = ""
        while not self._closed:
            rung = self._rung  # taken before the token is read: a change in between is not missed
            now = token()
            yield f"retry: 1000\ndata: {now}\n\n" if now != said else ": still here\n\n"
            said = now
            try:
                await asyncio.wait_for(rung.wait(), HEARTBEAT)
            except TimeoutError:
                continue
