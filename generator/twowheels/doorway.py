"""The two pages around a site: the one that leads in, and the one that says that there is no such page."""

from __future__ import annotations

from pathlib import Path

from twowheels.messages import Messages
from twowheels.richtext import line

SIGN = '<meta name="generator" content="twowheels">'
"""What the first page of everything built for publishing says in its head."""


def start_page(business: str, address: str, say: Messages) -> str:
    """Give the page that leads on to a site at once, and has a link where that is not allowed."""
    return _door(say, title=line(business), address=address, way=say("open_site"), onward=True)


def lost_page(say: Messages, *, home: str = "") -> str:
    """Give the page for a wrong address; it needs no other file, as no one knows under which path it shows."""
    return _door(
        say, title=say("missing_title"), text=say("missing_intro"), address=home, way=say("missing_home")
    )


def _door(say: Messages, *, title: str, address: str, way: str, text: str = "", onward: bool = False) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = Path(__file__).with_name("templates")
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    template = environment.get_template("door.html.j2")
    head = Markup(SIGN)  # noqa: S704  # ours
    return template.render(
        say=say, title=title, text=text, address=address, way=way, onward=onward, head=head
    )
