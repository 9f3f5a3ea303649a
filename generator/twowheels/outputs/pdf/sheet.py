"""A sheet by itself, on one page if it can be."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from twowheels.brand import print_css
from twowheels.direction import runs_right, settle
from twowheels.finishing import Finisher
from twowheels.messages import Messages
from twowheels.outputs.pdf.paper import PAPERS
from twowheels.outputs.pdf.press import assets, printer, told, undisturbed
from twowheels.outputs.pdf.typesetting import STYLE, other_letters, templates
from twowheels.printing import PrintedSheet
from twowheels.project import resource
from twowheels.shaping import whole_lines
from twowheels.staging import write_whole

SHEET, SHEET_STYLE = "sheet.html.j2", "sheet.css"
ZOOMS, MARGIN = (1.0, 0.9, 0.8, 0.7), 13
"""How much smaller a sheet may be made so that it fits on one page, and its margin in millimetres."""


def build_sheet(
    sheet: PrintedSheet,
    words: Messages,
    folder: Path,
    target: Path,
    *,
    paper: str = "A4",
    binding: float = 0,
) -> None:
    """Print a sheet by itself: on one page, made smaller if need be, or where that is too small, on several.

    ``binding`` is in millimetres and kept free on the left, of a wide sheet at the top. Raises what build_pdf raises.
    """
    from jinja2 import TemplateError

    weasyprint = printer()
    with told(sheet, TemplateError):
        html = templates(folder).get_template(SHEET).render(sheet=sheet, words=words)
    styles = (resource(folder, f"print/{name}").read_text("utf-8") for name in (STYLE, SHEET_STYLE))
    css = "".join(styles) + print_css(sheet.brand)
    with told(sheet, Exception), undisturbed(), whole_lines(weasyprint):
        css, html = other_letters(sheet.brand, sheet.head, sheet.language, css, html)
        loaded = assets(folder, sheet.brand)
        write_whole(target, _on_one_page(weasyprint, html, css, loaded, _page(paper, sheet, binding)))


class _Page(NamedTuple):
    """A page in millimetres."""

    width: float
    height: float
    top: float = MARGIN
    left: float = MARGIN

    def rule(self, zoom: float) -> str:
        """Give the page in CSS; on larger paper everything is smaller once it is printed."""
        width, height, top, left, other = (one / zoom for one in (*self, MARGIN))
        return f"@page {{ size: {width}mm {height}mm; margin: {top}mm {other}mm {other}mm {left}mm }}"


def _page(paper: str, sheet: PrintedSheet, binding: float) -> _Page:
    width, height = (float(side.removesuffix("mm")) for side in PAPERS[paper.casefold()])
    if sheet.wide:
        return _Page(height, width, top=MARGIN + binding)
    return _Page(width, height, left=MARGIN + binding)


def _on_one_page(
    weasyprint: Any, html: str, css: str, assets: Mapping[str, tuple[bytes, str]], page: _Page
) -> bytes:
    from twowheels.fetcher import deny_all

    fetcher, fonts = deny_all(assets), weasyprint.text.fonts.FontConfiguration()
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    if runs_right(html):
        settle(source.etree_element)
    style = weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    for zoom in (*ZOOMS, 1.0):  # paper that is larger by as much as everything is then made smaller
        rule = weasyprint.CSS(string=page.rule(zoom), url_fetcher=fetcher)
        document = source.render(stylesheets=[style, rule], font_config=fonts, pdf_variant="pdf/ua-1")
        if len(document.pages) == 1:
            break
    identifier = sha256(f"{css}{page.rule(zoom)}\0{html}".encode()).digest()[:16]
    finisher = Finisher((), b"")
    pdf: bytes = document.write_pdf(
        zoom=zoom, pdf_identifier=identifier, pdf_variant="pdf/ua-1", finisher=finisher
    )
    return pdf
