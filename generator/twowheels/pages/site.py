"""The whole website of a book: its pages, their order, and its own files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from twowheels.audience import PUBLIC
from twowheels.brand import Brand, site_css
from twowheels.errors import Place, WorkbookError
from twowheels.fields import told
from twowheels.messages import Messages
from twowheels.pages.about import about_page
from twowheels.pages.address import (
    ABOUT,
    ANSWERS,
    CHECKS,
    FIGURES,
    FINDINGS,
    FRONT,
    GAPS,
    family_page,
    part_page,
    section_page,
    sheet_page,
)
from twowheels.pages.answers import answers_page
from twowheels.pages.block import Blocks, render
from twowheels.pages.figures import figures_page
from twowheels.pages.findings import findings_page
from twowheels.pages.front import front_page, public_page
from twowheels.pages.gaps import gaps_page
from twowheels.pages.order import reading_order
from twowheels.pages.part import part_text, section_text
from twowheels.pages.prose import heading
from twowheels.pages.sheet import sheet_text
from twowheels.pages.thinking import family_text, family_title, thinking_page
from twowheels.pictures import Gallery
from twowheels.project import resource
from twowheels.reckoning import reckoned
from twowheels.review import Review
from twowheels.richtext import label
from twowheels.workbook import Part, Sheet

LOOK = ("look/site.css", "look/logo.svg", "look/favicon.svg")
FONTS = tuple(f"look/fonts/IBMPlexSans-{style}.woff2" for style in ("Regular", "Italic", "SemiBold"))


CALENDAR = "calendar.ics"
BRAND = "look/brand.css"
"""The rules that a workbook's own colours and letters make."""
SEARCH_FROM_DISK = "look/iframe-worker.js"
"""A script that lets the search work in a copy opened from a disk."""


class Page(NamedTuple):
    """One page: Markdown with markers, and the block that each marker stands for."""

    path: str
    title: str
    markdown: str
    blocks: Mapping[str, Markup]
    description: str = ""
    wide: bool = False
    aside: bool = False

    def meta(self) -> dict[str, Any]:
        """Give what stands in a page's head, escaped once: templates of MkDocs escape nothing."""
        head: dict[str, Any] = {"title": str(label(self.title))}
        if self.description:
            head["description"] = str(label(self.description, 300))
        if self.aside:
            head["search"] = {"boost": 0.01}  # a search finds answers first, then what explains the checks
        return head | ({"hide": ["toc", "navigation"]} if self.wide else {})


class Site(NamedTuple):
    """A website as data: nothing of it has been written yet."""

    pages: tuple[Page, ...]
    nav: list[Any]
    assets: Mapping[str, bytes]
    name: str
    language: str
    search: str


def make_pages(review: Review, *, pdf: str = "", sheets: frozenset[str] = frozenset()) -> Site:
    """Give the website of a reviewed book.

    ``pdf`` is the address of its PDF at the site's root,
    ``sheets`` are those that have a PDF of their own beside their page.

    Raises WorkbookError when a story cannot be told.
    """
    book = review.book
    workbook, say = book.workbook, Messages(book.workbook.language, book.workbook.messages)
    maker = _Maker(review, say, pdf, sheets)
    pages = tuple(maker.pages())
    _refuse_twins(pages)
    name, search = str(label(book.business)), str(label(say("search")))
    own = assets(workbook.folder, workbook.brand) | _calendar(review)
    order = reading_order(book, say, frozenset(page.path for page in pages))
    return Site(pages, order, own, name, workbook.language, search)


class _Maker:
    """Makes the pages of one book."""

    def __init__(self, review: Review, say: Messages, pdf: str, sheets: frozenset[str] = frozenset()) -> None:
        self.review = review
        self.gallery = Gallery(review)
        self.workbook = review.book.workbook
        self.say = say
        self.pdf = pdf
        self.sheets = sheets
        self.nonce = sha256(f"pages {review.book.answers.digest}".encode()).hexdigest()[:16]
        self.public = review.book.audience == "public"

    def pages(self) -> list[Page]:
        """Make all pages."""
        if self.public and self.workbook.sheets:
            sheets = map(self._sheet, self.workbook.sheets[1:])
            return [
                self._front(),
                *(sheet for sheet in sheets if sheet.blocks),
            ]  # no stranger opens an empty page
        parts = [page for part in self.workbook.parts for page in self._part(part)]
        private = [] if self.public else [*self._gaps(), *self._noticed(), *self._thinking(), *self._about()]
        return [self._front(), *parts, *map(self._sheet, self.workbook.sheets), *private]

    def _front(self) -> Page:
        blocks = Blocks(self.nonce)
        if self.public and self.workbook.sheets:
            text = public_page(self.gallery, self.say, blocks, self.pdf, self.sheets)
            return Page(FRONT, self.review.book.business, text, blocks.kept, wide=True)
        text = front_page(self.gallery, self.say, blocks, self.pdf)
        return Page(FRONT, self.workbook.title, text, blocks.kept, self.workbook.subtitle, wide=True)

    def _part(self, part: Part) -> list[Page]:
        blocks = Blocks(self.nonce)
        text = heading(1, part.title) + part_text(part, self.review, self.say, blocks)
        first = Page(part_page(part), part.title, text, blocks.kept, part.intro)
        return [first, *(self._section(part, number) for number in range(len(part.sections)))]

    def _section(self, part: Part, number: int) -> Page:
        section = part.sections[number]
        blocks = Blocks(self.nonce)
        text = heading(1, section.title) + section_text(part, section, self.gallery, self.say, blocks)
        return Page(section_page(section), section.title, text, blocks.kept, section.intro)

    def _sheet(self, sheet: Sheet) -> Page:
        blocks = Blocks(self.nonce)
        told = sheet_text(sheet, self.gallery, self.say, blocks, printed=sheet.id in self.sheets)
        text = heading(1, sheet.title) + told
        return Page(sheet_page(sheet), sheet.title, text, blocks.kept, sheet.intro, wide=True)

    def _about(self) -> list[Page]:
        """Make the pages of all answers and about the workbook."""
        answers = partial(answers_page, self.review, self.say)
        about = partial(about_page, self.review, self.say, pdf=self.pdf)
        titles = {ANSWERS: self.say("answers_title"), ABOUT: self.say("about_title")}
        texts = {ANSWERS: answers, ABOUT: about}
        return [self._page(path, titles[path], text) for path, text in texts.items()]

    def _gaps(self) -> list[Page]:
        title = self.say("gaps_title")
        return [
            self._page(GAPS[depth], title, partial(gaps_page, self.review, depth, self.say)) for depth in GAPS
        ]

    def _noticed(self) -> list[Page]:
        """Make the pages of findings and figures, as far as the workbook knows any."""
        pages = []
        if self.workbook.families:
            text = partial(findings_page, self.review, self.say)
            pages.append(self._page(FINDINGS, self.say("findings_title"), text))
        if self.workbook.figures:
            text = partial(figures_page, reckoned(self.review.figures), self.say)
            pages.append(self._page(FIGURES, self.say("figures_title"), text))
        return pages

    def _thinking(self) -> list[Page]:
        if not self.workbook.families:
            return []
        text = partial(thinking_page, self.workbook, self.say)
        families = [
            self._page(family_page(f.id), family_title(f), partial(family_text, f, self.say))
            for f in self.workbook.families
        ]
        pages = [self._page(CHECKS, self.say("checks_title"), text), *families]
        return [page._replace(aside=True) for page in pages]

    def _page(self, path: str, title: str, text: Callable[[Blocks], str]) -> Page:
        blocks = Blocks(self.nonce)
        return Page(path, title, heading(1, title) + text(blocks), blocks.kept)


def assets(folder: Path, brand: Brand) -> dict[str, bytes]:
    """Give the site's own files: look and fonts of the workbook folder or the starter's, and the brand's."""
    look = {name: resource(folder, name).read_bytes() for name in (*LOOK, *FONTS)}
    own = brand.assets(folder) | {BRAND: site_css(brand).encode()}
    return look | own | {SEARCH_FROM_DISK: Path(__file__).with_name("iframe-worker.js").read_bytes()}


def _calendar(review: Review) -> dict[str, bytes]:
    """Give the weeks to come as a file for a calendar, where there is a plan and somebody who may see it."""
    if review.book.audience == PUBLIC or review.book.workbook.plan is None:
        return {}
    from twowheels.almanac import calendar_ics

    return {CALENDAR: calendar_ics(review)}


def _refuse_twins(pages: tuple[Page, ...]) -> None:
    seen: set[str] = set()
    for page in pages:
        if page.path in seen:
            hint = "Give the section or the part another name."
            raise WorkbookError("Two pages would have the same address.", place=Place(page.path), hint=hint)
        seen.add(page.path)


def error_site(error: WorkbookError, last: Site, folder: Path) -> Site:
    """Give a website that says on every page what cannot be read, where, and what to do.

    It has the pages of the last good one, so that nobody who watches one of them meets a missing page.
    """
    say = Messages(last.language)
    blocks = Blocks("0" * 16)
    errors = told(error)
    text = heading(1, say("error_title")) + blocks.put(render("error.html.j2", errors=errors, say=say))
    paths = [page.path for page in last.pages] or [FRONT]
    pages = tuple(Page(path, say("error_title"), text, blocks.kept) for path in paths)
    nav = last.nav or [{say("error_title"): FRONT}]
    return last._replace(
        pages=pages, nav=nav, assets=assets(folder, Brand()), name=last.name or say("error_title")
    )
