"""The words and rules of a printed page: templates of the workbook, the paper, and other letters than ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from twowheels.brand import Brand
from twowheels.compiled import remember
from twowheels.direction import from_right
from twowheels.errors import WorkbookError, show
from twowheels.glyphs import beyond, families
from twowheels.messages import Messages
from twowheels.printing import Printed
from twowheels.project import resource

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE, STYLE = "book.html.j2", "book.css"
DRAWN_IN = "IBM Plex Sans, Plex, sans-serif"
"""The families that charts/pen.j2 names."""
PAPERS = {"a4": ("210mm", "297mm"), "letter": ("215.9mm", "279.4mm")}


def book_html(book: Printed, words: Messages, folder: Path) -> str:
    """Give the book as the print templates of the workbook set it."""
    return templates(folder).get_template(TEMPLATE).render(book=book, words=words)


def templates(folder: Path) -> Environment:
    """Give the print templates of the workbook, or the starter's where it has none."""
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


def other_letters(brand: Brand, head: str, language: str, css: str, html: str) -> tuple[str, str]:
    """Name the families for letters that our own fonts do not draw, in the text and in the drawings."""
    letters = beyond(html)
    if not letters:
        return css, html
    own = (brand.font,) if brand.font else ()
    named = [*own, "Plex", *families(letters, language)]
    quoted = ", ".join(f'"{name}"' for name in named) + ", sans-serif"
    corner = "direction: rtl; text-align: left" if from_right(head) else ""
    rule = f"""
        html {{ font-family: {quoted} }}
        @page {{ @top-left {{ font-family: {quoted} }} @top-right {{ font-family: {quoted}; {corner} }} }}
    """
    return css + rule, html.replace(DRAWN_IN, f"{', '.join(named)}, sans-serif")


def _css(text: str) -> str:
    """Write a text as a CSS string, each sign as its number."""
    return '"' + "".join(f"\\{ord(sign):x} " for sign in text) + '"'
