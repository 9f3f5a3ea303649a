"""Look this machine over: what the program needs, what is missing, and the one line that mends it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from twowheels.fontlist import undrawn
from twowheels.glyphs import CJK, CORE, EMOJI
from twowheels.project import starter

PYTHON = (3, 11)
FONTS = ("Regular", "Italic", "SemiBold")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT_LIBRARIES = "libpangoft2-1.0-0 libharfbuzz-subset0"
"""The two packages of Debian and Ubuntu that bring all the libraries below with them."""

SCRIPTS = {
    CORE: {
        "Arabic": "سلام", "Hebrew": "שלום", "Devanagari": "नमस्ते", "Bengali": "বাংলা", "Tamil": "தமிழ்",
        "Thai": "ไทย", "Georgian": "ქართ", "Armenian": "հայ", "Ethiopic": "አማርኛ", "Khmer": "ខ្មែរ",
    },
    CJK: {"Chinese": "中文体體", "Japanese": "日本語かなカナ", "Korean": "한국어"},
    EMOJI: {"emoji": "🍋😀🚲"},
}  # fmt: skip
"""Some letters of the scripts that our own fonts do not draw, by the package of Debian that draws them."""


class Library(NamedTuple):
    """A library that the PDF needs, as Linux, macOS and Windows call it."""

    linux: str
    macos: str
    windows: str

    def name(self) -> str:
        """Give its name on this system."""
        return {"darwin": self.macos, "win32": self.windows}.get(sys.platform, self.linux)


LIBRARIES = (
    Library("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    Library("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    Library("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    Library("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
    Library("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    Library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
)


class Result(NamedTuple):
    """One thing looked at: ``ok``, ``missing``, or ``optional``: not there, and not needed."""

    name: str
    state: str
    what_for: str
    mend: str = ""


def examine(here: Path | None = None) -> tuple[Result, ...]:
    """Look at everything that the program needs, in a project or folder and on this machine."""
    return (
        _python(),
        _yaml_parser(),
        *_libraries(),
        _fonts(),
        *_scripts(),
        _writable(here or Path.cwd()),
        _tool("git", ("git",), "the history of the answers"),
        _tool("chromium", BROWSERS, "the program's own tests"),
    )


def healthy(results: tuple[Result, ...]) -> bool:
    """Tell whether nothing is missing that is needed."""
    return all(result.state != "missing" for result in results)


def _result(name: str, what_for: str, mend: str, *, there: bool, needed: bool = True) -> Result:
    if there:
        return Result(name, "ok", what_for)
    return Result(name, "missing" if needed else "optional", what_for, mend)


def _python() -> Result:
    wanted = ".".join(map(str, PYTHON))
    mend = f"Install Python {wanted} or newer, and twowheels with it."
    there = sys.version_info >= PYTHON
    return _result(f"Python {sys.version.split()[0]}", f"{wanted} or newer is needed", mend, there=there)


def _yaml_parser() -> Result:
    import yaml

    there = hasattr(yaml, "CSafeLoader")
    mend = "pip install --force-reinstall --only-binary :all: pyyaml"
    return _result("libyaml", "reading answers quickly", mend, there=there, needed=False)


def _libraries() -> Iterator[Result]:
    for library in LIBRARIES:
        yield _result(library.name(), "the PDF", mend_libraries(), there=_loads(library))


def _loads(library: Library) -> bool:
    try:
        ctypes.CDLL(library.name())
    except OSError:
        # Elsewhere than on Linux they may lie where only a longer search finds them.
        stem = library.linux.removeprefix("lib").split(".so")[0]
        return sys.platform != "linux" and ctypes.util.find_library(stem) is not None
    return True


def mend_libraries() -> str:
    """Give the one line that installs the libraries of the PDF here."""
    return install(APT_LIBRARIES, "pango", "Install Pango 1.44 or newer, with HarfBuzz and Fontconfig.")


def install(apt: str, brew: str, otherwise: str) -> str:
    """Give the one line that installs something here."""
    if sys.platform == "darwin":
        return f"brew install {brew}"
    return f"sudo apt-get install {apt}" if _is_debian(Path("/etc/os-release")) else otherwise


def _is_debian(release: Path) -> bool:
    try:
        lines = release.read_text("utf-8").splitlines()
    except OSError:
        return False
    pairs = dict(line.split("=", 1) for line in lines if "=" in line)
    family = f"{pairs.get('ID', '')} {pairs.get('ID_LIKE', '')}".replace('"', "").split()
    return bool({"debian", "ubuntu"} & set(family))


def _fonts() -> Result:
    folder = starter() / "workbook" / "look" / "fonts"
    there = all((folder / f"IBMPlexSans-{style}.woff2").is_file() for style in FONTS)
    mend = "Install twowheels anew: its own files are incomplete."
    return _result("fonts", "website and PDF", mend, there=there)


def _scripts() -> Iterator[Result]:
    """Tell which scripts, beyond the Latin, Greek and Cyrillic of our own fonts, this machine can print."""
    for package, samples in SCRIPTS.items():
        drawn = [name for name, sample in samples.items() if not undrawn(sample)]
        undone = [name for name in samples if name not in drawn]
        for names, there in ((drawn, True), (undone, False)):
            if names:
                wanted = f"letters of {', '.join(names)}"
                yield _result(
                    wanted, "answers so written, in the PDF", letters(package), there=there, needed=False
                )


def letters(package: str) -> str:
    """Give the one line that installs letters here; ``package`` is Debian's."""
    cask = {CJK: "font-noto-sans-cjk", EMOJI: "font-noto-color-emoji"}.get(package, "font-noto-sans")
    return install(package, f"--cask {cask}", "Install Google's Noto fonts for that script.")


def _writable(here: Path) -> Result:
    mend = f"Go to a folder of your own, or give yourself the right to write in {here}."
    return _result("this folder", "writing what is built", mend, there=os.access(here, os.W_OK | os.X_OK))


def _tool(name: str, programs: tuple[str, ...], what_for: str) -> Result:
    there = any(shutil.which(program) for program in programs)
    return _result(name, what_for, install(name, name, f"Install {name}."), there=there, needed=False)
