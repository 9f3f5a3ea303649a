"""Run a workbook's own examples."""

from __future__ import annotations

from pathlib import Path

import click

from twowheels.definition import read_workbook
from twowheels.project import find_project
from twowheels.proving import prove

EPILOG = "Example:  twowheels test"


@click.command("test", epilog=EPILOG)
@click.option("--check", "only", metavar="ID", help="Run the examples of this check only.")
@click.pass_context
def command(ctx: click.Context, only: str | None) -> None:
    """Run a workbook's own examples: every bad one must make its check speak, no good one may.

    Leaves with 0 when all do, 1 when one does not.
    """
    workbook = read_workbook(find_project(Path.cwd()) / "workbook")
    failures = [failure for failure in prove(workbook) if not only or only in failure.message]
    for failure in failures:
        click.echo(f"{failure.place}: {failure.message} {failure.hint}".rstrip())
    checks = [check for check in workbook.checks if not only or check.id == only]
    examples = sum(len(check.bad) + len(check.good) for check in checks)
    click.echo(f"{len(checks)} checks, {examples} examples, {len(failures)} to mend.")
    ctx.exit(1 if failures else 0)
