"""Turn wishes into splices: which letters of a file go, and which come in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from twowheels.yamltext import emission, rows
from twowheels.yamltext.cutting import CannotSplice, Splice, can_empty, cut, without
from twowheels.yamltext.emission import Manner, Value
from twowheels.yamltext.likeness import bare, same, steps
from twowheels.yamltext.order import Order
from twowheels.yamltext.prompts import Prompt, prompts
from twowheels.yamltext.survey import Group, Leaf, Part, Plot, Survey
from twowheels.yamltext.wish import Patch, Removal, Wish


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


class Planner:
    """Collects the splices for one tree of wishes; nothing is written here.

    ``whole``: lists and groups are written anew instead of being changed item by item. Values, keys and
    items hold one another, so they stand in one class, and this file is longer than others.
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
        wishes: dict[str | int, Wish] = {name: Removal() for name in named - set(wish) if name}
        wishes.update(wish)
        self._keys(plot, Patch(wishes), spot, self.order.within(tuple(wish)))

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
            manner = (
                manner if suits else manner.at(manner.column, taken=spot.part.behind - spot.part.begin + 1)
            )
        written = ("", ()) if value is None else emission.lines(value, manner, item=spot.number)
        self.splices.append(rows.behind(self.survey, spot.part, plot, written, manner.column))

    def _replace_in_brackets(self, plot: Plot, value: Value | None, part: Part, manner: Manner) -> None:
        text = "" if value is None else emission.inline(value, manner)
        if plot.start == plot.end:
            text = f" {text}" if part.behind >= 0 else f": {text}"
        self.put(plot.start, plot.end, text)

    # -- keys ----------------------------------------------------------------------------------------

    def _keys(self, group: Group, patch: Patch, spot: Spot, order: Order) -> None:
        wishes = patch.wishes
        gone = [part for part in group.parts if isinstance(wishes.get(part.name or ""), Removal)]
        kept = without(group.parts, gone)
        named = {part.name for part in group.parts}
        new = {
            str(name): wish.built() if isinstance(wish, Patch) else wish
            for name, wish in wishes.items()
            if name not in named and not isinstance(wish, Removal)
        }
        if not kept and (new or not can_empty(self.survey, group)):
            self.replace(group, new or None, spot)
            return
        self.splices.extend(cut(self.survey, group, gone))
        for at, part in enumerate(group.parts):
            wish = wishes.get(part.name or "")
            if wish is not None and not isinstance(wish, Removal):
                self.wish(part.value, wish, Spot(part, group, self._limit(group, at, spot.limit)))
        self._add(group, new, kept, order, spot)

    def _limit(self, group: Group, at: int, limit: int) -> int:
        following = group.parts[at + 1 : at + 2]
        return self.survey.line_start(following[0].begin) if following else limit

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
        if group.flow:
            return part.value.end
        if self.survey.is_open_ended(part.value.end) and self.survey.is_first(part.begin):
            return self.survey.line_start(part.begin)
        return self.survey.after(part.value.end)

    def _insert(self, at: int, name: str, value: Value, group: Group) -> None:
        if group.flow:
            self.put(at, at, ", " + emission.inline({name: value}, self.manner)[1:-1])
        else:
            self.put(
                at, at, rows.whole(self.survey, at, rows.entry(name, value, self.manner.at(group.column)))
            )

    def _before(self, group: Group, part: Part, name: str, value: Value) -> None:
        if group.flow:
            self.put(part.begin, part.begin, emission.inline({name: value}, self.manner)[1:-1] + ", ")
            return
        lines = rows.entry(name, value, self.manner.at(group.column))
        if self.survey.is_first(part.begin):
            at = self.survey.line_start(part.begin)
            self.put(at, at, rows.whole(self.survey, at, lines))
            return
        line_break = self.survey.line_break(part.begin)
        margin = line_break + " " * group.column
        self.put(part.begin, part.begin, line_break.join([lines[0][group.column :], *lines[1:]]) + margin)

    # -- prompts -------------------------------------------------------------------------------------

    def _prompts(self, group: Group, spot: Spot) -> dict[str, Prompt]:
        start = spot.part.behind if spot.part else 0
        inside = [(part.begin, self.survey.line_end(part.value.end)) for part in group.parts]
        return prompts(self.survey, start, spot.limit, inside, self.order.is_idle)

    def _at_prompt(self, prompt: Prompt, name: str, value: Value, column: int) -> int:
        lines = rows.entry(name, value, self.manner.at(column))
        if not prompt.free:
            self.put(prompt.end, prompt.end, rows.whole(self.survey, prompt.end, lines))
            return prompt.end
        self.taken.extend(prompt.comments)
        text = rows.whole(self.survey, prompt.start, lines)
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
        places: dict[str, int] = {}
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
            if isinstance(wish, Removal):
                gone += [part] if part else []
            elif part is None:
                added.append(wish.built() if isinstance(wish, Patch) else wish)
            else:
                self._item(group, int(number), wish, spot)
        kept = without(group.parts, gone)
        if not kept and (added or not can_empty(self.survey, group)):
            self.replace(group, added or None, spot)
            return
        self.splices.extend(cut(self.survey, group, gone))
        self._append(group, len(group.parts), added)

    def _item(self, group: Group, number: int, wish: Wish, spot: Spot) -> None:
        part = group.parts[number]
        inner = Spot(part, group, self._limit(group, number, spot.limit), number=True)
        self.wish(part.value, wish, inner)

    def _align(self, group: Group, values: Sequence[Value], spot: Spot) -> None:
        """Change a list into another one, leaving alone what both have."""
        gone: list[Part] = []
        added: list[tuple[int, Sequence[Value]]] = []
        for tag, i1, i2, j1, j2 in steps([bare(part.value) for part in group.parts], list(map(bare, values))):
            if tag == "equal":
                continue
            both = min(i2 - i1, j2 - j1)
            for offset in range(both):
                self._item(group, i1 + offset, values[j1 + offset], spot)
            gone.extend(group.parts[i1 + both : i2])
            added.append((i1 + both, values[j1 + both : j2]))
        self.splices.extend(cut(self.survey, group, gone))
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
        lines = rows.items(values, self.manner.at(group.column))
        self.put(at, at, rows.whole(self.survey, at, lines))
