"""The pages around a site say little, show a name as it is, and need nothing else."""

from __future__ import annotations

from twowheels.doorway import SIGN, lost_page, start_page
from twowheels.messages import Messages

ODD = '</title><script>alert(1)</script> & "Söhne"\n{{ 7*7 }}'


def test_the_start_page_leads_on_by_itself_and_by_a_link() -> None:
    page = start_page("Spoke", "spoke/index.html", Messages("en"))
    assert '<meta http-equiv="refresh" content="0; url=spoke/index.html">' in page
    assert '<a href="spoke/index.html">Website</a>' in page
    assert SIGN in page


def test_a_name_is_shown_and_never_obeyed() -> None:
    page = start_page(ODD, "x/index.html", Messages("en"))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page


def test_the_page_for_wrong_addresses_links_home_only_where_home_is_known() -> None:
    assert "<a " not in lost_page(Messages("en"))
    assert '<a href="https://example.org/">To the first page</a>' in lost_page(
        Messages("en"), home="https://example.org/"
    )
    assert "refresh" not in lost_page(Messages("en"))
