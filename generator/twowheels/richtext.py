"""The one path from an owner's words to HTML: text, a little Markdown, and no letter lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from html import escape as escape_html
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from nh3 import Cleaner

TAGS = frozenset({"p", "br", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote"})
ATTRIBUTES = {"a": frozenset({"href", "title"}), "ol": frozenset({"start"})}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LINK_REL = "nofollow noopener noreferrer ugc"
RULES = ("newline", "escape", "backticks", "emphasis", "link", "autolink", "list", "blockquote")
MOST_TAGS = 400  # thousands of them keep the printer busy for half a minute
DEEPEST = 40  # the printer's layout is recursive
UNBROKEN = 40  # letters after which a long word may break in print

_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_BARRED = re.compile(f"[{_CONTROLS}{_BIDI}]")
_UNSEEN = re.compile(f"[{_CONTROLS}{_BIDI}{_INVISIBLE}]")
_JOINER = "\u200d"
_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_COMPOSABLE = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")  # NFC would respell these names
_LINK = re.compile(rf"(?i:https?://|mailto:|tel:)[^\s<>{_CONTROLS}{_BIDI}{_INVISIBLE}]+")

# What Markdown could act on: without any of it a text is just paragraphs. Odd spaces at a line's ends count.
_MARKS = re.compile(
    r"[\\`*_\[<]|^[ \t]*(?:>|(?:[-+]|\d{1,9}[.)])(?:[ \t]|$)|[^\S \t\n])|[^\S \t\n]$",
    re.MULTILINE,
)
# What Markdown may take for a sign of its own and swallow. In `2*3*4`, `> 10` and `+ 5` it says something.
_ESCAPE = re.compile(r"\\(?!\\)")  # but the two of \\server\share are not for Markdown to halve
_SIGNS = re.compile(r"[\s`_\[\]()<\"'.-]|(?<!\d)\*|\*(?!\d)|(?<=[^\s>])[>+]|[>+](?![ \t]*[\d=])")
_HOLLOW = re.compile(r"<([a-z]+)[^>]*>\s*</\1>")

# Scripts that break between any two letters, and letters that say where to break.
_WRAPS = re.compile(
    "[\u00ad\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200b"
    "\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]"
)
_PIECE = re.compile(r"</?(?:em|strong|code|a)\b[^>]*>|&[#\w]+;|[^\s<>&]")
_RUN = re.compile(rf"(?:{_PIECE.pattern})+|<[^>]*>")


def rich(text: str) -> Markup:
    """Set a long answer, in which a safe subset of Markdown counts.

    The result holds only ``TAGS`` and ``ATTRIBUTES``. Whatever Markdown would lose, renumber, hide or
    bury too deep is shown as typed instead, so every letter and digit of ``text`` is there, in order.
    """
    clean = tidy(text)
    body = _marked_up(clean) if _MARKS.search(clean) else _as_typed(clean)
    return Markup(f'<div class="tw-answer" dir="auto">{body}</div>')  # noqa: S704  proved by `_keeps_all`


def plain(text: str) -> Markup:
    """Set a short answer as it was typed; a new line becomes ``<br>``."""
    return Markup("<br>").join(tidy(text).strip().split("\n"))


def label(text: str, limit: int = 120) -> Markup:
    """Set a title or a name in one line of at most ``limit`` characters, escaped once."""
    return escape(line(text, limit))


def line(text: str, limit: int = 120) -> str:
    """Give the same line unescaped, for places that escape by themselves: PDF metadata, JSON."""
    return _cut(" ".join(_UNSEEN.sub("", _compose(text)).split()), limit)


def breakable(html: Markup) -> Markup:
    """Let the printer break words longer than ``UNBROKEN`` letters; letters, tags and entities stay."""
    return Markup(_RUN.sub(_with_breaks, html))  # noqa: S704  adds spaces of no width, no markup


def tidy(text: str) -> str:
    r"""Give lines ended by ``\n`` without trailing blanks, accents composed, controls and bidi as U+FFFD."""
    lines = _BARRED.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", _compose(text))).split("\n")
    return "\n".join(each.rstrip(" \t") for each in lines)


def _compose(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    return _COMPOSABLE.sub(lambda part: unicodedata.normalize("NFC", part[0]), text)


def _cut(text: str, limit: int) -> str:
    """Cut at a letter's end: an accent or a joined emoji is not torn from what carries it."""
    if len(text) <= limit:
        return text
    end = limit - 1
    while end > 0 and (_clings(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return text[: end or limit - 1].rstrip() + "…"


def _as_typed(text: str) -> str:
    """Set paragraphs byte for byte as Markdown would, had it found nothing to do."""
    return "".join(f"<p>{_lines(block)}</p>\n" for block in re.split(r"\n{2,}", text.strip("\n")) if block)


def _lines(block: str) -> str:
    escaped = escape_html(block, quote=False).replace("\xa0", "&nbsp;")
    return "<br>\n".join(each.lstrip(" \t") for each in escaped.split("\n"))


def _marked_up(text: str) -> str:
    """Set Markdown, or the text as typed if anything of it would get lost."""
    tokens = _markdown().parse(text)
    html = _markdown().renderer.render(tokens, _markdown().options, {})
    if html.count("<") > MOST_TAGS:
        return _as_typed(text)
    html = _sieve().clean(html)
    return html if _keeps_all(html, text, tokens) else _as_typed(text)


def _keeps_all(html: str, text: str, tokens: Iterable[Token]) -> bool:
    """Tell whether a reader of the finished HTML meets every sign of ``text``, in order, and no other."""
    if _HOLLOW.search(html):
        return False
    page = _Reading(token.markup == "autolink" for token in _links(tokens))
    page.feed(html)
    page.close()
    return page.sound and _signs("".join(page.parts)) == _signs(text)


def _links(tokens: Iterable[Token]) -> Iterable[Token]:
    children = (child for token in tokens for child in token.children or ())
    return (child for child in children if child.type == "link_open")


def _signs(text: str) -> str:
    return _SIGNS.sub("", _ESCAPE.sub("", text))


class _Reading(HTMLParser):
    """What finished HTML says, in the order it was typed: list numbers first, link targets last."""

    def __init__(self, autolinks: Iterable[bool]) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.sound = True
        self._autolinks = iter(autolinks)
        self._numbers: list[int | None] = []  # of each open list: its next number; None in a bulleted one
        self._target = ""
        self._depth = 0

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"ol", "ul"}:
            self._numbers.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li" and self._numbers[-1] is not None:
            self.parts.append(str(self._numbers[-1]))
            self._numbers[-1] += 1
        elif tag == "a":
            self._open_link(given.get("href"), given.get("title"))
        self._depth += tag != "br"
        self.sound &= self._depth <= DEEPEST

    def _open_link(self, href: str | None, title: str | None) -> None:
        self.sound &= bool(href)
        typed_once = next(self._autolinks, False)  # what an autolink shows is its target
        self._target = "" if typed_once else f"{href or ''} {title or ''}"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= 1
        if tag in {"ol", "ul"}:
            self._numbers.pop()
        elif tag == "a":
            self.parts.append(self._target)


def _with_breaks(run: re.Match[str]) -> str:
    if len(run[0]) <= UNBROKEN or (run[0][0] == "<" and not _PIECE.match(run[0])):
        return run[0]
    pieces = [""]
    letters = 0
    for piece in _PIECE.findall(run[0]):
        if _WRAPS.match(piece):
            letters = 0
        elif piece[0] != "<" and not _clings(piece):
            if letters >= UNBROKEN and pieces[-1] != _JOINER:
                pieces.append("\N{ZERO WIDTH SPACE}")
                letters = 0
            letters += 1
        pieces.append(piece)
    return "".join(pieces)


def _clings(letter: str) -> bool:
    """Tell whether a sign stands on the one before it, as an accent does."""
    return letter == _JOINER or (len(letter) == 1 and unicodedata.category(letter).startswith("M"))


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    class OwnersMarkdown(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802  named by the library
            return _LINK.fullmatch(url) is not None

        def normalizeLink(self, url: str) -> str:  # noqa: N802
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802
            return link

    return OwnersMarkdown("zero", {"html": False, "breaks": True}).enable(RULES)


@cache
def _sieve() -> Cleaner:
    from nh3 import Cleaner

    return Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel=LINK_REL,
    )
