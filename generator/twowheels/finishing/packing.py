"""Write a PDF so that it is small, and so that whoever wants the fields alone need not read the rest.

The printer packs all objects together, and a reader that wants one of them unpacks all. Here each kind is
packed by itself: the form with what travels in the file, what the pages need, and what is read aloud. Of the
buttons of a choice the first says all that a reader asks for; the others are packed apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from hashlib import md5
from io import BytesIO
from itertools import groupby
from typing import IO, Any

_READ_ALOUD = frozenset({"/StructElem", "/StructTreeRoot", "/OBJR"})
_LEADS_TO_FORM = frozenset({"/Catalog", "/Pages", "/Filespec"})
_TOGETHER = 400
"""How many objects are packed together at most."""
_WIDTHS = (1, 4, 2)
"""Bytes that the table has for the sort of an entry, for its place, and for its place within."""
_UP = b"\2"
"""Begins a row of the table of which only the difference to the row above is written."""


class Kind(IntEnum):
    """What an object is for, in the order in which objects are numbered."""

    FREE = 0
    FORM = 1
    APART = 2
    PAGES = 3
    ALOUD = 4
    STREAM = 5


def kind(one: Any) -> Kind:
    """Tell what an object is for; ``is_apart`` marks what a reader of the form can do without."""
    if one.free == "f":
        return Kind.FREE
    if not one.compressible:
        return Kind.STREAM
    if getattr(one, "is_apart", False):
        return Kind.APART
    said = one if isinstance(one, dict) else {}
    if said.get("Type") in _READ_ALOUD or "Nums" in said:
        return Kind.ALOUD
    in_form = "FT" in said or said.get("Subtype") == "/Widget" or said.keys() == {"Names"}
    return Kind.FORM if in_form or said.get("Type") in _LEADS_TO_FORM else Kind.PAGES


class Packer:
    """Writes a PDF in the printer's stead."""

    def __init__(self, pdf: Any) -> None:
        """Take a PDF that is done."""
        import pydyf  # type: ignore[import-untyped]

        self.pdf, self.make = pdf, pydyf
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def write(self, output: IO[bytes], version: str, identifier: bytes, compress: bool = True) -> None:
        """Write all of it, as the printer's own ``write`` would."""
        if self.pdf.info:
            self.pdf.add_object(self.pdf.info)
        said = BytesIO()
        said.write(b"%PDF-" + str(version or "1.7").encode() + b"\n%\xf0\x9f\x96\xa4\n")
        objects = [*self.pdf.objects]
        for one in objects:
            if kind(one) is Kind.STREAM:
                self._put(one, said)
        for together in _together(objects):
            self._pack(together, said, compress=compress)
        digest = md5(said.getbuffer(), usedforsecurity=False).digest()
        begin = self._table(said, identifier, digest, compress=compress)
        said.write(b"startxref\n%d\n%%%%EOF\n" % begin)
        output.write(said.getbuffer())

    def _put(self, one: Any, said: BytesIO) -> None:
        self.places[one.number] = (1, said.tell(), 0)
        said.write(one.indirect + b"\n")

    def _pack(self, objects: list[Any], said: BytesIO, *, compress: bool) -> None:
        head, texts, at = [], [], 0
        for one in objects:
            texts.append(one.data)
            head.append(b"%d %d" % (one.number, at))
            at += len(texts[-1]) + 1
        first = b" ".join(head)
        extra = {"Type": "/ObjStm", "N": len(objects), "First": len(first) + 1}
        stream = self.make.Stream([first, *texts], extra, compress)
        self.pdf.add_object(stream)
        self._put(stream, said)
        self.places |= {one.number: (2, stream.number, place) for place, one in enumerate(objects)}

    def _table(self, said: BytesIO, identifier: bytes, digest: bytes, *, compress: bool) -> int:
        """Write where everything stands, and give where that stands."""
        begin = said.tell()
        table = self.make.Stream(compress=compress)
        self.pdf.add_object(table)
        self.places[table.number] = (1, begin, 0)
        names = [self.make.String(one.hex()) for one in (identifier, digest)]
        table.stream = [b"".join(_rows([self.places[number] for number in range(len(self.pdf.objects))]))]
        parameters = self.make.Dictionary({"Predictor": 12, "Columns": sum(_WIDTHS)})
        table.extra = {
            "Type": "/XRef", "W": self.make.Array(_WIDTHS), "Size": len(self.pdf.objects),
            "Root": self.pdf.catalog.reference, "ID": self.make.Array(names), "DecodeParms": parameters,
        } | ({"Info": self.pdf.info.reference} if self.pdf.info else {})  # fmt: skip
        said.write(table.indirect + b"\n")
        return begin


def _together(objects: list[Any]) -> Iterator[list[Any]]:
    """Give what is packed together: objects of one kind, not too many."""
    packed = (one for one in objects if kind(one) not in (Kind.FREE, Kind.STREAM))
    for _, alike in groupby(sorted(packed, key=kind), kind):
        all_alike = list(alike)
        yield from (all_alike[at : at + _TOGETHER] for at in range(0, len(all_alike), _TOGETHER))


def _rows(places: list[tuple[int, int, int]]) -> Iterator[bytes]:
    above = bytes(sum(_WIDTHS))
    for place in places:
        row = b"".join(part.to_bytes(width, "big") for part, width in zip(place, _WIDTHS, strict=True))
        yield _UP + bytes((this - that) % 256 for this, that in zip(row, above, strict=True))
        above = row
