"""What a chart may be given: texts, numbers, yes or no, and lists and groups of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

TEXT, NUMBER, FLAG = "text", "number", "yes or no"
Shape: TypeAlias = "str | list[Shape] | Mapping[str, Shape]"
"""What a chart is given: a kind of value, a list of one shape, or named things; a ? marks what may lack."""
