"""What the printer is spared changes no letter of what it prints."""

import pydyf  # type: ignore[import-untyped]
import pytest
import weasyprint  # type: ignore[import-untyped]

from twowheels.fetcher import deny_all
from twowheels.outputs.pdf.lean import pages_counted_once, source

pytestmark = pytest.mark.slow
LISTS = """<html lang=en><title>x</title><p>One <q>two</q> three<br>four
<ul><li>a<li>b<ol start=3><li>c<li>d</ol></ul><ol><li>e</ol><table><tr><th>f<td>g</table>"""
NOTE = """<html lang=en><title>x</title><p>Text<span class=f>a note</span> goes on
<details><summary>s</summary>d</details>"""
STYLES = {
    "plain": "li::marker { color: red } p::before { content: '- ' }",
    "note": ".f { float: footnote }",
    "item": "p { display: list-item; list-style: square inside }",
    "hidden": "p { --how: list-item; display: var(--how); list-style: square inside }",
}


def printed(document: object, css: str) -> bytes:
    style = [weasyprint.CSS(string=css)]
    pdf: bytes = document.write_pdf(stylesheets=style, pdf_variant="pdf/ua-1")  # type: ignore[attr-defined]
    return pdf


@pytest.mark.parametrize("html", [LISTS, NOTE])
@pytest.mark.parametrize("css", STYLES.values(), ids=STYLES)
def test_a_document_is_printed_as_the_printer_alone_would(html: str, css: str) -> None:
    spared = source(weasyprint, html, css, deny_all({}))
    assert printed(spared, css) == printed(weasyprint.HTML(string=html), css)


@pytest.mark.parametrize(("style", "spared"), [("plain", True), ("note", False), ("item", False)])
def test_only_what_cannot_be_asked_for_is_left_out(style: str, spared: bool) -> None:
    document = source(weasyprint, LISTS, STYLES[style], deny_all({}))
    assert (type(document) is not weasyprint.HTML) is spared


def test_pages_are_looked_up_again_when_there_is_one_more() -> None:
    pdf = pydyf.PDF()
    with pages_counted_once():
        for number in range(1, 4):
            pdf.add_page(pydyf.Dictionary())
            assert len(pdf.page_references) == number
    assert len(pdf.page_references) == 3
