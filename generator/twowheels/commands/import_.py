"""Take a filled-in PDF into the answers: merged three ways, shown answer by answer, nothing lost."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from twowheels.answers import Answers, parse_answers
from twowheels.definition import read_workbook
from twowheels.errors import Place, WorkbookError, show
from twowheels.inputs.answering import plan_import
from twowheels.inputs.applying import applied
from twowheels.inputs.enclosed import Origin, origin, refuse_other_business, refuse_stranger
from twowheels.inputs.form import Form
from twowheels.inputs.pdf import FormFile
from twowheels.inputs.plan import Plan, Point
from twowheels.inputs.telling import about_aside, about_point, aside_text, difference
from twowheels.meta import refuse_bad_id
from twowheels.project import find_project, from_here
from twowheels.saving import ABSENT, save
from twowheels.yamltext import read_bytes

EPILOG = """Examples:  twowheels import shop.pdf  ·  twowheels import shop.pdf --dry-run  ·
twowheels import blank.pdf --into answers/shop.yaml"""
ASIDE = ".aside.txt"
"""Ends the name of the file beside the answers in which words are kept that cannot be answers."""
NEW = """# yaml-language-server: $schema=../.twowheels/answers.schema.json
"""


class Target:
    """The answers file that a copy goes into: as it is now, or as it will begin."""

    def __init__(self, file: Path, data: bytes, *, new: bool) -> None:
        """Read it. Raises WorkbookError."""
        self.file, self.data, self.new = file, data, new
        self.answers: Answers = parse_answers(data, str(file))
        self.digest = ABSENT if new else self.answers.digest


@click.command("import", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="The answers file; without it, the one of the business that the PDF is about.")  # fmt: skip
@click.option("--prefer", type=click.Choice(["pdf", "file"]),
              help="What holds where both the PDF and the file were changed.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.pass_context
def command(ctx: click.Context, file: Path, into: Path | None, prefer: str | None, dry_run: bool) -> None:
    """Take a filled-in PDF into the answers.

    FILE is a book made by "twowheels build", filled in on a screen and saved. What was filled in, changed
    or emptied there is written into the answers file; nothing else in it changes, not even the day of
    "updated". An answer that was changed in the file as well is left as it is and shown, unless you choose.
    What cannot be an answer, such as a word where a number belongs, is kept beside the answers in a file
    that ends in .aside.txt. Leaves with 1 while something waits for you.
    """
    reading = FormFile(file)
    project = find_project(into.absolute().parent if into else Path.cwd())
    workbook = read_workbook(project / "workbook", lean=True)
    form = reading.form()
    came = origin(form, str(file))
    if remark := refuse_stranger(came, workbook):
        click.echo(remark, err=True)
    target = _target(form, came, project, into)
    refuse_other_business(came, target.answers)
    plan = plan_import(form, came, workbook, target.answers)
    plan = plan.preferring(prefer) if prefer else plan if dry_run else _chosen(plan)
    text, plan = applied(target.data, plan, workbook, str(target.file))
    _tell(plan, target, dry_run=dry_run)
    if dry_run:
        click.echo(
            "".join(difference(b"" if target.new else target.data, text, from_here(target.file))), nl=False
        )
    else:
        _write(target, text, plan, file)
    ctx.exit(int(bool(plan.conflicts or plan.aside)))


def _target(form: Form, came: Origin, project: Path, into: Path | None) -> Target:
    if into is None and not came.business:
        hint = "Say whose it is: --into answers/NAME.yaml."
        raise WorkbookError(
            "This blank book does not say which business it is about.", place=came.place, hint=hint
        )
    file = into or _file_of(came.business, project) or project / "answers" / f"{came.business}.yaml"
    if file.exists() or file.is_symlink():
        return Target(file, _read(file), new=False)
    body = form.enclosed.partition("\n")[2]
    if not came.business:
        refuse_bad_id(file.stem, Place(str(file)))
        body = f"{body}meta: {{id: {file.stem}}}\n"
    return Target(file, f"{NEW}{body}".encode(), new=True)


def _read(file: Path) -> bytes:
    from twowheels.limits import ANSWERS

    try:
        with file.open("rb") as stream:
            return stream.read(ANSWERS.bytes + 1)
    except OSError as error:
        raise WorkbookError(f"This file cannot be read: {error.strerror}.", place=Place(str(file))) from None


def _file_of(business: str, project: Path) -> Path | None:
    """Find a business's file: the one that bears its name, if it is its own, or else among all."""
    folder = project / "answers"
    likely = folder / f"{business}.yaml"
    if likely.is_file() and _id_in(likely) == business:
        return likely
    from twowheels.businesses import find_answers

    others = find_answers([folder]) if folder.is_dir() and any(folder.glob("*.y*ml")) else ()
    return next((file for file in others if file != likely and _id_in(file) == business), None)


def _id_in(file: Path) -> str:
    try:
        meta = read_bytes(_read(file), str(file)).root.get("meta")
    except WorkbookError:
        return ""  # another business's file may be broken; this one's says so when it is read
    node = getattr(meta, "get", lambda _: None)("id")
    return str(getattr(node, "text", "")).strip()


def _chosen(plan: Plan) -> Plan:
    """Ask about each conflict, if somebody sits at the terminal."""
    if not plan.conflicts or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return plan
    taken: list[Point] = list(plan.taken)
    left: list[Point] = []
    for point in plan.conflicts:
        click.echo("\n".join(about_point(point)))
        choices = click.Choice(["pdf", "file", "later"] if point.path else ["file", "later"])
        answer = click.prompt("Which holds? Later leaves the file as it is", type=choices, default="later")
        if answer == "pdf":
            taken.append(point)
        elif answer == "later":
            left.append(point)
    return plan._replace(taken=tuple(taken), conflicts=tuple(left))


def _tell(plan: Plan, target: Target, *, dry_run: bool) -> None:
    shown = from_here(target.file)
    if target.new:
        click.echo(f"{shown} {'would be' if dry_run else 'is'} a new file.")
    for title, points in (
        ("Would be taken" if dry_run else "Taken from the PDF", plan.taken),
        ("Changed in the PDF and in the file; the file was left as it is", plan.conflicts),
    ):
        if points:
            click.echo(f"{title}:")
            for point in points:
                click.echo("\n".join(about_point(point)))
    if plan.aside:
        click.echo("Cannot be answers as they stand:")
        for aside in plan.aside:
            click.echo("\n".join(about_aside(aside)))
    if plan.conflicts:
        click.echo("Choose with --prefer pdf or --prefer file, or type it into the file.")
    if not (plan.taken or plan.conflicts or plan.aside):
        click.echo(f"Nothing new: {shown} has all of it already.")


def _write(target: Target, text: bytes, plan: Plan, source: Path) -> None:
    if plan.aside:  # first of all: these words are nowhere else
        _keep_aside(target.file, plan, source)
    if target.new:
        target.file.parent.mkdir(parents=True, exist_ok=True)
    if target.new or text != target.data:
        save(target.file, target.digest, text)
        click.echo(f"Written: {from_here(target.file)}")


def _keep_aside(answers: Path, plan: Plan, source: Path) -> None:
    """Add the words that cannot be answers to the file beside them; the same words only once."""
    file = answers.with_name(answers.stem + ASIDE)
    file.parent.mkdir(parents=True, exist_ok=True)
    before = _read(file) if file.exists() else None
    known = (before or b"").decode("utf-8", "replace")
    more = "".join(text for aside in plan.aside if (text := aside_text(aside)) not in known)
    if more:
        from twowheels.saving import digest

        head = f"From {show(source.name)}\n\n"
        data = (before or b"") + (head + more).encode()
        save(file, ABSENT if before is None else digest(before), data)
    click.echo(f"Kept in {from_here(file)}: what cannot be answers as it stands.")
