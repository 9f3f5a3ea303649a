"""The server's own few pages, and the line it adds to those it serves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from twowheels.errors import WorkbookError
from twowheels.listing import Listed, listing
from twowheels.messages import Messages
from twowheels.outputs.server.shelf import Business

HERE = Path(__file__).parent
MOST = 20
"""Troubles that one page tells of; the first is the one to mend."""


class Notices:
    """Writes the server's own pages in the workbook's language; everything in them is escaped."""

    def __init__(self, words: Messages) -> None:
        """Take the words."""
        self.words = words

    @cached_property
    def _template(self) -> Template:
        room = Environment(
            autoescape=True, loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True
        )
        return room.get_template("notice.html.j2")

    def _page(
        self,
        key: str,
        *,
        intro: str = "",
        troubles: Sequence[WorkbookError] = (),
        more: str = "",
        back: str = "",
    ) -> bytes:
        title = self.words(f"{key}_title")
        intro = intro or self.words(f"{key}_intro")
        return self._template.render(
            words=self.words,
            title=title,
            intro=intro,
            troubles=troubles,
            more=more,
            back=back,
        ).encode()

    def trouble(self, error: WorkbookError, back: str = "") -> bytes:
        """Tell what is wrong and where, and that the page comes back."""
        found = (error, *error.others)
        more = self.words("serve.more", n=len(found) - MOST) if len(found) > MOST else ""
        return self._page("error", troubles=found[:MOST], more=more, back=back)

    def moment(self, one: Business) -> bytes:
        """Tell that a site is being built."""
        return self._page(
            "building", intro=self.words("building_intro", business=one.listed.name if one.listed else one.id)
        )

    def missing(self, back: str) -> bytes:
        """Tell that there is no such page."""
        return self._page("missing", back=back)

    def list(self, businesses: Iterable[Business]) -> bytes:
        """List the businesses with how far each is."""
        lines = [one.listed or self._unread(one) for one in businesses]
        icon = '<link rel="icon" href="/_twowheels/favicon.svg">'
        return listing(lines, self.words, title=self.words("businesses_title"), head=icon).encode()

    def _unread(self, one: Business) -> Listed:
        is_known = one.glanced == one.wanted
        says = self.words("serve.unread" if is_known else "serve.looking")
        return Listed(one.id, f"/{one.id}/", "", says, 0, 0, "")


def with_reload(html: bytes, token: str) -> bytes:
    """Add the script that loads the page anew when its token is no longer the newest."""
    script = f'<script src="/_twowheels/reload.js?shown={token}" defer></script>\n'.encode()
    head, mark, rest = html.partition(b"</head>")
    return head + script + mark + rest if mark else html + script
