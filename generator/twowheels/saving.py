"""Save a file whole or not at all, and only over the version that was read."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path

from twowheels.errors import Place, WorkbookError
from twowheels.project import STATE, find_project

ABSENT = ""
"""The digest of a file that is not there yet."""
PATIENCE = 5.0
"""Seconds to wait for another program that is saving the same file."""
STALE = 3600.0
"""Seconds after which a temporary file is one that a killed program left behind."""
_FLAGS = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY")
_CAUSES = {
    errno.ENOENT: "There is no folder for this file.",
    errno.EACCES: "This folder may not be written to by you.",
    errno.EPERM: "This folder may not be written to by you.",
    errno.EROFS: "This folder is read-only.",
    errno.ENOSPC: "The disk is full; the file is as it was before.",
    errno.EDQUOT: "Your share of the disk is used up; the file is as it was before.",
    errno.EFBIG: "The file would become too large; it is as it was before.",
}


def digest(data: bytes) -> str:
    """Give the digest by which versions of a file are told apart, as a ``Document`` has it."""
    return hashlib.sha256(data).hexdigest()


def save(file: Path, before: str, data: bytes, *, locks: Path | None = None) -> str:
    """Put new bytes in the place of a file and give their digest.

    ``before`` is the digest of what was read, ``ABSENT`` for a new file. A reader sees the old file or the
    new one, never a part; permissions stay. ``locks`` is a folder for the lock, the project's by default.
    Raises WorkbookError, and leaves the file as it was, when the file has changed since, is a link or no
    ordinary file, is write-protected, is being saved by another program, or cannot be written.
    """
    with locked(file, locks):
        try:
            mode = _expect(file, before)
            _sweep(file)
            _replace(file, before, data, mode)
        except OSError as error:
            raise _failure(error, file) from None
    return digest(data)


def read(file: Path, before: str, most: int) -> bytes:
    """Give the bytes of which ``before`` is the digest, at most so many; more never were what was read.

    Raises WorkbookError as ``save`` does.
    """
    try:
        with _opened(file) as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise _failure(error, file) from None
    if digest(data) != before:
        raise _changed(Place(str(file)))
    return data


@contextmanager
def locked(file: Path, locks: Path | None = None) -> Iterator[None]:
    """Keep other programs of ours from saving a file; a killed one never leaves it locked."""
    from filelock import FileLock, Timeout

    try:
        folder = locks or _locks(file)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(
            folder / f"{digest(os.fsencode(file.absolute().parent.resolve() / file.name))[:24]}.lock"
        )
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        hint = "Wait until it is done, then save again."
        raise WorkbookError(
            "Another program is saving this file.", place=Place(str(file)), hint=hint, mistake="locked"
        ) from None
    except OSError as error:
        raise _failure(error, file) from None
    try:
        yield
    finally:
        lock.release()


def _locks(file: Path) -> Path:
    """Give the project's folder for locks; outside of projects the user's own."""
    try:
        return find_project(file.parent) / STATE / "locks"
    except WorkbookError:
        from platformdirs import user_state_path

        return user_state_path("twowheels") / "locks"


def _expect(file: Path, before: str) -> int:
    """Insist that the file is what was read, and give its permissions."""
    if before == ABSENT and not os.path.lexists(file):
        return _fresh_mode()
    place = Place(str(file))
    with _opened(file) as stream:
        mode = os.fstat(stream.fileno()).st_mode
        if hashlib.file_digest(stream, "sha256").hexdigest() != before:
            raise _changed(place)
    if not os.access(file, os.W_OK):
        raise WorkbookError("This file is write-protected.", place=place, hint="Allow yourself to change it.")
    return stat.S_IMODE(mode)


def _opened(file: Path) -> BufferedReader:
    """Open an ordinary file; a link is not followed, a pipe not waited for."""
    place = Place(str(file))
    flags = os.O_RDONLY
    for name in _FLAGS:
        flags |= getattr(os, name, 0)
    try:
        stream = os.fdopen(os.open(file, flags), "rb")
    except FileNotFoundError:
        hint = "Nothing was written. Has it been moved or renamed?"
        raise WorkbookError("This file is gone.", place=place, hint=hint, mistake="changed") from None
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise WorkbookError("This is a link to a file; give the file itself.", place=place) from None
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise WorkbookError("This is no ordinary file.", place=place)
    return stream


def _changed(place: Place) -> WorkbookError:
    message = "This file has changed since it was read, so nothing was written."
    return WorkbookError(message, place=place, hint="Read it again, then save.", mistake="changed")


def _replace(file: Path, before: str, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            _keep_owner(stream.fileno(), file)
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        _expect(file, before)  # an editor that knows no locks may have been quicker
        temporary.replace(file)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _fsync_folder(file.parent)


def _keep_owner(handle: int, file: Path) -> None:
    """Leave a file with whom it belongs to; only root can, and only root needs it."""
    with suppress(OSError):
        old, new = file.stat(), os.fstat(handle)
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.fchown(handle, old.st_uid, old.st_gid)


def _fsync_folder(folder: Path) -> None:
    # The new name is there already; some file systems cannot make sure of it, which is no failure.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _fresh_mode() -> int:
    """Give the permissions of a new file: answers are for their owner, unless the machine says stricter."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sweep(file: Path) -> None:
    """Remove what killed programs left beside the file."""
    start = f".{file.name}."
    for name in os.listdir(file.parent):  # noqa: PTH208  # a glob would take the name's own signs for its own
        if name.startswith(start) and name.endswith(".tmp"):
            with suppress(OSError):
                left = file.parent / name
                if time.time() - left.lstat().st_mtime > STALE:
                    left.unlink()


def _failure(error: OSError, file: Path) -> WorkbookError:
    cause = _CAUSES.get(error.errno or 0) or f"This file cannot be written: {error.strerror}."
    return WorkbookError(cause, place=Place(str(file)), mistake="not-written")
