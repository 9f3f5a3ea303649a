"""The printer's only door: our own files from memory come through it, and nothing else does."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pypdf
import pytest

from twowheels.fetcher import deny_all

FONT = Path(__file__).parent.parent / "workbook" / "look" / "fonts" / "IBMPlexSans-Regular.woff2"
CANARY = "canary-4f1d"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

# What an address can be put into; URL stands for it, NO for its number.
DOORS = {
    "image": '<img src="URL" alt="x">',
    "image set": '<img srcset="URL 2x" src="URL" alt="x">',
    "picture": '<picture><source srcset="URL"><img src="URL" alt="x"></picture>',
    "stylesheet": '<link rel="stylesheet" href="URL">',
    "style import": "<style>@import url(URL); p{color:red}</style>",
    "style import string": '<style>@import "URL";</style>',
    "served import": '<link rel="stylesheet" href="tw:import.css">',
    "background": '<p style="background: url(URL)">x</p>',
    "generated content": "<style>.cNO::before{content: url(URL)}</style><p class=cNO>x",
    "list mark": '<ul><li style="list-style-image: url(URL)">x</ul>',
    "border": '<p style="border-image: url(URL) 1 round; border: 3px solid">x</p>',
    "font": '<style>@font-face{font-family:F; src:url(URL)} p{font-family:F}</style>',
    "system font": '<style>@font-face{font-family:F; src:local("DejaVu Sans"),url(URL)}</style>',
    "embed": '<embed src="URL" type="image/svg+xml">',
    "object": '<object data="URL" type="image/png"></object>',
    "svg image": '<svg width="9" height="9"><image href="URL" width="9" height="9"/></svg>',
    "served svg": '<img src="tw:picture.svg" alt="x">',
    "attachment": '<link rel="attachment" href="URL" title="x">',
    "attached link": '<a rel="attachment" href="URL">x</a>',
}  # fmt: skip


class Lure(HTTPServer):
    """A server on this machine that writes down who came."""

    visits: list[str]

    @property
    def address(self) -> str:
        """Give the address of a picture here."""
        return f"http://127.0.0.1:{self.server_port}/x.png"


@pytest.fixture(scope="module")
def lure() -> Iterator[Lure]:
    class Note(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.visits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PIXEL)

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet."""

    server = Lure(("127.0.0.1", 0), Note)
    server.visits = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def addresses(lure: Lure, tmp_path: Path) -> list[str]:
    """Give one address of each kind to lead the printer astray."""
    (tmp_path / "secret.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{CANARY}</text></svg>'
    )
    (tmp_path / "secret.css").write_text(f"p::after {{content: '{CANARY}'}}")
    styled = base64.b64encode(f"p::after {{content: '{CANARY}'}}".encode()).decode()
    lure.visits.clear()
    return [
        (tmp_path / "secret.svg").as_uri(),
        (tmp_path / "secret.css").as_uri(),
        "FILE://localhost" + str(tmp_path / "secret.css"),
        str(tmp_path / "secret.svg"),
        lure.address,
        lure.address.replace("http:", "ftp:"),
        f"data:text/css;base64,{styled}",
        "data:image/png;base64," + base64.b64encode(PIXEL).decode(),
        "tw:unknown",
        "tw:../secret.svg",
        "TW:secret",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS)
def test_nothing_is_fetched_and_the_pdf_is_still_written(door: str, addresses: list[str], lure: Lure) -> None:
    page = "".join(
        DOORS[door].replace("URL", each).replace("NO", str(no)) for no, each in enumerate(addresses)
    )
    served = "".join(f'@import url("{address}");' for address in addresses)
    drawn = "".join(f'<image href="{address}" width="9" height="9"/>' for address in addresses)
    fetcher = deny_all(
        {
            "import.css": (served.encode(), "text/css"),
            "picture.svg": (
                f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'.encode(),
                "image/svg+xml",
            ),
        }
    )
    pdf = printed(f"<p>Hello</p>{page}", fetcher)
    assert {url.partition(":")[0] for url in fetcher.refused} >= {"file", "http", "ftp", "data", "tw"}
    assert lure.visits == []
    assert list(pdf.attachments) == []
    assert "Hello" in pdf.pages[0].extract_text()
    assert CANARY not in everything(pdf)


@pytest.mark.slow
def test_the_same_doors_are_open_without_it(addresses: list[str], lure: Lure) -> None:
    """Keep the test above honest: what it calls harmless must do harm elsewhere."""
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    doors = (DOORS[door] for door in ("image", "stylesheet", "attachment", "svg image"))
    pdf = printed(
        "<p>x</p>" + "".join(d.replace("URL", a) for d in doors for a in addresses[:5]), URLFetcher()
    )
    assert lure.visits
    assert list(pdf.attachments)
    assert CANARY in everything(pdf)


@pytest.mark.slow
def test_our_own_files_are_served_by_name() -> None:
    style = "@font-face{font-family:Own; src:url(tw:plex)} p{font-family:Own}"
    fetcher = deny_all(
        {
            "plex": (FONT.read_bytes(), "font/woff2"),
            "book.css": (style.encode(), "text/css"),
            "logo": (PIXEL, "image/png"),
        }
    )
    page = '<link rel="stylesheet" href="tw:book.css"><p>Zażółć γειά Привет</p><img src="tw:logo" alt="x">'
    pdf = printed(page, fetcher)
    assert fetcher.refused == []
    assert fonts(pdf) == {"Own"}
    assert len(pdf.pages[0].images) == 1
    assert "Zażółć γειά Привет" in pdf.pages[0].extract_text()


@pytest.mark.slow
def test_what_was_refused_is_listed_in_a_printable_form(caplog: pytest.LogCaptureFixture) -> None:
    fetcher = deny_all({})
    printed(f'<img src="https://x.example/{"a" * 999}" alt="x"><img src="data:,x" alt="x">', fetcher)
    assert [len(each) <= 80 for each in fetcher.refused] == [True, True]
    assert fetcher.refused[1] == "data:,x"
    assert "not one of the workbook's own files" in caplog.text


@pytest.mark.parametrize(
    "url",
    ["", "plex", "tw:", "tw:plex?x", "tw:plex#x", "tw://plex", " tw:plex", "tw:tw:plex", "http://tw:plex"],
)
def test_a_name_must_be_exact(url: str) -> None:
    with pytest.raises(ValueError, match="own files"):
        deny_all({"plex": (b"x", "font/woff2")}).fetch(url)


def test_no_handler_of_a_scheme_is_left_to_fall_back_on() -> None:
    from urllib.request import OpenerDirector

    fetcher = deny_all({})
    assert fetcher.handle_open == {}
    assert OpenerDirector.open(fetcher, "data:,x") is None


def test_later_changes_of_the_mapping_do_not_open_the_door() -> None:
    assets = {"a": (b"x", "text/css")}
    fetcher = deny_all(assets)
    assets["b"] = (b"y", "text/css")
    assert fetcher.fetch("tw:a").read() == b"x"
    assert fetcher.fetch("tw:a").content_type == "text/css"
    with pytest.raises(ValueError, match="tw:b"):
        fetcher.fetch("tw:b")


def printed(body: str, fetcher: Any) -> pypdf.PdfReader:
    from weasyprint import HTML  # type: ignore[import-untyped]

    html = HTML(string=f'<html lang="en"><title>x</title>{body}', base_url="tw:", url_fetcher=fetcher)
    return pypdf.PdfReader(io.BytesIO(html.write_pdf()))


def fonts(pdf: pypdf.PdfReader) -> set[str]:
    used: Any = pdf.pages[0]["/Resources"]
    return {font["/BaseFont"].split("+")[-1] for font in used["/Font"].values()}


def everything(pdf: pypdf.PdfReader) -> str:
    """Give all text of the PDF and of the files in it."""
    files = b"".join(data for contents in pdf.attachments.values() for data in contents)
    return "".join(page.extract_text() for page in pdf.pages) + files.decode("latin-1")
