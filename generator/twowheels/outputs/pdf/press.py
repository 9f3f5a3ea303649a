"""The printer: how WeasyPrint is brought in, what it may load, and what it says when it stumbles."""

from __future__ import annotations

import ctypes.util
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from hashlib import sha256
from io import StringIO
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from twowheels.brand import Brand
from twowheels.direction import runs_right, settle
from twowheels.doctor import mend_libraries
from twowheels.errors import MissingLibraryError, Place, WorkbookError, show
from twowheels.outputs.pdf.lean import pages_counted_once, source
from twowheels.printing import Printed, PrintedSheet
from twowheels.project import resource

FONTS = ("IBMPlexSans-Regular.woff2", "IBMPlexSans-Italic.woff2", "IBMPlexSans-SemiBold.woff2")


def printer() -> Any:
    """Import WeasyPrint; raises MissingLibraryError naming what to install."""
    try:
        with _straight_to_the_loader():
            return _import()
    except OSError:
        pass  # some systems keep their libraries where only a longer search finds them
    try:
        return _import()
    except OSError as error:
        reason = show(str(error).splitlines()[0], 120)
        raise MissingLibraryError(
            f"The PDF needs a system library: {reason}", hint=mend_libraries()
        ) from None


def _import() -> Any:
    with redirect_stdout(StringIO()):  # it would print a lecture on installing
        import weasyprint  # type: ignore[import-untyped]
        import weasyprint.svg  # type: ignore[import-untyped]
        import weasyprint.text.fonts  # type: ignore[import-untyped]
    return weasyprint


@contextmanager
def _straight_to_the_loader() -> Iterator[None]:
    """Ask the loader alone for each name a library may have: a search would run a compiler for each."""
    search = ctypes.util.find_library

    def found_by_loader(name: str) -> str | None:  # noqa: ARG001
        return None

    ctypes.util.find_library = found_by_loader
    try:
        yield
    finally:
        ctypes.util.find_library = search


def laid_out(
    weasyprint: Any, html: str, css: str, assets: Mapping[str, tuple[bytes, str]], **options: Any
) -> bytes:
    """Lay out a document and give it as a PDF; only ``assets`` can be loaded."""
    from twowheels.fetcher import deny_all

    fetcher = deny_all(assets)
    fonts = weasyprint.text.fonts.FontConfiguration()
    style = weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    document = source(weasyprint, html, css, fetcher)
    if runs_right(html):
        settle(document.etree_element)
    with pages_counted_once():
        pdf: bytes = document.write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_identifier=sha256(f"{css}\0{html}".encode()).digest()[:16],
            presentational_hints=True,  # the number that an owner's own list starts with
            **options,
        )
    return pdf


def assets(folder: Path, brand: Brand) -> dict[str, tuple[bytes, str]]:
    """Give what the printer may load: our fonts, and what the brand brings."""
    files = {name: resource(folder, f"look/fonts/{name}") for name in FONTS}
    ours = {name: (file.read_bytes(), "font/woff2") for name, file in files.items()}
    own = brand.assets(folder) | ({brand.cover: (folder / brand.cover).read_bytes()} if brand.cover else {})
    return ours | {name: (data, guess_type(name)[0] or "font/woff2") for name, data in own.items()}


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector from walking over a document that is all still needed."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def told(book: Printed | PrintedSheet, trouble: type[Exception]) -> Iterator[None]:
    """Say which book could not be set, and over what the templates or the printer stumbled."""
    try:
        yield
    except trouble as error:
        reason = show(f"{type(error).__name__}: {error}", 160)
        place = Place(getattr(error, "filename", None) or "", getattr(error, "lineno", None) or 0)
        raise WorkbookError(f"The PDF of {book.head} could not be set ({reason}).", place=place) from error
