"""The plugin that makes MkDocs build the workbook of one business."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from twowheels.answers import read_answers
from twowheels.audience import unworded
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.doorway import lost_page
from twowheels.errors import WorkbookError
from twowheels.fields import told
from twowheels.messages import Messages
from twowheels.pages import Page, Site, error_site, make_pages, swap_in
from twowheels.pages.policy import with_policy
from twowheels.pages.site import BRAND, SEARCH_FROM_DISK
from twowheels.project import STATE
from twowheels.review import Review
from twowheels.staging import staged
from twowheels.workbook import AUDIENCES, DEPTHS

NAME = "twowheels"
VARIABLE = "TWOWHEELS_ANSWERS"
LOST = "404.html"
_TITLE = re.compile(r'<label class="md-nav__title" for="(__nav_\w+)"')
_NAMED_BY = re.compile(r'(<nav [^>]*aria-labelledby="__nav_\w+)_label"')
_DIALOG = '<div class="md-search" data-md-component="search" role="dialog"'


class SiteOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs is half typed
    """What mkdocs.yml may say under ``plugins: twowheels:``."""

    answers = Type(str, default="")
    """The answers file; the environment variable TWOWHEELS_ANSWERS comes before it."""
    audience = Choice(AUDIENCES, default="owner")
    as_of = Type((str, date), default="")
    """The day that everything is reckoned from, instead of today."""
    depth = Choice(DEPTHS, default="deep")
    pdf = Type(bool, default=False)
    """Build the PDF too, and link to it."""


class SitePlugin(BasePlugin[SiteOptions]):  # type: ignore[no-untyped-call]
    """Makes MkDocs build the workbook of one business."""

    def __init__(self, review: Review | None = None, prepared: Site | None = None) -> None:
        """Wait for MkDocs; with a prepared site nothing is read again."""
        self.prepared = prepared
        self.serving = False
        self.review = review
        self.site = prepared or Site((), [], {}, "", "en", "")
        self.pages: dict[str, Page] = {}
        self.building = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  named by MkDocs
        """Learn whether a person is watching while typing."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything, make the pages, and stage the build."""
        self.take(self.prepared or self._make(config))
        config.site_name = self.site.name
        config.nav = self.site.nav
        config.use_directory_urls = False  # links inside blocks name files, so that the site opens from disk
        config.extra_css = ["look/site.css", BRAND, *config.extra_css]
        config.extra["polyfills"] = [SEARCH_FROM_DISK, *config.extra.get("polyfills", [])]
        config.theme["logo"], config.theme["favicon"] = "look/logo.svg", "look/favicon.svg"
        words = Path("partials", "languages", f"{self.site.language}.html")
        if any(Path(folder, words).is_file() for folder in config.theme.dirs):
            config.theme["language"] = self.site.language
        self._stage(config)
        return config

    def take(self, site: Site) -> None:
        """Take the pages that MkDocs is to be given."""
        self.site = site
        self.pages = {page.path: page for page in site.pages}

    def _make(self, config: MkDocsConfig) -> Site:
        try:
            self.review = _review(self.config, config)
            return make_pages(self.review, pdf=self._pdf_name())
        except WorkbookError as error:
            if not self.serving:
                raise PluginError("\n".join(str(one) for one in told(error))) from error
            return error_site(error, self.site, Path(config.docs_dir))

    def _pdf_name(self) -> str:
        return f"{self.review.book.answers.meta.id}.pdf" if self.config.pdf and self.review else ""

    def _stage(self, config: MkDocsConfig) -> None:
        as_of = self.review.book.as_of if self.review else date.min
        self.building.enter_context(dated(as_of))
        if not self.serving and not self.prepared:
            root = Path(config.config_file_path).parent / STATE
            config.site_dir = str(self.building.enter_context(staged(Path(config.site_dir), root)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the theme's files and add ours; nothing that lies about in the folder gets out."""
        ours = [File.generated(config, page.path, content=page.markdown) for page in self.site.pages]
        ours += [File.generated(config, name, content=data) for name, data in self.site.assets.items()]
        return Files([*(file for file in files if file.src_dir != config.docs_dir), *ours])

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give the page its title and description, escaped once because MkDocs escapes nothing."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.meta.update(ours.meta())
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the blocks in, after Markdown and before the search index."""
        ours = self.pages.get(page.file.src_uri)
        return swap_in(html, ours.blocks, ours.path) if ours else html

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the policy in, and names for what the theme leaves without one."""
        return self._finished(output, page.content or "")

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the page for wrong addresses, which may show under any path; put the policy into others."""
        if template_name == LOST and not any((Path(folder) / LOST).is_file() for folder in _own(config)):
            say = self.review.book.say if self.review else Messages(self.site.language)
            return lost_page(say, home=config.site_url or "")
        return self._finished(output_content, "") if template_name.endswith(".html") else output_content

    def _finished(self, output: str, content: str) -> str:
        named = output.replace(_DIALOG, f'{_DIALOG} aria-label="{self.site.search}"', 1)
        # The theme names a folder of the navigation by a label that holds only an arrow.
        named = _NAMED_BY.sub(r'\1_title"', _TITLE.sub(r'\g<0> id="\1_title"', named))
        # MkDocs' own server adds a script of its own, which no policy would let run.
        return named if self.serving else with_policy(named, content)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Swap the finished build in, unless warnings are about to fail it."""
        _index_as_script(Path(config.site_dir))
        if self.config.pdf and self.review and not self.prepared:
            _build_pdf(self.review, Path(config.site_dir) / self._pdf_name())
        if not (config.strict and _warned()):
            self.building.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Throw the half-made build away and leave the last good one alone."""
        self.building.__exit__(type(error), error, error.__traceback__)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Watch the answers; MkDocs itself watches the workbook."""
        named = os.environ.get(VARIABLE) or self.config.answers
        folder = (Path(config.config_file_path).parent / named).parent
        if named and folder.is_dir():
            server.watch(str(folder))
        return server


def _review(options: SiteOptions, config: MkDocsConfig) -> Review:
    try:
        answers = read_answers(_answers_file(options, config))
    except WorkbookError as error:
        raise unworded(error, options.audience) from None
    workbook = read_workbook(Path(config.docs_dir))
    book = bind(workbook, answers, as_of=_as_of(options.as_of), audience=options.audience)
    return Review(book, options.depth)


def _answers_file(options: SiteOptions, config: MkDocsConfig) -> Path:
    named = os.environ.get(VARIABLE) or options.answers
    if not named:
        hint = f"Name its answers file in mkdocs.yml (plugins: twowheels: answers:) or in {VARIABLE}."
        raise WorkbookError("MkDocs builds one business at a time, and none is named.", hint=hint)
    return Path(config.config_file_path).parent / named


def _as_of(day: object) -> date:
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(str(day)) if day else date.today()  # noqa: DTZ011  the owner's own day
    except ValueError as error:
        raise WorkbookError(f'"{day}" is not a day.', hint="Write as_of: 2026-11-21.") from error


def _build_pdf(review: Review, target: Path) -> None:
    # The one place where two outputs meet: MkDocs has one command for both. Outputs do not import each other.
    import_module("twowheels.outputs.pdf").build_pdf(review, target)


def _own(config: MkDocsConfig) -> tuple[str, ...]:
    return (config.theme.custom_dir,) if config.theme.custom_dir else ()


def _index_as_script(site: Path) -> None:
    """Give the search index as a script too: a page opened from a disk may load that and nothing else."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        script = f"var __index = {index.read_text(encoding='utf-8')}"
        index.with_suffix(".js").write_text(script, encoding="utf-8")


def _warned() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)


@contextmanager
def dated(day: date) -> Iterator[None]:
    """Date what MkDocs dates, sitemap and gzip, by the book and not by the clock."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    stamp = datetime.combine(max(day, date(1980, 1, 1)), time(), UTC).timestamp()
    os.environ["SOURCE_DATE_EPOCH"] = str(int(stamp))
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("SOURCE_DATE_EPOCH", None)
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
