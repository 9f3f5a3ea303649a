"""Real programs that fill in a printed book: each opens it, types and ticks as a person would, and saves."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, Protocol

from pypdf import PdfReader, PdfWriter

PDFJS = Path("/usr/share/javascript/pdf")
"""Where Debian keeps the viewer of Firefox."""
PIXELS = 96 / 72
"""Pixels of a browser in a point, where a page is shown at its own size."""
SETTLED = 400
"""Milliseconds in which a page that was turned to has come to rest: another process moves it, and tells nobody."""
CHROMIUM = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Fills(Protocol):
    """Fill in a copy with values by the names of fields; a tick or a radio is given the state it is to have."""

    def __call__(self, source: Path, target: Path, values: Mapping[str, str]) -> None:
        """Write the filled copy to ``target``."""


class Spot(NamedTuple):
    """A place to click on: its page from 0, its corners from the upper left in points, and what to type there."""

    page: int
    box: tuple[float, float, float, float]
    text: str | None

    @property
    def middle(self) -> tuple[float, float]:
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


def spots(file: Path, values: Mapping[str, str]) -> list[Spot]:
    """Find where to click for these values: the field itself, or of several buttons the one with the state."""
    found = []
    for number, page in enumerate(PdfReader(file).pages):
        height = float(page.mediabox.height)
        for note in page.get("/Annots") or ():
            widget = note.get_object()
            name = widget.get("/T") or widget.get("/Parent", {}).get("/T")
            if widget.get("/Subtype") != "/Widget" or name not in values:
                continue
            states = {key[1:] for key in widget.get("/AP", {}).get("/N", {})}
            button = (widget.get("/FT") or widget["/Parent"].get("/FT")) == "/Btn"
            if button and values[name] not in states:
                continue
            left, one, right, other = (float(part) for part in widget["/Rect"])
            box = (left, height - max(one, other), right, height - min(one, other))
            found.append(Spot(number, box, None if button else values[name]))
    assert len(found) == len(values)
    return found


def in_pypdf(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """Fill in with pypdf, which draws what it writes."""
    writer = PdfWriter(clone_from=source)
    fields = PdfReader(source).get_fields() or {}
    said = {
        name: f"/{value}" if fields[name].get("/FT") == "/Btn" else value for name, value in values.items()
    }
    writer.update_page_form_field_values(None, said, auto_regenerate=False)
    writer.write(target)


def in_mupdf(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """Fill in with MuPDF's own interpreter."""
    script = target.with_suffix(".js")
    script.write_text(MUPDF.replace("VALUES", json.dumps(dict(values))))
    subprocess.run(["mutool", "run", script, source, target], check=True, capture_output=True)


MUPDF = """
var values = VALUES, doc = new PDFDocument(scriptArgs[0]);
function state(note) {
  var on = "";
  note.get("AP").get("N").forEach(function (one, other) {
    var key = typeof one === "string" ? one : other;
    if (key !== "Off") on = key;
  });
  return on;
}
for (var p = 0; p < doc.countPages(); ++p) {
  var widgets = doc.loadPage(p).getWidgets(), at = 0, notes = doc.findPage(p).get("Annots");
  for (var i = 0; notes && i < notes.length; ++i) {
    var note = notes.get(i);
    if (note.get("Subtype").asName() !== "Widget") continue;
    var widget = widgets[at++], kid = !note.get("T");
    var value = values[(kid ? note.get("Parent") : note).get("T").asString()];
    if (value === undefined) continue;
    if (widget.getFieldType() === "text") widget.setTextValue(value);
    else if (state(note) === value) widget.toggle();
    widget.update();
  }
}
doc.save(scriptArgs[1], "incremental");
"""


def _apart(fills: Fills) -> Fills:
    """Run in a thread of its own, because only one browser can be steered from one."""

    @functools.wraps(fills)
    def apart(source: Path, target: Path, values: Mapping[str, str]) -> None:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(fills, source, target, values).result()

    return apart


@_apart
def in_chromium(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """Fill in with PDFium in chromium's viewer: click, type, and download "With your changes"."""
    with browsing(source.parent) as (page, address):
        page.goto(f"{address}/{source.name}#zoom=100&navpanes=0")
        viewer = _frame_of_viewer(page)
        for number, here in groupby(spots(source, values), key=lambda spot: spot.page):
            _turn_to(page, viewer, number)
            at = viewer.evaluate(CHROMIUM_SHOWS, number)
            for spot in here:
                _click_and_type(page, spot, at["x"], at["y"])
        _turn_to(page, viewer, 0)  # what was typed last counts once its field is left
        viewer.evaluate(CHROMIUM_SAVES)
        viewer.locator("viewer-download-controls #save").click()
        viewer.locator("viewer-download-controls #save-edited").click()
        _until(page, viewer, "() => !!window.saved", True)
        target.write_bytes(b64decode(viewer.evaluate(SAVED)))


def _turn_to(page: Any, viewer: Any, number: int) -> None:
    """Go to a page by its number in the toolbar; when a script goes there, the field before keeps the keyboard."""
    chosen = viewer.locator("viewer-page-selector #pageSelector")
    chosen.fill(str(number + 1))
    chosen.press("Enter")
    page.wait_for_timeout(SETTLED)


def _until(page: Any, frame: Any, question: str, answer: object) -> None:
    """Wait for an answer; a frame with a strict policy lets playwright do no more than ask."""
    for _ in range(400):
        if frame.evaluate(question) == answer:
            return
        page.wait_for_timeout(25)
    raise TimeoutError(question)


def _frame_of_viewer(page: Any) -> Any:
    """Give the frame in which the viewer runs, as soon as it shows the document."""
    while True:
        for frame in page.frames:
            if frame.url.startswith("chrome-extension:") and frame.evaluate(CHROMIUM_READY):
                return frame
        page.wait_for_timeout(50)


CHROMIUM_READY = """() => {
  try { return document.querySelector("pdf-viewer").viewport.getPageScreenRect(0).width > 100 }
  catch { return false }
}"""
CHROMIUM_SHOWS = """page => {
  const viewer = document.querySelector("pdf-viewer"), content = viewer.shadowRoot.querySelector("#content");
  const sheet = viewer.viewport.getPageScreenRect(page), around = content.getBoundingClientRect();
  return {x: sheet.x + around.x, y: sheet.y + around.y};
}"""
CHROMIUM_SAVES = """() => {
  chrome.fileSystem.chooseEntry = (_, chosen) => chosen({createWriter: ready => {
    const writer = {write: blob => { window.saved = blob; writer.onwriteend() }};
    ready(writer);
  }});
}"""
"""Stand in for the desktop's dialog of where to save, which a browser without a screen does not have."""
SAVED = """async () => {
  const bytes = new Uint8Array(await window.saved.arrayBuffer());
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}"""


@_apart
def in_pdfjs(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """Fill in with pdf.js in the viewer that Firefox has: click, type, and download."""
    with tempfile.TemporaryDirectory() as name:
        Path(name, "pdf").symlink_to(PDFJS)
        shutil.copy(source, Path(name, "book.pdf"))
        with browsing(Path(name)) as (page, address):
            page.goto(f"{address}/pdf/web/viewer.html?file=/book.pdf#zoom=100")
            page.wait_for_function("PDFViewerApplication.pdfViewer?.pagesCount > 0")
            for spot in spots(source, values):
                page.evaluate("number => { PDFViewerApplication.page = number + 1 }", spot.page)
                layer = page.locator(f'.page[data-page-number="{spot.page + 1}"]')
                layer.locator(".annotationLayer section").first.wait_for(state="attached")
                layer.scroll_into_view_if_needed()
                at = layer.locator(".canvasWrapper").bounding_box()
                _click_and_type(page, spot, at["x"], at["y"])
            with page.expect_download() as saved:
                page.locator("#download").click()
            saved.value.save_as(target)


def _click_and_type(page: Any, spot: Spot, x: float, y: float) -> None:
    """Click on the middle of a place, on a page whose upper left corner is here, and type."""
    across, down = spot.middle
    page.mouse.click(x + across * PIXELS, y + down * PIXELS)
    for n, line in enumerate((spot.text or "").splitlines()):
        if n:
            page.keyboard.press("Enter")
        page.keyboard.type(line)


@contextmanager
def browsing(folder: Path) -> Iterator[tuple[Any, str]]:
    """Open chromium, with its own PDF viewer, on a folder that is served on this machine alone."""
    from playwright.sync_api import sync_playwright

    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
            context = playwright.chromium.launch_persistent_context(
                profile,
                executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
                headless=False,  # the old headless mode, which playwright asks for, has no viewer
                args=CHROMIUM,
                ignore_default_args=[
                    "--disable-extensions",
                    "--disable-component-extensions-with-background-pages",
                ],
                viewport={"width": 1200, "height": 1250},
            )
            yield context.pages[0], f"http://127.0.0.1:{server.server_port}"
            context.close()
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that keeps its log to itself."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""
