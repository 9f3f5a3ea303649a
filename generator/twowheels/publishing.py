"""A folder to publish: a start page, a site for each business, and nothing that was not made for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from twowheels.audience import OWNER, PUBLIC
from twowheels.builds import Plan
from twowheels.businesses import Reviewed
from twowheels.doorway import SIGN, lost_page
from twowheels.entrance import build_front
from twowheels.errors import WorkbookError, show
from twowheels.messages import Messages
from twowheels.project import STATE
from twowheels.review import Review
from twowheels.staging import refuse_foreign, staged, write_whole

START, LOST = "index.html", "404.html"


@contextmanager
def publication(folder: Path, project: Path) -> Iterator[Path]:
    """Give an empty folder to build in; when the block ends well it takes the place of ``folder``, whole.

    Raises WorkbookError when anything lies in ``folder`` that was not made for publishing.
    """
    refuse_foreign(folder, sign=(START, SIGN), ours=_ours)
    with staged(folder, project / STATE / "build") as stage:
        yield stage


def _ours(path: Path) -> bool:
    return path.name in (START, LOST) or (path / "index.html").is_file()


def finish(reviewed: Sequence[Reviewed], plan: Plan) -> None:
    """Put the start page and the page for wrong addresses at the root."""
    build_front(reviewed, plan)
    book = next(one.review.book for one in reviewed if one.review)
    write_whole(plan.sites / LOST, lost_page(book.say).encode())


def what_shows(review: Review) -> tuple[str, ...]:
    """Tell in plain words what a site that is not for the public would show to everyone."""
    book, say = review.book, review.book.say
    if book.audience == PUBLIC:
        return ()
    return (*_answers(review, say), *_notes(review, say), say("shows.progress"))


def _answers(review: Review, say: Messages) -> Iterator[str]:
    book = review.book
    given = [entry.question for entry in book.entries.values() if entry.typed and entry.state != "inactive"]
    kept = [question for question in given if question.id not in book.answers.publish]
    for privacy in ("owner", "coach"):
        number = sum(question.privacy == privacy for question in kept)
        if number:
            yield say(f"shows.{privacy}", n=number)
    columns = (q for q in given if any(column.privacy in ("owner", "coach") for column in q.spec.columns))
    if number := sum(1 for _ in columns):
        yield say("shows.columns", n=number)


def _notes(review: Review, say: Messages) -> Iterator[str]:
    hidden = sum(note.audience != PUBLIC for note in review.book.notes)
    if hidden:
        yield say("shows.notes", n=hidden)
    if review.book.audience == OWNER and review.book.answers.accepted:
        yield say("shows.accepted", n=len(review.book.answers.accepted))


def refuse_private(reviewed: Sequence[Reviewed]) -> None:
    """Refuse to publish what is not for the public.

    Raises WorkbookError that says what everyone would see.
    """
    reviews = [one.review for one in reviewed if one.review]
    if all(review.book.audience == PUBLIC for review in reviews):
        return
    audience = reviews[0].book.audience
    shown = "\n".join(f"    {show(r.book.business, 120)}: {', '.join(what_shows(r))}." for r in reviews)
    message = f"Nothing was published, because this is for the {audience}. Whoever has the address would see:"
    hint = "Leave --audience out. Only where strangers cannot come in, add --reveal-private."
    raise WorkbookError(f"{message}\n{shown}", hint=hint)
