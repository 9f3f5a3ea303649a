"""Read what workbook.yaml says under brand: colours, letters and a cover of one's own."""

from __future__ import annotations

import re
from pathlib import Path

from twowheels.brand import ACCENTS, STYLES, Brand
from twowheels.errors import show
from twowheels.fields import Fields, Report
from twowheels.yamltext import Node

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
FAMILY = re.compile(r"[\w][\w -]{0,60}")
FONTS = (".woff2", ".woff", ".ttf", ".otf")
COVERS = (".svg", ".png", ".jpg", ".jpeg")


def read_brand(node: Node | None, folder: Path, report: Report) -> Brand:
    """Read the brand; a workbook without one has our own look."""
    if node is None:
        return Brand()
    fields = Fields(node, report, (*ACCENTS, "dark", "font", "cover"), '"brand"')
    dark = Fields(fields.values["dark"], report, ACCENTS, '"dark"') if "dark" in fields else None
    font, files = _font(fields, folder, report)
    cover = _file(fields, "cover", COVERS, folder)
    return Brand(_colours(fields), _colours(dark) if dark else {}, font, files, cover)


def _colours(fields: Fields) -> dict[str, str]:
    found = {name: fields.text(name).lower() for name in ACCENTS if name in fields}
    for name, colour in list(found.items()):
        if not COLOUR.fullmatch(colour):
            hint = 'Write it as "#" and six digits, such as "#0b6a5a", in quotes.'
            fields.report.add(fields.values[name], f'"{show(colour, 30)}" is no colour.', hint)
            del found[name]
    return found


def _font(fields: Fields, folder: Path, report: Report) -> tuple[str, dict[str, str]]:
    if "font" not in fields:
        return "", {}
    font = Fields(fields.values["font"], report, ("name", *STYLES), '"font"')
    name = font.text("name", required=True)
    if name and not FAMILY.fullmatch(name):
        report.add(
            font.values["name"],
            f'"{show(name, 60)}" cannot be the name of a font.',
            "Use letters and digits.",
        )
        return "", {}
    if "regular" not in font:
        report.add(font.node, 'A font needs "regular".', code="missing-key")
    files = {style: _file(font, style, FONTS, folder) for style in STYLES if style in font}
    return name, {style: file for style, file in files.items() if file}


def _file(fields: Fields, key: str, endings: tuple[str, ...], folder: Path) -> str:
    name = fields.text(key)
    if not name:
        return ""
    inside = folder.resolve() in (folder / name).resolve().parents
    if not name.lower().endswith(endings):
        hint = f"It must end in {', '.join(endings)}."
        fields.report.add(fields.values[key], f'"{show(name, 60)}" cannot be used here.', hint)
    elif not inside or not (folder / name).is_file():
        hint = "Give its path within the workbook folder, such as look/cover.svg."
        fields.report.add(fields.values[key], f'There is no file "{show(name, 60)}" in the workbook.', hint)
    else:
        return name
    return ""
