"""Weigh what a browser fetches to show the front page: each file once, uncompressed, without fonts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit


class Weight(NamedTuple):
    """One front page: its requests, its thousands of bytes, and how many requests went to another host."""

    requests: int
    kilobytes: float
    elsewhere: int


def heaviest(sites: Path) -> list[tuple[str, float, float]]:
    """Give what the heaviest front page of some sites takes, and its limits."""
    pages = [weigh(site) for site in sorted(sites.iterdir()) if site.is_dir()]
    return [
        ("first page: requests", max(page.requests for page in pages), 25),
        ("first page: KB uncompressed, without fonts", max(page.kilobytes for page in pages), 400),
        ("first page: requests to another host", max(page.elsewhere for page in pages), 0),
    ]


def weigh(site: Path) -> Weight:
    """Open the front page of a site over http and count what it asks for until it is still."""
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    with _served(site) as address, sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=quiet)
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/index.html", wait_until="networkidle")
        browser.close()
    ours = [site / unquote(urlsplit(url).path)[1:] for url in asked if url.startswith(address)]
    kept = [file for file in ours if file.suffix not in (".woff", ".woff2")]
    other = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    return Weight(len(asked), sum(file.stat().st_size for file in kept) / 1000, len(other))


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  named by the library
        pass
