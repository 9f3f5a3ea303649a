"""The three examples as they are published, built once for all workers and served under a path of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.conftest import made_once

ROOT = Path(__file__).parents[2]
EXAMPLES = ("bracken-web-studio", "nightjar-evenings", "tidewater-back-office")
PUBLIC = "public/nightjar-evenings"
PATH = "some/path"
"""Below this path the sites are served: hardly any site stands at the root of its host."""


@pytest.fixture(scope="session")
def sites(shared: Path) -> Path:
    """Build all examples for their owners, and one for the public with its PDF, as the command line does."""
    folder = shared / "sites-for-browsers"
    with made_once(folder) as now:
        if now:
            _build(folder / "owner", folder / PATH, "*", "--no-pdf")
            _build(folder / "public", folder / PATH / "public", "nightjar-evenings", "--audience", "public")
    return folder


def _build(project: Path, target: Path, only: str, *options: str) -> None:
    shutil.copytree(ROOT / "workbook", project / "workbook")
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "answers").mkdir()
    for file in (ROOT / "answers").glob(f"{only}.yaml"):
        shutil.copy(file, project / "answers")
    command = [sys.executable, "-m", "twowheels", "build", "--as-of", "2026-11-21", *options]
    subprocess.run(command, cwd=project, check=True, env=_environment(), stdout=subprocess.DEVNULL)
    shutil.copytree(project / "site", target, dirs_exist_ok=True)


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "generator"), "PYTHONDONTWRITEBYTECODE": ""}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  named by the library
        pass


@pytest.fixture(scope="session")
def served(sites: Path) -> Iterator[str]:
    """Give the address below which all sites stand."""
    handler = partial(QuietHandler, directory=str(sites))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{PATH}"
        server.shutdown()


def pages_of(site: Path) -> list[str]:
    """Give the addresses of all pages of a site.

    Left out is what a host shows in place of a page that is not there: at whatever address that is, its
    links lead to the root of the host, unless mkdocs.yml names the site's own address.
    """
    return sorted(str(file.relative_to(site)) for file in site.rglob("*.html") if file.name != "404.html")


def kinds_of_page(site: Path) -> list[str]:
    """Give the richest page of every kind: each page at the top, and of each folder its index and another.

    The longest pages have the most on them. Whoever adds a kind of page need not name it here.
    """
    size = {name: (site / name).stat().st_size for name in pages_of(site)}
    top = [name for name in size if "/" not in name]
    fronts = [name for name in size if name.endswith("/index.html")]
    special = [name for name in fronts if name.startswith(("checks/", "gaps/"))]
    parts = sorted(set(fronts) - set(special), key=size.__getitem__)
    inner: dict[str, str] = {}
    for name in sorted(set(size) - set(top) - set(fronts), key=size.__getitem__):
        inner[name.rpartition("/")[0]] = name
    return [*top, *parts[-1:], *special, *inner.values()]
