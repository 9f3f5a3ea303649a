"""Read workbook.yaml: who the workbook is, its gates, its order of reading."""

from __future__ import annotations

import re
from collections.abc import Mapping as AbstractMapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from twowheels.errors import Place
from twowheels.fields import NUMBER, Fields, Report
from twowheels.kind import Value
from twowheels.workbook import AUDIENCES, DEPTHS, SEVERITIES, Gate, Parked, Slot, Titled
from twowheels.yamltext import Mapping, Node, Scalar

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

KEYS = frozenset(
    "id version language title subtitle intro named_by settings audiences depths gates next_steps parked "
    "brand front board sheets parts".split()
)
WHEELS = ("product", "distribution", "both", "none")


class SectionPlan(NamedTuple):
    """A section as workbook.yaml names it: the path of its file without the ending."""

    path: str
    place: Place

    @property
    def id(self) -> str:
        """Give the section's id: the last word of its path."""
        return self.path.rsplit("/", 1)[-1]


class PartPlan(NamedTuple):
    """A part as workbook.yaml plans it: its sections are not read yet."""

    id: str
    title: str
    wheel: str
    intro: str
    sections: tuple[SectionPlan, ...]
    place: Place


class SheetPlan(NamedTuple):
    """A sheet as workbook.yaml names it; its story lies beside, as sheets/ID.md."""

    id: str
    title: str
    intro: str
    privacy: str
    place: Place


class Manifest(NamedTuple):
    """What workbook.yaml says."""

    id: str
    version: str
    language: str
    title: str
    subtitle: str
    intro: str
    named_by: str
    settings: AbstractMapping[str, Value]
    audiences: tuple[Titled, ...]
    depths: tuple[Titled, ...]
    gates: tuple[Gate, ...]
    slots: tuple[Slot, ...]
    parked: Parked | None
    brand: Node | None
    front: tuple[Scalar, ...]
    board: Scalar | None
    sheets: tuple[SheetPlan, ...]
    parts: tuple[PartPlan, ...]
    place: Place


def read_manifest(root: Mapping, report: Report) -> Manifest:
    """Read workbook.yaml; what is wrong goes into the report."""
    top = Fields(root, report, KEYS, "workbook.yaml")
    return Manifest(
        id=top.text("id", required=True),
        version=top.text("version", "1"),
        language=top.language("language", "en"),
        title=top.text("title", required=True),
        subtitle=top.text("subtitle"),
        intro=top.text("intro"),
        named_by=top.text("named_by"),
        settings=_settings(top),
        audiences=_titled(top, "audiences", AUDIENCES, report),
        depths=_titled(top, "depths", DEPTHS, report),
        gates=tuple(_gate(node, report) for node in top.items("gates")),
        slots=tuple(_slot(node, report) for node in top.items("next_steps")),
        parked=_parked(top, report),
        brand=top.values.get("brand"),
        front=top.scalars("front"),
        board=_scalar(top, "board"),
        sheets=tuple(_sheet(node, report) for node in top.items("sheets")),
        parts=tuple(_part(node, report) for node in top.items("parts")),
        place=top.place(),
    )


def _scalar(top: Fields, key: str) -> Scalar | None:
    node = top.values.get(key)
    return node if top.text(key) and isinstance(node, Scalar) else None


def _settings(top: Fields) -> AbstractMapping[str, Value]:
    return {key.text: plain_value(node) for key, node in top.pairs("settings")}


def plain_value(node: Node) -> Value:
    """Give a setting as the expression language sees it: numbers and dates where they look like it."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain_value(entry.value) for entry in node.entries}
    if isinstance(node, Scalar):
        return _plain_scalar(node)
    return tuple(plain_value(item) for item in node.items)


def _plain_scalar(node: Scalar) -> Value:
    if node.text in ("true", "false") and not node.quoted:
        return node.text == "true"
    if not node.quoted and DAY.fullmatch(node.text):
        return _day(node.text)
    if node.quoted or not NUMBER.fullmatch(node.text):
        return node.text
    return Decimal(node.text)


def _day(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _titled(top: Fields, key: str, allowed: tuple[str, ...], report: Report) -> tuple[Titled, ...]:
    given = []
    for node in top.items(key):
        fields = Fields(node, report, ("id", "title", "about"), f'An entry of "{key}"')
        word = fields.one_of("id", allowed, required=True)
        given.append(Titled(word, fields.text("title", word), fields.text("about")))
    named = {titled.id: titled for titled in given}
    return tuple(named.get(word, Titled(word, word.capitalize(), "")) for word in allowed)


def _sheet(node: Node, report: Report) -> SheetPlan:
    fields = Fields(node, report, ("id", "title", "intro", "privacy"), "A sheet")
    name = fields.text("id", required=True)
    privacy = fields.one_of("privacy", AUDIENCES, "coach")
    return SheetPlan(name, fields.text("title", name), fields.text("intro"), privacy, fields.place())


def _gate(node: Node, report: Report) -> Gate:
    fields = Fields(node, report, ("id", "title", "about", "banner", "waits", "closed_by"), "A gate")
    name = fields.text("id", required=True)
    title = fields.text("title", name)
    about, banner = fields.text("about"), fields.text("banner")
    return Gate(name, title, about, banner, fields.texts("waits"), fields.texts("closed_by"))


def _slot(node: Node, report: Report) -> Slot:
    fields = Fields(node, report, ("title", "parts"), "A next step")
    return Slot(fields.text("title"), fields.texts("parts"))


def _parked(top: Fields, report: Report) -> Parked | None:
    if "parked" not in top:
        return None
    fields = Fields(top.values["parked"], report, ("gate", "severity", "families", "checks"), '"parked"')
    severity = fields.one_of("severity", SEVERITIES, "info")
    gate = fields.text("gate", required=True)
    return Parked(gate, severity, frozenset(fields.texts("families")), frozenset(fields.texts("checks")))


def _part(node: Node, report: Report) -> PartPlan:
    fields = Fields(node, report, ("id", "title", "wheel", "intro", "sections"), "A part")
    name = fields.text("id", required=True)
    wheel = fields.one_of("wheel", WHEELS, "none")
    sections = tuple(SectionPlan(one.text.strip(), report.place(one)) for one in fields.scalars("sections"))
    title = fields.text("title", name)
    return PartPlan(name, title, wheel, fields.text("intro"), sections, fields.place())
