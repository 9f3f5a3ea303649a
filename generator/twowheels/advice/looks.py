"""What would be hard to see: colours of a brand without contrast, and pictures that stand nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from twowheels.advice.advised import Lint, idea, warning
from twowheels.brand import DARK_PAPER, PLAIN, READABLE, contrast
from twowheels.errors import Place
from twowheels.expression import Call, split_story
from twowheels.workbook import Workbook


def advise(workbook: Workbook) -> Iterator[Lint]:
    """Look at the brand and at the pictures."""
    place = Place(str(workbook.folder / "workbook.yaml"), 1, 1)
    for colours, paper, where in (
        (workbook.brand.light, PLAIN["paper"], "light"),
        (workbook.brand.dark, DARK_PAPER, "dark"),
    ):
        for name, colour in colours.items():
            if (found := contrast(colour, paper)) < READABLE:
                message = f"{name} is {colour}: its contrast is {found:.1f} on {where} paper and should be {READABLE}."
                yield warning(
                    place,
                    "contrast",
                    message,
                    "Take a darker one." if where == "light" else "Take a lighter one.",
                )
    shown = set(_shown(workbook))
    for picture in workbook.pictures.values():
        if picture.id not in shown:
            message = f'The picture "{picture.id}" stands on no page.'
            hint = f'Put {{{{ picture("{picture.id}") }}}} into a story, or its id under front: in workbook.yaml.'
            yield idea(picture.place, "unused-picture", message, hint)


def _shown(workbook: Workbook) -> Iterator[str]:
    """Give the pictures that stories and the front page show."""
    yield from (*workbook.front, workbook.board)
    stories = [section.story for section in workbook.sections.values()]
    for story in (*stories, *(sheet.story for sheet in workbook.sheets), workbook.folder / "index.md"):
        if story.is_file():
            parts = split_story(story.read_text("utf-8-sig"), Place(str(story)))
            yield from (
                part.arguments[0] for part in parts if isinstance(part, Call) and part.name == "picture"
            )
