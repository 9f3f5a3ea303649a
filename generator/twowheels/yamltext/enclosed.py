"""Slips with signs, quotes and brackets."""

from __future__ import annotations

from twowheels.errors import WorkbookError, show
from twowheels.yamltext.slip import Case, Slip, in_quotes, quote_hint, value_start

_CLOSING = {"[": "]", "{": "}"}
_BELOW = "Write | after the colon and the text on the next line, indented: there every sign is allowed."


def tab(slip: Slip) -> WorkbookError | None:
    """Find a tab where only spaces may stand."""
    if slip.sign != "\t":
        return None
    return slip.error(
        "A tab stands here.", "Replace it by spaces; lists and groups are indented by two spaces."
    )


def open_quote(slip: Slip) -> WorkbookError | None:
    """Find a quote that is never closed: named where it opens, not where the file ends."""
    if not (slip.opened and slip.said("quoted scalar") and slip.said("end of stream", "document")):
        return None
    sign = slip.source.rest(*slip.opened)[:1]
    hint = f"Close it with {sign} where the text ends."
    if sign == "'":
        hint = "Close it where the text ends; if it is an apostrophe, put the whole text in double quotes."
    return slip.error(f"The quote {sign} that opens here is never closed.", hint, slip.opened)


def escape(slip: Slip) -> WorkbookError | None:
    """Find a backslash that begins nothing."""
    if not slip.said("quoted scalar", "double-quoted"):
        return None
    hint = r"Write \\ for a backslash, or put the text in single quotes."
    return slip.error("A backslash in double quotes has a special meaning, and this one has none.", hint)


def block_header(slip: Slip) -> WorkbookError | None:
    """Find text straight after > or |."""
    if not (slip.opened and slip.said("block scalar")):
        return None
    sign = slip.source.rest(*slip.opened)[:1]
    hint = (
        f"Move the text to the next line, indented; if the {sign} is part of the text, put it all in quotes."
    )
    return slip.error(f"After {sign} the text must begin on the next line.", hint, slip.opened)


def directive(slip: Slip) -> WorkbookError | None:
    """Find a line that begins with %."""
    if not slip.said("directive", "incompatible yaml", "duplicate") and not _percent_line(slip):
        return None
    hint = "Delete the line; if it is part of a text, indent it like the lines around it."
    return slip.error("A line cannot begin with %.", hint, (slip.line, 1))


def _percent_line(slip: Slip) -> bool:
    """Tell whether the line above is one that only the pure parser takes for a directive."""
    return slip.said("document start") and slip.source.line(slip.line)[:1] == "%"


def special_sign(slip: Slip) -> WorkbookError | None:
    """Find a text that begins with a sign YAML keeps for itself."""
    at = _sign_place(slip)
    rest = slip.source.rest(*at) if at else ""
    if not at or not rest or rest[0] == ":":
        return None
    if rest.startswith("* ") and not slip.source.line(at[0])[: at[1] - 1].strip():
        return slip.error("A list item does not begin with *.", 'Write "- " instead of "* ".', at)
    return slip.error(f'A text cannot begin with "{show(rest[0])}".', quote_hint(rest), at)


def _sign_place(slip: Slip) -> tuple[int, int] | None:
    """Give the place of a sign that YAML took for its own."""
    if slip.opened and slip.said("an alias", "an anchor", "a tag"):
        return slip.opened
    mark = getattr(slip.last, "start_mark", None)
    if type(slip.last).__name__ == "AliasEvent" and mark is not None and mark.line + 1 == slip.line:
        return mark.line + 1, mark.column + 1
    told = slip.said("any token", "mapping keys", "node content", "tag handle")
    return (slip.line, slip.column) if told or slip.sign in ("&", "*", "!") else None


def after_quote(slip: Slip) -> WorkbookError | None:
    """Find text after a closing quote."""
    before = slip.source.line(slip.line)[: slip.column - 1].rstrip()
    if before[-1:] not in ('"', "'") or not slip.said("block ", "flow ", "document start", "mapping values"):
        return None
    if not _ends_before(slip) or getattr(slip.last, "style", None) not in ('"', "'"):
        if not slip.said("block ", "document start"):
            return None
        return slip.error("Text follows the closing quote.", "Put the whole text in one pair of quotes.")
    start, end, style = slip.last.start_mark, slip.last.end_mark, slip.last.style
    at = (start.line + 1, start.column + 1)
    if start.line != end.line:
        message = f"The quote {style} that opens here closes in line {slip.line}, and text follows it there."
        return slip.error(message, "Close it where its text ends.", at)
    if slip.said("flow "):
        return slip.error(
            "Text follows the closing quote.", "Put a comma between, or one pair of quotes around all."
        )
    whole = slip.source.line(slip.line)[start.column :].strip()
    inner = in_quotes(whole[1:-1] if whole.endswith(style) else whole)
    message = "Text follows the closing quote."
    if style == "'" and slip.sign.isalpha() and slip.column == end.column + 1:
        message = "The apostrophe ends the text, because the text stands in single quotes."
    return slip.error(message, f"Quote the whole text in the other way: {inner}" if inner else _BELOW)


def _ends_before(slip: Slip) -> bool:
    """Tell whether the last thing that was read ends just before, in the same line."""
    end = getattr(slip.last, "end_mark", None)
    line = slip.source.line(slip.line)
    return end is not None and end.line + 1 == slip.line and not line[end.column : slip.column - 1].strip()


def after_bracket(slip: Slip) -> WorkbookError | None:
    """Find text after a closing bracket."""
    line = slip.source.line(slip.line)
    before = line[: slip.column - 1].rstrip()
    if before[-1:] not in ("]", "}") or not _ends_before(slip):
        return None
    return slip.error("Text follows the closing bracket.", quote_hint(line[value_start(line) - 1 :]))


def open_bracket(slip: Slip) -> WorkbookError | None:
    """Find a bracket that is never closed: named where it opens."""
    if slip.bracket is None or not slip.said("flow "):
        return None
    number, column = slip.bracket
    if slip.sign and not (slip.line > number and _indent(slip, slip.line) <= _indent(slip, number)):
        return None
    sign = slip.source.rest(number, column)[:1]
    closing = _CLOSING.get(sign, sign)
    hint = f"Close it with {closing} at the end; if it is part of a text, put the text in quotes."
    return slip.error(f"The bracket {sign} that opens here is never closed.", hint, slip.bracket)


def _indent(slip: Slip, number: int) -> int:
    line = slip.source.line(number)
    return len(line) - len(line.lstrip())


def in_brackets(slip: Slip) -> WorkbookError | None:
    """Find a sign that needs quotes inside brackets."""
    if not slip.said("flow "):
        return None
    ways = "or write each part on a line of its own, without brackets."
    if slip.sign == ":":
        return _missing_comma(slip) or slip.error(
            "A colon (:) inside brackets splits the text here.", f"Put the text in quotes, {ways}"
        )
    if slip.sign == "?":
        return slip.error("A question mark stands alone here.", f"Put the text with the ? in quotes, {ways}")
    if slip.sign == ",":
        return slip.error("A comma stands where a text should.", f"Delete it, put the text in quotes, {ways}")
    return slip.error(
        "A comma or the closing bracket is missing here.", f"Add it, put the text in quotes, {ways}"
    )


def _missing_comma(slip: Slip) -> WorkbookError | None:
    """Find a part inside brackets that ends with its line, but without a comma."""
    above = slip.above()
    line = slip.source.line(above).rstrip()
    if slip.bracket is None or above < slip.bracket[0] or line.endswith((",", "[", "{", ":")):
        return None
    hint = "Add it; if the text goes on in the next line, put it in quotes."
    return slip.error("A comma is missing at the end of this line.", hint, (above, len(line) + 1))


CASES: tuple[Case, ...] = (
    tab,
    open_quote,
    escape,
    block_header,
    directive,
    after_quote,
    after_bracket,
    open_bracket,
    in_brackets,
    special_sign,
)
