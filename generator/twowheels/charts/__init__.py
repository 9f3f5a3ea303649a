"""The types of chart: one template each in this folder, and what each is given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from twowheels.charts.drawn import DRAWN
from twowheels.charts.shape import FLAG, NUMBER, TEXT, Shape
from twowheels.charts.worded import WORDED

__all__ = ["CHARTS", "FLAG", "NUMBER", "TEMPLATES", "TEXT", "Shape", "plain", "required"]

TEMPLATES = Path(__file__).parent
CHARTS: Mapping[str, Mapping[str, Shape]] = {**DRAWN, **WORDED}
"""Every type of chart by its name, which is also its template's: bars.j2."""


def required(shape: Mapping[str, Shape]) -> tuple[str, ...]:
    """Give the names without which a chart, or a thing in it, cannot be drawn."""
    return tuple(name for name in shape if not name.endswith("?"))


def plain(shape: Mapping[str, Shape]) -> Mapping[str, Shape]:
    """Give the shape with its names as they are written."""
    return {name.removesuffix("?"): inner for name, inner in shape.items()}
