"""The words of a printed page: templates of the workbook, and other letters than ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from twowheels.brand import Brand
from twowheels.compiled import remember
from twowheels.direction import from_right
from twowheels.glyphs import beyond, families
from twowheels.messages import Messages
from twowheels.printing import Printed
from twowheels.project import resource

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE, STYLE = "book.html.j2", "book.css"
DRAWN_IN = "IBM Plex Sans, Plex, sans-serif"
"""The families that charts/pen.j2 names."""


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
