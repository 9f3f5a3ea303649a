"""Mend what a reader with a screen reader would stumble over: links that do not print, heads without a scope."""

from __future__ import annotations

from typing import Any

PRINTED = 4
"""The flag of an annotation that is printed too."""


def found(pdf: Any, reference: bytes) -> Any:
    """Give the object that a reference leads to."""
    return pdf.objects[int(reference.split(maxsplit=1)[0])]


def mend_links(pdf: Any) -> None:
    """Let links print, as PDF/UA asks of every annotation."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("Subtype") == "/Link":
            one["F"] = PRINTED


def mend_tables(pdf: Any) -> None:
    """Say of every head cell whether it is the head of a column or of a row."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("S") == "/TH" and "A" in one:
            one["A"]["Scope"] = "/Column" if _stands_in_head(pdf, one) else "/Row"


def _stands_in_head(pdf: Any, cell: Any) -> bool:
    above = cell
    while above.get("S") not in ("/Table", "/Document", None):
        if above["S"] == "/THead":
            return True
        above = found(pdf, above["P"])
    return False


def mend_names(pdf: Any) -> None:
    """Keep the places that links lead to out of the catalogue, which everyone reads."""
    import pydyf  # type: ignore[import-untyped]

    names = pdf.catalog.get("Names", {})
    if "Dests" in names:
        places = pydyf.Dictionary({"Names": names["Dests"]["Names"]})
        places.is_apart = True
        pdf.add_object(places)
        names["Dests"] = places.reference


def mend_attachments(pdf: Any) -> None:
    """Name the type of the answers, which depends on the machine, and each attachment once for an archive."""
    for one in pdf.objects:
        extra = getattr(one, "extra", {})
        if extra.get("Type") == "/EmbeddedFile":
            extra["Subtype"] = "/application#2fyaml"
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
