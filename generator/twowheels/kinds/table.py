"""Rows of typed columns: free rows, fixed rows, or the rows of another table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from twowheels import accepts
from twowheels.errors import did_you_mean, show
from twowheels.kind import Grid, Locale, Measure, Reading, Row, Spec, Value
from twowheels.limits import TEXT
from twowheels.reading import is_empty
from twowheels.yamltext import Mapping, Node, Scalar, Sequence

ABOUT = (
    "Rows of typed columns. Rows are free, fixed by the question (`fixed_rows`), "
    "or the rows of another table (`rows_from`)."
)
TYPED = (
    "Each row behind a dash, its columns as `key: value` lines; fixed rows by their key instead of a dash."
)
SETTINGS = frozenset(
    {"columns", "fixed_rows", "rows_from", "min_rows", "max_rows", "allow_none", "row_privacy"}
)
MOST = TEXT.items


def shape(spec: Spec) -> Grid:
    return Grid(spec.columns, spec.fixed_rows, len(spec.fixed_rows) or max(spec.min_rows or 3, 3))


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    if spec.fixed_rows:
        return _read_fixed(node, spec, reading)
    if not isinstance(node, Sequence):
        reading.refuse(
            node, "This needs rows.", "Begin each row with a dash; write its columns as key: value lines."
        )
        return None
    most = spec.max_rows or MOST
    if len(node.items) > most:
        reading.refuse(node, f"{len(node.items)} rows are too many here.", f"The most is {most}.")
    rows = [_read_row(row, str(n), spec, reading) for n, row in enumerate(node.items, 1) if not is_empty(row)]
    return tuple(row for row in rows if row is not None)


def _read_fixed(node: Node, spec: Spec, reading: Reading) -> Value:
    keys = [row.key for row in spec.fixed_rows]
    if not isinstance(node, Mapping):
        reading.refuse(node, "This needs its named rows.", f"Write the rows as keys: {', '.join(keys)}.")
        return None
    rows: dict[str, Value] = {}
    for key, value in node.entries:
        if key.text not in keys:
            hint = did_you_mean(key.text, keys) or f"The rows are: {', '.join(keys)}."
            reading.refuse(key, f'There is no row "{show(key.text, 40)}".', hint)
        elif not is_empty(value) and (row := _read_row(value, key.text, spec, reading)) is not None:
            rows[key.text] = row
    return {key: rows[key] for key in keys if key in rows}


def _read_row(node: Node, name: str, spec: Spec, reading: Reading) -> Row | None:
    if not isinstance(node, Mapping):
        columns = ", ".join(column.key for column in spec.columns)
        reading.at(name).refuse(
            node, "A row needs its columns.", f"Write them as key: value lines: {columns}."
        )
        return None
    cells: dict[str, Value] = {}
    for key, value in node.entries:
        _read_cell(key, value, name, spec, reading, cells)
    return Row(cells, name, node.line, node.column)


def _read_cell(
    key: Scalar, value: Node, name: str, spec: Spec, reading: Reading, cells: dict[str, Value]
) -> None:
    column = next((column for column in spec.columns if column.key == key.text), None)
    if column is None:
        known = [column.key for column in spec.columns]
        hint = did_you_mean(key.text, known) or f"The columns are: {', '.join(known)}."
        reading.at(name, key.text).refuse(key, f'There is no column "{show(key.text, 40)}".', hint)
    elif not is_empty(value):
        cells[key.text] = column.kind.read(value, column.spec, reading.at(name, key.text))


def rows(value: Value) -> tuple[Row, ...]:
    """Give the rows of a table, whichever way they are kept."""
    kept: Iterable[Value] = (
        value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    )
    return tuple(row for row in kept if isinstance(row, Row))


def row_texts(row: Row, spec: Spec) -> tuple[str, ...]:
    """Give the free words in one row."""
    return tuple(t for c in spec.columns for t in c.kind.texts(row.get(c.key), c.spec))


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return tuple(text for row in rows(value) for text in row_texts(row, spec))


def measure(value: Value, spec: Spec) -> Measure | None:
    return Measure(len(rows(value)), spec.min_rows, "rows") if spec.min_rows and rows(value) else None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    return "; ".join(_row_written(row, spec, locale) for row in rows(value))


def _row_written(row: Row, spec: Spec, locale: Locale) -> str:
    cells = (c.kind.written(row[c.key], c.spec, locale) for c in spec.columns if row.get(c.key) is not None)
    return ", ".join(cells)


def schema(spec: Spec) -> dict[str, Any]:
    cells = {c.key: accepts.one_of(c.kind.schema(c.spec), accepts.BLANK) for c in spec.columns}
    columns = {c.key: {"description": c.label, **cells[c.key]} for c in spec.columns}
    row = {"type": ["object", "null"], "properties": columns, "additionalProperties": False}
    if not spec.fixed_rows:
        return {"type": "array", "items": row, "maxItems": spec.max_rows or MOST, **_first_row(columns)}
    named = {r.key: {"description": r.label, **row} for r in spec.fixed_rows}
    return {"type": "object", "properties": named, "additionalProperties": False}


def _first_row(columns: Iterable[str]) -> dict[str, Any]:
    """Let an editor offer a row to fill in."""
    keys = list(columns)
    cells = {key: f"${number}" for number, key in enumerate(keys, 1)}
    return {"defaultSnippets": [{"label": f"- {keys[0]} …", "body": cells}]} if keys else {}
