"""The plugin that makes MkDocs build the workbook of one business."""

from __future__ import annotations

import logging
import os
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
from twowheels.errors import WorkbookError
from twowheels.pages import Page, Site, error_site, make_pages, swap_in
from twowheels.pages.policy import with_policy
from twowheels.pages.site import SEARCH_FROM_DISK
from twowheels.project import STATE
from twowheels.review import Review
from twowheels.staging import staged
from twowheels.workbook import AUDIENCES, DEPTHS

NAME = "twowheels"
VARIABLE = "TWOWHEELS_ANSWERS"
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

    def __init__(self, prepared: Review | None = None, pdf: str = "") -> None:
        """Wait for MkDocs; with a prepared review nothing is read again."""
        self.prepared = prepared
        self.pdf = pdf
        self.serving = False
        self.review: Review | None = prepared
        self.site = Site((), [], {}, "", "en", "")
        self.pages: dict[str, Page] = {}
        self.building = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  named by MkDocs
        """Learn whether a person is watching while typing."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything, make the pages, and stage the build."""
        self.site = self._make(config)
        self.pages = {page.path: page for page in self.site.pages}
        config.site_name = self.site.name
        config.nav = self.site.nav
        config.use_directory_urls = False  # links inside blocks name files, so that the site opens from disk
        config.extra_css = ["look/site.css", *config.extra_css]
        config.extra["polyfills"] = [SEARCH_FROM_DISK, *config.extra.get("polyfills", [])]
        config.theme["logo"], config.theme["favicon"] = "look/logo.svg", "look/favicon.svg"
        words = Path("partials", "languages", f"{self.site.language}.html")
        if any(Path(folder, words).is_file() for folder in config.theme.dirs):
            config.theme["language"] = self.site.language
        self._stage(config)
        return config

    def _make(self, config: MkDocsConfig) -> Site:
        try:
            self.review = self.prepared or _review(self.config, config)
            return make_pages(self.review, pdf=self._pdf_name())
        except WorkbookError as error:
            if self.prepared:
                raise
            if not self.serving:
                raise PluginError("\n".join(str(one) for one in (error, *error.others))) from error
            return error_site(error, self.site, Path(config.docs_dir))

    def _pdf_name(self) -> str:
        if self.prepared or not self.review:
            return self.pdf
        return f"{self.review.book.answers.meta.id}.pdf" if self.config.pdf else ""

    def _stage(self, config: MkDocsConfig) -> None:
        as_of = self.review.book.as_of if self.review else date.min
        self.building.enter_context(_dated(as_of))
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
        """Put the policy in, and a name for the theme's search dialog."""
        return self._finished(output, page.content or "")

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Do the same for the page that says that there is no such page."""
        return self._finished(output_content, "") if template_name.endswith(".html") else output_content

    def _finished(self, output: str, content: str) -> str:
        named = output.replace(_DIALOG, f'{_DIALOG} aria-label="{self.site.search}"', 1)
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
def _dated(day: date) -> Iterator[None]:
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
