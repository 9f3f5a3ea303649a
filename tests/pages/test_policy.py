"""The policy lets the theme's own scripts run, and nobody else's."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from twowheels.pages.policy import with_policy

THEME = '__md_scope=new URL(".",location)'
PAGE = (
    '<html><head lang="en"><script>{theme}</script></head><body>{content}'
    '<script src="bundle.js"></script><script type="application/json">{{}}</script></body></html>'
)


def token(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_the_themes_inline_scripts_are_allowed_by_their_hashes() -> None:
    page = with_policy(PAGE.format(theme=THEME, content=""), "")
    assert page.index("Content-Security-Policy") < page.index("<script>")
    assert token(THEME) in page
    assert page.count("'sha256-") == 1


def test_a_script_in_the_content_gets_no_permission() -> None:
    content = "<p><script>alert(1)</script></p>"
    page = with_policy(PAGE.format(theme=THEME, content=content), content)
    assert token("alert(1)") not in page
    assert token(THEME) in page


def test_no_address_outside_the_site_is_allowed() -> None:
    policy = with_policy(PAGE.format(theme=THEME, content=""), "").split('content="')[1].split('"')[0]
    assert "http" not in policy
    assert "default-src 'none'" in policy
