"""The live server, asked over real sockets."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from twowheels.commands.serve import _Workshop
from twowheels.errors import WorkbookError
from twowheels.listing import Listed
from twowheels.messages import Messages
from twowheels.outputs.server import Server, Workshop, listen
from twowheels.outputs.server.bench import served_files
from twowheels.outputs.server.shelf import Shelf
from twowheels.outputs.server.watch import sort_out
from twowheels.project import starter

DEADLINE = 20.0
BROKEN = "meta: {id: shop}\nanswers:\n\tname: x\n"


class Fake:
    """A workshop that needs no workbook: a page says what the answers file says."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.forgot = 0
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def glance(self, answers: Path) -> Listed:
        return Listed(f"<b>{answers.stem}</b>", f"/{answers.stem}/", "", "1 of 2", 1, 2, "")

    def site(self, answers: Path, destination: Path, before: Path) -> None:
        assert self.may_go_on.wait(DEADLINE)
        assert before != destination
        self.made.append(answers.stem)
        text = answers.read_text(encoding="utf-8")
        if "boom" in text:
            raise ValueError("boom <i>")
        page = f"<html><head><title>x</title></head><body><pre>{text}</pre></body></html>"
        (destination / "index.html").write_text(page, encoding="utf-8")
        (destination / "product").mkdir()
        (destination / "product" / "index.html").write_text("<p>product, no head</p>", encoding="utf-8")
        (destination / "style.css").write_text("p {}", encoding="utf-8")
        (destination / "link.txt").symlink_to(answers)
        (destination / "out").symlink_to(answers.parent)

    def book(self, answers: Path, target: Path) -> None:
        self.made.append(f"{answers.stem}.pdf")
        if "no paper" in answers.read_text(encoding="utf-8"):
            raise WorkbookError("There is no paper.")
        target.write_bytes(b"%PDF-1.7 " + answers.read_bytes())

    def forget(self) -> None:
        self.forgot += 1


class Real(Fake):
    """A workshop that makes the real thing."""

    def __init__(self, real: Workshop) -> None:
        super().__init__()
        self.real = real

    def glance(self, answers: Path) -> Listed:
        return self.real.glance(answers)

    def site(self, answers: Path, destination: Path, before: Path) -> None:
        self.real.site(answers, destination, before)


class Running:
    """A server in a thread, and the project that it serves."""

    def __init__(self, server: Server, project: Path, workshop: Fake, said: list[str]) -> None:
        self.server = server
        self.project = project
        self.workshop = workshop
        self.said = said
        self.client = httpx.Client(base_url=server.address, timeout=DEADLINE)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=headers)

    def write(self, name: str, text: str) -> None:
        (self.project / "answers" / name).write_text(text, encoding="utf-8")

    def until(self, path: str, wanted: Callable[[httpx.Response], bool]) -> httpx.Response:
        end = time.monotonic() + DEADLINE
        while not wanted(found := self.get(path)):
            assert time.monotonic() < end, found.text
            time.sleep(0.02)
        return found

    def token(self, path: str) -> str:
        return str(re.findall(r"reload.js\?shown=([^\"]+)", self.get(path).text)[0])

    def raw(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=DEADLINE) as one:
            one.sendall(request)
            answer = b""
            while part := one.recv(65_536):
                answer += part
        return answer

    def hear(self, business: str) -> Iterator[str]:
        """Give the tokens of the event stream."""
        address = f"/_twowheels/events?business={business}"
        with self.client.stream("GET", address) as stream:
            end = time.monotonic() + DEADLINE
            for line in stream.iter_lines():
                assert time.monotonic() < end, "nothing is heard but the heartbeat"
                if line.startswith("data: "):
                    yield line.removeprefix("data: ")


def answers_of(name: str, text: str = "hello") -> str:
    return f"meta: {{id: {name}}}\nanswers:\n  word: {text}\n"


def a_project(folder: Path, *names: str) -> Path:
    (folder / "workbook").mkdir()
    (folder / "workbook" / "workbook.yaml").write_text("id: x\n", encoding="utf-8")
    (folder / "answers").mkdir()
    for name in names:
        (folder / "answers" / f"{name}.yaml").write_text(answers_of(name), encoding="utf-8")
    return folder


def serving(project: Path, workshop: Fake) -> Iterator[Running]:
    said: list[str] = []
    server = Server(project, [project / "answers"], workshop, words=Messages("en"), say=said.append, port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield Running(server, project, workshop, said)
    finally:
        workshop.may_go_on.set()
        server.stop()
        thread.join(DEADLINE)
        assert not thread.is_alive()


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Running]:
    yield from serving(a_project(tmp_path, "shop"), Fake())


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Running]:
    yield from serving(a_project(tmp_path, "shop", "singer"), Fake())


# What stands at which address


def test_the_only_business_is_shown_at_once(one: Running) -> None:
    answer = one.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/shop/")


def test_a_page_of_the_site_is_served_with_the_reload_script_in_its_head(one: Running) -> None:
    answer = one.get("/shop/")
    assert answer.status_code == 200
    assert re.search(r'<script src="/_twowheels/reload.js\?shown=\S+" defer></script>\s*</head>', answer.text)


def test_a_page_without_a_head_gets_the_script_too(one: Running) -> None:
    assert "reload.js" in one.get("/shop/product/").text


def test_other_files_are_served_as_they_are(one: Running) -> None:
    answer = one.get("/shop/style.css")
    assert (answer.text, answer.headers["content-type"]) == ("p {}", "text/css; charset=utf-8")


@pytest.mark.parametrize(("asked", "led_to"), [("/shop", "/shop/"), ("/shop/product", "/shop/product/")])
def test_a_folder_without_its_slash_is_led_to_the_page(one: Running, asked: str, led_to: str) -> None:
    one.get("/shop/")
    assert one.get(asked).headers["location"] == led_to


def test_nothing_is_built_before_it_is_asked_for(two: Running) -> None:
    two.get("/shop/")
    assert two.workshop.made == ["shop"]


def test_several_businesses_are_listed_with_how_far_they_are(two: Running) -> None:
    text = two.get("/").text
    assert re.findall(r'href="/([a-z]+)/"', text) == ["shop", "singer"]
    assert "1 of 2" in text


def test_a_name_in_the_list_is_only_text(two: Running) -> None:
    assert "&lt;b&gt;shop&lt;/b&gt;" in two.get("/").text


def test_a_page_that_is_not_there_is_missed_kindly(one: Running) -> None:
    answer = one.get("/shop/nothing/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_head_gives_the_headers_alone(one: Running) -> None:
    answer = one.client.head("/shop/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_head_of_the_event_stream_ends(one: Running) -> None:
    host = f"Host: 127.0.0.1:{one.server.port}"
    answer = one.raw(f"HEAD /_twowheels/events HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 200")


def test_a_new_business_appears(one: Running) -> None:
    one.write("singer.yaml", answers_of("singer"))
    one.until("/", lambda answer: "/singer/" in answer.text)


def test_a_business_that_is_gone_disappears(two: Running) -> None:
    (two.project / "answers" / "singer.yaml").unlink()
    two.until("/", lambda answer: answer.headers.get("location") == "/shop/")


def test_the_list_may_use_the_styles_it_brings(two: Running) -> None:
    assert two.get("/").headers["content-security-policy"] == "frame-ancestors 'none'"


# The gate


def test_every_response_wears_the_headers(one: Running) -> None:
    for answer in (one.get("/shop/"), one.get("/shop/nothing/"), one.get("/", host="evil.example")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert not [name for name in answer.headers if name.startswith("access-control")]


HOSTILE = {
    "rebound name": ("GET / HTTP/1.1", ["Host: evil.example:{port}"], 421),
    "host without port": ("GET / HTTP/1.1", ["Host: 127.0.0.1"], 421),
    "no host": ("GET / HTTP/1.1", [], 400),
    "no host, old protocol": ("GET / HTTP/1.0", [], 421),
    "two hosts": ("GET / HTTP/1.1", ["Host: 127.0.0.1:{port}", "Host: evil.example"], 400),
    "other origin": ("GET / HTTP/1.1", ["{host}", "Origin: http://evil.example"], 403),
    "origin null": ("GET / HTTP/1.1", ["{host}", "Origin: null"], 403),
    "other site": ("GET / HTTP/1.1", ["{host}", "Sec-Fetch-Site: cross-site"], 403),
    "form": ("POST /shop/ HTTP/1.1", ["{host}", "Content-Length: 0"], 405),
    "preflight": ("OPTIONS /shop/ HTTP/1.1", ["{host}", "Origin: http://evil.example"], 405),
    "trace": ("TRACE / HTTP/1.1", ["{host}"], 405),
    "upgrade": (
        "GET /shop/ HTTP/1.1",
        ["Host: evil.example", "Upgrade: websocket", "Connection: Upgrade"],
        421,
    ),
    "traversal": ("GET /shop/../../etc/passwd HTTP/1.1", ["{host}"], 400),
    "coded traversal": ("GET /shop/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", ["{host}"], 400),
    "backslashes": ("GET /shop/..\\..\\x HTTP/1.1", ["{host}"], 400),
    "double slash": ("GET //evil.example/ HTTP/1.1", ["{host}"], 400),
    "whole address": ("GET http://evil.example/ HTTP/1.1", ["{host}"], 400),
    "nul": ("GET /shop/%00 HTTP/1.1", ["{host}"], 400),
    "long path": ("GET /" + "a" * 600 + " HTTP/1.1", ["{host}"], 400),
    "link out": ("GET /shop/link.txt HTTP/1.1", ["{host}"], 404),
    "folder link out": ("GET /shop/out/shop.yaml HTTP/1.1", ["{host}"], 404),
    "our own code": ("GET /_twowheels/notice.html.j2 HTTP/1.1", ["{host}"], 404),
    "answers": ("GET /shop/shop.yaml HTTP/1.1", ["{host}"], 404),
    "no request": ("\x16\x03\x01\x02", [], 400),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_request_is_refused(one: Running, name: str) -> None:
    start, headers, status = HOSTILE[name]
    one.get("/shop/")
    host = f"Host: 127.0.0.1:{one.server.port}"
    lines = [
        start,
        *(line.format(host=host, port=one.server.port) for line in headers),
        "Connection: close",
        "",
        "",
    ]
    answer = one.raw("\r\n".join(lines).encode("latin-1"))
    assert int(answer.split(b" ")[1]) == status
    assert b"hello" not in answer


def test_a_header_without_end_is_hung_up_on(one: Running) -> None:
    with socket.create_connection(("127.0.0.1", one.server.port), timeout=DEADLINE) as line:
        line.sendall(b"GET / HTTP/1.1\r\nX: ")
        with pytest.raises(ConnectionError):
            line.sendall(b"a" * 50_000_000)
    assert one.get("/").status_code == 307


def test_a_refusal_says_what_to_do_instead(one: Running) -> None:
    assert f"http://127.0.0.1:{one.server.port}/" in one.get("/", host="evil.example").text


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "example.org", "::"])  # noqa: S104
def test_an_address_that_others_reach_is_refused(host: str) -> None:
    with pytest.raises(WorkbookError, match="not an address of this machine alone"):
        listen(host, 0)


def test_the_next_free_port_is_taken() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port) as second:
            assert port < second.getsockname()[1] <= port + 50


# What happens while somebody types


def test_an_edit_is_shown(one: Running) -> None:
    one.get("/shop/")
    one.write("shop.yaml", answers_of("shop", "edited"))
    one.until("/shop/", lambda answer: "edited" in answer.text)


def test_a_save_by_rename_is_shown(one: Running) -> None:
    one.get("/shop/")
    beside = one.project / "answers" / ".shop.yaml.new"
    beside.write_text(answers_of("shop", "renamed"), encoding="utf-8")
    beside.replace(one.project / "answers" / "shop.yaml")
    one.until("/shop/", lambda answer: "renamed" in answer.text)


def test_an_answers_folder_that_was_away_is_seen_again(one: Running) -> None:
    one.get("/shop/")
    shutil.rmtree(one.project / "answers")
    one.until("/", lambda answer: answer.status_code == 503)
    (one.project / "answers").mkdir()
    one.write("shop.yaml", answers_of("shop", "again"))
    one.until("/shop/", lambda answer: "again" in answer.text)
    one.write("shop.yaml", answers_of("shop", "and again"))
    one.until("/shop/", lambda answer: "and again" in answer.text)


def test_an_open_page_hears_of_an_edit(one: Running) -> None:
    shown = one.token("/shop/")
    tokens = one.hear("shop")
    assert next(tokens) == shown
    one.write("shop.yaml", answers_of("shop", "edited"))
    assert next(tokens) != shown


def test_only_pages_of_the_changed_business_hear_of_it(two: Running) -> None:
    two.get("/shop/")
    two.get("/singer/")
    shop, singer = two.hear("shop"), two.hear("singer")
    first = next(singer)
    next(shop)
    two.write("shop.yaml", answers_of("shop", "edited"))
    next(shop)
    assert first == two.token("/singer/")
    two.write("singer.yaml", answers_of("singer", "edited"))
    assert next(singer) == two.token("/singer/") != first


def test_the_open_list_hears_of_an_edit(two: Running) -> None:
    tokens = two.hear("")
    first = next(tokens)
    two.write("shop.yaml", answers_of("shop", "edited"))
    assert next(tokens) != first


def test_a_page_that_is_open_is_built_anew_without_being_asked(one: Running) -> None:
    one.get("/shop/")
    tokens = one.hear("shop")
    next(tokens)
    one.write("shop.yaml", answers_of("shop", "edited"))
    next(tokens)
    assert one.workshop.made == ["shop", "shop"]


def test_a_page_that_comes_back_into_sight_is_built_anew(one: Running) -> None:
    one.get("/shop/")
    one.write("shop.yaml", answers_of("shop", "edited"))
    one.until("/_twowheels/look.css", lambda _: not one.server.bench.shelf.by_id["shop"].is_current)
    tokens = one.hear("shop")
    assert next(tokens) != next(tokens)


def test_the_workbook_is_read_again_only_when_it_changed(one: Running) -> None:
    one.get("/shop/")
    one.write("shop.yaml", answers_of("shop", "edited"))
    one.until("/shop/", lambda answer: "edited" in answer.text)
    assert one.workshop.forgot == 0
    (one.project / "workbook" / "page.md").write_text("new", encoding="utf-8")
    one.until("/shop/", lambda _: len(one.workshop.made) == 3)
    assert one.workshop.forgot == 1


def test_a_change_of_mkdocs_yml_is_seen(one: Running) -> None:
    one.get("/shop/")
    (one.project / "mkdocs.yml").write_text("site_name: new\n", encoding="utf-8")
    one.until("/shop/", lambda _: len(one.workshop.made) == 2)


def test_a_half_typed_file_shows_where_and_what_and_comes_back(one: Running) -> None:
    one.get("/shop/")
    one.write("shop.yaml", BROKEN)
    wrong = one.until("/shop/product/", lambda answer: answer.status_code == 503)
    assert "shop.yaml:3:1" in wrong.text
    assert "reload.js" in wrong.text
    assert "Traceback" not in wrong.text
    one.write("shop.yaml", answers_of("shop", "mended"))
    assert "mended" in one.until("/shop/", lambda answer: answer.status_code == 200).text


def test_a_broken_file_leaves_the_other_business_alone(two: Running) -> None:
    two.get("/shop/")
    two.get("/singer/")
    two.write("shop.yaml", BROKEN)
    two.until("/shop/", lambda answer: answer.status_code == 503)
    assert two.get("/singer/").status_code == 200


def test_a_file_that_is_broken_from_the_start_is_called_by_its_name(tmp_path: Path) -> None:
    project = a_project(tmp_path, "shop", "draft")
    (project / "answers" / "draft.yaml").write_text("meta: [", encoding="utf-8")
    for running in serving(project, Fake()):
        assert "draft.yaml:1:" in running.get("/draft/").text
        running.write("draft.yaml", answers_of("singer"))
        running.until("/singer/", lambda answer: answer.status_code == 200)
        assert running.get("/draft/").headers["location"] == "/singer/"


def test_a_second_file_with_the_same_id_says_so(tmp_path: Path) -> None:
    project = a_project(tmp_path, "shop", "twin")
    (project / "answers" / "twin.yaml").write_text(answers_of("shop"), encoding="utf-8")
    for running in serving(project, Fake()):
        assert "is taken by another answers file" in running.get("/twin/").text
        assert running.get("/shop/").status_code == 200


def test_a_mistake_of_the_program_is_told_without_a_traceback(one: Running) -> None:
    one.write("shop.yaml", answers_of("shop", "boom"))
    wrong = one.until("/shop/", lambda answer: answer.status_code == 503)
    assert "ValueError: boom &lt;i&gt;" in wrong.text
    assert "Traceback" not in wrong.text


def test_no_answers_at_all_is_told(one: Running) -> None:
    (one.project / "answers" / "shop.yaml").unlink()
    assert "no answers here yet" in one.until("/", lambda answer: answer.status_code == 503).text


def test_a_long_build_shows_a_moment_and_then_the_site(one: Running) -> None:
    one.workshop.may_go_on.clear()
    assert "The site of shop is being built" in one.get("/shop/").text
    one.workshop.may_go_on.set()
    one.until("/shop/", lambda answer: "hello" in answer.text)


def test_the_last_good_site_stays_while_a_new_one_is_built(one: Running) -> None:
    one.get("/shop/")
    one.workshop.may_go_on.clear()
    one.write("shop.yaml", answers_of("shop", "edited"))
    one.until("/_twowheels/reload.js", lambda _: not one.server.bench.shelf.by_id["shop"].is_current)
    assert "hello" in one.get("/shop/").text


# The book


def test_the_book_is_made_when_it_is_asked_for_and_kept(one: Running) -> None:
    assert one.get("/shop/shop.pdf").headers["content-type"] == "application/pdf"
    assert one.get("/shop/shop.pdf").content.startswith(b"%PDF")
    assert one.workshop.made == ["shop.pdf"]


def test_the_book_is_made_anew_after_an_edit(one: Running) -> None:
    one.get("/shop/shop.pdf")
    one.write("shop.yaml", answers_of("shop", "edited"))
    one.until("/shop/shop.pdf", lambda answer: b"edited" in answer.content)


def test_a_book_that_cannot_be_made_says_why(one: Running) -> None:
    one.write("shop.yaml", answers_of("shop", "no paper"))
    assert "There is no paper." in one.until("/shop/shop.pdf", lambda answer: answer.status_code == 503).text


# Parts


def test_only_regular_files_inside_the_folder_are_served(tmp_path: Path) -> None:
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "a" / "b.html").write_text("b", encoding="utf-8")
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    (tmp_path / "site" / "secret").symlink_to(tmp_path / "secret")
    (tmp_path / "site" / "up").symlink_to(tmp_path)
    assert list(served_files(tmp_path / "site")) == ["a/b.html"]


def test_an_editors_scratch_files_are_nobodys_concern(tmp_path: Path) -> None:
    names = (".#shop.yaml", ".shop.yaml.swp", "shop.yaml~", "#shop.yaml#", ".shop.yaml.x.tmp")
    folders = (tmp_path / "answers", tmp_path / "workbook" / "product")
    assert sort_out([folder / name for folder in folders for name in names], tmp_path) is None


def test_a_business_keeps_its_id_while_its_file_cannot_be_read(tmp_path: Path) -> None:
    project = a_project(tmp_path, "shop")
    file = project / "answers" / "shop.yaml"
    file.write_text(answers_of("corner-shop"), encoding="utf-8")
    shelf = Shelf([project / "answers"])
    shelf.look()
    file.write_text(BROKEN, encoding="utf-8")
    shelf.changed([file])
    assert list(shelf.by_id) == ["corner-shop"]


def test_stopping_leaves_nothing_behind_even_with_a_page_open(tmp_path: Path) -> None:
    project = a_project(tmp_path, "shop")
    for running in serving(project, Fake()):
        running.get("/shop/")
        tokens = running.hear("shop")
        next(tokens)
        running.server.stop()
        assert list(tokens) == []
    assert not running.server.folder.exists()


@pytest.mark.slow
def test_the_real_site_of_an_example_is_served_and_mended(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("workbook", "answers"):
        shutil.copytree(starter() / name, project / name)
    shutil.copy(starter() / "mkdocs.yml", project / "mkdocs.yml")
    real = _Workshop(project / "workbook", audience="owner", depth="deep", as_of=date(2026, 11, 21))
    for running in serving(project, Real(real)):
        running.until("/", lambda answer: "Nightjar Evenings" in answer.text)
        page = running.until("/nightjar-evenings/", lambda answer: answer.status_code == 200)
        assert "reload.js" in page.text
        assert "Nightjar Evenings" in page.text
        file = project / "answers" / "nightjar-evenings.yaml"
        good = file.read_text(encoding="utf-8")
        file.write_text(good.replace("answers:\n", "answers:\n\tx: [\n"), encoding="utf-8")
        wrong = running.until("/nightjar-evenings/", lambda answer: answer.status_code == 503)
        assert re.search(r"nightjar-evenings\.yaml:\d+:\d+", wrong.text)
        file.write_text(good.replace("Nightjar Evenings", "Nightjar Mornings"), encoding="utf-8")
        running.until("/nightjar-evenings/", lambda answer: "Nightjar Mornings" in answer.text)
