"""What several commands ask for in the same words: answers, day, audience, depth."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from twowheels.workbook import AUDIENCES, DEPTHS

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day written year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day; write year-month-day, such as 2026-11-21.', param, ctx)


def today() -> date:
    """Give today's date here: the one place where the program looks at a clock."""
    return date.today()  # noqa: DTZ011  # the owner's own day is meant


def colours() -> bool:
    """Tell whether what is printed gets colours: as NO_COLOR and FORCE_COLOR say, else on a terminal only."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def answers_argument(command: F) -> F:
    """Take answers files and folders; without any, the project's answers folder."""
    return click.argument("answers", nargs=-1, type=click.Path(path_type=Path))(command)


def as_of_option(command: F) -> F:
    """Take the day that everything is reckoned from."""
    text = "Reckon as of this day (year-month-day) instead of today."
    return click.option("--as-of", type=Day(), default=None, metavar="DATE", help=text)(command)


def audience_option(command: F) -> F:
    """Take the audience; answers above it are dropped before anything is reckoned."""
    text = "For whom: answers that this audience may not see are left out before anything else happens."
    choice = click.Choice(AUDIENCES)
    return click.option("--audience", type=choice, default="owner", show_default=True, help=text)(command)


def depth_option(command: F) -> F:
    """Take how far the next steps and the open questions go."""
    text = "How thorough this pass is: it bounds the next steps, not what is counted."
    return click.option("--depth", type=click.Choice(DEPTHS), default="deep", show_default=True, help=text)(
        command
    )
