"""A test's docstring is its answers file, bound to a small workbook that one can read at a glance."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from textwrap import dedent, indent
from typing import Any, NamedTuple, Protocol

import pytest
from hypothesis import settings

from twowheels import cli
from twowheels.answers import Answers, parse_answers
from twowheels.book import Book, bind
from twowheels.definition import read_workbook
from twowheels.review import Review
from twowheels.workbook import Workbook

settings.register_profile("house", deadline=None, derandomize=True)  # no clock, no chance
settings.load_profile("house")

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)


class Bound(Protocol):
    """Bind an answers file, or its answers alone, to the workbook of the test."""

    def __call__(self, text: str, *, audience: str = "owner", as_of: date = TODAY) -> Book:
        """Give the book."""


class Changed(Protocol):
    """Read the lemonade stand with a text of one of its files replaced."""

    def __call__(self, file: str, old: str, new: str) -> Workbook:
        """Give the workbook; raises WorkbookError."""


class Ran(NamedTuple):
    """What a command left with, and what it said."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Run the program as the terminal does."""

    def __call__(self, *arguments: str | Path) -> Ran:
        """Give its exit code and output."""


def whole(text: str) -> str:
    """Give a whole answers file; answers alone get a head of two lines, so the first stands at 3:3."""
    text = dedent(text).strip("\n")
    if re.search(r"^(meta|answers):", text, re.MULTILINE):
        return text + "\n"
    return f"meta: {{id: lemon}}\nanswers:\n{indent(text, '  ')}\n"


@pytest.fixture(scope="session")
def default_workbook() -> Workbook:
    """Give the workbook at the root of the repository."""
    return read_workbook(HERE.parent / "workbook")


@pytest.fixture(scope="session")
def small_workbook() -> Workbook:
    """Give the lemonade stand: a question of every kind."""
    return read_workbook(HERE / "workbooks" / "small" / "workbook")


@pytest.fixture(scope="session")
def canvas_workbook() -> Workbook:
    """Give the garden: another domain, in Danish, without gate and word lists."""
    return read_workbook(HERE / "workbooks" / "canvas" / "workbook")


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Change a copy."""

    def changed(file: str, old: str, new: str) -> Workbook:
        folder = tmp_path / "workbook"
        if not folder.exists():
            shutil.copytree(HERE / "workbooks" / "small" / "workbook", folder)
        path = folder / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
        return read_workbook(folder)

    return changed


@pytest.fixture(scope="module")
def workbook(small_workbook: Workbook) -> Workbook:
    """Give the workbook that a module's tests bind to; a module may name another."""
    return small_workbook


@pytest.fixture(scope="module")
def bound(workbook: Workbook) -> Bound:
    """Bind answers given as text."""

    def bound(text: str, *, audience: str = "owner", as_of: date = TODAY) -> Book:
        return bind(
            workbook, parse_answers(whole(text).encode(), "lemon.yaml"), as_of=as_of, audience=audience
        )

    return bound


def _docstring(request: pytest.FixtureRequest) -> str:
    return request.function.__doc__ or ""


@pytest.fixture
def answers(request: pytest.FixtureRequest) -> Answers:
    """Read the test's docstring as an answers file."""
    return parse_answers(whole(_docstring(request)).encode(), "lemon.yaml")


@pytest.fixture
def book(request: pytest.FixtureRequest, bound: Bound) -> Book:
    """Bind the test's docstring."""
    return bound(_docstring(request))


@pytest.fixture
def review(book: Book) -> Review:
    """Look over the test's docstring."""
    return Review(book)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project of one's own: the lemonade stand with its finished answers file."""
    shutil.copytree(HERE / "workbooks" / "small", tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line without a process of its own."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that all workers of this run have in common, for what is made once."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def made_once(place: Path) -> Iterator[bool]:
    """Tell whether a place is to be filled now; other workers wait until it is."""
    done = place.with_name(f"{place.name}.done")
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not done.exists()
        done.touch()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start chromium, with an empty profile."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("chromium is not installed")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield running
        running.close()
