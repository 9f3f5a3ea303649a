"""Drive MkDocs in-process: a reviewed book in, a website out, and not a word on the terminal."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from twowheels.errors import Place, WorkbookError
from twowheels.outputs.site.plugin import NAME, SitePlugin
from twowheels.outputs.site.theme import quicken
from twowheels.pages import make_pages
from twowheels.review import Review

CONFIGURATION = "mkdocs.yml"


def build_site(
    review: Review, project: Path, destination: Path, *, pdf: str = "", sheets: frozenset[str] = frozenset()
) -> None:
    """Build the website of a reviewed book into an empty folder.

    ``pdf`` is the address of its PDF at the site's root, ``sheets`` those with a PDF of their own.
    Raises WorkbookError when MkDocs cannot build it.
    """
    site = make_pages(review, pdf=pdf, sheets=sheets)
    with driving(project / CONFIGURATION):
        build(configured(SitePlugin(review, site), project / CONFIGURATION, destination))


def configured(plugin: SitePlugin, file: Path, destination: Path) -> MkDocsConfig:
    """Give what MkDocs needs to build a site: what mkdocs.yml says, with this plugin in its place."""
    config = load_config(str(file), plugins=_other_plugins(file), site_dir=str(destination))
    quicken(config.theme)
    plugin.load_config({})
    config.plugins[NAME] = plugin
    return config


@contextmanager
def driving(file: Path) -> Iterator[None]:
    """Let MkDocs work in silence; its warnings go to our log, its failures become a WorkbookError."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with _quiet() as said:
        try:
            yield
        except (MkDocsException, SystemExit, OSError) as error:
            message = f"The website could not be built: {'; '.join(said) or error}"
            raise WorkbookError(message, place=Place(str(file))) from error
    for warning in said:
        logging.getLogger(NAME).warning(warning)


def settings(file: Path) -> dict[str, Any]:
    """Read mkdocs.yml, and what it inherits. Raises WorkbookError when it is not there."""
    if not file.is_file():
        hint = 'Lay out a project with "twowheels new", or copy mkdocs.yml from one.'
        raise WorkbookError("There is no mkdocs.yml here.", place=Place(str(file)), hint=hint)
    with file.open("rb") as source:
        return yaml_load(source, get_yaml_loader())


def _other_plugins(file: Path) -> list[Any]:
    """Give the plugins that mkdocs.yml asks for besides ours, which is handed its review instead."""
    plugins = settings(file).get("plugins") or ["search"]
    named = [{name: options} for name, options in plugins.items()] if isinstance(plugins, dict) else plugins
    return [one for one in named if one != NAME and not (isinstance(one, dict) and NAME in one)]


class _Listener(logging.Handler):
    """Keeps what MkDocs would print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _quiet() -> Iterator[list[str]]:
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
