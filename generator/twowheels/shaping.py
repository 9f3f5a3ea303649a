"""Have WeasyPrint set a line of a drawing whole: by letters, Arabic falls apart and Hebrew runs backwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from twowheels.glyphs import beyond


class _Line(str):
    """A text that is handed over in one piece."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def whole_lines(weasyprint: Any) -> Iterator[None]:
    """Let lines with letters beyond our own fonts reach Pango whole, which joins and turns them."""
    module = weasyprint.svg
    letter_by_letter = module.text

    def text(svg: Any, node: Any, font_size: float) -> None:
        if node.text and beyond(node.text):
            node._etree_node.text = _Line(node.text)  # noqa: SLF001  WeasyPrint 70 has no other way in
        letter_by_letter(svg, node, font_size)

    tags = [tag for tag, draw in module.TAGS.items() if draw is letter_by_letter]
    module.text = text
    module.TAGS.update(dict.fromkeys(tags, text))
    try:
        yield
    finally:
        module.text = letter_by_letter
        module.TAGS.update(dict.fromkeys(tags, letter_by_letter))
