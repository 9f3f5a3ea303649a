"""Say what is unanswered, what does not fit, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from twowheels import options
from twowheels.businesses import Reviewed, review_each
from twowheels.errors import WorkbookError
from twowheels.outputs import report

FORMATS = ("text", "json", "github", "sarif", "junit")
EPILOG = """Examples:  twowheels check  ·  twowheels check answers/shop.yaml --depth quick
·  twowheels check --format json --as-of 2026-11-21"""


@click.command("check", epilog=EPILOG)
@options.answers_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="Text for people; JSON, GitHub annotations, SARIF or JUnit XML for programs.")  # fmt: skip
@click.option("--strict", is_flag=True, help='Fail on "Worth fixing" too, not only on "Fix first".')
@click.option("--all", "everything", is_flag=True, help="List what is parked or accepted as well.")
@options.depth_option
@options.audience_option
@options.as_of_option
@click.pass_context
def command(
    ctx: click.Context,
    answers: tuple[Path, ...],
    form: str,
    strict: bool,
    everything: bool,
    depth: str,
    audience: str,
    as_of: date | None,
) -> None:
    """Say what is unanswered, what does not fit, and what to do next.

    ANSWERS are files or folders; without any, the project's answers/ folder. Leaves with 0 when
    nothing needs fixing first, 1 when something does, 2 when a file cannot be read.
    """
    day = as_of or options.today()
    reviewed: Iterable[Reviewed]
    try:
        reviewed = review_each(answers, as_of=day, audience=audience, depth=depth, lean=form != "sarif")
    except WorkbookError as error:
        if form == "text":
            raise
        reviewed = [Reviewed(error.place.file, None, error)]
    code = _Code(strict)
    for piece in _pieces(form, code.watch(reviewed), day, everything=everything):
        click.echo(piece, nl=False)
    ctx.exit(code.highest)


class _Code:
    """The exit code: the highest of all the files that went by, of which none is kept."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.highest = 0

    def watch(self, reviewed: Iterable[Reviewed]) -> Iterator[Reviewed]:
        for one in reviewed:
            self.highest = max(self.highest, report.code_of(one, strict=self.strict))
            yield one


def _pieces(form: str, reviewed: Iterable[Reviewed], day: date, *, everything: bool) -> Iterator[str]:
    match form:
        case "json":
            yield from report.as_json(reviewed, day)
            yield "\n"
        case "github":
            from twowheels.outputs.annotations import annotate

            yield from (f"{line}\n" for line in annotate(reviewed))
        case "sarif":
            from twowheels.outputs.sarif import sarif

            yield from sarif(reviewed)
            yield "\n"
        case "junit":
            from twowheels.outputs.junit import junit

            yield from junit(reviewed)
            yield "\n"
        case _:
            lines = report.as_text(reviewed, everything=everything)
            yield from (f"{_coloured(line)}\n" for line in lines)


def _coloured(line: str) -> str:
    if line.startswith("      ") and ": " in line and "→" not in line[:8]:
        place, rest = line.split(": ", 1)
        return f"{click.style(place, fg='cyan')}: {rest}"
    return click.style(line, bold=True) if line and not line.startswith("    ") else line
