"""Ask Fontconfig, which the PDF chooses its fonts by, which letters the fonts of this machine draw."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from ctypes import c_char_p, c_int, c_uint32, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

NAMES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")
_MAKERS = ("FcObjectSetCreate", "FcPatternCreate", "FcCharSetCreate", "FcConfigGetConfigFiles")
_DRAWN = (b"TrueType", b"CFF")
"""The formats that Pango sets text with."""


class _FontSet(ctypes.Structure):
    _fields_ = (("count", c_int), ("room", c_int), ("fonts", ctypes.POINTER(c_void_p)))


def undrawn(letters: Iterable[str]) -> frozenset[str]:
    """Give those letters that no installed font draws; none where Fontconfig cannot be asked."""
    known = _installed()
    if known is None:
        return frozenset()
    library, charset = known
    return frozenset(one for one in letters if not library.FcCharSetHasChar(charset, c_uint32(ord(one))))


@cache
def _installed() -> tuple[Any, c_void_p] | None:
    """Give the library, and the set of all letters that any font draws."""
    library = _library()
    if library is None:
        return None
    wanted, everything = c_void_p(library.FcObjectSetCreate()), c_void_p(library.FcPatternCreate())
    for name in (b"charset", b"fontformat"):
        library.FcObjectSetAdd(wanted, name)
    listed = library.FcFontList(None, everything, wanted)
    union = c_void_p(library.FcCharSetCreate())
    if listed:
        for n in range(listed.contents.count):
            _add(library, union, c_void_p(listed.contents.fonts[n]))
        library.FcFontSetDestroy(listed)
    library.FcObjectSetDestroy(wanted)
    library.FcPatternDestroy(everything)
    return library, union


def _add(library: Any, union: c_void_p, font: c_void_p) -> None:
    form, letters = c_char_p(), c_void_p()
    library.FcPatternGetString(font, b"fontformat", 0, ctypes.byref(form))
    found = library.FcPatternGetCharSet(font, b"charset", 0, ctypes.byref(letters)) == 0
    if found and form.value in _DRAWN:
        library.FcCharSetMerge(union, letters, None)


@cache
def state() -> tuple[str, ...]:
    """Give what decides how this machine draws letters: Pango's version, its fonts, and how they are chosen."""
    told = [str(_pango())]
    library = _library()
    if library:
        everything, wanted = c_void_p(library.FcPatternCreate()), c_void_p(library.FcObjectSetCreate())
        library.FcObjectSetAdd(wanted, b"file")
        listed = library.FcFontList(None, everything, wanted)
        told += sorted(_files(library, listed)) if listed else []
        names = c_void_p(library.FcConfigGetConfigFiles(None))
        while name := library.FcStrListNext(names):
            told.append(_dated(name))
        library.FcStrListDone(names)
    return tuple(told)


def _files(library: Any, listed: Any) -> Iterator[str]:
    for n in range(listed.contents.count):
        name = c_char_p()
        library.FcPatternGetString(c_void_p(listed.contents.fonts[n]), b"file", 0, ctypes.byref(name))
        yield _dated(name.value or b"")
    library.FcFontSetDestroy(listed)


def _dated(name: bytes) -> str:
    try:
        known = Path(os.fsdecode(name)).stat()
    except OSError:
        return os.fsdecode(name)
    return f"{os.fsdecode(name)} {known.st_size} {known.st_mtime_ns}"


def _pango() -> int:
    for name in _PANGO:
        with suppress(OSError, AttributeError):
            return int(ctypes.CDLL(name).pango_version())
    return 0


def _library() -> Any:
    for name in (*NAMES, ctypes.util.find_library("fontconfig") if sys.platform != "linux" else None):
        try:
            library = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if library:
            for maker in _MAKERS:
                getattr(library, maker).restype = c_void_p
            library.FcFontList.restype = ctypes.POINTER(_FontSet)
            library.FcStrListNext.restype = c_char_p
            return library
    return None
