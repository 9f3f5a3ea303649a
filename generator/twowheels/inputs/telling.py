"""Tell a plan: each answer with what it was and what it would be."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from twowheels.errors import show
from twowheels.inputs.plan import Aside, Point, in_a_line
from twowheels.reading import is_empty
from twowheels.yamltext import Node

WIDEST = 300
"""Letters of an answer that are shown; the whole of it stands in the file and in the PDF."""


def about_point(point: Point) -> list[str]:
    """Say what an answer was and what it would be; where both were changed also what both began with."""
    lines = [_head(point.question.id, point.question.ask, point.page, point.where)]
    if not is_empty(point.mine):
        lines.append(f"    file: {_said(point.mine)}")
    lines.append(f"    pdf:  {_said(point.theirs)}")
    if not is_empty(point.base) and in_a_line(point.base) != in_a_line(point.mine):
        lines.append(f"    as it was printed: {_said(point.base)}")
    if not point.path:
        lines.append("    Type it into the file by hand: not all of this table was in the PDF.")
    return lines


def about_aside(aside: Aside) -> list[str]:
    """Say what cannot be an answer, and why."""
    head = _head(aside.question, aside.ask, aside.page, aside.where)
    return [head, f"    pdf:  {show(aside.text, WIDEST)}", f"    {aside.reason}"]


def aside_text(aside: Aside) -> str:
    """Give the words to keep, with everything one needs to put them where they belong."""
    text = "".join(f"    {line}\n" for line in aside.text.splitlines() or [""])
    return f"{_head(aside.question, aside.ask, aside.page, aside.where).strip()}\n  {aside.reason}\n{text}\n"


def difference(before: bytes, after: bytes, file: Path) -> Iterator[str]:
    """Give the lines that would change in the file."""
    olds, news = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    for line in unified_diff(olds, news, str(file), f"{file} (with the PDF)", lineterm=""):
        yield show(line, 2_000) + "\n"


def _head(question: str, ask: str, page: int, where: str) -> str:
    place = f" (page {page})" if page else ""
    named = f", {where}" if where else ""
    return f"  {show(question, 70)}{show(named, 90)}{place}" + (f": {show(ask, 120)}" if ask else "")


def _said(node: Node | None) -> str:
    return show(in_a_line(node), WIDEST) if not is_empty(node) else "(empty)"
