"""Build beside, then swap in whole: a failed build never harms the last good one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from twowheels.errors import Place, WorkbookError

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@contextmanager
def staged(target: Path, root: Path) -> Iterator[Path]:
    """Give an empty folder to build in; when the block ends well it becomes ``target``, whole.

    ``root`` is where half-built folders may lie; it is used when it is on the same file system.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f"{target.name}-", dir=_same_device(root, target.parent)))
    stage.chmod(0o755)
    try:
        yield stage
        swap(stage, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _same_device(root: Path, beside: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    return root if root.stat().st_dev == beside.stat().st_dev else beside


def refuse_foreign(folder: Path, *, sign: tuple[str, str], ours: Callable[[Path], bool]) -> None:
    """Refuse to replace a folder in which anything lies that an earlier build did not put there.

    ``sign`` is the file by which a build of ours is known, and what stands in it.
    Raises WorkbookError that names what is in the way.
    """
    if not folder.exists() and not folder.is_symlink():
        return
    if folder.is_symlink() or not folder.is_dir():
        raise WorkbookError("A file is in the way.", place=Place(str(folder)), hint="Choose another folder.")
    inside = sorted(folder.iterdir())
    file, words = folder / sign[0], sign[1].encode()
    known = file.is_file() and words in file.read_bytes()
    foreign = next((path for path in inside if not (known and ours(path))), None)
    if foreign:
        hint = "This folder is made anew as a whole each time. Choose a new or empty one."
        message = f"{foreign.name} lies in there, and no build put it there."
        raise WorkbookError(message, place=Place(str(folder)), hint=hint)


def swap(stage: Path, target: Path) -> None:
    """Put ``stage`` in the place of ``target``; what was there before lies in ``stage`` afterwards."""
    if not target.exists() and not target.is_symlink():
        stage.rename(target)
    elif target.is_symlink() or not target.is_dir():
        raise NotADirectoryError(f"{target} is in the way: it is not a folder.")
    elif not _exchange(stage, target):
        _rename_twice(stage, target)


def _exchange(stage: Path, target: Path) -> bool:
    # One system call, so that no reader ever meets a missing folder.
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    failed = call(AT_FDCWD, os.fsencode(stage), AT_FDCWD, os.fsencode(target), RENAME_EXCHANGE)
    return not failed


def _rename_twice(stage: Path, target: Path) -> None:
    old = stage.with_name(f"{stage.name}.old")
    target.rename(old)
    try:
        stage.rename(target)
    except OSError:
        old.rename(target)
        raise
    with suppress(OSError):
        old.rename(stage)


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
