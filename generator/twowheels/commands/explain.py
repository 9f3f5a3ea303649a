"""Show the manual page of a check."""

from __future__ import annotations

from pathlib import Path

import click

from twowheels.definition import read_workbook
from twowheels.errors import did_you_mean, show
from twowheels.manual import manual, text
from twowheels.messages import Messages
from twowheels.project import find_project
from twowheels.workbook import Workbook

EPILOG = "Examples:  twowheels explain UNA003  ·  twowheels explain"


@click.command("explain", epilog=EPILOG)
@click.argument("check", required=False)
def command(check: str | None) -> None:
    """Show the manual page of a check: what it watches, why, and how to answer it.

    CHECK is an id as it stands behind a finding. Without one, all checks are listed.
    """
    workbook = read_workbook(find_project(Path.cwd()) / "workbook")
    if check is None:
        _list(workbook)
        return
    by_id = {one.id.casefold(): one for one in workbook.checks}
    if check.casefold() not in by_id:
        hint = did_you_mean(check, [one.id for one in workbook.checks]) or "twowheels explain lists all."
        raise click.UsageError(f'No check is called "{show(check, 40)}". {hint}')
    say = Messages(workbook.language, workbook.messages)
    for line in text(manual(workbook, by_id[check.casefold()]), say):
        click.echo(click.style(line.lstrip("# "), bold=True) if line.startswith("#") else line)


def _list(workbook: Workbook) -> None:
    for family in workbook.families:
        click.echo(click.style(f"{family.id}  {family.title}", bold=True))
        for check in family.checks:
            click.echo(f"  {check.id}  {check.name}")
