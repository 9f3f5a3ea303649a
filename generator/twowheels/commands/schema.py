"""Write the JSON Schema that lets editors help with the answers."""

from __future__ import annotations

from pathlib import Path

import click

from twowheels.definition import read_workbook
from twowheels.errors import Place, WorkbookError
from twowheels.outputs import schema
from twowheels.project import find_project, from_here
from twowheels.staging import write_whole
from twowheels.starter import SCHEMA

EPILOG = """Examples:  twowheels schema  ·  twowheels schema --check
·  twowheels schema --output - > answers.schema.json"""


@click.command("schema", epilog=EPILOG)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FILE",
              help=f"Write to this file instead of {SCHEMA.as_posix()}; - prints it.")  # fmt: skip
@click.option("--check", is_flag=True, help="Write nothing; leave with 1 when the file is out of date.")
@click.pass_context
def command(ctx: click.Context, output: str | None, check: bool) -> None:
    """Write the JSON Schema that lets editors help with the answers.

    The first line of an answers file names it; an editor with a YAML language server then completes,
    explains and checks the answers as they are typed. Run it again when the workbook has changed.
    """
    if check and output == "-":
        raise click.UsageError("--check compares with a file; it cannot look at what is printed.")
    project = find_project(Path.cwd())
    text = schema.as_text(read_workbook(project / "workbook"))
    target = Path(output) if output else project / SCHEMA
    if output == "-":
        click.echo(text, nl=False)
    elif not check:
        _write(target, text)
        click.echo(f"Written: {from_here(target)}")
    elif not _is_current(target, text):
        click.echo(f'{from_here(target)} is out of date; "twowheels schema" writes it anew.', err=True)
        ctx.exit(1)


def _is_current(target: Path, text: str) -> bool:
    try:
        return target.read_bytes() == text.encode()
    except OSError:
        return False


def _write(target: Path, text: str) -> None:
    try:
        write_whole(target, text.encode())
    except OSError as error:
        raise WorkbookError(
            f"This file cannot be written: {error.strerror}.", place=Place(str(target))
        ) from None
