"""Have WeasyPrint set a line of a drawing whole: by letters, Arabic falls apart and every line is long to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_SHIFT = "tw-shift"
"""Which part of its width a line moves to the left."""


class _Line(str):
    """A text that is handed over in one piece."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def whole_lines(weasyprint: Any) -> Iterator[None]:
    """Let lines reach Pango whole, which joins and turns letters, and let them move instead of being pasted in."""
    module = weasyprint.svg
    letter_by_letter, draw_node = module.text, module.SVG.draw_node

    def text(svg: Any, node: Any, font_size: float) -> None:
        if node.text and _is_one_line(node):
            node._etree_node.text = _Line(node.text)  # noqa: SLF001  WeasyPrint 70 has no other way in
        with _moved(svg, node):
            letter_by_letter(svg, node, font_size)

    def draw(svg: Any, node: Any, *more: Any, **named: Any) -> None:
        if node.tag == "text" and _SHIFT not in node.attrib and _is_one_line(node):
            _note_anchor(node.attrib)
        draw_node(svg, node, *more, **named)

    tags = [tag for tag, drawn in module.TAGS.items() if drawn is letter_by_letter]
    module.text, module.SVG.draw_node = text, draw
    module.TAGS.update(dict.fromkeys(tags, text))
    try:
        yield
    finally:
        module.text, module.SVG.draw_node = letter_by_letter, draw_node
        module.TAGS.update(dict.fromkeys(tags, letter_by_letter))


def _is_one_line(node: Any) -> bool:
    """Tell whether a text has no parts, and no letters with places of their own."""
    placed = (node.get(key, "").split() for key in ("x", "y", "dx", "dy", "rotate"))
    spaced = {"letter-spacing", "textLength"} & node.attrib.keys()
    return not spaced and all(len(places) < 2 for places in placed) and not len(node._etree_node)  # noqa: SLF001


def _note_anchor(attributes: dict[str, Any]) -> None:
    """Keep the anchor for ourselves: the printer would draw an anchored line as a picture of its own."""
    anchor, turned = attributes.get("text-anchor", "start"), attributes.get("direction") == "rtl"
    attributes["text-anchor"] = "end" if turned else "start"
    shift = 0.5 if anchor == "middle" else float((anchor == "end") is not turned)
    attributes[_SHIFT] = shift


@contextmanager
def _moved(svg: Any, node: Any) -> Iterator[None]:
    """Move what is drawn by its own width, which is known once it is drawn."""
    shift, stream = node.get(_SHIFT, 0), svg.stream
    if not shift:
        yield
        return
    stream.push_state()
    stream.transform()
    at = len(stream.stream) - 1
    yield
    stream.stream[at] = f"1 0 0 1 {-shift * node.text_bounding_box[2]:.2f} 0 cm".encode()
    stream.pop_state()
