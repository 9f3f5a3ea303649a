"""Room to write as the templates draw it, and the fields that lie in it."""

from __future__ import annotations

from typing import NamedTuple

from twowheels.formfields import name_of
from twowheels.kind import Option


class Field(NamedTuple):
    """One thing to fill in: its words, how it is filled in, and what to tick or circle."""

    label: str
    form: str
    unit: str = ""
    choices: tuple[Option, ...] = ()
    key: str = ""


class Widget(NamedTuple):
    """One place on the page that takes an answer on the screen.

    ``name`` finds it in the page; a radio's widgets share a ``field``, whose own tip is ``group``, and each
    has the ``state`` it sets.
    """

    name: str
    field: str
    form: str
    state: str
    tip: str
    value: str
    group: str = ""


class Room(NamedTuple):
    """Room to write by hand; ``form`` names the macro that draws it.

    ``at`` is the question whose fields lie in it, nothing where it is for pens only. ``keys`` tell the rows
    apart, and ``heights`` are the lines that each needs for what stands in it already.
    """

    form: str
    lines: int = 0
    unit: str = ""
    many: bool = False
    options: tuple[Option, ...] = ()
    steps: tuple[Option, ...] = ()
    chosen: str = ""
    columns: tuple[Field, ...] = ()
    rows: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    heights: tuple[int, ...] = ()
    at: str = ""
    widgets: tuple[Widget, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether something stands in its fields already."""
        return any(widget.value for widget in self.widgets)

    def name(self, row: str = "", column: str = "", option: str = "") -> str:
        """Give the name of a field in it."""
        return name_of(self.at, row, column, option)
