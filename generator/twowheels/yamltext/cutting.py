"""Take entries and items away: their letters go, their comments stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from twowheels.yamltext.survey import Group, Part, Survey


class Splice(NamedTuple):
    """Letters from ``start`` to ``end`` go, ``text`` comes."""

    start: int
    end: int
    text: str


class CannotSplice(Exception):  # noqa: N818  # it is no error of anybody: another way is tried
    """Writing does not work in this way here."""


def apply(text: str, splices: Iterable[Splice]) -> str:
    """Put splices into a text. Raises CannotSplice where two touch the same letters."""
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(splices, key=lambda one: (one.start, one.end)):
        if start < at:
            raise CannotSplice
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def without(parts: Iterable[Part], gone: Iterable[Part]) -> list[Part]:
    """Give the parts that stay."""
    going = {part.begin for part in gone}
    return [part for part in parts if part.begin not in going]


def can_empty(survey: Survey, group: Group) -> bool:
    """Tell whether all parts of a group can be cut and nothing else."""
    return not group.flow and survey.is_first(group.parts[0].begin)


def cut(survey: Survey, group: Group, gone: Sequence[Part]) -> Iterator[Splice]:
    """Take parts away; comments inside them become lines of their own."""
    if group.flow:
        yield from _in_brackets(survey, group, gone)
        return
    for part in gone:
        if survey.is_first(part.begin):
            yield _lines(survey, part, group.column)
        elif part is group.parts[0] and len(gone) == 1:
            # The first key of a row stands behind its dash: the next one moves up.
            following = group.parts[1].begin
            margin = survey.line_break(part.begin) + " " * group.column
            notes = survey.between(part.begin, following)
            yield Splice(part.begin, following, "".join(note.text + margin for note in notes))
        else:
            raise CannotSplice


def _lines(survey: Survey, part: Part, column: int) -> Splice:
    start, end = survey.line_start(part.begin), survey.next_line(part.value.end)
    if start in survey.blanks:  # or the text above would get the blank lines below
        end = survey.blank_end(end)
    notes = survey.between(start, end)
    text = "".join(" " * column + note.text + survey.line_break(note.start) for note in notes)
    if end == len(survey.text) == survey.line_end(part.value.end):
        # A file without a final newline stays one.
        above = start - len(survey.line_break(start - 1)) if start else 0
        return Splice(start, end, text.rstrip("\r\n")) if text else Splice(above, end, "")
    return Splice(start, end, text)


def _in_brackets(survey: Survey, group: Group, gone: Sequence[Part]) -> Iterator[Splice]:
    going = {part.begin for part in gone}
    stays = next((part.begin for part in group.parts if part.begin not in going), None)
    for at, part in enumerate(group.parts):
        if part.begin not in going:
            continue
        if stays is not None and part.begin > stays:
            start, end = group.parts[at - 1].value.end, part.value.end
        elif at + 1 < len(group.parts):
            start, end = part.begin, group.parts[at + 1].begin
        else:
            start, end = part.begin, part.value.end
        margin = survey.line_break(start) + " " * (end - survey.line_start(end))
        yield Splice(start, end, "".join(f" {note.text}{margin}" for note in survey.between(start, end)))
