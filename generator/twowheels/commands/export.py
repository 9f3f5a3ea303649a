"""Write answers and figures for other programs, and the weeks to come for a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from twowheels import options
from twowheels.audience import PUBLIC
from twowheels.businesses import Reviewed, find_answers, review_each
from twowheels.errors import Place, Problem, WorkbookError
from twowheels.fields import told
from twowheels.project import from_here
from twowheels.review import Review
from twowheels.staging import write_whole

EPILOG = """Examples:  twowheels export --json > answers.json  ·  twowheels export --csv tables
·  twowheels export answers/shop.yaml --ics"""
STDOUT = "-"


@click.command("export", epilog=EPILOG)
@options.answers_argument
@click.option("--json", "as_json", is_flag=True, help="Answers, states, figures and findings as JSON.")
@click.option("--csv", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="All answers, and each table by itself, as CSV files in this folder.")  # fmt: skip
@click.option("--ics", "as_ics", is_flag=True, help="The weeks to come, for a calendar: ID.ics.")
@click.option("--output", metavar="FILE",
              help="Write to this file, or for calendars this folder; - prints it.")  # fmt: skip
@options.audience_option
@options.as_of_option
@click.pass_context
def command(
    ctx: click.Context,
    answers: tuple[Path, ...],
    as_json: bool,
    folder: Path | None,
    as_ics: bool,
    output: str | None,
    audience: str,
    as_of: date | None,
) -> None:
    """Write answers and figures for other programs, and the weeks to come for a calendar.

    ANSWERS are files or folders; without any, the project's answers/ folder. JSON is printed unless
    --output names a file. In CSV a cell that a spreadsheet would take for a formula begins with an
    apostrophe. Several businesses get a folder each for CSV. Only an earlier export is overwritten.
    """
    _refuse_unclear(as_json, folder, as_ics, output, audience)
    day, several = as_of or options.today(), len(find_answers(answers)) > 1
    code = _Code()
    reviewed = code.watch(review_each(answers, as_of=day, audience=audience, depth="deep", lean=not as_ics))
    if as_json:
        _export_json(reviewed, day, audience, output)
    elif folder:
        _export_tables(reviewed, folder, several=several)
    else:
        _export_calendars(reviewed, output, several=several)
    ctx.exit(code.highest)


class _Code:
    """Says what could not be read, and keeps the exit code: 2 for a file, 1 for an answer in it."""

    def __init__(self) -> None:
        self.highest = 0

    def watch(self, reviewed: Iterable[Reviewed]) -> Iterator[Reviewed]:
        for one in reviewed:
            problems = one.review.book.problems if one.review else ()
            troubles: list[WorkbookError | Problem] = [*(told(one.error) if one.error else ()), *problems]
            for trouble in troubles:
                click.echo(f"{trouble.place}: {trouble.message} {trouble.hint}".rstrip(), err=True)
            self.highest = max(self.highest, 2 if one.error else int(bool(problems)))
            yield one


def _refuse_unclear(
    as_json: bool, folder: Path | None, as_ics: bool, output: str | None, audience: str
) -> None:
    if sum((as_json, folder is not None, as_ics)) != 1:
        raise click.UsageError("Say what to write: --json, --csv DIR or --ics, one of them.")
    if folder and output:
        raise click.UsageError("--csv names its folder already; leave --output out.")
    if as_ics and audience == PUBLIC:
        raise click.UsageError("The public has no calendar: it would tell what you plan.")


def _export_json(reviewed: Iterable[Reviewed], day: date, audience: str, output: str | None) -> None:
    from twowheels.outputs import export, report

    def book(file: str, review: Review) -> dict[str, Any]:
        return export.about(review, report.about(file, review))

    if audience == PUBLIC:  # an error may quote what the file says
        reviewed = (one._replace(error=None) for one in reviewed)
    pieces = report.as_json(reviewed, day, more={"audience": audience}, book=book)
    if output in (None, STDOUT):
        for piece in pieces:
            click.echo(piece, nl=False)
        click.echo()
    else:
        _write(Path(str(output)), f"{''.join(pieces)}\n".encode(), (export.HEAD.encode(),))


def _export_tables(reviewed: Iterable[Reviewed], folder: Path, *, several: bool) -> None:
    from twowheels.outputs.tables import ANSWERS, HEADS, earlier, tables

    for name, review in _readable(reviewed):
        target = folder / name if several else folder
        ours = _begins(target / ANSWERS, HEADS)
        before = earlier((target / ANSWERS).read_bytes()) if ours else frozenset()
        files = dict(tables(review))
        for gone in sorted(before - files.keys()):  # another audience may not see every table
            (target / gone).unlink(missing_ok=True)
        for file, data in files.items():
            _write(target / file, data, (b"",) if ours else ())


def _export_calendars(reviewed: Iterable[Reviewed], output: str | None, *, several: bool) -> None:
    from twowheels.almanac import OURS, calendar_ics

    if several and output and (output == STDOUT or Path(output).is_file()):
        raise click.UsageError("Several calendars need a folder; name it with --output.")
    for name, review in _readable(reviewed):
        data = calendar_ics(review)
        if output == STDOUT:
            click.echo(data, nl=False)
        else:
            _write(_calendar_file(name, output, several=several), data, (OURS,))


def _calendar_file(name: str, output: str | None, *, several: bool) -> Path:
    target = Path(output or ".")
    return target / f"{name}.ics" if several or target.is_dir() or not output else target


def _readable(reviewed: Iterable[Reviewed]) -> Iterator[tuple[str, Review]]:
    return ((one.review.book.answers.meta.id, one.review) for one in reviewed if one.review)


def _write(target: Path, data: bytes, heads: tuple[bytes, ...]) -> None:
    """Write a file; what stands there already must be the same or begin as an earlier export does."""
    try:
        if target.exists() and not (_begins(target, heads) or target.read_bytes() == data):
            hint = "Move it away, or write somewhere else."
            message = "This is in the way: it is no earlier export."
            raise WorkbookError(message, place=Place(str(target)), hint=hint)
        write_whole(target, data)
    except OSError as error:
        message = f"This file cannot be written: {error.strerror}."
        raise WorkbookError(message, place=Place(str(target))) from None
    click.echo(f"Written: {from_here(target)}")


def _begins(file: Path, heads: tuple[bytes, ...]) -> bool:
    if not file.is_file() or not heads:
        return False
    with file.open("rb") as opened:
        return opened.read(max(map(len, heads))).startswith(heads)
