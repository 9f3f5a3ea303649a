"""Lines that come into a file: a value behind its key or dash, a new entry, new items."""

from __future__ import annotations

from collections.abc import Sequence

from twowheels.yamltext import emission
from twowheels.yamltext.cutting import CannotSplice, Splice
from twowheels.yamltext.emission import Manner, Value
from twowheels.yamltext.survey import Leaf, Part, Plot, Survey


def behind(survey: Survey, part: Part, plot: Plot, written: tuple[str, Sequence[str]], column: int) -> Splice:
    """Put a value behind a colon or dash, in the place of another; comments inside the old one stay.

    A comment on the line of the key stays there, all others follow the value.
    """
    if part.behind < 0:
        raise CannotSplice
    first, rest = written
    start, stop, on_line = part.behind, survey.line_end(plot.end), survey.line_end(part.behind)
    if isinstance(plot, Leaf) and plot.start < plot.end <= on_line and not rest and first:
        return Splice(plot.start, plot.end, first)
    notes = survey.between(start, stop)
    beside = next((note for note in notes if note.start < on_line), None)
    if beside is None and notes and not notes[-1].alone and first:
        beside = notes[-1]
    text = f" {first}" if first else ""
    if beside is not None:
        gap = survey.text[max(start, beside.start - 8) : beside.start]
        text += (gap[len(gap.rstrip(" \t")) :] or " ") + beside.text
    below = [*rest, *(" " * column + note.text for note in notes if note is not beside)]
    return Splice(start, stop, survey.line_break(start).join([text, *below]))


def entry(name: str, value: Value, manner: Manner) -> list[str]:
    """Give the lines of a new key with its value."""
    key = emission.inline(name, manner)
    first, rest = emission.lines(value, manner.at(manner.column, taken=len(key) + 2))
    return [" " * manner.column + key + ":" + (f" {first}" if first else ""), *rest]


def items(values: Sequence[Value], manner: Manner) -> list[str]:
    """Give the lines of new items."""
    lines: list[str] = []
    for value in values:
        first, rest = emission.lines(value, manner.at(manner.column, taken=2), item=True)
        lines += [f"{' ' * manner.column}- {first}", *rest]
    return lines


def whole(survey: Survey, at: int, lines: Sequence[str]) -> str:
    """Join lines so that they can come in before a line; at the end of a text without newline, after."""
    line_break = survey.line_break(at - 1 if at else 0)
    text = line_break.join(lines)
    if at == len(survey.text) and survey.line_start(at) != at:
        return line_break + text
    return text + line_break
