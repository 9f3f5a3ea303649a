"""``twowheels serve`` shows the sites on this machine only, and ends when it is told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from twowheels.commands.serve import _Workshop
from twowheels.errors import WorkbookError

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.fixture
def serving(project: Path) -> Iterator[subprocess.Popen[str]]:
    words = [sys.executable, "-u", "-m", "twowheels", "serve", "--port", "0"]
    path = os.pathsep.join(place for place in sys.path if place)
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as one:
        yield one
        one.kill()


def greeting(one: subprocess.Popen[str]) -> str:
    assert one.stdout is not None
    return "".join(one.stdout.readline() for _ in range(3))


def test_an_address_that_others_reach_is_refused(project: Path, run: Run) -> None:
    ran = run("serve", "--host", "0.0.0.0")  # noqa: S104
    assert ran.code == 2
    assert "0.0.0.0 is not an address of this machine alone." in ran.err


def test_it_says_where_it_is_what_it_watches_and_how_to_stop_it(serving: subprocess.Popen[str]) -> None:
    said = greeting(serving)
    assert re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert "Watching answers and workbook/" in said
    assert "Press Ctrl-C to stop." in said


def test_ctrl_c_ends_it_tidily(serving: subprocess.Popen[str], project: Path) -> None:
    found = re.search(r"http://\S+", greeting(serving))
    assert found
    assert httpx.get(found[0]).status_code in (200, 307)
    serving.send_signal(signal.SIGINT)
    rest, _ = serving.communicate(timeout=20)
    assert (serving.returncode, rest.strip()) == (130, "Stopped.")
    assert list((project / ".twowheels").glob("serve/*")) == []


def test_the_workbook_is_read_once_until_it_is_forgotten(project: Path) -> None:
    workshop = _Workshop(Path("workbook"), audience="owner", depth="deep", as_of=date(2026, 11, 21))
    first = workshop.workbook
    assert workshop.workbook is first
    workshop.forget()
    assert workshop.workbook is not first


def test_messages_name_files_as_one_would_type_them(project: Path) -> None:
    (project / "workbook" / "workbook.yaml").write_text("id: [", encoding="utf-8")
    workshop = _Workshop(Path("workbook"), audience="owner", depth="deep", as_of=date(2026, 11, 21))
    with pytest.raises(WorkbookError) as caught:
        workshop.glance(Path("answers/none.yaml"))
    assert caught.value.place.file == "workbook/workbook.yaml"


def test_a_public_list_says_names_only(project: Path) -> None:
    file = next((project / "answers").glob("*.yaml"))
    workshop = _Workshop(Path("workbook"), audience="public", depth="deep", as_of=date(2026, 11, 21))
    assert (workshop.glance(file).summary, workshop.glance(file).of) == ("", 0)
