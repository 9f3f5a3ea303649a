"""A workbook's own colours, letters and cover, for the screen in light and dark and for paper."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ACCENTS = ("product", "distribution", "both")
"""The colours a brand may set: one for each wheel, and one for what belongs to neither."""
STYLES = ("regular", "italic", "bold")
PLAIN: Mapping[str, str] = {
    "paper": "#ffffff",
    "panel": "#f5f2ea",
    "line": "#ddd8cc",
    "ink": "#20262b",
    "soft": "#59616a",
    "product": "#0b6a5a",
    "product-wash": "#d5e8e1",
    "distribution": "#a1431b",
    "distribution-wash": "#f3d3c0",
    "both": "#45526b",
    "both-wash": "#dde1ea",
    "fix": "#9b2c2c",
}
"""What is painted with where a brand says nothing."""
DARK_PAPER = "#14191d"
READABLE = 4.5
"""The least contrast of text to its ground (Web Content Accessibility Guidelines 2.2, 1.4.3)."""


class Brand(NamedTuple):
    """What workbook.yaml says under ``brand:``; files are paths within the workbook folder."""

    light: Mapping[str, str] = {}
    dark: Mapping[str, str] = {}
    font: str = ""
    files: Mapping[str, str] = {}
    cover: str = ""

    def assets(self, folder: Path) -> dict[str, bytes]:
        """Give the fonts of the brand by their paths."""
        return {name: (folder / name).read_bytes() for name in self.files.values()}


def palette(brand: Brand) -> dict[str, str]:
    """Give the colours on paper: the brand's accents, each with its wash, and our own besides."""
    washes = {f"{name}-wash": mixed(colour, PLAIN["paper"], 0.18) for name, colour in brand.light.items()}
    return {**PLAIN, **brand.light, **washes}


def site_css(brand: Brand) -> str:
    """Give the rules that put the brand over the site's own look; nothing for a workbook without one."""
    dark = {name: brand.dark.get(name) or lightened(colour) for name, colour in brand.light.items()}
    rules = []
    if brand.light:
        rules.append(_variables('[data-md-color-scheme="default"]', brand.light, "#fdfcf9", 0.12))
        rules.append(_variables('[data-md-color-scheme="slate"]', dark, DARK_PAPER, 0.2))
    if brand.font:
        rules += _faces(brand, "../")
        rules.append(f'[data-md-color-scheme][data-md-color-primary] {{ --md-text-font: "{brand.font}"; }}')
    return "\n".join(rules)


def print_css(brand: Brand) -> str:
    """Give the rules that put the brand over the book's own look."""
    colours = palette(brand)
    named = "; ".join(f"--{name}: {colours[name]}" for name in ACCENTS)
    rules = [f":root {{ {named} }}"]
    if brand.font:
        corners = " ".join(f'@{at} {{ font-family: "{brand.font}" }}' for at in _CORNERS)
        rules += [
            *_faces(brand, "tw:"),
            f'html {{ font-family: "{brand.font}", sans-serif }}',
            f"@page {{ {corners} }}",
        ]
    return "\n".join(rules)


_CORNERS = ("top-left", "top-right", "bottom-right")


def _variables(scheme: str, colours: Mapping[str, str], paper: str, share: float) -> str:
    lines = [
        f"--tw-{name}: {colour}; --tw-{name}-wash: {mixed(colour, paper, share)};"
        for name, colour in colours.items()
    ]
    return f"{scheme} {{ {' '.join(lines)} }}"


def _faces(brand: Brand, where: str) -> list[str]:
    marks = {
        "regular": "font-weight: 100 500",
        "italic": "font-weight: 100 500; font-style: italic",
        "bold": "font-weight: 600 900",
    }
    return [
        f'@font-face {{ font-family: "{brand.font}"; {marks[style]}; src: url("{where}{file}"); font-display: swap }}'
        for style, file in brand.files.items()
    ]


def mixed(colour: str, paper: str, share: float) -> str:
    """Give a colour thinned with paper; ``share`` is how much of it is left, 0 to 1."""
    pairs = zip(_rgb(colour), _rgb(paper), strict=True)
    return _hex(tuple(a * share + b * (1 - share) for a, b in pairs))


def lightened(colour: str, paper: str = DARK_PAPER) -> str:
    """Give a colour that reads well on dark paper: the same hue, as much lighter as it takes."""
    hue, light, full = colorsys.rgb_to_hls(*_rgb(colour))
    while contrast(_hex(colorsys.hls_to_rgb(hue, light, full)), paper) < READABLE + 1 and light < 1:
        light = min(1.0, light + 0.02)
    return _hex(colorsys.hls_to_rgb(hue, light, full))


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21 (Web Content Accessibility Guidelines 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
