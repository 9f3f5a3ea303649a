"""Who may ask the live server what: rules that a request must pass before anything looks at it."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import NamedTuple

METHODS = ("GET", "HEAD")
LONGEST = 512
"""Bytes that a path with its query may have."""
PATH = re.compile(r"/(?:[A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]*")
SITES = ("same-origin", "none")
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
)
"""What every response says, refusals too; there is no CORS header, so no other site can read one."""
FRAMELESS = "frame-ancestors 'none'"
"""The policy of pages that bring their own in a meta tag, where this one line cannot stand."""


class Asked(NamedTuple):
    """A request as it came: its method, its target with the query, its headers with small names."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        """Give every value of a header."""
        return [value for key, value in self.headers if key == name]


class Refusal(NamedTuple):
    """Why a request is turned away: its HTTP status and the key of a wording."""

    status: int
    key: str


def refusal(asked: Asked, hosts: frozenset[str]) -> Refusal | None:
    """Give the reason to turn a request away, or nothing when it may pass."""
    if asked.method not in METHODS:
        return Refusal(405, "refused.method")
    if not _is_for_us(asked.all("host"), hosts):
        return Refusal(421, "refused.host")
    if not _is_from_us(asked, hosts):
        return Refusal(403, "refused.site")
    if not _is_plain(asked.target):
        return Refusal(400, "refused.path")
    return None


def _is_for_us(named: list[str], hosts: frozenset[str]) -> bool:
    # A page that rebinds its own name to this machine still sends its own name here.
    return len(named) == 1 and named[0].lower() in hosts


def _is_from_us(asked: Asked, hosts: frozenset[str]) -> bool:
    ours = {f"http://{host}" for host in hosts}
    is_ours = all(origin in ours for origin in asked.all("origin"))
    return is_ours and all(site in SITES for site in asked.all("sec-fetch-site"))


def _is_plain(target: str) -> bool:
    path = target.partition("?")[0]
    return len(target) <= LONGEST and PATH.fullmatch(path) is not None and ".." not in path


def hosts_of(host: str, port: int) -> frozenset[str]:
    """Give the names under which a loopback address is asked for."""
    names = {f"[{host}]" if ":" in host else host, "localhost"}
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
