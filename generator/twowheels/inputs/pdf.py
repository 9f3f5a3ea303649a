"""Read the fields of a PDF and the answers that travel inside it; the file is a stranger's."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from twowheels.bounded import Bounds, Overrun, Pending, Stumble
from twowheels.enclosure import opened
from twowheels.errors import Place, WorkbookError, show
from twowheels.inputs.form import Box, Form
from twowheels.limits import ANSWERS, PDF

BOUNDS = Bounds(PDF.pdf_seconds, PDF.pdf_patience, PDF.pdf_memory)
MARK = b"%PDF-"
OFF = "/Off"
RADIO = 1 << 15
UNPACKING = (
    "zlib_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "array_based_stream_maximum_output_length",
    "brotli_maximum_output_length",
)
"""What the library calls the bounds of everything that it may unpack for us."""


class FormFile:
    """A PDF that another process is reading; whatever is wrong with it is told as a WorkbookError."""

    def __init__(self, path: Path) -> None:
        """Begin to read."""
        self.file = str(path)
        self.pending = Pending(partial(form_in, _bytes(path)), BOUNDS)

    def form(self) -> Form:
        """Wait for the fields.

        Raises WorkbookError for a file that is damaged, locked or too big, and for one that took too long.
        """
        place = Place(self.file)
        try:
            return self.pending.result()
        except WorkbookError as error:
            raise WorkbookError(error.message, place=place, hint=error.hint) from None
        except Overrun:
            hint = "Nothing was changed. Print the book anew and fill in that one."
            message = "This PDF takes more time or memory to read than any of ours."
            raise WorkbookError(message, place=place, hint=hint) from None
        except Stumble as error:
            hint = "Save it again from the program in which you filled it in, or print the book anew."
            message = f"This PDF is damaged and cannot be read ({show(str(error), 120)})."
            raise WorkbookError(message, place=place, hint=hint) from None


def _bytes(path: Path) -> bytes:
    place = Place(str(path))
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise WorkbookError("This is no ordinary file.", place=place, hint="Give the PDF itself.")
            data = stream.read(PDF.pdf_bytes + 1)
    except FileNotFoundError:
        raise WorkbookError("There is no such file.", place=place) from None
    except OSError as error:
        raise WorkbookError(f"This file cannot be read: {error.strerror}.", place=place) from None
    if len(data) > PDF.pdf_bytes:
        message = f"This file is larger than {PDF.pdf_bytes:,} bytes, the most that is read."
        raise WorkbookError(message, place=place)
    if MARK not in data[:1024]:
        hint = "Give the PDF that you filled in."
        raise WorkbookError("This is no PDF.", place=place, hint=hint)
    return data


def form_in(data: bytes) -> Form:
    """Read a PDF's fields and the answers inside. Raises WorkbookError, and whatever the library raises."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would print what it mends
    limits: dict[str, Any] = dict.fromkeys(UNPACKING, PDF.pdf_unpacked)
    pypdf.overwrite_configuration(**limits, maximum_declared_stream_length=PDF.pdf_bytes)
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted:
        hint = "Print or save it without a password, then import that one."
        raise WorkbookError("This PDF is locked with a password.", hint=hint)
    return Form(_each_once(_boxes(reader)), _enclosed(reader))


def _each_once(boxes: Iterator[Box]) -> tuple[Box, ...]:
    """Take what stands twice once, as it does where two copies were put into one file, if it says the same."""
    known: dict[str, Box] = {}
    for box in boxes:
        if known.setdefault(box.name, box).value != box.value:
            hint = "Import each copy by itself, or save the PDF again from the program in which you filled it in."
            raise WorkbookError(
                f'This PDF has the field "{show(box.name)}" twice, with different words.', hint=hint
            )
    return tuple(known.values())


def _boxes(reader: Any) -> Iterator[Box]:
    form = _solid(reader.root_object.get("/AcroForm"))
    fields = _solid(form.get("/Fields")) if isinstance(form, dict) else None
    if not isinstance(fields, list) or not fields:
        return
    pages = _pages(reader)
    seen: set[int] = set()
    for count, (name, field) in enumerate(_fields(fields, "", {}, 1, seen)):
        if count >= PDF.pdf_fields:
            raise WorkbookError(f"This PDF has more than {PDF.pdf_fields:,} fields, the most that are read.")
        yield Box(name, _said(field, "/V", name), _said(field, "/DV", name), _page(field, pages))


def _pages(reader: Any) -> dict[int, int]:
    """Give the numbers of pages by their objects, which need not be read where they stand in a plain list."""
    numbers = {}
    tree = _solid(reader.root_object.get("/Pages"))
    kids = _solid(tree.get("/Kids")) if isinstance(tree, dict) else None
    if isinstance(kids, list) and len(kids) == _solid(tree.get("/Count")) <= PDF.pdf_pages:
        return {getattr(kid, "idnum", 0): number for number, kid in enumerate(kids, 1)}
    for number, page in enumerate(islice(reader.pages, PDF.pdf_pages + 1), 1):
        if number > PDF.pdf_pages:
            raise WorkbookError(f"This PDF has more than {PDF.pdf_pages:,} pages, the most that are read.")
        if page.indirect_reference is not None:
            numbers[page.indirect_reference.idnum] = number
    return numbers


def _fields(
    items: list[Any], above: str, inherited: dict[str, Any], depth: int, seen: set[int]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk through the fields; what a group says holds for its members too."""
    if depth > PDF.pdf_depth:
        raise WorkbookError(f"The fields of this PDF are grouped in more than {PDF.pdf_depth} levels.")
    for item in items:
        number = getattr(item, "idnum", None)
        node = _solid(item)
        if not isinstance(node, dict) or number in seen:
            continue
        if number is not None:
            seen.add(number)
        known = inherited | {key: dict.get(node, key) for key in ("/FT", "/V", "/DV", "/P") if key in node}
        own = _text(_solid(node.get("/T")))
        name = f"{above}.{own}" if above and own else above or own
        kids = _solid(node.get("/Kids"))
        kids = kids if isinstance(kids, list) else []
        if not _is_choice(node) and any("/T" in kid for kid in map(_solid, kids) if isinstance(kid, dict)):
            yield from _fields(kids, name, known, depth + 1, seen)
        elif name:
            first = _solid(kids[0]) if kids else None
            page = {"/P": dict.get(first, "/P")} if isinstance(first, dict) and "/P" in first else {}
            yield name, known | page


def _is_choice(node: dict[str, Any]) -> bool:
    """Tell whether a field is one of several buttons, which have no names of their own."""
    marks = _solid(node.get("/Ff"))
    return (
        "/T" in node and _solid(node.get("/FT")) == "/Btn" and isinstance(marks, int) and bool(marks & RADIO)
    )


def _said(field: dict[str, Any], key: str, name: str) -> str:
    value = _solid(field.get(key))
    is_text = _solid(field.get("/FT")) == "/Tx"  # a signature is a dictionary, and none of ours
    if is_text and isinstance(value, list | dict) and not hasattr(value, "get_data"):
        hint = "Save it again from the program in which you filled it in."
        raise WorkbookError(
            f'The field "{show(name)}" of this PDF holds something that is no text.', hint=hint
        )
    if _solid(field.get("/FT")) == "/Btn":
        state = str(value) if value is not None else OFF
        return "" if state in (OFF, "/") else _text(state).removeprefix("/")
    return _text(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _text(value: Any) -> str:
    if hasattr(value, "get_data"):  # a long text may be a stream
        value = value.get_data()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return (
        str(value) if isinstance(value, str | int | float) else ""
    )  # a text of the library's own is not to leave here


def _page(field: dict[str, Any], pages: dict[int, int]) -> int:
    return pages.get(getattr(field.get("/P"), "idnum", -1), 0)


def _solid(item: Any) -> Any:
    """Follow a reference."""
    found = item.get_object() if hasattr(item, "get_object") else item
    return None if type(found).__name__ == "NullObject" else found


def _enclosed(reader: Any) -> str:
    """Give the answers inside, nothing where there are none; other files are left alone, whatever their names."""
    ours = []
    for number, file in enumerate(reader.attachment_list):
        if number >= PDF.pdf_files:
            raise WorkbookError(
                f"This PDF has more than {PDF.pdf_files} files attached, the most that are read."
            )
        if str(file.name).endswith(".yaml"):
            content = file.content
            text = content.decode("utf-8", "replace") if len(content) <= ANSWERS.bytes else ""
            ours += [text] if opened(text) else []
    if len(set(ours)) > 1:
        hint = "Nobody can tell which is right; print the book anew."
        raise WorkbookError("This PDF has the answers of two books inside.", hint=hint)
    return ours[0] if ours else ""
