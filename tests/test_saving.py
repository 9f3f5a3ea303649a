"""A file is saved whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from twowheels import saving
from twowheels.errors import WorkbookError
from twowheels.saving import ABSENT, digest, locked, save

OLD, NEW = b"a: 1\n", b"a: 2\n"


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    """Give a folder for locks."""
    return tmp_path / "locks"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file that was read."""
    path = tmp_path / "answers" / "a.yaml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def inside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_a_save_gives_the_digest_for_the_next_one(file: Path, locks: Path) -> None:
    first = save(file, digest(OLD), NEW, locks=locks)
    save(file, first, b"a: 3\n", locks=locks)
    assert file.read_bytes() == b"a: 3\n"
    assert inside(file) == ["a.yaml"]


def test_a_file_that_changed_since_is_left_alone(file: Path, locks: Path) -> None:
    file.write_bytes(b"a: 7\n")
    with pytest.raises(WorkbookError, match=r"a\.yaml: This file has changed since it was read"):
        save(file, digest(OLD), NEW, locks=locks)
    assert file.read_bytes() == b"a: 7\n"


def test_a_change_while_the_new_file_is_written_is_seen(
    file: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def editor(*_: object) -> None:
        file.write_bytes(b"a: 8\n")

    monkeypatch.setattr(saving, "_keep_owner", editor)
    with pytest.raises(WorkbookError, match="has changed"):
        save(file, digest(OLD), NEW, locks=locks)
    assert file.read_bytes() == b"a: 8\n"
    assert inside(file) == ["a.yaml"]


def test_a_file_that_is_gone_is_not_made_again(file: Path, locks: Path) -> None:
    file.unlink()
    with pytest.raises(WorkbookError, match="gone"):
        save(file, digest(OLD), NEW, locks=locks)
    assert not file.exists()


def test_a_new_file_is_made_only_where_there_is_none(file: Path, locks: Path) -> None:
    save(file.with_name("b.yaml"), ABSENT, NEW, locks=locks)
    assert file.with_name("b.yaml").read_bytes() == NEW
    with pytest.raises(WorkbookError, match="has changed"):
        save(file, ABSENT, NEW, locks=locks)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(file: Path, locks: Path, mode: int) -> None:
    file.chmod(mode)
    save(file, digest(OLD), NEW, locks=locks)
    assert file.stat().st_mode & 0o777 == mode


def test_a_link_is_refused_and_what_it_points_to_stays(file: Path, locks: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    with pytest.raises(WorkbookError, match="link"):
        save(link, digest(OLD), NEW, locks=locks)
    assert link.is_symlink()
    assert file.read_bytes() == OLD


def test_a_folder_may_be_a_link(file: Path, locks: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(file.parent)
    save(tmp_path / "way" / "a.yaml", digest(OLD), NEW, locks=locks)
    assert file.read_bytes() == NEW


def test_a_pipe_is_not_waited_for(file: Path, locks: Path) -> None:
    os.mkfifo(file.with_name("pipe"))
    with pytest.raises(WorkbookError, match="ordinary"):
        save(file.with_name("pipe"), digest(OLD), NEW, locks=locks)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_file_stays(file: Path, locks: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(WorkbookError, match="write-protected"):
        save(file, digest(OLD), NEW, locks=locks)
    assert file.read_bytes() == OLD


def test_a_missing_folder_is_named(tmp_path: Path, locks: Path) -> None:
    with pytest.raises(WorkbookError, match="no folder"):
        save(tmp_path / "none" / "a.yaml", ABSENT, NEW, locks=locks)


def test_a_file_that_another_program_saves_is_not_touched(
    file: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "PATIENCE", 0.05)
    with locked(file, locks), pytest.raises(WorkbookError, match="Another program is saving this file"):
        save(file, digest(OLD), NEW, locks=locks)
    save(file, digest(OLD), NEW, locks=locks)
    assert file.read_bytes() == NEW


def test_a_project_keeps_its_locks_out_of_sight(project: Path) -> None:
    file = project / "answers" / "new.yaml"
    save(file, ABSENT, NEW)
    assert [path.suffix for path in (project / ".twowheels" / "locks").iterdir()] == [".lock"]


def test_what_a_killed_program_left_is_swept_away(file: Path, locks: Path) -> None:
    old, young = file.with_name(".a.yaml.x1.tmp"), file.with_name(".a.yaml.x2.tmp")
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    save(file, digest(OLD), NEW, locks=locks)
    assert inside(file) == [young.name, "a.yaml"]


FULL = """
import resource, signal, sys
from pathlib import Path
from twowheels.errors import WorkbookError
from twowheels.saving import digest, save
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
file, locks = map(Path, sys.argv[1:])
try:
    save(file, digest(file.read_bytes()), b"x" * 100000, locks=locks)
except WorkbookError as error:
    print(error)
"""


def test_a_disk_without_room_leaves_the_old_file(file: Path, locks: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, file, locks], capture_output=True, text=True, check=True
    )
    assert "too large; it is as it was before" in done.stdout
    assert file.read_bytes() == OLD
    assert inside(file) == ["a.yaml"]


SAVING = """
import sys
from pathlib import Path
from twowheels.saving import digest, save
file, locks = map(Path, sys.argv[1:])
print("go", flush=True)
number = 0
while True:
    number += 1
    save(file, digest(file.read_bytes()), (b"%d\\n" % number) * 20000, locks=locks)
"""


def test_a_killed_save_leaves_one_whole_version(file: Path, locks: Path) -> None:
    for wait in (0.0, 0.003, 0.007, 0.02, 0.05):
        child = subprocess.Popen([sys.executable, "-c", SAVING, file, locks], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        lines = file.read_bytes().splitlines()
        assert len(set(lines)) == 1
        assert len(lines) in (1, 20000)
    save(file, digest(file.read_bytes()), NEW, locks=locks)  # the lock went with its holder


def _append(file: Path, locks: Path, times: int) -> None:
    done = 0
    while done < times:
        before = file.read_bytes()
        try:
            save(file, digest(before), before + b"x\n", locks=locks)
            done += 1
        except WorkbookError as error:
            if error.mistake not in ("changed", "locked"):
                raise


def test_no_save_of_several_programs_is_lost(file: Path, locks: Path) -> None:
    context = get_context("fork")
    running = [context.Process(target=_append, args=(file, locks, 15)) for _ in range(4)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    assert file.read_bytes() == OLD + b"x\n" * 60
