"""Run a workbook's own examples."""

from __future__ import annotations

from pathlib import Path

import click

from twowheels.cases import prove_case, read_cases
from twowheels.definition import read_workbook
from twowheels.project import find_project, from_here
from twowheels.proving import prove

EPILOG = "Example:  twowheels test"


@click.command("test", epilog=EPILOG)
@click.option("--check", "only", metavar="ID", help="Run the examples of this check only.")
@click.pass_context
def command(ctx: click.Context, only: str | None) -> None:
    """Run a workbook's own examples: every bad one must make its check speak, no good one may.

    After them come the cases in workbook/tests/: answers, and what is expected of them.

    Leaves with 0 when all do, 1 when one does not.
    """
    workbook = read_workbook(from_here(find_project(Path.cwd()) / "workbook"))
    cases, slips = read_cases(workbook) if not only else ((), ())
    failures = [failure for failure in prove(workbook) if not only or only in failure.message]
    failures += slips + tuple(failure for case in cases for failure in prove_case(workbook, case))
    for failure in failures:
        click.echo(f"{failure.place}: {failure.message} {failure.hint}".rstrip())
    checks = [check for check in workbook.checks if not only or check.id == only]
    examples = sum(len(check.bad) + len(check.good) for check in checks)
    click.echo(f"{len(checks)} checks, {examples} examples, {len(cases)} cases, {len(failures)} to mend.")
    ctx.exit(1 if failures else 0)
