"""Fill a picture with what a book holds: plain data for its chart, or nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from twowheels.charts import CHARTS, FLAG, NUMBER, Shape, plain, required
from twowheels.expression import Expression, as_text
from twowheels.expression.value import admit
from twowheels.kind import Value
from twowheels.picture import Branch, Leaf, Part, Picture, Several
from twowheels.review import Review
from twowheels.sight import Beside, Sight, path_of, rows_for


class Filled(NamedTuple):
    """A picture with its data; without any it is empty, and ``asks`` are the questions that would fill it."""

    picture: Picture
    about: str
    data: Mapping[str, Any] | None
    asks: tuple[str, ...]


class Gallery:
    """The pictures of one review, each filled once however often it is shown."""

    def __init__(self, review: Review) -> None:
        """Open the gallery of a review; nothing is filled before it is asked for."""
        self.review = review
        self.sight = Sight(review)
        self._filled: dict[str, Filled] = {}

    def filled(self, name: str) -> Filled | None:
        """Give a picture; None for one that this book does not have, or that its audience may not see."""
        picture = self.review.book.workbook.pictures.get(name)
        if picture is None:
            return None
        if name not in self._filled:
            self._filled[name] = self._fill(picture)
        return self._filled[name]

    def _fill(self, picture: Picture) -> Filled:
        filler = _Filler(self.review)
        shown = picture.when is None or picture.when.evaluate(self.sight) is True
        data = filler.group(picture.data, CHARTS[picture.chart], self.sight) if shown else None
        about = filler.leaf(picture.about, "text", self.sight) if picture.about else None
        entries = self.review.book.entries  # what does not concern this business asks for nothing
        asks = tuple(n for n in picture.asks if n in entries and entries[n].state != "inactive")
        return Filled(picture, about if isinstance(about, str) else "", data, asks)


class _Filler:
    """Goes through the data of a picture and works it out."""

    def __init__(self, review: Review) -> None:
        self.review = review

    def part(self, part: Part, shape: Shape, sight: Sight | Beside) -> Any:
        match part:
            case Several():
                return self.several(part, shape, sight)
            case Branch():
                return self.group(part, shape if isinstance(shape, Mapping) else {}, sight)
            case Leaf():
                return self.leaf(part, shape if isinstance(shape, str) else "text", sight)

    def group(
        self, branch: Branch, shape: Mapping[str, Shape], sight: Sight | Beside
    ) -> dict[str, Any] | None:
        """Give named things; None if something is lacking without which it says nothing."""
        known = plain(shape)
        data: dict[str, Any] = {
            name: [] if isinstance(inner, list) else None for name, inner in known.items()
        }
        data |= {name: self.part(inner, known[name], sight) for name, inner in branch.fields}
        lacking = any(data[name] is None or data[name] == [] for name in required(shape))
        return None if lacking else data

    def several(self, parts: Several, shape: Shape, sight: Sight | Beside) -> list[Any]:
        inner = shape[0] if isinstance(shape, list) else "text"
        return [one for part in parts.parts for one in self.each(part, inner, sight) if one is not None]

    def each(self, part: Part, shape: Shape, sight: Sight | Beside) -> Iterator[Any]:
        if isinstance(part, Leaf):
            value = self.value(part, sight)
            values = value if isinstance(value, tuple) else (value,)
            yield from (
                self.told(one, part, shape if isinstance(shape, str) else "text", sight) for one in values
            )
            return
        for inside in self.places(part, sight) if isinstance(part, Branch) else [sight]:
            yield self.part(part, shape, inside)

    def places(self, branch: Branch, sight: Sight | Beside) -> Iterator[Sight | Beside]:
        if branch.each is None:
            places: Iterator[Sight | Beside] = iter((sight,))
        else:
            path, rows = path_of(branch.each), rows_for(branch.each, sight, self.review)
            places = (Beside(sight, branch.called, row, path) for row in rows)
        yield from (one for one in places if branch.when is None or branch.when.evaluate(one) is True)

    def leaf(self, leaf: Leaf, kind: str, sight: Sight | Beside) -> Any:
        return self.told(self.value(leaf, sight), leaf, kind, sight)

    def value(self, leaf: Leaf, sight: Sight | Beside) -> Value:
        parts = leaf.template.parts
        if len(parts) == 1 and isinstance(parts[0], Expression):
            return admit(parts[0].evaluate(sight))
        return leaf.template.render(sight).strip() or None

    def told(self, value: Value, leaf: Leaf, kind: str, sight: Sight | Beside) -> Any:
        if kind == NUMBER:
            return value if isinstance(value, Decimal) else _number(leaf)
        if kind == FLAG:
            return value is True or value == "true"
        if isinstance(value, Decimal):
            value = sight.written("number", value)
        return as_text(value, "") or None


def _number(leaf: Leaf) -> Decimal | None:
    """Give a number that is written as such in the workbook."""
    text = leaf.template.source
    return Decimal(text) if text.isdecimal() else None
