"""Set answers in HTML, each shape in its own way; the site and the book share it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, assert_never

from markupsafe import Markup, escape

from twowheels.kind import (
    Column,
    Grid,
    Items,
    Kind,
    Line,
    Lines,
    Locale,
    Order,
    Pick,
    Row,
    Shares,
    Spec,
    Steps,
    Value,
)
from twowheels.messages import Messages
from twowheels.reading import plain as number_text
from twowheels.richtext import plain, rich
from twowheels.states import rows
from twowheels.yamltext import Mapping as MappingNode
from twowheels.yamltext import Node, Scalar


class Setting(NamedTuple):
    """How answers are set: language, words, and how many columns a table may have before it becomes cards."""

    locale: Locale
    messages: Messages
    widest: int = 99


def typeset(value: Value, kind: Kind, spec: Spec, setting: Setting) -> Markup:  # noqa: PLR0911  one a shape
    """Set one answer as HTML."""
    if value == ():
        return Markup("<p>{}</p>").format(setting.messages("none_written"))
    shape = kind.shape(spec)
    match shape:
        case Lines():
            return _words(str(value), shape)
        case Line():
            return Markup('<p class="tw-figure">{}</p>').format(kind.written(value, spec, setting.locale))
        case Items():
            return _list("ul", "tw-list", tuple(map(str, _several(value))))
        case Pick():
            return _pick(value, kind, spec, shape, setting)
        case Order():
            return _list("ol", "tw-order", tuple(spec.label(str(key)) for key in _several(value)))
        case Shares():
            return _shares(value, shape)
        case Steps():
            return _steps(value, shape, setting)
        case Grid():
            return _grid(value, shape, setting)
        case _:
            assert_never(shape)


def _several(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _words(text: str, shape: Lines) -> Markup:
    if shape.prose:
        return rich(text)
    return Markup('<p class="tw-words" dir="auto">{}</p>').format(plain(text))


def _list(tag: str, name: str, items: tuple[str, ...]) -> Markup:
    lines = Markup("").join(Markup('<li dir="auto">{}</li>').format(plain(item)) for item in items)
    return Markup('<{} class="{}">{}</{}>').format(tag, name, lines, tag)


def _pick(value: Value, kind: Kind, spec: Spec, shape: Pick, setting: Setting) -> Markup:
    if shape.many:
        return _list("ul", "tw-ticks", tuple(spec.label(str(key)) for key in _several(value)))
    if isinstance(value, bool):
        return Markup('<p class="tw-choice">{}</p>').format(setting.messages("yes" if value else "no"))
    return Markup('<p class="tw-choice">{}</p>').format(kind.written(value, spec, setting.locale))


def _shares(value: Value, shape: Shares) -> Markup:
    shares = value if isinstance(value, Mapping) else {}
    lines = [
        Markup('<tr><th scope="row">{}</th><td class="tw-number">{}%</td></tr>').format(
            o.label, number_text(share)
        )
        for o in shape.options
        if isinstance(share := shares.get(o.key), Decimal)
    ]
    return Markup('<table class="tw-shares"><tbody>{}</tbody></table>').format(Markup("").join(lines))


def _steps(value: Value, shape: Steps, setting: Setting) -> Markup:
    step = int(value) if isinstance(value, Decimal) else shape.low
    dots = "●" * (step - shape.low + 1) + "○" * (shape.high - step)
    words = next((f" – {label.label}" for label in shape.labels if label.key == str(step)), "")
    return Markup('<p class="tw-scale"><span aria-hidden="true">{}</span> {} {} {}{}</p>').format(
        dots, step, setting.messages("out_of"), shape.high, words
    )


def _grid(value: Value, shape: Grid, setting: Setting) -> Markup:
    filled = rows(value)
    named = {option.key: option.label for option in shape.rows}
    if len(shape.columns) + bool(named) > setting.widest:
        return Markup("").join(_card(row, named.get(row.name, ""), shape, setting) for row in filled)
    head = [Markup("<td></td>")] if named else []
    head += [Markup('<th scope="col"{}>{}</th>').format(_alignment(c), c.label) for c in shape.columns]
    body = Markup("").join(_table_row(row, named.get(row.name, ""), shape, setting) for row in filled)
    table = Markup('<table class="tw-table">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
    inside = table.format(_widths(shape), Markup("").join(head), body)
    return Markup('<div class="tw-scroll" tabindex="0">{}</div>').format(inside)  # scrolls by keyboard too


def _widths(shape: Grid) -> Markup:
    """Name the columns by what they hold, so that a printed table can be set without measuring every cell."""
    names = ["tw-col-name"] if shape.rows else []
    names += [f"tw-col-{type(c.kind.shape(c.spec)).__name__.lower()}" for c in shape.columns]
    return Markup("").join(Markup('<col class="{}">').format(name) for name in names)


def _table_row(row: Row, name: str, shape: Grid, setting: Setting) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(name) if shape.rows else Markup("")
    cells = (
        Markup('<td data-label="{}"{}>{}</td>').format(c.label, _alignment(c), cell(row, c, setting))
        for c in shape.columns
    )
    return Markup("<tr>{}{}</tr>").format(first, Markup("").join(cells))


def _alignment(column: Column) -> Markup:
    return Markup(' class="tw-number"') if isinstance(column.kind.shape(column.spec), Line) else Markup("")


def _card(row: Row, name: str, shape: Grid, setting: Setting) -> Markup:
    """Set a row on its own: under its name, or else under its first filled cell."""
    cells = [(c.label, cell(row, c, setting)) for c in shape.columns if row.get(c.key) is not None]
    if not name and cells:
        title, cells = cells[0][1], cells[1:]
    else:
        title = escape(name or row.name)
    lines = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*pair) for pair in cells)
    heading = Markup("<p><strong>{}</strong></p>").format(title)
    return Markup('<div class="tw-card">{}<dl>{}</dl></div>').format(heading, lines)


def cell(row: Row, column: Column, setting: Setting) -> Markup:
    """Set one cell; an empty one says so to a screen reader and shows a dash."""
    value = row.get(column.key)
    if value is None:
        return Markup('<span class="tw-none" title="{}">–</span>').format(setting.messages("not_filled"))
    if isinstance(value, bool):
        return escape(setting.messages("yes" if value else "no"))
    if isinstance(value, str) and isinstance(column.kind.shape(column.spec), Lines):
        return Markup('<span dir="auto">{}</span>').format(plain(value))
    return escape(column.kind.written(value, column.spec, setting.locale))


def as_typed(node: Node | None) -> str:
    """Give what was typed as plain lines, for an answer that could not be read."""
    if node is None:
        return ""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, MappingNode):
        return "\n".join(f"{entry.key.text}: {as_typed(entry.value)}" for entry in node.entries)
    items = (as_typed(item).replace("\n", "\n  ") for item in node.items)
    return "\n".join(f"- {item}" for item in items)
