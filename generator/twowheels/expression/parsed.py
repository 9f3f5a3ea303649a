"""An expression that has been read: what it reads, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from twowheels.errors import Place
from twowheels.expression.meaning import Compared, Meaning, StoryCall
from twowheels.expression.places import NOWHERE
from twowheels.expression.value import Run, Scope
from twowheels.kind import Value


@dataclass(frozen=True, slots=True)
class Expression:
    """A question put to a scope; two are equal if they are written alike."""

    source: str
    place: Place = field(compare=False)
    names: frozenset[str] = field(compare=False)
    """All free names that it reads, those inside ``answered()`` too."""
    asked: frozenset[str] = field(compare=False)
    """The names inside ``answered()`` and ``state()``."""
    paths: frozenset[tuple[str, ...]] = field(compare=False)
    """What it reads, down to the column: ("row", "plan"), ("settings", "hours"), ("steps", "hours")."""
    compared: tuple[Compared, ...] = field(compare=False)
    """The texts that questions and columns are compared with."""
    run: Run = field(repr=False, compare=False)

    def evaluate(self, scope: Scope) -> Value:
        """Give the value, None for unanswered; never raises, whatever values the scope holds."""
        return self.run(scope)

    def __reduce__(self) -> tuple[Callable[..., Expression], tuple[str, Place]]:
        """Travel between processes as text."""
        return parse, (self.source, self.place)


def parse(source: str, place: Place = NOWHERE) -> Expression:
    """Read an expression; raises WorkbookError at the place if it uses more than the language has.

    ``place`` is where its first character stands. Without a column errors name the place as it is.
    """
    from twowheels.expression.walk import understand

    return _expression(source, place, understand(source, place))


def parse_in_story(source: str, place: Place) -> Expression | StoryCall:
    """Read what stands in {{ }} in a story."""
    from twowheels.expression.walk import understand_in_story

    found = understand_in_story(source, place)
    return found if isinstance(found, StoryCall) else _expression(source, place, found)


def _expression(source: str, place: Place, meaning: Meaning) -> Expression:
    paths, asked, compared = meaning.reads
    names = asked.union(path[0] for path in paths)
    return Expression(source, place, names, asked, paths, compared, meaning.run)


def reads(expression: Expression) -> frozenset[str]:
    """Give all names that an expression reads."""
    return expression.names


def literals_compared(expression: Expression) -> tuple[Compared, ...]:
    """Give the texts that questions and columns are compared with."""
    return expression.compared
