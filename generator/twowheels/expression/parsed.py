"""An expression that has been read: what it reads, and what it gives."""

from __future__ import annotations

from collections.abc import Callable

from twowheels.errors import Place
from twowheels.expression.meaning import Compared, Meaning, StoryCall
from twowheels.expression.places import NOWHERE
from twowheels.expression.value import Scope
from twowheels.kind import Value

MOST = 5_000
"""How many different expressions are remembered: more than a workbook has."""
_KNOWN: dict[str, Meaning] = {}


class Expression:
    """A question put to a scope; two are equal if they are written alike.

    One from a workbook that is known to be sound is read only when something is asked of it.
    """

    __slots__ = ("_meaning", "place", "source")

    def __init__(self, source: str, place: Place, meaning: Meaning | None = None) -> None:
        """Keep the text; ``meaning`` is what has been read in it, if it has been read."""
        self.source = source
        self.place = place
        self._meaning = meaning

    @property
    def meaning(self) -> Meaning:
        """Give what the expression says; raises WorkbookError if it is read only now and is not sound."""
        if self._meaning is None:
            self._meaning = _understood(self.source, self.place)
        return self._meaning

    @property
    def names(self) -> frozenset[str]:
        """Give all free names that it reads, those inside ``answered()`` too."""
        return self.asked.union(path[0] for path in self.paths)

    @property
    def asked(self) -> frozenset[str]:
        """Give the names inside ``answered()`` and ``state()``."""
        return self.meaning.reads.asked

    @property
    def paths(self) -> frozenset[tuple[str, ...]]:
        """Give what it reads, down to the column: ("row", "plan"), ("settings", "hours")."""
        return self.meaning.reads.paths

    @property
    def compared(self) -> tuple[Compared, ...]:
        """Give the texts that questions and columns are compared with."""
        return self.meaning.reads.compared

    def evaluate(self, scope: Scope) -> Value:
        """Give the value, None for unanswered; never raises, whatever values the scope holds."""
        return self.meaning.run(scope)

    def __eq__(self, other: object) -> bool:
        """Compare the texts."""
        return isinstance(other, Expression) and self.source == other.source

    def __hash__(self) -> int:
        """Go by the text."""
        return hash(self.source)

    def __repr__(self) -> str:
        """Show the text."""
        return f"Expression({self.source!r})"

    def __reduce__(self) -> tuple[Callable[..., Expression], tuple[str, Place]]:
        """Travel between processes as text."""
        return parse, (self.source, self.place)


def _understood(source: str, place: Place) -> Meaning:
    """Read an expression once, however often it is written: what it means does not depend on its place."""
    if source not in _KNOWN:
        from twowheels.expression.walk import understand

        meaning = understand(source, place)
        if len(_KNOWN) >= MOST:
            _KNOWN.clear()
        _KNOWN[source] = meaning
    return _KNOWN[source]


def parse(source: str, place: Place = NOWHERE) -> Expression:
    """Read an expression; raises WorkbookError at the place if it uses more than the language has.

    ``place`` is where its first character stands. Without a column errors name the place as it is.
    """
    return Expression(source, place, _understood(source, place))


def parse_in_story(source: str, place: Place) -> Expression | StoryCall:
    """Read what stands in {{ }} in a story."""
    from twowheels.expression.walk import understand_in_story

    found = understand_in_story(source, place)
    return found if isinstance(found, StoryCall) else Expression(source, place, found)


def reads(expression: Expression) -> frozenset[str]:
    """Give all names that an expression reads."""
    return expression.names


def literals_compared(expression: Expression) -> tuple[Compared, ...]:
    """Give the texts that questions and columns are compared with."""
    return expression.compared
