"""The command line: finds the command, and turns trouble into words and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Never

import click
import pytest

from twowheels import cli
from twowheels.commands import check
from twowheels.errors import Place, WorkbookError

if TYPE_CHECKING:
    from tests.conftest import Run


def failing(error: BaseException) -> click.Command:
    """Make a command that fails."""

    @click.command("check")
    def command() -> Never:
        raise error

    return command


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    for asked in ("--help", "-h"):
        code, out, _ = run(asked)
        assert code == 0
        assert all(f"  {name}" in out for name in cli.COMMANDS)
        assert "Exit codes: 0 clean" in out


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_a_file_and_has_the_line_that_help_shows(run: Run, name: str) -> None:
    assert find_spec(cli.module_of(name))
    code, out, _ = run(name, "--help")
    assert code == 0
    assert cli.COMMANDS[name].rstrip(".") in " ".join(out.split())


def test_help_imports_no_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("twowheels.commands.")]:
        monkeypatch.delitem(sys.modules, name)
    run("--help")
    assert not [name for name in sys.modules if name.startswith("twowheels.commands.")]


def test_the_version_is_said(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("twowheels ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chek",), 'There is no command "chek". Did you mean "check"?'),
        (("qqqqq",), "Commands: new, check, build"),
        (("check", "--frmat", "json"), "--format"),
        (
            ("check", "--as-of", "tomorrow"),
            '"tomorrow" is not a day; write year-month-day, such as 2026-11-21.',
        ),
        (("check", "--audience", "aunt"), "'owner', 'coach', 'public'"),
        ((), "Commands:"),
    ],
)
def test_wrong_usage_says_what_is_right_and_leaves_with_2(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert words in " ".join((out + err).split())
    assert "Traceback" not in out + err


def test_trouble_with_a_file_is_told_whole_and_leaves_with_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = WorkbookError("It is torn.", place=Place("a.yaml", 3, 4), hint="Mend it.")
    error.others = (WorkbookError("And wet."),)
    monkeypatch.setattr(check, "command", failing(error))
    assert run("check") == (2, "", "a.yaml:3:4: It is torn.\n    Mend it.\nAnd wet.\n")


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), click.Abort()])
def test_being_stopped_leaves_with_130(
    run: Run, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    monkeypatch.setattr(check, "command", failing(stop))
    code, _, err = run("check")
    assert (code, err.strip()) == (130, "Stopped.")


def test_a_mistake_of_the_program_says_how_to_report_it_and_leaves_with_3(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "command", failing(ZeroDivisionError("by nought")))
    code, out, err = run("check")
    assert code == 3
    assert "a mistake of its own (ZeroDivisionError: by nought)" in err
    assert "Please report it" in err
    assert "Traceback" not in out + err


def test_only_debugging_shows_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "command", failing(ZeroDivisionError("by nought")))
    with pytest.raises(ZeroDivisionError):
        run("--debug", "check")


@pytest.mark.parametrize("arguments", [("check",), ("check", "--format", "json"), ("--help",), ("explain",)])
def test_a_reader_that_goes_away_is_no_trouble(project: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "twowheels", *arguments]
    left = subprocess.run(command, cwd=project, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (left.returncode, left.stderr) == (cli.UNHEARD, b"")


def test_main_leaves_with_the_code(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["twowheels", "check", "nowhere.yaml"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2


@pytest.mark.parametrize("command", [("check",), ("check", "--format", "json"), ("build",)])
def test_a_file_that_cannot_be_read_is_not_quoted_to_others(
    project: Path, run: Run, command: tuple[str, ...]
) -> None:
    file = project / "answers" / "sunny-corner.yaml"
    file.write_text("meta: {id: a}\nanswers:\n  debt: @Bob wants it all\n", encoding="utf-8")
    assert "Bob" in "".join(map(str, run(*command)))
    for audience in ("coach", "public"):
        said = run(*command, "--audience", audience)
        assert said.code == 2
        assert "Bob" not in said.out + said.err
        assert "sunny-corner.yaml" in said.out + said.err
