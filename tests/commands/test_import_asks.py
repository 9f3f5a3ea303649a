"""The import at a real terminal: it asks which of two changes holds, and does what is said."""

from __future__ import annotations

import os
import pty
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.commands.conftest import NAME, Copied

QUESTION = "Which holds?"


class Terminal:
    """The program at a terminal, with somebody who reads and types."""

    def __init__(self, *arguments: str | Path) -> None:
        self.process, self.ours = pty.fork()
        if not self.process:
            os.execv(sys.executable, [sys.executable, "-m", "twowheels", *map(str, arguments)])  # noqa: S606
        self.said = ""

    def read_to(self, text: str) -> None:
        """Read until the program has said this once more."""
        seen = self.said.count(text)
        while self.said.count(text) == seen:
            self.said += os.read(self.ours, 4096).decode()

    def type(self, keys: str) -> None:
        os.write(self.ours, keys.encode())

    def leave(self) -> int:
        """Read the rest and give the code with which the program left."""
        try:
            while more := os.read(self.ours, 4096):
                self.said += more.decode()
        except OSError:
            pass  # the other side is closed
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """End the program if it has not left by itself."""
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.ours)


@pytest.fixture
def asked(project: Path, copied: Copied) -> Iterator[Terminal]:
    """Import a copy in which price and glasses were changed, both otherwise than in the file since."""
    file = copied({"price": "3", "glasses": "31"})
    answers = project / NAME
    text = answers.read_text()
    answers.write_text(text.replace("price: 2.50", "price: 4").replace("glasses: 30", "glasses: 32"))
    terminal = Terminal("import", file)
    terminal.read_to(QUESTION)
    yield terminal
    terminal.close()


def test_each_conflict_is_shown_and_asked_about(asked: Terminal, project: Path) -> None:
    assert "file: 4" in asked.said
    assert "pdf:  3" in asked.said
    asked.type("pdf\n")
    asked.read_to(QUESTION)
    asked.type("file\n")
    assert asked.leave() == 0
    text = (project / NAME).read_text()
    assert "price: 3" in text
    assert "glasses: 32" in text


def test_later_leaves_the_file_and_says_that_something_is_undecided(asked: Terminal, project: Path) -> None:
    asked.type("\n")
    asked.read_to(QUESTION)
    asked.type("pdf\n")
    assert asked.leave() == 1
    text = (project / NAME).read_text()
    assert "price: 4" in text
    assert "glasses: 31" in text
    assert "--prefer" in asked.said


def test_what_is_no_choice_is_asked_again(asked: Terminal) -> None:
    asked.type("both\n")
    asked.read_to(QUESTION)
    assert "'both' is not one of" in asked.said


def test_breaking_off_leaves_all_as_it_was(asked: Terminal, project: Path) -> None:
    before = (project / NAME).read_bytes()
    asked.type("pdf\n")
    asked.read_to(QUESTION)
    asked.type("\x03")
    assert asked.leave() == 130
    assert (project / NAME).read_bytes() == before
    assert "Traceback" not in asked.said
