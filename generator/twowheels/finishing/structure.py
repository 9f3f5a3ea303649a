"""Make the structure that is read aloud plain: no tables that hold no data, no wrappers around single lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from twowheels.finishing.repairs import found

_TABULAR = {"/Table": "/Div", "/THead": "/Div", "/TBody": "/Div", "/TR": "/Div", "/TD": "/Div"}
_HOLLOW = frozenset({"/Div", "/Span", "/NonStruct", "/P"})
_PLAIN = frozenset({"Type", "S", "K", "Pg", "P"})


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
        for element in self.elements:
            self._mend_kids(element)
        for element in self.elements:
            element["K"][:] = [kid for kid in element["K"] if not self._is_hollow(kid)]
        self._follow()

    def _below(self, element: Any) -> Iterator[Any]:
        for kid in element["K"]:
            below = found(self.pdf, kid) if isinstance(kid, bytes) else {}
            if "S" in below and below["S"] != "/Table":
                yield below
                yield from self._below(below)

    def _mend_kids(self, element: Any) -> None:
        """Take lines in directly, and mark what leads on as a link and what is filled in as a field."""
        kids = element["K"]
        for at, kid in enumerate(kids):
            below = found(self.pdf, kid) if isinstance(kid, bytes) else None
            if below is None:
                continue
            if below.get("Type") == "/OBJR":
                kids[at] = below
                is_link = found(self.pdf, below["Obj"]).get("Subtype") == "/Link"
                element["S"] = "/Link" if is_link else "/Form"
            elif _is_line(below) and below.get("Pg") == element.get("Pg"):
                kids[at] = below["K"][0]
                self.moved[kid] = element.reference
            elif below.get("S") == "/NonStruct" and len(below["K"]) == 1 and self._is_field(below["K"][0]):
                kids[at] = below["K"][0]
                found(self.pdf, kids[at])["P"] = element.reference

    def _is_hollow(self, kid: Any) -> bool:
        """Tell whether an element holds nothing; an empty cell keeps its place in the table."""
        below = found(self.pdf, kid) if isinstance(kid, bytes) else {"K": [kid]}
        return not below["K"] and below["S"] in _HOLLOW

    def _is_field(self, kid: Any) -> bool:
        return isinstance(kid, bytes) and bool(found(self.pdf, kid).get("S") == "/Form")

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


def _is_line(element: Any) -> bool:
    """Tell whether an element only wraps a piece of text."""
    plain = element.get("S") in ("/Span", "/NonStruct") and element.keys() <= _PLAIN
    return plain and len(element["K"]) == 1 and isinstance(element["K"][0], int)
