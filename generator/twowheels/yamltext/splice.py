"""Turn wishes into splices: which letters of a file go, and which come in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from twowheels.yamltext import emission
from twowheels.yamltext.emission import Manner, Value
from twowheels.yamltext.order import Order
from twowheels.yamltext.prompts import Prompt, prompts
from twowheels.yamltext.survey import Comment, Group, Leaf, Part, Plot, Survey
from twowheels.yamltext.wish import Patch, Removal, Wish

_MANY = 1 << 20
"""Lists longer than this, multiplied, are compared from both ends only."""


class Splice(NamedTuple):
    """Letters from ``start`` to ``end`` go, ``text`` comes."""

    start: int
    end: int
    text: str


class CannotSplice(Exception):  # noqa: N818  # it is no error of anybody: another way is tried
    """This way of writing does not work here."""


class Spot(NamedTuple):
    """Around a value: its part, the group that holds it (None: the file), and where its lines end at most."""

    part: Part | None
    holder: Group | None
    limit: int
    number: bool = False

    @property
    def flow(self) -> bool:
        """Tell whether it stands inside brackets."""
        return self.holder is not None and self.holder.flow


def same(plot: Plot, value: Wish) -> bool:
    """Tell whether a value stands there already."""
    if isinstance(value, str):
        return isinstance(plot, Leaf) and plot.style != "*" and plot.text == value and not plot.is_null
    if isinstance(plot, Leaf) or isinstance(value, Patch | Removal):
        return False
    if isinstance(value, Mapping):
        names = [part.name for part in plot.parts]
        pairs = [(part, value.get(part.name or "")) for part in plot.parts]
        return plot.mapping and names == list(value) and all(same(p.value, v) for p, v in pairs if v is not None)
    if plot.mapping or len(plot.parts) != len(value):
        return False
    return all(same(part.value, one) for part, one in zip(plot.parts, value, strict=True))


class Planner:
    """Collects the splices for one tree of wishes; nothing is written here.

    ``whole``: lists and groups are written anew instead of being changed item by item.
    """

    def __init__(self, survey: Survey, order: Order, manner: Manner, *, whole: bool = False) -> None:
        """Begin with nothing to do."""
        self.survey, self.order, self.manner, self.whole = survey, order, manner, whole
        self.splices: list[Splice] = []
        self.taken: list[str] = []  # comments that were prompts and whose place an answer takes

    def put(self, start: int, end: int, text: str) -> None:
        """Note one splice."""
        self.splices.append(Splice(start, end, text))

    # -- values --------------------------------------------------------------------------------------

    def wish(self, plot: Plot, wish: Wish, spot: Spot) -> None:
        """Write what is wished in the place of a value."""
        if isinstance(wish, Patch):
            self._patch(plot, wish, spot)
        elif isinstance(wish, Removal) or same(plot, wish):
            return
        elif isinstance(plot, Group) and plot.parts and not isinstance(wish, str) and wish and not self.whole:
            if isinstance(wish, Mapping):
                self._exactly(plot, wish, spot)
            elif plot.mapping:
                self.replace(plot, wish, spot)
            else:
                self._align(plot, wish, spot)
        else:
            self.replace(plot, wish, spot)

    def _exactly(self, plot: Group, wish: Mapping[str, Value], spot: Spot) -> None:
        named = {part.name for part in plot.parts}
        if not plot.mapping or not named & set(wish) or None in named:
            self.replace(plot, wish, spot)
            return
        gone: dict[str | int, Wish] = {name: Removal() for name in named - set(wish) if name}
        self._keys(plot, Patch(gone | dict(wish)), spot, self.order.within(tuple(wish)))

    def _patch(self, plot: Plot, patch: Patch, spot: Spot) -> None:
        if isinstance(plot, Group) and plot.parts:
            if plot.mapping and all(isinstance(name, str) for name in patch.wishes):
                self._keys(plot, patch, spot, self.order)
            elif not plot.mapping and all(isinstance(name, int) for name in patch.wishes):
                self._numbers(plot, patch, spot)
            else:
                raise CannotSplice
        elif patch.built() and (isinstance(plot, Group) or plot.is_null):
            is_entry = not spot.number and not spot.flow
            if is_entry and all(isinstance(name, str) for name in patch.wishes):
                self._fresh(plot, patch, spot)
            else:
                self.replace(plot, patch.built(), spot)
        elif patch.built():
            raise CannotSplice

    def _manner(self, plot: Plot, spot: Spot) -> Manner:
        old = plot.style if isinstance(plot, Leaf) else ("{" if plot.mapping else "[") if plot.flow else ""
        column = spot.holder.column if spot.holder else 0
        if spot.part is None:
            return self.manner.at(column, old=old)
        taken = max(spot.part.behind, spot.part.begin) - self.survey.line_start(spot.part.begin) - column
        return self.manner.at(column, old=old, taken=taken + 1)

    def replace(self, plot: Plot, value: Value | None, spot: Spot) -> None:
        """Write a value in the place of another, None for nothing; comments inside the old one stay."""
        if spot.part is None:
            raise CannotSplice
        manner = self._manner(plot, spot)
        if spot.flow:
            self._replace_in_brackets(plot, value, spot.part, manner)
            return
        if not isinstance(value, str | None):
            suits = plot.style == "" if isinstance(plot, Leaf) else plot.mapping == isinstance(value, Mapping)
            manner = manner if suits else manner.at(manner.column, taken=spot.part.behind - spot.part.begin + 1)
        first, rest = ("", ()) if value is None else emission.lines(value, manner, item=spot.number)
        self._replace_lines(plot, first, rest, spot.part, manner.column)

    def _replace_in_brackets(self, plot: Plot, value: Value | None, part: Part, manner: Manner) -> None:
        text = "" if value is None else emission.inline(value, manner)
        if plot.start == plot.end:
            text = f" {text}" if part.behind >= 0 else f": {text}"
        self.put(plot.start, plot.end, text)

    def _replace_lines(
        self, plot: Plot, first: str, rest: Sequence[str], part: Part, column: int
    ) -> None:
        if part.behind < 0:
            raise CannotSplice
        survey, start, stop = self.survey, part.behind, self.survey.line_end(plot.end)
        notes = self.survey.between(start, stop)
        on_line = isinstance(plot, Leaf) and plot.start < plot.end <= survey.line_end(start)
        if on_line and not rest and first:
            self.put(plot.start, plot.end, first)
            return
        beside = next((n for n in notes if n.start < survey.line_end(start)), None)
        if beside is None and notes and not notes[-1].alone and first:
            beside = notes[-1]
        text = f" {first}" if first else ""
        if beside is not None:
            gap = survey.text[max(start, beside.start - 8) : beside.start]
            text += (gap[len(gap.rstrip(" \t")) :] or " ") + beside.text
        below = [*rest, *(" " * column + note.text for note in notes if note is not beside)]
        line_break = survey.line_break(start)
        self.put(start, stop, line_break.join([text, *below]))

    # -- keys ----------------------------------------------------------------------------------------

    def _keys(self, group: Group, patch: Patch, spot: Spot, order: Order) -> None:
        wishes = patch.wishes
        gone = [part for part in group.parts if isinstance(wishes.get(part.name or ""), Removal)]
        kept = _without(group.parts, gone)
        named = {part.name for part in group.parts}
        new = {
            str(name): wish.built() if isinstance(wish, Patch) else wish
            for name, wish in wishes.items()
            if name not in named and not isinstance(wish, Removal)
        }
        if not kept and (new or not self._can_empty(group)):
            self.replace(group, new or None, spot)
            return
        self._drop(group, gone, kept)
        for at, part in enumerate(group.parts):
            wish = wishes.get(part.name or "")
            if wish is not None and not isinstance(wish, Removal):
                self.wish(part.value, wish, Spot(part, group, self._limit(group, at, spot.limit)))
        self._add(group, new, kept, order, spot)

    def _limit(self, group: Group, at: int, limit: int) -> int:
        following = group.parts[at + 1 : at + 2]
        return self.survey.line_start(following[0].begin) if following else limit

    def _can_empty(self, group: Group) -> bool:
        return not group.flow and self.survey.is_first(group.parts[0].begin)

    def _drop(self, group: Group, gone: Sequence[Part], kept: Sequence[Part]) -> None:
        if group.flow:
            self._drop_in_brackets(group, gone, kept)
            return
        for part in gone:
            if not self.survey.is_first(part.begin):
                if part is not group.parts[0] or len(gone) > 1:
                    raise CannotSplice
                following = group.parts[1].begin
                notes = self.survey.between(part.begin, following)
                margin = self.survey.line_break(part.begin) + " " * group.column
                self.put(part.begin, following, "".join(note.text + margin for note in notes))
                continue
            start, end = self.survey.line_start(part.begin), self.survey.next_line(part.value.end)
            if start in self.survey.blanks:  # or the text above would get the blank lines below
                end = self.survey.blank_end(end)
            notes = self.survey.between(start, end)
            text = "".join(
                " " * group.column + note.text + self.survey.line_break(note.start) for note in notes
            )
            if end == len(self.survey.text) == self.survey.line_end(part.value.end):
                # A file without a final newline stays one.
                cut = start - len(self.survey.line_break(start - 1)) if start else 0
                start, text = (start, text.rstrip("\r\n")) if text else (cut, "")
            self.put(start, end, text)

    def _drop_in_brackets(self, group: Group, gone: Sequence[Part], kept: Sequence[Part]) -> None:
        going = {part.begin for part in gone}
        for at, part in enumerate(group.parts):
            if part.begin not in going:
                continue
            if kept and part.begin > kept[0].begin:
                self._cut(group.parts[at - 1].value.end, part.value.end)
            elif at + 1 < len(group.parts):
                self._cut(part.begin, group.parts[at + 1].begin)

    def _cut(self, start: int, end: int) -> None:
        """Take letters between brackets away, but for the comments among them."""
        margin = self.survey.line_break(start) + " " * (end - self.survey.line_start(end))
        self.put(start, end, "".join(f" {c.text}{margin}" for c in self.survey.between(start, end)))

    def _add(
        self, group: Group, new: Mapping[str, Value], kept: Sequence[Part], order: Order, spot: Spot
    ) -> None:
        """Add keys: at their prompts, or after or before their neighbours."""
        if not new:
            return
        waiting = {} if group.flow or spot.holder is None else self._prompts(group, spot)
        places = {part.name: self._after(group, part) for part in kept if part.name}
        begins = {part.name: part for part in kept if part.name}
        for name in order.sorted(new):
            if prompt := waiting.get(name):
                places[name] = self._at_prompt(prompt, name, new[name], group.column)
                continue
            above, below = order.neighbours(name, places, begins)
            if above is None and below is not None and name not in places:
                self._before(group, begins[below], name, new[name])
                continue
            at = places[above] if above else self._after(group, kept[-1])
            self._insert(at, name, new[name], group)
            places[name] = at

    def _after(self, group: Group, part: Part) -> int:
        return part.value.end if group.flow else self.survey.after(part.value.end)

    def _insert(self, at: int, name: str, value: Value, group: Group) -> None:
        if group.flow:
            self.put(at, at, ", " + emission.inline({name: value}, self.manner)[1:-1])
        else:
            self.put(at, at, self.whole_lines(at, self.entry(name, value, group.column)))

    def _before(self, group: Group, part: Part, name: str, value: Value) -> None:
        if group.flow:
            self.put(part.begin, part.begin, emission.inline({name: value}, self.manner)[1:-1] + ", ")
            return
        rows = self.entry(name, value, group.column)
        if self.survey.is_first(part.begin):
            at = self.survey.line_start(part.begin)
            self.put(at, at, self.whole_lines(at, rows))
            return
        line_break = self.survey.line_break(part.begin)
        margin = line_break + " " * group.column
        self.put(part.begin, part.begin, line_break.join([rows[0][group.column :], *rows[1:]]) + margin)

    def entry(self, name: str, value: Value, column: int) -> list[str]:
        key = emission.inline(name, self.manner)
        first, rest = emission.lines(value, self.manner.at(column, taken=len(key) + 2))
        return [" " * column + key + ":" + (f" {first}" if first else ""), *rest]

    def whole_lines(self, at: int, rows: Sequence[str]) -> str:
        """Join lines so that they can come in before a line; at the end of a text without newline, after."""
        line_break = self.survey.line_break(at - 1 if at else 0)
        text = line_break.join(rows)
        if at == len(self.survey.text) and self.survey.line_start(at) != at:
            return line_break + text
        return text + line_break

    # -- prompts -------------------------------------------------------------------------------------

    def _prompts(self, group: Group, spot: Spot) -> dict[str, Prompt]:
        start = spot.part.behind if spot.part else 0
        inside = [(part.begin, self.survey.line_end(part.value.end)) for part in group.parts]
        return prompts(self.survey, start, spot.limit, inside, self.order.is_idle)

    def _at_prompt(self, prompt: Prompt, name: str, value: Value, column: int) -> int:
        rows = self.entry(name, value, column)
        if not prompt.free:
            self.put(prompt.end, prompt.end, self.whole_lines(prompt.end, rows))
            return prompt.end
        self.taken.extend(prompt.comments)
        text = self.whole_lines(prompt.start, rows)
        if prompt.end == len(self.survey.text) == self.survey.line_end(prompt.end):
            text = text.rstrip("\r\n") if self.survey.line_start(prompt.end) != prompt.end else text
        self.put(prompt.start, prompt.end, text)
        return prompt.end

    def _fresh(self, plot: Plot, patch: Patch, spot: Spot) -> None:
        """Write the first keys below a key that has none yet."""
        part, holder = spot.part, spot.holder
        if part is None or holder is None or part.behind < 0:
            raise CannotSplice
        value = patch.built()
        if not isinstance(value, dict):
            raise CannotSplice
        at = self.survey.next_line(plot.end)
        waiting = prompts(self.survey, part.behind, spot.limit, (), self.order.is_idle)
        columns = [prompt.column for prompt in waiting.values() if prompt.column > holder.column]
        column = columns[0] if columns else holder.column + self.manner.mappings
        if plot.start < plot.end:
            self.put(part.behind, plot.end, "")
        group = Group(at, at, flow=False, mapping=True, column=column, parts=())
        places: dict[str | None, int] = {}
        for name in self.order.sorted(value):
            if name in waiting:
                places[name] = self._at_prompt(waiting[name], name, value[name], column)
                continue
            above, _ = self.order.neighbours(name, places, {})
            where = places[above] if above else at
            self._insert(where, name, value[name], group)
            places[name] = where

    # -- items ---------------------------------------------------------------------------------------

    def _numbers(self, group: Group, patch: Patch, spot: Spot) -> None:
        gone: list[Part] = []
        added: list[Value] = []
        for number, wish in sorted(patch.wishes.items(), key=lambda pair: int(pair[0])):
            part = group.find(int(number))
            if part is None and isinstance(wish, Removal):
                continue
            if part is None:
                added.append(wish.built() if isinstance(wish, Patch) else wish)
            elif isinstance(wish, Removal):
                gone.append(part)
            else:
                self._item(group, int(number), wish, spot)
        kept = _without(group.parts, gone)
        if not kept and (added or not self._can_empty(group)):
            self.replace(group, added or None, spot)
            return
        self._drop(group, gone, kept)
        self._append(group, len(group.parts), added)

    def _item(self, group: Group, number: int, wish: Wish, spot: Spot) -> None:
        part = group.parts[number]
        inner = Spot(part, group, self._limit(group, number, spot.limit), number=True)
        self.wish(part.value, wish, inner)

    def _align(self, group: Group, values: Sequence[Value], spot: Spot) -> None:
        """Change a list into another one, leaving alone what both have."""
        gone: list[Part] = []
        added: list[tuple[int, Sequence[Value]]] = []
        for tag, i1, i2, j1, j2 in _steps([bare(part.value) for part in group.parts], list(map(bare, values))):
            if tag == "equal":
                continue
            both = min(i2 - i1, j2 - j1)
            for offset in range(both):
                self._item(group, i1 + offset, values[j1 + offset], spot)
            gone.extend(group.parts[i1 + both : i2])
            added.append((i1 + both, values[j1 + both : j2]))
        self._drop(group, gone, _without(group.parts, gone))
        for number, more in added:
            self._append(group, number, more)

    def _append(self, group: Group, number: int, values: Sequence[Any]) -> None:
        """Add items before the one with this number."""
        if not values:
            return
        if group.flow:
            texts = [emission.inline(value, self.manner) for value in values]
            if number:
                at = group.parts[number - 1].value.end
                self.put(at, at, "".join(f", {text}" for text in texts))
            else:
                self.put(group.parts[0].begin, group.parts[0].begin, "".join(f"{text}, " for text in texts))
            return
        if not self.survey.is_first(group.parts[0].begin):
            raise CannotSplice
        last = group.parts[number - 1] if number else group.parts[0]
        start = self.survey.line_start(last.begin)
        at = self.survey.after(last.value.end) if number else start
        rows: list[str] = []
        for value in values:
            first, rest = emission.lines(value, self.manner.at(group.column, taken=2), item=True)
            rows += [f"{' ' * group.column}- {first}", *rest]
        self.put(at, at, self.whole_lines(at, rows))


def bare(value: Any) -> Any:
    """Give what can be compared: letters without places and styles."""
    if isinstance(value, Leaf):
        return None if value.is_null or value.style == "*" else value.text
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ("keys", tuple((key, bare(one)) for key, one in value.items()))
    if isinstance(value, Group):
        if value.mapping:
            return ("keys", tuple((part.name, bare(part.value)) for part in value.parts))
        return ("items", tuple(bare(part.value) for part in value.parts))
    return ("items", tuple(map(bare, value)))


def _without(parts: Iterable[Part], gone: Iterable[Part]) -> list[Part]:
    going = {part.begin for part in gone}
    return [part for part in parts if part.begin not in going]


def _steps(old: list[Any], new: list[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(old) * len(new) <= _MANY:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = min(most, next((n for n, (a, b) in enumerate(pairs) if a != b), most))
    return [("replace", head, len(old) - tail, head, len(new) - tail)]
