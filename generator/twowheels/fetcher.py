"""What the printer may load: our own fonts, styles and logo from memory, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from twowheels.errors import show

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

SCHEME = "tw:"


def deny_all(assets: Mapping[str, tuple[bytes, str]]) -> URLFetcher:
    """Give WeasyPrint a fetcher that serves ``tw:NAME`` from ``assets`` and refuses every other address.

    ``assets`` maps a name to its bytes and MIME type. What is refused is left out of the PDF, logged by
    WeasyPrint and listed, in order, in the fetcher's ``refused``.
    """
    return _fetcher_class()(assets)


@cache
def _fetcher_class() -> type[Any]:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Assets(URLFetcher):  # type: ignore[misc]  # an untyped library
        def __init__(self, assets: Mapping[str, tuple[bytes, str]]) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)
            self.handle_open.clear()  # the openers for http, file, ftp and data
            self.assets = dict(assets)
            self.refused: list[str] = []

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            """Serve one of our assets; the printer skips whatever raises here."""
            name = url.removeprefix(SCHEME)
            if name == url or name not in self.assets:
                self.refused.append(show(url))
                raise ValueError(f"not one of the workbook's own files: {show(url)}")
            body, mime = self.assets[name]
            return URLFetcherResponse(url, body, {"Content-Type": mime})

    return Assets
