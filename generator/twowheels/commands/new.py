"""Lay out a project, or start a blank answers file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from twowheels import options
from twowheels.definition import read_workbook
from twowheels.errors import show
from twowheels.project import find_project, from_here
from twowheels.starter import choose_id, lay_out, start_answers

EPILOG = """Examples:  twowheels new my-workbook  ·  twowheels new --business "Spoke & Kettle"
·  twowheels new clients --business "Łódź Bikes" --id lodz-bikes --currency PLN"""


class Currency(click.ParamType[str]):
    """A currency by its three letters."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the letters in capitals, or say what is wanted."""
        if not re.fullmatch(r"[A-Za-z]{3}", value):
            message = f'"{show(value, 40)}" is not a currency; give its three letters, such as EUR.'
            self.fail(message, param, ctx)
        return str(value).upper()


@click.command("new", epilog=EPILOG)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--business", metavar="NAME", help="Start a blank answers file for this business.")
@click.option(
    "--id", "business_id", metavar="ID", help="Its id in file names and addresses, if not its name."
)
@click.option(
    "--currency", type=Currency(), metavar="CODE", default="EUR", show_default=True,
    help="The currency of its amounts, in three letters.",
)  # fmt: skip
@options.as_of_option
def command(
    folder: Path | None, business: str | None, business_id: str | None, currency: str, as_of: date | None
) -> None:
    """Lay out a project, or start a blank answers file.

    With DIR, a new or empty folder, it lays out a project: a workbook to change, three invented
    businesses to look at, and the settings of the site. With --business, inside a project, it starts
    an answers file in which every question is a commented prompt. With both it does both. Nothing is
    ever overwritten.
    """
    _refuse_misuse(folder, business, business_id)
    if business is not None:
        choose_id(business, business_id or "")
    project = folder or find_project(Path.cwd())
    if folder:
        lay_out(folder)
        click.echo(f"A project lies in {folder}.")
    if business is not None:
        workbook = read_workbook(project / "workbook")
        file = start_answers(project, workbook, business=business, business_id=business_id or "",
                             currency=currency, as_of=as_of or options.today())  # fmt: skip
        click.echo(f"The questions wait in {from_here(file)}.")
    click.echo(_next(folder, started=business is not None))


def _refuse_misuse(folder: Path | None, business: str | None, business_id: str | None) -> None:
    if folder is None and business is None:
        raise click.UsageError("Say what to start: a folder for a project, or --business NAME inside one.")
    if business is None and business_id is not None:
        raise click.UsageError("--id names a business; it goes with --business NAME.")


def _next(folder: Path | None, *, started: bool) -> str:
    steps = [f"cd {folder}"] if folder and folder != Path() else []
    steps += [] if started else ['twowheels new --business "NAME"   start a business']
    steps += ["twowheels serve   watch its workbook while you type", "twowheels check   see what comes next"]
    return "\nNext:\n" + "\n".join(f"  {step}" for step in steps)
