"""Say what is unanswered, what does not fit, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from twowheels import options
from twowheels.businesses import Reviewed, review_each
from twowheels.errors import WorkbookError
from twowheels.outputs import report

FORMATS = ("text", "json", "github", "sarif", "junit")
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "place": {"fg": "cyan"},
    "check": {"dim": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "done": {"fg": "green"},
}
"""How the parts of the report look on a terminal."""
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
        click.echo(piece, nl=False, color=options.colours() and form == "text")
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
            from twowheels.outputs.text import as_text, plain

            paint = _painted if options.colours() else plain
            yield from (f"{line}\n" for line in as_text(reviewed, everything=everything, paint=paint))


def _painted(what: str, text: str) -> str:
    return click.style(text, **LOOKS[what])
