"""Slips with colons, dashes and indentation."""

from __future__ import annotations

import re

from twowheels.errors import WorkbookError, show
from twowheels.yamltext.slip import Case, Slip, in_quotes, quote_hint, value_start

_TIGHT = re.compile(r"[ \t]*(?:- +)*([^\s:\"'#]{1,40})(:|\uff1a)(?=[^ \t])")


def dash(slip: Slip) -> WorkbookError | None:
    """Find a list that begins on the line of its key."""
    if not slip.said("sequence entries"):
        return None
    hint = (
        f"Begin it on the next line, indented. A text goes in quotes: {in_quotes(slip.rest) or 'both ends'}"
    )
    return slip.error("A list cannot begin on the line of its key.", hint)


def colon(slip: Slip) -> WorkbookError | None:
    """Find a colon that is part of a text, or a key that is none."""
    if not slip.said("mapping values"):
        return None
    line = slip.source.line(slip.line)
    start = value_start(line)
    if start < slip.column and line[: start - 1].rstrip().endswith(":"):
        text = line[start - 1 :]
        hint = (
            'Curly quotes do not count; use straight ones: " at both ends.'
            if text[0] in "“”„‘’"
            else quote_hint(text)
        )
        return slip.error("This text has a colon (:) in it.", hint)
    above = slip.above()
    return (above and tight(slip, above)) or _colon_below(slip, above)


def _colon_below(slip: Slip, above: int) -> WorkbookError:
    """Tell of a key on its line that the line above does not allow."""
    upper, line = slip.source.line(above), slip.source.line(slip.line)
    indent, column = len(upper) - len(upper.lstrip()) + 1, len(line) - len(line.lstrip()) + 1
    if above and column > indent and ":" in upper:
        hint = (
            f"If this is a key of its own, begin it in column {indent}. "
            f"If it belongs to the text above, put that whole text in quotes."
        )
        return slip.error(f"This line continues the text of line {above}, and has a colon (:) in it.", hint)
    if above:
        return no_key(slip, above)
    return slip.error("A colon (:) cannot stand here.", "Delete it, or put the text it belongs to in quotes.")


def missing_colon(slip: Slip) -> WorkbookError | None:
    """Find a line that is neither key nor text."""
    if not (slip.opened and slip.said("simple key")):
        return None
    return tight(slip, slip.opened[0]) or no_key(slip, slip.opened[0])


def tight(slip: Slip, number: int) -> WorkbookError | None:
    """Find a colon without a space after it: ``price:780``."""
    found = _TIGHT.match(slip.source.line(number))
    if found is None:
        return None
    key = show(found[1], 40)
    if found[2] != ":":
        message = f'The colon after "{key}" is not the ordinary one.'
    else:
        message = f'A space is missing after the colon of "{key}".'
    hint = f"Write {key}: and a space (an ordinary one) before the text."
    return slip.error(message, hint, (number, found.end()))


def no_key(slip: Slip, number: int) -> WorkbookError:
    """Tell of a line that is neither key nor text."""
    line = slip.source.line(number)
    hint = (
        "If it belongs to the text above, indent it further than the key above; "
        "if it is a key, put a colon and a space after it."
    )
    column = len(line) - len(line.lstrip()) + 1
    return slip.error(
        f'"{show(line.strip(), 40)}" is neither a key nor part of a text.', hint, (number, column)
    )


def after_document(slip: Slip) -> WorkbookError | None:
    """Find text after the end of the document."""
    if not slip.said("document start"):
        return None
    for number in range(slip.line - 1, 0, -1):
        if slip.source.line(number).startswith("..."):
            message = "This line of dots ends the file, but more lines follow."
            return slip.error(message, 'Delete the line "..."; inside a text, indent it.', (number, 1))
    above = slip.above()
    if above and (found := tight(slip, above)):
        return found
    first = next((line for line in slip.source.lines if line.strip()[:1] not in ("", "#")), "")
    column = len(first) - len(first.lstrip()) + 1
    if slip.begins_line and column > slip.column:
        message = (
            f"This line begins in column {slip.column}, but the first key of the file in column {column}."
        )
        return slip.error(message, "Begin every key of the outermost level in column 1.")
    hint = "Begin it with a key and a colon."
    return slip.error("This line does not belong to what stands above it.", hint)


def cut_by_hash(slip: Slip) -> WorkbookError | None:
    """Find a text that goes on below a comment: ``we are #1 in`` and the next line."""
    end = getattr(slip.last, "end_mark", None)
    if end is None or not slip.begins_line or end.line + 1 != slip.above():
        return None
    tail = slip.source.rest(end.line + 1, end.column + 1)
    if getattr(slip.last, "style", "|") not in ("", None) or not tail.lstrip().startswith("#"):
        return None
    column = end.column + 1 + len(tail) - len(tail.lstrip())
    message = "The # ends the text here, but the text goes on in the next line."
    hint = "Put the whole text in quotes; if it is a comment, give it a line of its own above the key."
    return slip.error(message, hint, (end.line + 1, column))


def indentation(slip: Slip) -> WorkbookError | None:
    """Find a line that lines up with nothing."""
    if slip.sign == ":":
        return slip.error("A key is missing before this colon.", "Write the key, or put the text in quotes.")
    if not slip.begins_line or not slip.said("block mapping", "block collection"):
        return None
    fits = slip.opened is not None and slip.opened[1] == slip.column
    if slip.rest[:2].strip() == "-":
        hint = "Put every - of a list in the same column, below a key that has nothing after its colon."
        return slip.error("This list item does not line up with a list.", hint)
    if fits and slip.said("block collection"):
        hint = 'Begin it with "- ", or give it the same column as the key above the list.'
        return slip.error("This line stands in a list but is no item of it.", hint)
    columns = " or ".join(str(column) for column in _columns(slip))
    hint = f"Begin it in column {columns}, like the lines above." if columns else "Begin it in column 1."
    return slip.error(f"This line begins in column {slip.column}, where nothing above it begins.", hint)


def _columns(slip: Slip) -> list[int]:
    """Give the columns in which the lines above begin, nearest and largest first, smaller ones after."""
    found: list[int] = []
    for number in range(slip.line - 1, 0, -1):
        line = slip.source.line(number)
        column = len(line) - len(line.lstrip()) + 1
        if line.strip()[:1] not in ("", "#") and column != slip.column and (not found or column < found[-1]):
            found.append(column)
        if column == 1 and found:
            break
    return found


CASES: tuple[Case, ...] = (dash, colon, missing_colon, after_document, cut_by_hash, indentation)
