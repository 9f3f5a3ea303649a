"""The theme: its templates are compiled once for all builds, its files found without walking its icons."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import jinja2

from twowheels.compiled import remember

if TYPE_CHECKING:
    from mkdocs.theme import Theme


def quicken(theme: Theme) -> None:
    """Have a theme make environments that do less; what they render stays the same."""
    plain = theme.get_env

    def get_env() -> jinja2.Environment:
        env = plain()
        env.loader = ThemeFiles(theme.dirs)
        remember(env)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # the one seam that MkDocs leaves


class ThemeFiles(jinja2.FileSystemLoader):
    """Lists a theme's files without the hidden folders, of which MkDocs takes none."""

    def list_templates(self) -> list[str]:
        """Give all names in order, as MkDocs expects them."""
        found: set[str] = set()
        for place in map(os.fspath, self.searchpath):
            for folder, inside, files in os.walk(place):
                inside[:] = [name for name in inside if not name.startswith(".")]
                base = os.path.relpath(folder, place).replace(os.sep, "/")
                found.update(name if base == "." else f"{base}/{name}" for name in files)
        return sorted(found)
