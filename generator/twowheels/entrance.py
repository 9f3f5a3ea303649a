"""The page to open first, which leads to what was built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from twowheels.builds import Plan
from twowheels.businesses import Reviewed
from twowheels.staging import write_whole

_LEADS_ON = b'http-equiv="refresh"'
"""How one tells a start page, which may be replaced by another one, from a list of all businesses."""


def build_front(reviewed: Sequence[Reviewed], plan: Plan) -> Path:
    """Write the page to open first, and give it: it leads to the only site, or lists all of them."""
    from twowheels.doorway import SIGN, start_page
    from twowheels.listing import listed, listing

    reviews = [one.review for one in reviewed if one.review]
    front = plan.sites / "index.html"
    names = [review.book.answers.meta.id for review in reviews]
    if len(reviews) == 1:
        if not front.is_file() or _LEADS_ON in front.read_bytes():
            leading = start_page(reviews[0].book.business, f"{names[0]}/index.html", reviews[0].book.say)
            write_whole(front, leading.encode())
        return plan.sites / names[0] / "index.html"
    lines = [
        listed(review, site=f"{name}/index.html", pdf=f"{name}/{name}.pdf" if plan.pdf else "")
        for review, name in zip(reviews, names, strict=True)
        if (plan.sites / name / "index.html").is_file()
    ]
    workbook = reviews[0].book.workbook
    write_whole(front, listing(lines, reviews[0].book.say, title=workbook.title, head=SIGN).encode())
    return front
