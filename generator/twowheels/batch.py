"""Build one or many businesses: site and book side by side, each swapped in whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from twowheels.builds import Built, Plan
from twowheels.businesses import Reviewed
from twowheels.errors import WorkbookError
from twowheels.filled import Guard
from twowheels.messages import Messages
from twowheels.printing import PrintedSheet, printed_sheets
from twowheels.project import STATE
from twowheels.review import Review
from twowheels.staging import refuse_foreign, staged, write_whole
from twowheels.workers import Outcome, Task, run_all


def build_all(reviewed: Sequence[Reviewed], plan: Plan) -> Iterator[Built]:
    """Build every business that could be read, and give each as soon as it stands."""
    reviews = [one.review for one in reviewed if one.review]
    benches = {review.book.answers.meta.id: _Bench(review, plan) for review in reviews}
    try:
        tasks = [task for bench in benches.values() for task in bench.tasks()]
        new = any(not bench.guard.ours for bench in benches.values())
        _warm_up(reviews, plan, many_new=new and len(tasks) > 4)
        for outcome in run_all(tasks, plan.jobs or os.cpu_count() or 1):
            bench = benches[outcome.task.name]
            if bench.done(outcome):
                yield bench.finish()
    finally:
        for bench in benches.values():
            bench.clear()


def _warm_up(reviews: Sequence[Review], plan: Plan, *, many_new: bool) -> None:
    # What site and book both need is worked out and imported once, before the processes part.
    if plan.site and plan.pdf:
        import babel.numbers  # noqa: F401
        import markdown_it  # noqa: F401

        for review in reviews:
            _ = review.next, review.figures.all()
    # With many new books it pays to import the print engine once, before the processes part.
    if plan.pdf and many_new:
        from twowheels.outputs.pdf import printer

        printer()


def _sheets(review: Review, name: str) -> tuple[PrintedSheet, ...]:
    workbook = review.book.workbook
    return printed_sheets(review, Messages(workbook.language, workbook.messages), name)


class _Bench:
    """One business on the bench: its two tasks, and the folder that they fill."""

    def __init__(self, review: Review, plan: Plan) -> None:
        self.review = review
        self.plan = plan
        self.name = review.book.answers.meta.id
        self.target = plan.sites / self.name
        self.work = plan.project / STATE / "build" / f"{self.name}-{os.getpid()}"
        self.open = 0
        self.errors: list[WorkbookError] = []
        self.sheets = _sheets(review, plan.sheet) if plan.sheet else ()
        self.guard = Guard(self.target / self.book_file, plan.memory)

    @property
    def book_file(self) -> str:
        return f"{self.name}.pdf"

    def tasks(self) -> Iterator[Task]:
        self.work.mkdir(parents=True, exist_ok=True)
        if self.plan.pdf:
            self.open += 1
            yield Task(self.name, self._make_pdf)
        if self.plan.site:
            self.open += 1
            yield Task(self.name, self._make_site)
        if self.sheets:
            self.open += 1
            yield Task(self.name, self._make_sheets)

    def _make_site(self) -> None:
        from twowheels.outputs.site import build_site

        pdf, printed = self.book_file if self.plan.pdf else "", frozenset(sheet.id for sheet in self.sheets)
        build_site(self.review, self.plan.project, self.work / "site", pdf=pdf, sheets=printed)

    def _make_pdf(self) -> None:
        from twowheels.outputs.pdf import Last, build_pdf

        last = Last(self.target / self.book_file, self.plan.memory)
        build_pdf(self.review, self.work / self.book_file, **self.plan.printing._asdict(), last=last)

    def _make_sheets(self) -> None:
        from twowheels.outputs.pdf import build_sheet

        workbook = self.review.book.workbook
        words = Messages(workbook.language, workbook.messages)
        (self.work / "sheets").mkdir()
        for sheet in self.sheets:
            target = self.work / "sheets" / f"{sheet.id}.pdf"
            paper, binding = self.plan.printing.paper, self.plan.printing.binding
            build_sheet(sheet, words, workbook.folder, target, paper=paper, binding=binding)

    def done(self, outcome: Outcome) -> bool:
        self.open -= 1
        if outcome.error:
            self.errors.append(outcome.error)
        return self.open == 0

    def finish(self) -> Built:
        site, book = self.work / "site", self.work / self.book_file
        notice = self.guard.keep(self.review)
        files: list[Path] = []
        sheets: list[Path] = []
        if (site / "index.html").is_file():
            files.append(self.target / "index.html")
            sheets = self._hand_over_sheets(site)
            self._swap_in(site, book)
        elif not self.plan.site:
            sheets = self._hand_over_sheets(self.target)
        if book.is_file() and not self.plan.site:
            _hand_over(book, self.target / self.book_file)
        if book.is_file():
            files.append(self.target / self.book_file)
        return Built(self.review, (*files, *sheets), tuple(self.errors), notice)

    def _hand_over_sheets(self, folder: Path) -> list[Path]:
        """Put the printed sheets into a site's folder, and give where they will lie."""
        files = sorted((self.work / "sheets").glob("*.pdf"))
        for file in files:
            _hand_over(file, folder / "sheets" / file.name)
        return [self.target / "sheets" / file.name for file in files]

    def _swap_in(self, site: Path, book: Path) -> None:
        blank = self.target / f"{self.name}-blank.pdf"
        with staged(self.target, self.plan.project / STATE / "build") as stage:
            shutil.copytree(site, stage, dirs_exist_ok=True, copy_function=_move)
            for file in (book, blank):
                if file.is_file():
                    shutil.copy2(file, stage / file.name)

    def clear(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)


def _hand_over(source: Path, target: Path) -> None:
    """Write a file anew only if it has become another one."""
    data = source.read_bytes()
    if not target.is_file() or target.read_bytes() != data:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)


def _move(source: str, target: str) -> str:
    return str(Path(source).rename(target))


def build_blank(reviewed: Sequence[Reviewed], plan: Plan) -> Iterator[Built]:
    """Make the empty book of every business: its own name on the cover, room for every answer."""
    from twowheels.outputs.pdf import Last, build_pdf

    for review in (one.review for one in reviewed if one.review):
        name = review.book.answers.meta.id
        target = plan.sites / name / f"{name}-blank.pdf"
        target.parent.mkdir(parents=True, exist_ok=True)
        notice = Guard(target, plan.memory).keep(review)
        last = Last(target, plan.memory)
        build_pdf(review, target, blank=True, **plan.printing._asdict(), last=last)
        yield Built(review, (target,), (), notice)


def build_tree(reviewed: Sequence[Reviewed], plan: Plan, folder: Path) -> Iterator[Built]:
    """Write the page tree of every business, for other site generators to build."""
    from twowheels.outputs.tree import MADE, SIGN, write_tree

    reviews = [one.review for one in reviewed if one.review]
    for review in reviews:
        target = folder if len(reviews) == 1 else folder / review.book.answers.meta.id
        refuse_foreign(target, sign=("mkdocs.yml", SIGN), ours=lambda path: path.name in MADE)
        with staged(target, plan.project / STATE / "build") as stage:
            write_tree(review, plan.project, stage)
        yield Built(review, (target,), ())


Builder = Callable[[Sequence[Reviewed], Plan], Iterator[Built]]


def builder(*, blank: bool, tree: Path | None) -> Builder:
    """Choose what a build makes."""
    if blank:
        return build_blank
    return partial(_tree_into, tree) if tree else build_all


def _tree_into(folder: Path, reviewed: Sequence[Reviewed], plan: Plan) -> Iterator[Built]:
    return build_tree(reviewed, plan, folder)
