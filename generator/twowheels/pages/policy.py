"""The Content Security Policy of a page: the theme's own inline scripts, and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
_RULES = (
    "default-src 'none'",
    "script-src 'self' file:{hashes}",
    "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data:",
    "font-src 'self' file:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-src 'none'",
)


def with_policy(page: str, content: str) -> str:
    """Put the policy into a finished page's head.

    ``content`` is the part of the page that is not the theme's: a script in there gets no permission.
    """
    shell = page.replace(content, "", 1) if content else page
    scripts = {found[2] for found in _INLINE.finditer(shell) if "application/json" not in found[1]}
    hashes = "".join(f" '{_hash(script)}'" for script in sorted(scripts))
    rules = "; ".join(_RULES).format(hashes=hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return _HEAD.sub(lambda head: head[0] + meta, page, count=1)


@lru_cache(64)
def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
