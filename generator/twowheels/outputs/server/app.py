"""Answers requests: the list, the sites, the books, the bell; nothing passes but through the gate."""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twowheels.errors import WorkbookError
from twowheels.gatekeeper import FRAMELESS, HEADERS, Asked, refusal
from twowheels.messages import Messages
from twowheels.outputs.server.bell import Bell
from twowheels.outputs.server.bench import Bench, own_mistake
from twowheels.outputs.server.notice import HERE, Notices, with_reload
from twowheels.outputs.server.shelf import Business, Shelf

OWN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    f"connect-src 'self'; base-uri 'none'; form-action 'none'; {FRAMELESS}"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
"""Types that must be right with nosniff, whatever the machine's own list says."""
FIRST_PATIENCE = 30.0
"""Seconds that a picture or a style of a site waits for the site's first build."""


class Gate:
    """Lets through what the gatekeeper lets through, and puts his headers on every response."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], words: Messages) -> None:
        """Stand before an app that is asked for under these host names."""
        self.app = app
        self.hosts = hosts
        self.words = words

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away with a plain sentence."""

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(dict(HEADERS))
                headers.setdefault("Content-Security-Policy", FRAMELESS)
            await send(message)

        found = refusal(_asked(scope), self.hosts)
        if found is None:
            await self.app(scope, receive, sealed)
            return
        extra = {"Allow": "GET, HEAD"} if found.status == 405 else {}
        text = f"{self.words(found.key, address=min(self.hosts))}\n"
        await PlainTextResponse(text, found.status, {**extra, "Connection": "close"})(scope, receive, sealed)


def _asked(scope: Scope) -> Asked:
    query = scope["query_string"]
    target = scope["raw_path"] + (b"?" + query if query else b"")
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"])
    return Asked(scope["method"], target.decode("latin-1"), headers)


class Desk:
    """Where readers ask; it has things made by the bench and hands them out."""

    def __init__(
        self, shelf: Shelf, bench: Bench, bell: Bell, notices: Notices, look: Mapping[str, Path], nonce: str
    ) -> None:
        """Serve from a shelf; ``nonce`` tells this run from an earlier one that a page may stem from."""
        self.shelf = shelf
        self.bench = bench
        self.bell = bell
        self.notices = notices
        self.nonce = nonce
        self.own = {"reload.js": HERE / "reload.js", "look.css": HERE / "look.css", **look}

    def token(self, name: str) -> str:
        """Give what changes whenever pages of a business, or else the list, are to be loaded anew."""
        one = self.shelf.find(name)
        return f"{self.nonce}-{name}-{one.version}" if one else f"{self.nonce}--{self.shelf.version}"

    async def front(self, _request: Request) -> Response:
        """Give the list of businesses, or lead to the only one."""
        if self.shelf.trouble:
            return self._page(self.notices.trouble(self.shelf.trouble), "", 503)
        if only := self.shelf.only:
            return RedirectResponse(f"/{only.id}/")
        await self.bench.look_over()
        token = self.token("")
        return HTML(with_reload(self.notices.list(self.shelf.by_id.values()), token))

    async def own_file(self, request: Request) -> Response:
        """Give one of the server's own files."""
        file = self.own.get(request.path_params["name"])
        return _file(file) if file else self._missing("")

    async def events(self, request: Request) -> Response:
        """Keep telling a page which token is the newest."""
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(
            self._telling(request.query_params.get("business", "")), media_type="text/event-stream"
        )

    async def _telling(self, name: str) -> AsyncIterator[str]:
        one = self.shelf.find(name)
        if one:
            one.readers += 1
            if not one.is_current:
                self.bench.begin(one)
        try:
            async for event in self.bell.events(lambda: self.token(name)):
                yield event
        finally:
            if one:
                one.readers -= 1

    async def site(self, request: Request) -> Response:
        """Give a page or a file of one business."""
        name, path = request.path_params["business"], request.path_params["path"]
        one = self.shelf.find(name)
        if one is None:
            moved = self.shelf.moved(name)
            return RedirectResponse(f"/{moved.id}/") if moved else self._missing("")
        if path == f"{one.id}.pdf":
            return await self._book(one)
        if path == "" or path.endswith(("/", ".html")):
            return await self._site_page(one, path)
        return await self._site_file(one, path)

    async def _site_page(self, one: Business, path: str) -> Response:
        await self.bench.ready(one)
        token = self.token(one.id)  # taken before the file is read: then a change in between is noticed
        if one.trouble:
            return self._page(self.notices.trouble(one.trouble), one.id, 503, token=token)
        if not one.files:
            return self._page(self.notices.moment(one), one.id, 503, token=token)
        file = one.files.get(path if path.endswith(".html") else f"{path}index.html")
        html = _bytes(file) if file else None
        return HTML(with_reload(html, token)) if html is not None else self._missing(one.id)

    async def _site_file(self, one: Business, path: str) -> Response:
        if not one.files:
            await self.bench.ready(one, FIRST_PATIENCE)
        if file := one.files.get(path):
            return _file(file)
        if f"{path}/index.html" in one.files:
            return RedirectResponse(f"/{one.id}/{path}/")
        return self._missing(one.id)

    async def _book(self, one: Business) -> Response:
        made = await self.bench.printed(one)
        if isinstance(made, WorkbookError):
            return self._page(self.notices.trouble(made, back=f"/{one.id}/"), one.id, 503)
        return _file(made)

    async def mistake(self, _request: Request, error: Exception) -> Response:
        """Answer when the program itself failed: with words, never with a traceback."""
        return self._page(self.notices.trouble(own_mistake(error), back="/"), "", 500)

    async def to_front_page(self, request: Request) -> Response:
        """Lead from a business's bare name to its front page."""
        name = request.path_params["business"]
        known = self.shelf.find(name) or self.shelf.moved(name)
        return RedirectResponse(f"/{known.id}/") if known else self._missing("")

    def _missing(self, name: str) -> Response:
        return self._page(self.notices.missing(back=f"/{name}/" if name else "/"), name, 404)

    def _page(self, html: bytes, name: str, status: int = 200, *, token: str = "") -> Response:
        headers = {"Content-Security-Policy": OWN_POLICY}
        return HTML(with_reload(html, token or self.token(name)), status, headers)


def make_app(desk: Desk, hosts: frozenset[str]) -> ASGIApp:
    """Put the routes together, behind the gate."""
    routes = [
        Route("/", desk.front),
        Route("/_twowheels/events", desk.events),
        Route("/_twowheels/{name}", desk.own_file),
        Route("/{business}", desk.to_front_page),
        Route("/{business}/{path:path}", desk.site),
    ]
    return Gate(
        Starlette(routes=routes, exception_handlers={Exception: desk.mistake}), hosts, desk.notices.words
    )


class HTML(Response):
    """A page."""

    media_type = "text/html"


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:  # swapped for a newer one just now
        return None


def _file(file: Path) -> Response:
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body = _bytes(file)
    return Response(status_code=404) if body is None else Response(body, media_type=kind)
