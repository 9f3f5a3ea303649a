"""The font of form fields: one byte a letter, as viewers type it best, and how wide a text is in it."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import Any

from twowheels.formfields import ENCODING

NAME = "Field"
FIRST, LAST = 32, 255
_SANS_NOT_SYMBOLS = 32
_STEM = 80


class Face:
    """A TrueType font with the letters of Windows-1252."""

    def __init__(self, data: bytes) -> None:
        """Keep the file."""
        self.data = data

    @cached_property
    def _font(self) -> Any:
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

        return TTFont(BytesIO(self.data), lazy=True)

    @cached_property
    def widths(self) -> list[int]:
        """Give the width of each letter from FIRST to LAST, in thousandths of the type size."""
        letters, widths = self._font.getBestCmap(), self._font["hmtx"].metrics
        codes = (bytes([code]).decode(ENCODING, "ignore") for code in range(FIRST, LAST + 1))
        return [widths[letters[ord(code)]][0] if code and ord(code) in letters else 0 for code in codes]

    def width(self, text: bytes, size: float) -> float:
        """Give how wide a text is."""
        return sum(self.widths[code - FIRST] for code in text if code >= FIRST) * size / 1000

    def embed(self, pdf: Any) -> bytes:
        """Put the font into a PDF and give the reference to it."""
        import pydyf  # type: ignore[import-untyped]

        head, name = self._font["head"], "/" + self._font["name"].getDebugName(6)
        file = pydyf.Stream([self.data], {"Length1": len(self.data)}, compress=True)
        pdf.add_object(file)
        box = pydyf.Array([head.xMin, head.yMin, head.xMax, head.yMax])
        descriptor = pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": _SANS_NOT_SYMBOLS,
                "FontBBox": box,
                "ItalicAngle": 0,
                "Ascent": self._font["hhea"].ascent,
                "Descent": self._font["hhea"].descent,
                "CapHeight": self._font["OS/2"].sCapHeight,
                "StemV": _STEM,
                "FontFile2": file.reference,
            }
        )
        pdf.add_object(descriptor)
        font = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": name,
                "FirstChar": FIRST,
                "LastChar": LAST,
                "Widths": pydyf.Array(self.widths),
                "FontDescriptor": descriptor.reference,
                "Encoding": "/WinAnsiEncoding",
            }
        )
        pdf.add_object(font)
        return bytes(font.reference)
