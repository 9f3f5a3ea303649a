"""Build a website again while somebody types: only the pages that became others are made anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from twowheels.outputs.site.build import CONFIGURATION, configured, driving, settings
from twowheels.outputs.site.plugin import NAME, SitePlugin, dated
from twowheels.pages import Page, Site, make_pages
from twowheels.review import Review

MOST = 4
"""Businesses whose last build is remembered: people look at one or two."""
KEEPER = "twowheels-keeper"
SEARCH = ("search", "material/search")
INDEX = ("search/search_index.json", "search/search_index.js")

Told = tuple[str, tuple[str, ...]]


class Sites:
    """Builds the websites of a project, again and again, and remembers the last build of each."""

    def __init__(self, project: Path) -> None:
        """Remember nothing yet."""
        self.file = project / CONFIGURATION
        self.kept: dict[str, Last] = {}

    def build(self, review: Review, destination: Path, before: Path, *, pdf: str = "") -> None:
        """Build into an empty folder, byte for byte as ``build_site`` would.

        ``before`` is where this business's last site was put; from it comes what has not changed.
        Raises WorkbookError when MkDocs cannot build it.
        """
        site, name = make_pages(review, pdf=pdf), review.book.answers.meta.id
        last = self.kept.pop(name, None)  # a build that fails leaves nothing to build upon
        with driving(self.file):
            mark = Mark(review.book.as_of, settings(self.file))
            if last and last.fits(site, mark, before):
                last.again(site, destination, before)
            else:
                last = Last(review, site, mark, self.file, destination)
        if last.is_plain:
            self.kept[name] = last
            for old in list(self.kept)[:-MOST]:
                del self.kept[old]


class Mark(NamedTuple):
    """What every page depends on, besides the site's own data."""

    day: date
    settings: dict[str, Any]


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs is half typed
    """What nobody can say about our keeper."""


class _Keeper(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Keeps what MkDocs made on its way: its files, their order, and the templates."""

    files: Files
    nav: Navigation
    env: jinja2.Environment

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        self.nav = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        self.env, self.files = env, files
        return env


class Last:
    """The last build of one business, with everything that MkDocs knew when it was done."""

    def __init__(self, review: Review, site: Site, mark: Mark, file: Path, destination: Path) -> None:
        """Build the whole site."""
        self.plugin = SitePlugin(review, site)
        self.config = configured(self.plugin, file, destination)
        self.keeper = _Keeper()
        self.config.plugins[KEEPER] = self.keeper
        build(self.config)
        self.mark = mark
        self._stands(site, destination)
        self.entries = self._entries() if self.is_plain else {}

    @property
    def is_plain(self) -> bool:
        """Tell whether nobody else has a hand in the pages: then each depends on nothing but itself."""
        own = {NAME, KEEPER, *SEARCH}
        others = self.config.hooks or self.config.theme.custom_dir or self.config.strict
        return own.issuperset(self.config.plugins) and not others

    def _stands(self, site: Site, destination: Path) -> None:
        self.site = site
        self.told = {page.path: told(page) for page in site.pages}
        self.place = _inode(destination)

    def _entries(self) -> dict[str, list[dict[str, str]]]:
        index = self._index()
        entries = groupby(index.entries if index else (), lambda one: one["location"].partition("#")[0])
        return {url: list(of_page) for url, of_page in entries}

    def _index(self) -> Any:
        plugin = next((self.config.plugins[name] for name in SEARCH if name in self.config.plugins), None)
        return getattr(plugin, "search_index", None)

    def fits(self, site: Site, mark: Mark, before: Path) -> bool:
        """Tell whether a site differs from this one in the text of its pages only."""
        return (
            mark == self.mark
            and site._replace(pages=()) == self.site._replace(pages=())
            and [_head(page) for page in site.pages] == [_head(page) for page in self.site.pages]
            and before.is_dir()
            and _inode(before) == self.place
        )

    def again(self, site: Site, destination: Path, before: Path) -> None:
        """Make the pages that changed, and take all other files from the last build."""
        changed = [page for page in site.pages if told(page) != self.told[page.path]]
        files = [self.keeper.files.src_uris[page.path] for page in changed]
        _take_over(before, destination, leave={*INDEX, *(file.dest_uri for file in files)})
        self.config.site_dir = str(destination)
        self.plugin.take(site)
        with dated(self.mark.day):
            for file, page in zip(files, changed, strict=True):
                file.content_string, file.dest_dir = page.markdown, self.config.site_dir
                file.__dict__.pop("abs_dest_path", None)  # worked out from the folder of the last build
            pages = [file.page for file in files if file.page]
            for made in pages:
                _populate_page(made, self.config, self.keeper.files)
            for made in pages:
                self._write(made)
            self._search()
            self.config.plugins.on_post_build(config=self.config)
        self._stands(site, destination)

    def _write(self, page: MkDocsPage) -> None:
        index = self._index()
        if index:
            index.entries = []
        pages = self.keeper.files.documentation_pages()
        _build_page(page, self.config, pages, self.keeper.nav, self.keeper.env)
        if index:
            self.entries[page.url] = index.entries

    def _search(self) -> None:
        if index := self._index():
            urls = [file.page.url for file in self.keeper.files.documentation_pages() if file.page]
            index.entries = list(chain.from_iterable(self.entries.get(url, ()) for url in urls))


def told(page: Page) -> Told:
    """Give all that a page says, however its markers are called: their names change with every answer."""
    nonce = next(iter(page.blocks), "").rpartition("-")[0]
    text = page.markdown.replace(nonce, "tw") if nonce else page.markdown
    return text, tuple(page.blocks.values())


def _head(page: Page) -> tuple[str, dict[str, Any]]:
    return page.path, page.meta()


def _inode(folder: Path) -> tuple[int, int]:
    """Give what tells a folder from all others, also after it was moved."""
    known = folder.stat()
    return known.st_dev, known.st_ino


def _take_over(before: Path, destination: Path, leave: Iterable[str]) -> None:
    """Put the files of the last build into a new one, as links where the disk can."""
    left = frozenset(leave)
    for folder, _, names in os.walk(before):
        inside = Path(folder).relative_to(before)
        (destination / inside).mkdir(exist_ok=True)
        for name in names:
            if (inside / name).as_posix() not in left:
                _link(Path(folder, name), destination / inside / name)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)
