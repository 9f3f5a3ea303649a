"""Why and where an expression cannot be read, in plain words."""

from __future__ import annotations

import re
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError
from jinja2.lexer import TokenStream

from twowheels.errors import Place, WorkbookError, show
from twowheels.expression.places import offset_place

END = "the end of the expression"
_INSTEAD = {
    "=": 'Write "==" to compare.',
    "&": 'Write "and".',
    "|": 'Write "or"; a filter has its name after "|".',
    "!": 'Write "not".',
    "'": "The quotation mark is never closed.",
    '"': "The quotation mark is never closed.",
}


class _Tokens(NamedTuple):
    """Offset and text of each token, and how far the source could be cut into tokens."""

    found: list[tuple[int, str]]
    end: int


def syntax_error(
    environment: Environment, source: str, place: Place, stream: TokenStream | None, message: str
) -> WorkbookError:
    """Make one of our errors of one of Jinja's."""
    if not source.strip():
        return WorkbookError("There is no expression here.", place=place)
    expected = _expected(message)
    fault = _fault(_tokens(environment, source), source, stream)
    if fault is None:
        here = offset_place(source, place, len(source.rstrip()))
        return WorkbookError(f"This expression breaks off: expected {expected}.", place=here)
    offset, word = fault
    said = f'Cannot read "{show(word, 40)}" here: expected {expected}.'
    return WorkbookError(said, place=offset_place(source, place, offset), hint=_INSTEAD.get(word, ""))


def _expected(message: str) -> str:
    token = re.search(r"(?<!un)expected (?:token )?(?:'(.+?)'|name)", message)
    if not token:
        return "a value"
    names = {None: "a name", "name": "a name", ",": '"," or the closing bracket', END: END}
    return names.get(token[1], f'"{token[1]}"')


def _fault(tokens: _Tokens, source: str, stream: TokenStream | None) -> tuple[int, str] | None:
    """Give the token or character that stopped the parser; None if it was the end."""
    left, unbroken = _rest(stream)
    if unbroken and tokens.end < len(source):
        return tokens.end, source[tokens.end]
    index = len(tokens.found) - left
    return tokens.found[index] if index < len(tokens.found) else None


def _rest(stream: TokenStream | None) -> tuple[int, bool]:
    """Count the tokens from the one at fault on, and tell whether the stream then ended quietly.

    It does so although there are characters left if one of these is what has stopped the parser already.
    """
    left = 0
    try:
        for _ in stream or ():
            left += 1
    except TemplateSyntaxError:
        return left + 1, False  # the last token is lost to the character after it
    return left, True


def _tokens(environment: Environment, source: str) -> _Tokens:
    found: list[tuple[int, str]] = []
    end = 0
    try:
        for _, kind, text in environment.lexer.tokeniter(source, None, state="variable"):
            if kind != "whitespace":
                found.append((end, text))
            end += len(text)
    except TemplateSyntaxError:
        return _Tokens(found, end)
    return _Tokens(found, len(source))
