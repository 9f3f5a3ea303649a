"""The live server's gate: who may ask what."""

from __future__ import annotations

import pytest

from twowheels.gatekeeper import HEADERS, Asked, hosts_of, is_loopback, refusal

OURS = hosts_of("127.0.0.1", 8000)
HOST = ("host", "127.0.0.1:8000")


def status(method: str = "GET", target: str = "/", *headers: tuple[str, str]) -> int:
    found = refusal(Asked(method, target, headers or (HOST,)), OURS)
    return found.status if found else 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO", "get"]
)
def test_only_reading_is_allowed(method: str) -> None:
    assert status(method) == 405


FOREIGN = """evil.example:8000 evil.example 127.0.0.1 localhost 127.0.0.1:80 0.0.0.0:8000 [::1]:8000
    localhost.:8000 2130706433:8000 127.0.0.1:8000.evil.example evil.example:8000@127.0.0.1:8000"""


@pytest.mark.parametrize("host", [*FOREIGN.split(), "", " 127.0.0.1:8000"])
def test_another_host_is_not_served(host: str) -> None:
    assert status("GET", "/", ("host", host)) == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000"])
def test_its_own_hosts_are_served(host: str) -> None:
    assert status("GET", "/", ("host", host)) == 200


def test_a_host_must_be_named_once() -> None:
    assert status("GET", "/", HOST, HOST) == 421
    assert status("GET", "/", ("accept", "*/*")) == 421


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:9", "https://127.0.0.1:8000", "http://127.0.0.1:8000.evil.example",
     "http://127.0.0.1", "", "http://evil@127.0.0.1:8000"],
)  # fmt: skip
def test_another_origin_is_refused(origin: str) -> None:
    assert status("GET", "/", HOST, ("origin", origin)) == 403


def test_its_own_origin_may_ask() -> None:
    assert status("GET", "/", HOST, ("origin", "http://localhost:8000")) == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "nonsense"])
def test_a_request_that_another_site_started_is_refused(site: str) -> None:
    assert status("GET", "/", HOST, ("sec-fetch-site", site)) == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_request_by_the_reader_may_pass(site: str) -> None:
    assert status("GET", "/", HOST, ("sec-fetch-site", site)) == 200


CROOKED = r"""/../etc/passwd /a/../b /.. /a..b /%2e%2e/etc/passwd /a%00b /..\x /a\b //evil.example/x /a//b
    http://evil.example/ * a /é /a;b /a:b"""


@pytest.mark.parametrize("target", [*CROOKED.split(), "", "/a b", "/a\n", "/" + "a" * 512, "/?" + "a" * 511])
def test_a_path_that_is_not_plain_is_refused(target: str) -> None:
    assert status("GET", target) == 400


@pytest.mark.parametrize(
    "target", ["/", "/a", "/a/", "/a/b.min.css", "/a/b_c-d.html?h=%20x", "/_twowheels/reload.js"]
)
def test_a_plain_path_may_pass(target: str) -> None:
    assert status("GET", target) == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1"])
def test_loopback_addresses_are_told_apart(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "localhost", "example.org", ""])  # noqa: S104
def test_addresses_that_others_reach_are_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_an_address_with_colons_is_named_in_brackets() -> None:
    assert hosts_of("::1", 8000) == {"[::1]:8000", "localhost:8000"}


def test_the_port_that_browsers_leave_out_may_be_left_out() -> None:
    assert "localhost" in hosts_of("127.0.0.1", 80)


def test_no_other_site_is_invited_to_read() -> None:
    assert not [name for name, _ in HEADERS if name.startswith("Access-Control")]
