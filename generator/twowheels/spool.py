"""Text that is put aside until what stands before it is known: a little in memory, more on disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

IN_MEMORY = 1 << 20
PIECE = 1 << 16


class Spool:
    """Takes texts one by one and gives them back in the order in which they came."""

    def __init__(self) -> None:
        """Begin empty."""
        from tempfile import SpooledTemporaryFile

        # What Python reads of a file name that is no UTF-8 has to come through as it is.
        self._file = SpooledTemporaryFile(  # noqa: SIM115  # closed when the block ends
            IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
        )
        self.empty = True

    def __enter__(self) -> Self:
        """Keep it for a block; its file is gone afterwards."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self._file.close()

    def add(self, text: str) -> None:
        """Put a text aside."""
        self._file.write(text)
        self.empty = False

    def pieces(self) -> Iterator[str]:
        """Give back everything, in pieces of a bounded length."""
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece


def put_aside(texts: Spool, item: str, indent: int) -> None:
    """Put an item of a JSON list aside, set in as ``json.dumps`` does with an indent of 2."""
    # By hand: what splits lines in Python splits texts in JSON too.
    margin = "\n" + " " * indent
    texts.add(f"{'' if texts.empty else ','}{margin}{item.replace(chr(10), margin)}")
