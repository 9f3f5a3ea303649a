"""Make the structure that is read aloud plain: no tables that hold no data, no wrappers around single lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from twowheels.finishing.repairs import found

_TABULAR = {"/Table": "/Div", "/THead": "/Div", "/TBody": "/Div", "/TR": "/Div", "/TD": "/Div"}
_HOLLOW = frozenset({"/Div", "/Span", "/NonStruct", "/P"})
_PLAIN = frozenset({"Type", "S", "K", "Pg", "P"})
_STRICT = frozenset({"/Table", "/THead", "/TBody", "/TFoot", "/TR", "/L", "/LI"})
"""What may hold certain elements only."""
_LOOSE = frozenset({"/Div", "/Sect", "/Art", "/LBody", "/TD"})


class Structure:
    """The tree of structure elements of a PDF in the making."""

    def __init__(self, pdf: Any) -> None:
        """Find all elements, and what leads to them from the pages."""
        self.pdf = pdf
        self.root = found(pdf, pdf.catalog["StructTreeRoot"])
        self.elements = [one for one in pdf.objects if isinstance(one, dict) and "S" in one and "K" in one]
        self.moved: dict[bytes, bytes] = {}

    def mend(self) -> None:
        """Mend all of it."""
        for table in [one for one in self.elements if one["S"] == "/Table"]:
            if not any(cell["S"] == "/TH" for cell in self._below(table)):
                _flatten((table, *self._below(table)))
        for element in reversed(
            self.elements
        ):  # from within, so that a wrapper is empty once it is looked at
            element["K"][:] = self._mended(element)
        self._follow()

    def _below(self, element: Any) -> Iterator[Any]:
        for kid in element["K"]:
            below = found(self.pdf, kid) if isinstance(kid, bytes) else {}
            if "S" in below and below["S"] != "/Table":
                yield below
                yield from self._below(below)

    def _mended(self, element: Any) -> Iterator[Any]:
        """Give what an element holds: lines directly, nothing hollow, and links and fields marked as such."""
        for kid in [*element["K"]]:
            if not isinstance(kid, bytes):
                yield kid
                continue
            below = found(self.pdf, kid)
            if below.get("Type") == "/OBJR":
                is_link = found(self.pdf, below["Obj"]).get("Subtype") == "/Link"
                element["S"] = "/Link" if is_link else "/Form"
                yield below
            elif _adds_nothing(below, element) or self._only_groups(below, element):
                self.moved[kid] = element.reference
                for held in below["K"]:
                    if isinstance(held, bytes):
                        found(self.pdf, held)["P"] = element.reference
                yield from below["K"]
            elif below["K"] or below["S"] not in _HOLLOW:  # an empty cell keeps its place in the table
                yield kid

    def _only_groups(self, element: Any, above: Any) -> bool:
        """Tell whether an element only holds items of a list together, which a list does by itself."""
        kids = element["K"] if above["S"] == "/L" and element["S"] in _HOLLOW else ()
        return bool(kids) and all(
            isinstance(kid, bytes) and found(self.pdf, kid)["S"] == "/LI" for kid in kids
        )

    def _follow(self) -> None:
        """Let the pages lead to where their lines were taken in, and leave running heads unread."""
        read = set(self._read(self.root["K"]))
        numbers = found(self.pdf, self.root["ParentTree"])["Nums"]
        for page, lines in zip(self.pdf.page_references, numbers[1::2], strict=False):
            lines[:] = [self._last(reference) for reference in lines]
            heads = {at for at, reference in enumerate(lines) if reference not in read}
            _leave_unread(found(self.pdf, found(self.pdf, page)["Contents"]).stream, heads)
            lines[:] = [b"null" if at in heads else reference for at, reference in enumerate(lines)]

    def _read(self, kids: Any) -> Iterator[bytes]:
        """Give all elements that are read out."""
        waiting = list(kids)
        while waiting:
            kid = waiting.pop()
            if isinstance(kid, bytes):
                yield kid
                waiting += found(self.pdf, kid).get("K", ())

    def _last(self, reference: bytes) -> bytes:
        while reference in self.moved:
            reference = self.moved[reference]
        return reference


def _leave_unread(drawing: list[Any], marks: set[int]) -> None:
    """Make decoration of what bears these marks on a page."""
    for at, item in enumerate(drawing):
        if isinstance(item, dict) and item.get("MCID") in marks:
            item.clear()
            item["Type"] = "/Pagination"
            drawing[at - 1] = b"/Artifact"


def _flatten(elements: tuple[Any, ...]) -> None:
    """Make blocks of a table that only lays things out."""
    for one in elements:
        one["S"] = _TABULAR.get(one["S"], one["S"])
        one.pop("A", None)


def _adds_nothing(element: Any, above: Any) -> bool:
    """Tell whether what an element holds can as well stand in the one above it."""
    kids = element["K"]
    if not kids or not element.keys() <= _PLAIN or not _fits_in(kids, element, above):
        return False
    if element["S"] in ("/Span", "/NonStruct"):
        return above["S"] not in _STRICT or len(kids) == 1
    return bool(element["S"] == "/Div" and above["S"] in _LOOSE and len(kids) == 1)


def _fits_in(kids: Any, element: Any, above: Any) -> bool:
    """Tell whether lines, which are known by a number on their page, would still be found."""
    return element.get("Pg") == above.get("Pg") or not any(isinstance(kid, int) for kid in kids)
