"""The paper: its size, what stands in the margins of every page, and what a binding takes of it."""

from __future__ import annotations

from twowheels.errors import WorkbookError, show
from twowheels.limits import WIDEST_BINDING
from twowheels.messages import Messages

PAPERS = {"a4": ("210mm", "297mm"), "letter": ("215.9mm", "279.4mm")}


def page_rule(paper: str, words: Messages, binding: float = 0) -> str:
    """Give the CSS that knows the paper and says "Page 3 of 40" in the workbook's language.

    ``binding`` is in millimetres; with any, the book is for both sides of the paper. Raises WorkbookError
    for a paper that is not known and a binding that is too wide.
    """
    size = PAPERS.get(paper.casefold())
    if size is None:
        raise WorkbookError(f'"{show(paper, 20)}" is not a paper size.', hint="Choose A4 or Letter.")
    if not 0 <= binding <= WIDEST_BINDING:
        raise WorkbookError(
            f"A binding of {binding:g} mm cannot be printed.", hint=f"It takes 0 to {WIDEST_BINDING} mm."
        )
    width, height = size
    return f"""
        @page {{ size: {width} {height}; @bottom-right {{ content: {_numbers(words)} }} }}
        @page sheet {{ @bottom-right {{ content: none }} }}
        .sheet {{ height: {height} }}
    """ + (_bound(words, binding) if binding else "")


def _bound(words: Messages, binding: float) -> str:
    """Keep the bound side of both pages of a spread free: its heads and numbers stand on the outer side.

    A part begins on the right, and a page that stays empty before it is for notes.
    """
    room = f"{binding:g}mm"
    return f"""
        @page :right {{
            padding-left: {room};
            @top-left {{ padding-left: {room} }}
            @left-top {{ padding-left: {binding + 10:g}mm }}
        }}
        @page :left {{
            padding-right: {room};
            @top-left {{ content: string(business) }}
            @top-right {{ content: string(part); padding-right: {room} }}
            @bottom-left {{ content: {_numbers(words)} }}
            @bottom-right {{ content: none }}
        }}
        @page sheet:right {{ padding-left: {room}; @top-left {{ padding: 0 }} }}
        @page :blank {{
            @top-left {{ content: {_css(words("notes_page"))} }}
            @top-right {{ content: none }}
        }}
        .contents, .chapter {{ break-before: right }}
        .cover {{ overflow: visible; display: flow-root }} .cover .ground {{ left: -{room} }}
    """


def _numbers(words: Messages) -> str:
    before, _, rest = words("page_of", n="\0", m="\1").partition("\0")
    between, _, after = rest.partition("\1")
    return f"{_css(before)} counter(page) {_css(between)} counter(pages) {_css(after)}"


def _css(text: str) -> str:
    """Write a text as a CSS string, each sign as its number."""
    return '"' + "".join(f"\\{ord(sign):x} " for sign in text) + '"'
