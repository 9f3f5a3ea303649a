"""Make the website and the printable PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from twowheels import options
from twowheels.audience import PUBLIC
from twowheels.batch import build_all, builder
from twowheels.builds import SITES, Built, Plan, Printing
from twowheels.businesses import Reviewed, find_answers, project_of, review_all
from twowheels.entrance import build_front
from twowheels.errors import WorkbookError, show
from twowheels.limits import WIDEST_BINDING
from twowheels.outputs import report
from twowheels.outputs.text import as_text
from twowheels.project import find_project, from_here
from twowheels.publishing import finish, publication, refuse_private, what_shows
from twowheels.unlettered import unlettered

EPILOG = """Examples:  twowheels build  ·  twowheels build answers/shop.yaml --no-site
·  twowheels build --publish public  ·  twowheels build --blank"""


@click.command("build", epilog=EPILOG)
@options.answers_argument
@click.option("--no-pdf", is_flag=True, help="Make the website only.")
@click.option("--no-site", is_flag=True, help="Make the PDF only.")
@click.option("--blank", is_flag=True, help="Make the empty book to write in, instead of site and PDF.")
@click.option(
    "--tree",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write the pages as Markdown with a mkdocs.yml instead, for other site generators.",
)
@click.option(
    "--publish",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Make a whole folder to put on the web instead: a start page and what the public may see.",
)
@click.option(
    "--reveal-private",
    is_flag=True,
    help="Let --publish take another audience; it says what will be visible.",
)
@click.option(
    "--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="The paper size."
)
@click.option(
    "--binding",
    type=click.FloatRange(0, WIDEST_BINDING),
    default=0,
    metavar="MM",
    help="Keep so many millimetres free where the book is bound, for both sides of the paper; parts begin "
    "on the right.",
)
@click.option(
    "--fill",
    type=click.Choice(["none", "open", "all"]),
    default="open",
    show_default=True,
    help="What of the PDF can be filled in on a screen: nothing, what is open, or all with the answers in it.",
)
@click.option("--archive", is_flag=True, help="Make the PDF for keeping (PDF/A-3), without fields.")
@click.option(
    "--sheet",
    default="",
    metavar="NAME|all",
    help="Also print this sheet by itself, on a page of its own: site/ID/sheets/NAME.pdf.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Do so many things at once (default: one a processor).",
)
@click.option("--strict", is_flag=True, help='Leave with 1 when "check --strict" would.')
@options.depth_option
@options.audience_option
@options.as_of_option
@click.pass_context
def command(
    ctx: click.Context,
    answers: tuple[Path, ...],
    no_pdf: bool,
    no_site: bool,
    blank: bool,
    tree: Path | None,
    publish: Path | None,
    reveal_private: bool,
    paper: str,
    binding: float,
    fill: str,
    archive: bool,
    sheet: str,
    jobs: int | None,
    strict: bool,
    depth: str,
    audience: str,
    as_of: date | None,
) -> None:
    """Make the website and the printable PDF.

    ANSWERS are files or folders; without any, the project's answers/ folder. Each business gets
    site/ID/ with its website and site/ID/ID.pdf; gaps do not stop it. A build that fails leaves
    the last good one as it was. All of site/ is for the audience it was built for: to publish, use
    --publish DIR, which is for the public unless you say otherwise twice.
    """
    day = as_of or options.today()
    if publish or reveal_private:
        _refuse_misuse(publish, other=no_site or blank or bool(tree))
        audience = audience if ctx.get_parameter_source("audience") != ParameterSource.DEFAULT else PUBLIC
    if sheet and (blank or tree):
        raise click.UsageError("--sheet goes with a site or a book, not with --blank or --tree.")
    if no_pdf and no_site and not sheet:
        raise click.UsageError("With --no-pdf and --no-site there is nothing left to make.")
    printing = Printing(paper, binding, fill, archive)
    if blank and not answers and (made := _blank_without_answers(printing, day)):
        click.echo(f"  {made}")
        return
    reviewed = review_all(answers, as_of=day, audience=audience, depth=depth)
    project = project_of(find_answers(answers))
    plan = Plan(project, site=not no_site, pdf=not no_pdf, printing=printing, jobs=jobs or 0, sheet=sheet)
    code = _tell_unread(reviewed)
    if publish:
        _publish(reviewed, plan, publish, reveal=reveal_private)
    else:
        for built in builder(blank=blank, tree=tree)(reviewed, plan):
            code = max(code, _tell(built))
        if not (blank or tree or no_site) and any(one.review for one in reviewed):
            click.echo(f"\nOpen {from_here(build_front(reviewed, plan))}")
            _tell_audience(audience)
    ctx.exit(max(code, _code(reviewed, strict=strict)))


def _refuse_misuse(publish: Path | None, *, other: bool) -> None:
    if not publish:
        raise click.UsageError("--reveal-private goes with --publish DIR.")
    if other:
        raise click.UsageError("--publish makes websites; it does not go with --no-site, --blank or --tree.")


def _publish(reviewed: list[Reviewed], plan: Plan, folder: Path, *, reveal: bool) -> None:
    """Make a whole folder to publish, or leave the one that is there as it was."""
    if any(one.error for one in reviewed):
        raise _nothing_published(folder)
    if not reveal:
        refuse_private(reviewed)
    with publication(folder, plan.project) as stage:
        inside = plan._replace(out=stage)
        codes = [_tell(built, (stage, folder)) for built in build_all(reviewed, inside)]
        if any(codes):
            raise _nothing_published(folder)
        finish(reviewed, inside)
    for one in reviewed:
        _tell_visible(one)
    click.echo(f"\n{from_here(folder)} is ready for any web server; its first page is index.html.")


def _nothing_published(folder: Path) -> WorkbookError:
    hint = f"Mend what is named above first. What lay in {from_here(folder)} is still there."
    return WorkbookError("Nothing was published, because not everything could be made.", hint=hint)


def _tell_visible(one: Reviewed) -> None:
    lines = what_shows(one.review) if one.review else ()
    if one.review and lines:
        click.secho(f"\nWhoever opens the site of {show(one.review.book.business, 120)} sees:", fg="yellow")
        for line in lines:
            click.echo(f"  - {line}")


def _tell_audience(audience: str) -> None:
    if audience != PUBLIC:
        click.echo(f"It shows what the {audience} may see. To publish: twowheels build --publish public")


def _blank_without_answers(printing: Printing, day: date) -> Path | None:
    from twowheels.definition import read_workbook

    project = find_project(Path.cwd())
    if any((project / "answers").glob("*.y*ml")):
        return None
    from twowheels.outputs.pdf import blank_pdf

    target = project / SITES / "workbook-blank.pdf"
    blank_pdf(read_workbook(project / "workbook"), target, as_of=day, **printing._asdict())
    return from_here(target)


def _tell_unread(reviewed: list[Reviewed]) -> int:
    unread = [one for one in reviewed if one.error]
    for line in as_text(unread, everything=False):
        click.echo(line, err=True)
    return 2 if unread else 0


def _tell(built: Built, moved: tuple[Path, Path] | None = None) -> int:
    book = built.review.book
    click.echo(click.style(show(book.business, 120), bold=True))
    for file in built.files:
        final = moved[1] / file.relative_to(moved[0]) if moved else file
        click.echo(f"  {from_here(final)}")
    for problem in book.problems:
        click.echo(f"  {problem.place}: {problem.message} {problem.hint}".rstrip(), err=True)
    if built.notice:
        click.secho(f"  {built.notice}", fg="yellow", err=True)
    _tell_unlettered(built, [file.stem for file in built.files if file.suffix == ".pdf"])
    for error in built.errors:
        click.echo(f"  {error.message}", err=True)
        click.echo(f"    {error.hint}", err=True) if error.hint else None
    return max((error.code for error in built.errors), default=0)


def _tell_unlettered(built: Built, pdfs: list[str]) -> None:
    for one in unlettered(built.review.book, blank=pdfs[0].endswith("-blank")) if pdfs else ():
        click.secho(f"  {one.place}: {one.message}", fg="yellow", err=True)
        click.echo(f"    {one.mend}", err=True)


def _code(reviewed: list[Reviewed], *, strict: bool) -> int:
    if strict:
        return report.exit_code(reviewed, strict=True)
    return int(any(one.review.book.problems for one in reviewed if one.review))
