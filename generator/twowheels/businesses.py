"""One or many businesses: find their answers files and review them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from twowheels.answers import read_answers
from twowheels.audience import unworded
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.errors import Place, WorkbookError
from twowheels.project import answers_files, find_project, from_here
from twowheels.review import Review
from twowheels.workbook import Workbook


class Reviewed(NamedTuple):
    """One answers file: its review, or the error that kept it from being read."""

    file: str
    review: Review | None
    error: WorkbookError | None


def review_each(
    paths: Sequence[Path], *, as_of: date, audience: str, depth: str, lean: bool = False
) -> Iterator[Reviewed]:
    """Review the businesses among the paths one by one, as they are asked for, and keep none of them.

    One that cannot be read does not stop the others. ``lean`` does without what only the manual pages of
    the checks need. Raises WorkbookError, at once, when there is no project, no answers, or the workbook
    itself is at fault.
    """
    files = find_answers(paths)
    workbook = read_workbook(project_of(files) / "workbook", lean=lean)
    return _refuse_twins(
        review_one(file, workbook, as_of=as_of, audience=audience, depth=depth) for file in files
    )


def review_all(paths: Sequence[Path], *, as_of: date, audience: str, depth: str) -> list[Reviewed]:
    """Review every business among the paths, for a reader who needs all of them at once."""
    return list(review_each(paths, as_of=as_of, audience=audience, depth=depth))


def find_answers(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the answers files among the paths; without paths, those of the project one stands in."""
    if paths:
        return answers_files(paths)
    folder = from_here(find_project(Path.cwd()) / "answers")
    return answers_files([folder] if folder.is_dir() else [])


def project_of(files: Sequence[Path]) -> Path:
    """Give the project that answers files belong to: theirs, or the one stood in.

    Raises WorkbookError when there is none, or when they belong to several.
    """
    projects = {_project_of(file): file for file in reversed(files)}
    project = _project_of(files[0])
    for other, file in projects.items():
        if other != project:
            hint = "Take one project at a time."
            message = f"This belongs to another project than {files[0]}."
            raise WorkbookError(message, place=Place(str(file)), hint=hint)
    return project


def _project_of(file: Path) -> Path:
    try:
        return find_project(file.parent)
    except WorkbookError:
        return find_project(Path.cwd())


def review_one(file: Path, workbook: Workbook, *, as_of: date, audience: str, depth: str) -> Reviewed:
    """Read, bind and review one answers file."""
    try:
        book = bind(workbook, read_answers(file), as_of=as_of, audience=audience)
    except WorkbookError as error:
        return Reviewed(str(file), None, unworded(error, audience))
    return Reviewed(str(file), Review(book, depth), None)


def _refuse_twins(reviewed: Iterable[Reviewed]) -> Iterator[Reviewed]:
    """Turn a second file with the same id into an error: they would be built into one folder."""
    first: dict[str, str] = {}
    for one in reviewed:
        meta = one.review.book.answers.meta if one.review else None
        if meta and first.setdefault(meta.id, one.file) != one.file:
            message = f'The id "{meta.id}" is taken by {first[meta.id]}.'
            error = WorkbookError(message, place=meta.place, hint="Give one of them another id.")
            yield Reviewed(one.file, None, error)
        else:
            yield one
