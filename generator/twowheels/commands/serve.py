"""Show the website on this machine and keep it up to date while you type."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twowheels import options
from twowheels.businesses import find_answers, project_of, review_one
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.messages import FALLBACK, Messages
from twowheels.project import STATE, find_project
from twowheels.review import Review
from twowheels.workbook import Workbook

if TYPE_CHECKING:
    from twowheels.listing import Listed
    from twowheels.outputs.server import Server
    from twowheels.outputs.site import Sites

EPILOG = """Examples:  twowheels serve  ·  twowheels serve answers/shop.yaml --open
·  twowheels serve --audience public --port 8800"""


@click.command("serve", epilog=EPILOG)
@options.answers_argument
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True,
              help="The port; the next free one is used when it is taken, any free one for 0.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True,
              help="The address; only this machine's own are allowed (127.x.x.x, ::1).")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the address in the browser.")
@options.depth_option
@options.audience_option
@options.as_of_option
def command(
    answers: tuple[Path, ...],
    port: int,
    host: str,
    open_browser: bool,
    depth: str,
    audience: str,
    as_of: date | None,
) -> None:
    """Show the website on this machine and keep it up to date while you type.

    ANSWERS are files or folders; without any, the project's answers/ folder. Save an answers file
    or anything in workbook/, and the open page follows. While a file is half typed the page says
    what is wrong and where, and comes back by itself. Ctrl-C stops it. Nothing is put into site/.
    """
    places = answers or (_short(find_project(Path.cwd()) / "answers"),)
    project = _short(project_of(find_answers(places)))
    workshop = _Workshop(project / "workbook", audience=audience, depth=depth, as_of=as_of)
    server = _server(project, places, workshop, host=host, port=port)
    _greet(server, port)
    if open_browser:
        click.launch(server.address)
    server.run()


def _short(path: Path) -> Path:
    # Messages name files as one would type them.
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _server(project: Path, places: Sequence[Path], workshop: _Workshop, *, host: str, port: int) -> Server:
    from twowheels.outputs.server import Server

    return Server(project, places, workshop, words=workshop.words(), say=click.echo, host=host, port=port)


def _greet(server: Server, port: int) -> None:
    words = server.words
    if port not in (0, server.port):
        click.echo(words("serve.taken", taken=port, port=server.port))
    click.echo(words("serve.address", address=click.style(server.address, bold=True)))
    click.echo(words("serve.watching", answers=", ".join(map(str, server.answers))))
    click.echo(words("serve.stop"))


class _Workshop:
    """Reads workbook and answers, and has sites and books made of them."""

    def __init__(self, folder: Path, *, audience: str, depth: str, as_of: date | None) -> None:
        self.folder = folder
        self.audience = audience
        self.depth = depth
        self.as_of = as_of

    @cached_property
    def workbook(self) -> Workbook:
        return read_workbook(self.folder)

    @cached_property
    def sites(self) -> Sites:
        from twowheels.outputs.site import Sites

        return Sites(self.folder.parent)

    def forget(self) -> None:
        self.__dict__.pop("workbook", None)
        self.__dict__.pop("sites", None)

    def words(self) -> Messages:
        """Give the wordings of the workbook's language, or English while it cannot be read."""
        try:
            return Messages(self.workbook.language, self.workbook.messages)
        except WorkbookError:
            return Messages(FALLBACK)

    def _review(self, answers: Path) -> Review:
        day = self.as_of or options.today()
        one = review_one(answers, self.workbook, as_of=day, audience=self.audience, depth=self.depth)
        if one.review is None:
            raise one.error or AssertionError
        return one.review

    def glance(self, answers: Path) -> Listed:
        from twowheels.listing import listed

        review = self._review(answers)
        name = review.book.answers.meta.id
        return listed(review, site=f"/{name}/", pdf=f"/{name}/{name}.pdf")

    def site(self, answers: Path, destination: Path, before: Path) -> None:
        review = self._review(answers)
        self.sites.build(review, destination, before, pdf=f"{review.book.answers.meta.id}.pdf")

    def book(self, answers: Path, target: Path) -> None:
        from twowheels.outputs.pdf import Last, build_pdf

        last = Last(target, self.folder.parent / STATE / "printed")
        build_pdf(self._review(answers), target, last=last)
