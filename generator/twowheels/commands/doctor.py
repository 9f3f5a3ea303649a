"""Say what this machine lacks, and how to mend it."""

from __future__ import annotations

import click

from twowheels.doctor import Result, examine, healthy

EPILOG = "Example:  twowheels doctor"
MARKS = {"ok": ("ok", "green"), "missing": ("MISSING", "red"), "optional": ("not there", "yellow")}


@click.command("doctor", epilog=EPILOG)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say what this machine lacks, and how to mend it.

    Looks for Python, the libraries that the PDF needs, the fonts, and the right to write here; it
    changes nothing. Leaves with 0 when all that is needed is there, 2 when something is missing.
    """
    results = examine()
    for result in results:
        click.echo(_line(result))
    for mend in dict.fromkeys(result.mend for result in results if result.state == "missing"):
        click.echo(f"\nTo mend it:  {mend}")
    extra = {result.mend: result for result in results if result.state == "optional"}
    for mend, result in extra.items():
        click.echo(f"\nIf you want {result.name}, for {result.what_for}:  {mend}")
    ctx.exit(0 if healthy(results) else 2)


def _line(result: Result) -> str:
    word, colour = MARKS[result.state]
    return f"{click.style(word.ljust(9), fg=colour)}  {result.name}  ({result.what_for})"
