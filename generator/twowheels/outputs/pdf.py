"""Print the book: a review becomes a PDF, by our own templates and fonts."""

from __future__ import annotations

import ctypes.util
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import date
from hashlib import sha256
from io import StringIO
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twowheels.brand import Brand, print_css
from twowheels.compiled import remember
from twowheels.direction import from_right, runs_right, settle
from twowheels.doctor import mend_libraries
from twowheels.enclosure import Enclosure, enclosure
from twowheels.errors import MissingLibraryError, Place, WorkbookError, show
from twowheels.finishing import Finisher, attached
from twowheels.glyphs import beyond, families
from twowheels.messages import Messages
from twowheels.printing import Printed, PrintedSheet, nobodys_book, printed
from twowheels.project import resource
from twowheels.review import Review
from twowheels.shaping import whole_lines
from twowheels.staging import write_whole
from twowheels.workbook import Workbook

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE, STYLE = "book.html.j2", "book.css"
SHEET, SHEET_STYLE = "sheet.html.j2", "sheet.css"
ZOOMS, MARGIN = (1.0, 0.9, 0.8, 0.7), 13
"""How much smaller a sheet may be made so that it fits on one page, and its margin in millimetres."""
FONTS = ("IBMPlexSans-Regular.woff2", "IBMPlexSans-Italic.woff2", "IBMPlexSans-SemiBold.woff2")
DRAWN_IN = "IBM Plex Sans, Plex, sans-serif"
"""The families that charts/pen.j2 names."""
PAPERS = {"a4": ("210mm", "297mm"), "letter": ("215.9mm", "279.4mm")}


FIELD_FACE = "look/fonts/field.ttf"
FILLS = ("none", "open", "all")


def build_pdf(
    review: Review,
    target: Path,
    *,
    paper: str = "A4",
    blank: bool = False,
    fill: str = "open",
    archive: bool = False,
) -> None:
    """Print one business's book, or with ``blank`` the same book with room everywhere.

    ``fill`` says which rooms are fields too (FILLS); with ``archive`` it is PDF/A-3, which has none.
    The same review gives the same bytes. Raises MissingLibraryError where Pango is missing, WorkbookError
    when an answer or a template cannot be set; ``target`` is then left as it was.
    """
    workbook = review.book.workbook
    words = Messages(workbook.language, workbook.messages)
    book = printed(review, words, blank=blank, fill="none" if archive else fill)
    enclosed = enclosure(review.book, blank=blank)
    write_whole(target, _pdf(book, words, workbook.folder, paper, enclosed, archive=archive))


def blank_pdf(
    workbook: Workbook,
    target: Path,
    *,
    paper: str = "A4",
    as_of: date,
    fill: str = "open",
    archive: bool = False,
) -> None:
    """Print a book that belongs to no business yet."""
    review = nobodys_book(workbook, as_of)
    build_pdf(review, target, paper=paper, blank=True, fill=fill, archive=archive)


def _pdf(
    book: Printed, words: Messages, folder: Path, paper: str, enclosed: Enclosure | None, *, archive: bool
) -> bytes:
    from jinja2 import TemplateError

    rule = page_rule(paper, words)
    weasyprint = printer()
    with _told(book, TemplateError):
        html = book_html(book, words, folder)
        css = resource(folder, f"print/{STYLE}").read_text("utf-8") + rule + print_css(book.brand)
    finisher = Finisher(book.widgets, resource(folder, FIELD_FACE))
    with _told(book, Exception), _undisturbed(), whole_lines(weasyprint):
        css, html = other_letters(book, css, html)
        own = {
            "finisher": finisher,
            "pdf_variant": "pdf/a-3a" if archive else "pdf/ua-1",
            "attachments": [attached(weasyprint, enclosed, words("enclosed"))] if enclosed else None,
        }
        return _laid_out(weasyprint, html, css, _assets(folder, book.brand), **own)


def _laid_out(
    weasyprint: Any, html: str, css: str, assets: Mapping[str, tuple[bytes, str]], **options: Any
) -> bytes:
    from twowheels.fetcher import deny_all

    fetcher = deny_all(assets)
    fonts = weasyprint.text.fonts.FontConfiguration()
    style = weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    if runs_right(html):
        settle(document.etree_element)
    pdf: bytes = document.write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_identifier=sha256(f"{css}\0{html}".encode()).digest()[:16],
        presentational_hints=True,  # the number that an owner's own list starts with
        **options,
    )
    return pdf


def book_html(book: Printed, words: Messages, folder: Path) -> str:
    """Give the book as the print templates of the workbook set it."""
    return _templates(folder).get_template(TEMPLATE).render(book=book, words=words)


def _templates(folder: Path) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    def load(name: str) -> tuple[str, str, None] | None:
        file = resource(folder, f"print/{Path(name).name}")
        return (file.read_text("utf-8"), str(file), None) if file.is_file() else None

    made = SandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    remember(made)
    return made


def page_rule(paper: str, words: Messages) -> str:
    """Give the CSS that knows the paper and says "Page 3 of 40" in the workbook's language."""
    size = PAPERS.get(paper.casefold())
    if size is None:
        raise WorkbookError(f'"{show(paper, 20)}" is not a paper size.', hint="Choose A4 or Letter.")
    before, _, rest = words("page_of", n="\0", m="\1").partition("\0")
    between, _, after = rest.partition("\1")
    numbers = f"{_css(before)} counter(page) {_css(between)} counter(pages) {_css(after)}"
    width, height = size
    return f"""
        @page {{ size: {width} {height}; @bottom-right {{ content: {numbers} }} }}
        @page sheet {{ @bottom-right {{ content: none }} }}
        .sheet {{ height: {height} }}
    """


def other_letters(book: Printed, css: str, html: str) -> tuple[str, str]:
    """Name the families for letters that our own fonts do not draw, in the text and in the drawings."""
    letters = beyond(html)
    if not letters:
        return css, html
    own = (book.brand.font,) if book.brand.font else ()
    named = [*own, "Plex", *families(letters, book.written_in)]
    quoted = ", ".join(f'"{name}"' for name in named) + ", sans-serif"
    corner = "direction: rtl; text-align: left" if from_right(book.head) else ""
    rule = f"""
        html {{ font-family: {quoted} }}
        @page {{ @top-left {{ font-family: {quoted} }} @top-right {{ font-family: {quoted}; {corner} }} }}
    """
    return css + rule, html.replace(DRAWN_IN, f"{', '.join(named)}, sans-serif")


def _css(text: str) -> str:
    """Write a text as a CSS string, each sign as its number."""
    return '"' + "".join(f"\\{ord(sign):x} " for sign in text) + '"'


def _assets(folder: Path, brand: Brand) -> dict[str, tuple[bytes, str]]:
    files = {name: resource(folder, f"look/fonts/{name}") for name in FONTS}
    ours = {name: (file.read_bytes(), "font/woff2") for name, file in files.items()}
    own = brand.assets(folder) | ({brand.cover: (folder / brand.cover).read_bytes()} if brand.cover else {})
    return ours | {name: (data, guess_type(name)[0] or "font/woff2") for name, data in own.items()}


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


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from walking over a document that is all still needed."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _told(book: Printed | PrintedSheet, trouble: type[Exception]) -> Iterator[None]:
    """Say which book could not be set, and over what the templates or the printer stumbled."""
    try:
        yield
    except trouble as error:
        reason = show(f"{type(error).__name__}: {error}", 160)
        place = Place(getattr(error, "filename", None) or "", getattr(error, "lineno", None) or 0)
        raise WorkbookError(f"The PDF of {book.head} could not be set ({reason}).", place=place) from error


def build_sheet(
    sheet: PrintedSheet, words: Messages, folder: Path, target: Path, *, paper: str = "A4"
) -> None:
    """Print a sheet by itself: on one page, made smaller if need be, or where that is too small, on several.

    Raises what build_pdf raises.
    """
    from jinja2 import TemplateError

    weasyprint = printer()
    with _told(sheet, TemplateError):
        html = _templates(folder).get_template(SHEET).render(sheet=sheet, words=words)
    styles = (resource(folder, f"print/{name}").read_text("utf-8") for name in (STYLE, SHEET_STYLE))
    css = "".join(styles) + print_css(sheet.brand)
    with _told(sheet, Exception), _undisturbed():
        write_whole(
            target, _on_one_page(weasyprint, html, css, _assets(folder, sheet.brand), _size(paper, sheet))
        )


def _size(paper: str, sheet: PrintedSheet) -> tuple[float, float]:
    width, height = (float(side.removesuffix("mm")) for side in PAPERS[paper.casefold()])
    return (height, width) if sheet.wide else (width, height)


def _on_one_page(
    weasyprint: Any, html: str, css: str, assets: Mapping[str, tuple[bytes, str]], size: tuple[float, float]
) -> bytes:
    from twowheels.fetcher import deny_all

    fetcher, fonts = deny_all(assets), weasyprint.text.fonts.FontConfiguration()
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    style = weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    for zoom in (*ZOOMS, 1.0):  # paper that is larger by as much as everything is then made smaller
        width, height = (side / zoom for side in size)
        page = f"@page {{ size: {width}mm {height}mm; margin: {MARGIN / zoom}mm }}"
        rule = weasyprint.CSS(string=page, url_fetcher=fetcher)
        document = source.render(stylesheets=[style, rule], font_config=fonts, pdf_variant="pdf/ua-1")
        if len(document.pages) == 1:
            break
    identifier = sha256(f"{css}\0{html}".encode()).digest()[:16]
    pdf: bytes = document.write_pdf(zoom=zoom, pdf_identifier=identifier, pdf_variant="pdf/ua-1")
    return pdf
