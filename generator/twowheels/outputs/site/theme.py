"""The theme's templates, compiled once for all builds, and its files, found without a walk through its icons."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from platformdirs import user_cache_dir

from twowheels.staging import write_whole

if TYPE_CHECKING:
    from mkdocs.theme import Theme


def quicken(theme: Theme) -> None:
    """Let a theme's environments remember what was compiled; what they render stays the same."""
    plain, compiled = theme.get_env, Compiled(Path(user_cache_dir("twowheels"), f"jinja-{jinja2.__version__}"))

    def get_env() -> jinja2.Environment:
        env = plain()
        env.bytecode_cache = compiled
        env.loader = ThemeFiles(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # the one seam that MkDocs leaves


class Compiled(BytecodeCache):
    """Compiled templates in the user's own cache folder.

    They are programs: in the project they might be somebody else's. A folder that cannot be read or
    written does not matter.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder that need not exist yet."""
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of a template, unless its source is another now."""
        with suppress(OSError), (self.folder / bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.folder / bucket.key, bucket.bytecode_to_string())


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
