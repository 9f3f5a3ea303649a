"""The command line: finds the command, and turns trouble into words and an exit code."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

import click

from twowheels.errors import WorkbookError

COMMANDS = {
    "new": "Lay out a project, or start a blank answers file.",
    "check": "Say what is unanswered, what does not fit, and what to do next.",
    "build": "Make the website and the printable PDF.",
    "import": "Take a filled-in PDF into the answers.",
    "export": "Write answers and figures for other programs, and the weeks to come for a calendar.",
    "serve": "Show the website on this machine and keep it up to date while you type.",
    "schema": "Write the JSON Schema that lets editors help with the answers.",
    "explain": "Show the manual page of a check.",
    "test": "Run a workbook's own examples.",
    "lint": "Say what is wrong in a workbook, and what could be better.",
    "doctor": "Say what this machine lacks, and how to mend it.",
}
"""Every command and its one line, so that --help need not import them."""
UNHEARD = 141
"""What other tools leave with when the reader of their output went away, as in ``| head``."""
HELP = """Turn YAML answers into a personal workbook: a website and a printable PDF.

Begin with "twowheels new my-workbook", then "cd my-workbook" and "twowheels build".
"""
EPILOG = """Exit codes: 0 clean; 1 findings to fix; 2 wrong usage, an unreadable file or a missing
library; 3 a mistake of the program; 130 interrupted."""


def module_of(command: str) -> str:
    """Give the module of a command; one that is a word of Python's own ends in an underscore."""
    return f"twowheels.commands.{command}{'_' if iskeyword(command) else ''}"


class Lazy(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(module_of(cmd_name)).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for an unknown one say which is meant."""
        from twowheels.errors import did_you_mean, show

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            guess = did_you_mean(args[0], COMMANDS) or f"Commands: {', '.join(COMMANDS)}."
            ctx.fail(f'There is no command "{show(args[0], 40)}". {guess}')
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from twowheels import __version__

        click.echo(f"twowheels {__version__}")
        ctx.exit()


@click.group(cls=Lazy, help=HELP, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help="Show the version and stop.")  # fmt: skip
@click.option("--debug", is_flag=True, help="Show the full traceback when the program itself fails.")
def twowheels(debug: bool) -> None:
    """Keep the command line's own options."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and leave with its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(50_000, 20, 50)  # short-lived: most of what is made is kept until the end
    sys.exit(run(given))


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code."""
    out = sys.stdout
    try:
        result: Any = twowheels.main(arguments, prog_name="twowheels", standalone_mode=False)
    except WorkbookError as error:
        return _say(error)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except SystemExit:
        if sys.stdout is out:
            raise
        return UNHEARD  # click puts another stdout in place of one that nobody reads any more
    except Exception as error:  # noqa: BLE001  # the last resort: never a traceback unless asked for
        return _own_mistake(error, "--debug" in arguments)
    return result if isinstance(result, int) else 0


def _say(error: WorkbookError) -> int:
    from pathlib import Path

    from twowheels.fields import told
    from twowheels.project import from_here

    for one in told(error):
        where = f"{one.place._replace(file=str(from_here(Path(one.place.file))))}: " if one.place.file else ""
        click.echo(f"{where}{one.message}", err=True)
        if one.hint:
            click.echo(f"    {one.hint}", err=True)
    return 2


def _own_mistake(error: Exception, debug: bool) -> int:
    if debug:
        raise error
    click.echo(f"twowheels made a mistake of its own ({type(error).__name__}: {error}).", err=True)
    click.echo(
        "Nothing of yours was changed. Please report it with the output of: twowheels --debug …", err=True
    )
    return 3
