"""Make fields of the places that the printer left for them.

WeasyPrint gives a field its page, its place and its mark in the structure. Its names, states, fonts and
looks are replaced, because viewers and PDF/UA stumble over them (Kozea/WeasyPrint#2726): here a field
has one name, a state that says what was chosen, a tool tip, and both of its looks.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Any

from twowheels.finishing.appearance import Size, colour, dot, tick, written
from twowheels.finishing.face import NAME, Face
from twowheels.finishing.repairs import PRINTED, found
from twowheels.formfields import LINES, ON, RADIO, TICK
from twowheels.printing.room import Widget

MULTILINE, IS_RADIO = 1 << 12, 1 << 15
TYPE_SIZE = 9.0
OFF = "/Off"


def make_form(pdf: Any, widgets: Mapping[str, Widget], face: Face) -> None:
    """Make the form of a PDF whose annotations bear the names of these widgets."""
    form = _Form(pdf, face)
    for page in range(pdf.pages["Count"]):
        for reference in found(pdf, pdf.page_references[page]).get("Annots", ()):
            note = found(pdf, reference)
            if note.get("Subtype") == "/Widget":
                form.add(note, widgets[note["T"].string])
    pdf.catalog["AcroForm"] = form.root()


class _Form:
    """A form in the making."""

    def __init__(self, pdf: Any, face: Face) -> None:
        import pydyf  # type: ignore[import-untyped]

        self.pdf, self.face, self.make = pdf, face, pydyf
        self.fields: list[bytes] = []
        self.groups: dict[str, Any] = {}
        self.looks: dict[tuple[str, Size], bytes] = {}
        fonts = pydyf.Dictionary({"Font": pydyf.Dictionary({NAME: face.embed(pdf)})})
        pdf.add_object(fonts)
        self.fonts = fonts.reference

    def root(self) -> Any:
        """Give the form itself; every field has its looks, so no viewer needs to make them."""
        return self.make.Dictionary(
            {
                "Fields": self.make.Array(self.fields),
                "DR": self.fonts,
                "DA": self.make.String(_default(TYPE_SIZE)),
                "NeedAppearances": "false",
            }
        )

    def add(self, note: Any, widget: Widget) -> None:
        """Make one field, or one button of a radio."""
        kept = {key: note[key] for key in ("Type", "Subtype", "Rect", "P", "StructParent") if key in note}
        spare = found(self.pdf, next(iter(note["AP"]["N"].values()))).number
        # The printer's own look would be a stream for each field; an empty object costs next to nothing.
        self._put(self.make.Dictionary(), spare)
        note.clear()
        note.update(kept, F=PRINTED, TU=self.make.String(widget.tip))
        if widget.form == RADIO:
            self._add_to_group(note, widget, spare)
            return
        note["T"] = self.make.String(widget.field)
        self.fields.append(note.reference)
        if widget.form == TICK:
            note["FT"] = "/Btn"
            self._button(note, ON, tick, on=bool(widget.value))
            note["V"] = note["AS"]
            note.update({"DV": note["AS"]} if widget.value else {})
        else:
            self._text(note, widget)

    def _put(self, thing: Any, slot: int) -> None:
        thing.number = slot
        self.pdf.objects[slot] = thing

    def _add_to_group(self, note: Any, widget: Widget, spare: int) -> None:
        group = self.groups.get(widget.field)
        if group is None:
            name, tip = self.make.String(widget.field), self.make.String(widget.group)
            kids = self.make.Array()
            group = self.make.Dictionary(
                {"FT": "/Btn", "Ff": IS_RADIO, "T": name, "TU": tip, "Kids": kids, "V": OFF}
            )
            self._put(group, spare)
            self.groups[widget.field] = group
            self.fields.append(group.reference)
        note["Parent"] = group.reference
        note.is_apart = bool(group["Kids"])
        group["Kids"].append(note.reference)
        on = widget.value == widget.state
        self._button(note, widget.state, dot, on=on)
        if on:
            group["V"] = group["DV"] = note["AS"]

    def _button(self, note: Any, state: str, draw: Callable[[Size], str], *, on: bool) -> None:
        name = self.make.name(state)
        size = _size(note)
        looks = {
            state_name: self._look(d, size) for state_name, d in ((name[1:].decode(), draw), (OFF[1:], None))
        }
        note["AP"] = self.make.Dictionary({"N": self.make.Dictionary(looks)})
        note["AS"] = name.decode() if on else OFF

    def _look(self, draw: Callable[[Size], str] | None, size: Size) -> bytes:
        """Give the look of a button, which all buttons of its size share."""
        return self._shared(draw(size) if draw else "", size)

    def _shared(self, drawing: str, size: Size, **more: Any) -> bytes:
        """Give a look that is written once, however many fields have it."""
        key = (drawing, size)
        if key not in self.looks:
            box = self.make.Array(f"{side:g}" for side in (0, 0, *size))
            said, extra = drawing.encode("ascii"), {"Subtype": "/Form", "BBox": box, **more}
            packed = zlib.compress(said, 9)
            if len(packed) + len("/Filter /FlateDecode") < len(said):
                said, extra["Filter"] = packed, "/FlateDecode"
            look = self.make.Stream([said], extra)
            self.pdf.add_object(look)
            self.looks[key] = look.reference
        return self.looks[key]

    def _text(self, note: Any, widget: Widget) -> None:
        several = widget.form == LINES
        note.update({"FT": "/Tx", **({"Ff": MULTILINE} if several else {})})
        drawn = None
        if widget.value:
            note["V"] = note["DV"] = self.make.String(widget.value)
            drawn = written(widget.value, self.face, _size(note), TYPE_SIZE, several=several)
        note["DA"] = self.make.String(_default(drawn[1] if drawn else TYPE_SIZE))
        if drawn:
            note["AP"] = self.make.Dictionary(
                {"N": self._shared(drawn[0], _size(note), Resources=self.fonts)}
            )


def _size(note: Any) -> Size:
    """Give width and height of a field, on a tenth of a point."""
    left, one, right, other = note["Rect"]
    return round(abs(right - left), 1), round(abs(one - other), 1)


def _default(type_size: float) -> str:
    """Say how viewers are to type."""
    return f"/{NAME} {type_size:g} Tf {colour()}"
