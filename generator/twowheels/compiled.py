"""Templates compiled once for all builds, kept in the user's own cache folder."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from platformdirs import user_cache_dir

from twowheels import __version__
from twowheels.staging import write_whole


def templates_in(folder: Path, kind: type[jinja2.Environment] = jinja2.Environment) -> jinja2.Environment:
    """Give an environment for the program's own templates in a folder: escaped, strict, read once."""
    return kind(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def remember(environment: jinja2.Environment) -> None:
    """Let an environment remember what it compiled; what it renders stays the same."""
    environment.bytecode_cache = _Compiled(Path(user_cache_dir("twowheels"), "templates", _kin(environment)))


def _kin(environment: jinja2.Environment) -> str:
    """Give what else, besides a template's text, decides what it is compiled to."""
    made = (type(environment).__qualname__, environment.autoescape, sorted(environment.filters))
    spaces = (environment.trim_blocks, environment.lstrip_blocks, environment.keep_trailing_newline)
    told = repr((__version__, jinja2.__version__, made, spaces))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


class _Compiled(BytecodeCache):
    """Compiled templates are programs: in the project they might be somebody else's.

    A folder that cannot be read or written does not matter.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of a template, unless its text is another now or the file is damaged."""
        try:
            with (self.folder / bucket.key).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, EOFError, ValueError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.folder / bucket.key, bucket.bytecode_to_string())
