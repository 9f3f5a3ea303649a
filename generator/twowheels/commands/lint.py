"""Say what is wrong in a workbook, and what could be better."""

from __future__ import annotations

from pathlib import Path

import click

from twowheels.linting import as_json, as_text, lint_workbook
from twowheels.project import find_project, from_here

EPILOG = "Examples:  twowheels lint  ·  twowheels lint --format json"


@click.command("lint", epilog=EPILOG)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
              help="Text for people, JSON for programs.")  # fmt: skip
@click.pass_context
def command(ctx: click.Context, form: str) -> None:
    """Say what is wrong in a workbook, and what could be better, each with its place and what to do.

    Leaves with 1 when the workbook cannot work as it stands, with 0 when there is only advice.
    """
    lints = lint_workbook(from_here(find_project(Path.cwd()) / "workbook"))
    for line in [as_json(lints)] if form == "json" else as_text(lints):
        click.echo(line)
    ctx.exit(int(any(lint.severity == "error" for lint in lints)))
