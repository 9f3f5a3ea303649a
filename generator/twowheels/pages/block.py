"""Opaque blocks: finished HTML that a marker stands for until Markdown is done with the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from twowheels.compiled import remember, templates_in
from twowheels.errors import Place, WorkbookError

TEMPLATES = Path(__file__).parent.with_name("templates")
_MARKER = re.compile(r'<(div|span) id="(tw-[0-9a-f]{16}-\d+)"></\1>')


class Blocks:
    """The blocks of one page; ``nonce`` makes markers that no answer can know of."""

    def __init__(self, nonce: str) -> None:
        """Begin a page without blocks."""
        self.nonce = nonce
        self.kept: dict[str, Markup] = {}

    def put(self, html: Markup) -> str:
        """Keep a block and give its marker, with blank lines around it."""
        return f'\n\n<div id="{self._keep(html)}"></div>\n\n'

    def put_inside(self, html: Markup) -> str:
        """Keep a piece of a sentence and give its marker."""
        return f'<span id="{self._keep(html)}"></span>'

    def _keep(self, html: Markup) -> str:
        if "<script" in html.lower():
            raise RuntimeError("a block may hold no script")
        name = f"tw-{self.nonce}-{len(self.kept)}"
        self.kept[name] = html
        return name


def swap_in(html: str, blocks: Mapping[str, Markup], page: str) -> str:
    """Put each block in the place of its marker, in one pass: what is put in is never looked at again.

    Raises WorkbookError when a marker is gone, because its story put it where only text can stand.
    """
    waiting = set(blocks)

    def block(found: re.Match[str]) -> str:
        waiting.discard(found[2])
        return str(blocks[found[2]]) if found[2] in blocks else found[0]

    swapped = _MARKER.sub(block, html)
    if waiting:
        hint = "Code, links and HTML cannot hold what comes from the answers; put it in a paragraph."
        message = "Something between {{ }} cannot stand where it stands."
        raise WorkbookError(message, place=Place(page), hint=hint)
    return swapped


def render(template: str, **data: Any) -> Markup:
    """Fill in one of the program's own templates; everything in ``data`` is escaped there."""
    return Markup(environment().get_template(template).render(data))  # noqa: S704  autoescaped


def coded(wording: str, **values: str) -> Markup:
    """Fill in a wording that leaves its ``{name}`` places open, setting each value as code."""
    codes = {name: Markup("<code>{}</code>").format(value) for name, value in values.items()}
    return escape(wording).format(**codes)


@cache
def environment() -> Environment:
    """Give the one environment of all pages; each template is compiled once."""
    made = templates_in(TEMPLATES)
    made.globals["coded"] = coded
    remember(made)
    return made
