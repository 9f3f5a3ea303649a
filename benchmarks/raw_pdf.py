"""Lay out one HTML file with WeasyPrint and nothing else: the floor that the book is measured against."""

from __future__ import annotations

import sys
from pathlib import Path

import weasyprint  # type: ignore[import-untyped]  # the library has no types

from twowheels.fetcher import deny_all


def main(html: str, css: str, fonts: str, target: str) -> None:
    """Read page, style and fonts from files, and write the PDF."""
    assets = {file.name: (file.read_bytes(), "font/woff2") for file in Path(fonts).glob("*.woff2")}
    fetcher = deny_all(assets)
    style = weasyprint.CSS(string=Path(css).read_text("utf-8"), url_fetcher=fetcher)
    document = weasyprint.HTML(string=Path(html).read_text("utf-8"), url_fetcher=fetcher)
    document.write_pdf(target, stylesheets=[style])


main(*sys.argv[1:])
