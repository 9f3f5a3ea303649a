"""A file that YAML refuses is refused in plain words: where, what was probably meant, and the way out."""

from __future__ import annotations

import re

import pytest

from twowheels.errors import WorkbookError
from twowheels.yamltext import read_bytes

JARGON = r"\b(token|scalar|mapping|sequence|node|stream|pars\w+|scan\w*|expected|anchor|alias|flow|context)\b"


def refusal(data: str | bytes) -> WorkbookError:
    """Give the error with which a text is refused."""
    with pytest.raises(WorkbookError) as caught:
        read_bytes(data.encode() if isinstance(data, str) else data, "lemon.yaml")
    return caught.value


QUOTES = "Put the whole text in quotes: "
CASES = {
    "a colon in a text":
        ("a: we do this: that", "1:14", "This text has a colon (:) in it.", QUOTES + '"we do this: that"'),
    "a colon at a text's end":
        ("a: note:\nb: 1", "1:8", "This text has a colon (:) in it.", QUOTES + '"note:"'),
    "a colon in an item": ("a:\n- x: y: z", "2:7", "This text has a colon (:) in it.", QUOTES + '"y: z"'),
    "curly quotes": ("a: “x: y”", "1:6", "This text has a colon (:) in it.", "Curly quotes do not count"),
    "a text with both quotes":
        ("""a: it's "x": y""", "1:12", "This text has a colon (:) in it.", "Write | after the colon"),
    "a colon in brackets":
        ("a: {b: c: d}", "1:9", "A colon (:) inside brackets splits", "Put the text in quotes, or"),
    "a colon in a list in brackets":
        ("a: [b: c: d]", "1:9", "A colon (:) inside brackets splits", "Put the text"),
    "a colon tight to its text":
        ("b: c\nprice:780\nd: e", "2:6", 'A space is missing after the colon of "price".', "price: "),
    "a tight colon in line one":
        ("price:780\nd: e", "1:6", 'A space is missing after the colon of "price".', "price: "),
    "a colon and a no-break space":
        ("a:\u00a0b\nc: d", "1:2", 'A space is missing after the colon of "a".', "ordinary one"),
    "a colon of full width":
        ("a：b\nc: d", "1:2", 'The colon after "a" is not the ordinary one.', "Write a: and"),
    "no colon":
        ("a: x\nfree text\nb: c", "2:1", '"free text" is neither a key nor part', "indent it further"),
    "no colon in line one":
        ("free text\nb: c", "1:1", '"free text" is neither a key nor part', "indent it further"),
    "a key deeper than its text":
        ("a: x\n  b: c", "2:4", "This line continues the text of line 1", "begin it in column 1."),
    "a colon with no key": ("a: b\n: c", "2:1", "A key is missing before this colon.", "Write the key"),
    "a star":
        ("a: **Fast** and good", "1:4", 'A text cannot begin with "*".', QUOTES + '"**Fast** and good"'),
    "a star as a dash": ("a:\n  * one\n  * two", "2:3", "A list item does not begin with *.", 'Write "- "'),
    "a star and more words":
        ("a: *price is low", "1:4", 'A text cannot begin with "*".', QUOTES + '"*price is low"'),
    "an ampersand": ("a: & Sons", "1:4", 'A text cannot begin with "&".', QUOTES + '"& Sons"'),
    "two ampersands": ("a: &x &y z", "1:7", 'A text cannot begin with "&".', QUOTES + '"&y z"'),
    "an at sign": ("a: @home", "1:4", 'A text cannot begin with "@".', QUOTES + '"@home"'),
    "a backtick": ("a: `code`", "1:4", 'A text cannot begin with "`".', QUOTES + '"`code`"'),
    "a percent sign": ("a: %5 off", "1:4", 'A text cannot begin with "%".', QUOTES + '"%5 off"'),
    "an exclamation": ("a: !<x y", "1:4", 'A text cannot begin with "!".', QUOTES + '"!<x y"'),
    "a question mark": ("a: ? what", "1:4", 'A text cannot begin with "?".', QUOTES + '"? what"'),
    "a question mark and a comma": ("a: ? , b", "1:4", 'A text cannot begin with "?".', QUOTES + '"? , b"'),
    "a question mark in brackets":
        ("{a: ? , b: c}", "1:5", "A question mark stands alone here.", "the ? in quotes"),
    "a closing bracket": ("a: ]x", "1:4", 'A text cannot begin with "]".', QUOTES + '"]x"'),
    "a comma first": ("a: , x", "1:4", 'A text cannot begin with ",".', QUOTES + '", x"'),
    "two commas": ("a: [x, , y]", "1:8", "A comma stands where a text should.", "Delete it"),
    "a comma left out": ("a: [[x] [y]]", "1:9", "Text follows the closing bracket.", QUOTES + '"[[x] [y]]"'),
    "a comma left out after a group":
        ("a: {b: &x {} c}", "1:14", "Text follows the closing bracket.", "quotes"),
    "a percent line": ("a: 1\n%\n", "2:1", "A line cannot begin with %.", "Delete the line"),
    "another YAML": ("%YAML 2.0\n---\na: 1", "1:1", "A line cannot begin with %.", "Delete the line"),
    "a tab": ("a:\n\tb: c", "2:1", "A tab stands here.", "Replace it by spaces"),
    "a tab after spaces": ("a:\n  b: c\n\td: e", "3:1", "A tab stands here.", "Replace it by spaces"),
    "a tab below a bar": ("a: |\n\tx", "2:1", "A tab stands here.", "Replace it by spaces"),
    "a quote never closed":
        ('a: "x\nb: c\n', "1:4", 'The quote " that opens here is never closed.', 'Close it with "'),
    "an apostrophe":
        ("a: 'tis\nb: c\n", "1:4", "The quote ' that opens here is never closed.", "if it is an apostrophe"),
    "a quote closed by the next":
        ('a: "x\nb: "y"\n', "1:4", 'The quote " that opens here closes in line 2', "Close it where"),
    "an apostrophe inside": ("a: 'it's fine'", "1:8", "The apostrophe ends the text", ': "it\'s fine"'),
    "quotes inside":
        ('a: "He said "hi" to me"', "1:14", "Text follows the closing quote.", ": 'He said \"hi\" to me'"),
    "quotes inside an item": ('a:\n- "x" y\n', "2:7", "Text follows the closing quote.", ": '\"x\" y'"),
    "quotes at the start":
        ('a: "Best" in town', "1:11", "Text follows the closing quote.", ": '\"Best\" in town'"),
    "quotes of both kinds":
        ('''a: "it's" fine''', "1:11", "Text follows the closing quote.", "Write | after the colon"),
    "quotes in a list in brackets":
        ("a: ['x' y]", "1:9", "Text follows the closing quote.", "Put a comma between"),
    "a bracket never closed":
        ("a: [x, y\nb: c\n", "1:4", "The bracket [ that opens here is never closed.", "Close it with ]"),
    "a bracket at the end":
        ("a: [", "1:4", "The bracket [ that opens here is never closed.", "Close it with ]"),
    "a bracket and a comma":
        ("a: {x: 1,\n", "1:4", "The bracket { that opens here is never closed.", "Close it with }"),
    "a bracket behind a tag":
        ("a: [!x [1, 2\nb: 3", "1:4", "The bracket [ that opens here is never closed.", "with ]"),
    "a bracket around a pair":
        ("a: [b: 'c'\nd: e", "1:4", "The bracket [ that opens here is never closed.", "with ]"),
    "a comma left out of a long group":
        ('{\n  "a": 1\n  "b": 2\n}', "2:9", "A comma is missing at the end of this line.", "Add it"),
    "a sign inside brackets":
        ("a: [*x y]", "1:8", "A comma or the closing bracket is missing", "Add it"),
    "a bracket in a group":
        ("a:\n  b: [1\n  c: d", "2:6", "The bracket [ that opens here is never closed.", "with ]"),
    "a tick box": ("a:\n- [ ] todo", "2:7", "Text follows the closing bracket.", QUOTES + '"[ ] todo"'),
    "a star and a blank": ("a: * x", "1:4", 'A text cannot begin with "*".', QUOTES + '"* x"'),
    "a star below its key": ("a:\n  *x* y", "2:3", 'A text cannot begin with "*".', QUOTES + '"*x* y"'),
    "words behind single quotes": ("a: 'x' y", "1:8", "Text follows the closing quote.", ": \"'x' y\""),
    "a figure behind single quotes": ("a: 'x'5", "1:7", "Text follows the closing quote.", ": \"'x'5\""),
    "a text below quotes and a comment":
        ("a: 'x' # note\n  y", "2:3", "This line begins in column 3", "Begin it in column 1,"),
    "a colon in the second line of a list":
        ("a: [x,\n  y: z: w]", "2:7", "A colon (:) inside brackets splits", "Put the text"),
    "indentation over a comment":
        ("a:\n      b: c\n      e: f\n  # note\n    d: e", "5:5", "This line begins in column 5",
         "column 7 or 1,"),
    "a key left of its list":
        ("a:\n    - x\n  b: c", "3:3", "This line begins in column 3", "column 5 or 1,"),
    "a remark in brackets below its key":
        ("a:\n  [Draft] x", "2:11", "Text follows the closing bracket.", QUOTES + '"[Draft] x"'),
    "a backslash and a colon":
        ("a: C:\\x: y", "1:8", "This text has a colon (:) in it.", QUOTES + r"'C:\x: y'"),
    "a tight colon above a blank line":
        ("price:780\n\nd: e", "1:6", 'A space is missing after the colon of "price".', "price: "),
    "a tight colon above a comment":
        ("price:780\n\n# note\nd: e", "1:6", 'A space is missing after the colon of "price".', "price: "),
    "a remark in brackets":
        ("a: [Draft] x", "1:12", "Text follows the closing bracket.", QUOTES + '"[Draft] x"'),
    "a backslash": (r'a: "50\% off"', "", "A backslash in double quotes has a special meaning", r"Write \\"),
    "a half escape": (r'a: "\x1"', "1:7", "A backslash in double quotes has a special meaning", r"Write \\"),
    "text after a fold":
        ("a: > text", "1:4", "After > the text must begin on the next line.", "put it all in quotes"),
    "more than":
        ("a: >50 people", "1:4", "After > the text must begin on the next line.", "put it all in quotes"),
    "a list on its key's line": ("a: - x", "1:4", "A list cannot begin on the line of its key.", '"- x"'),
    "a dash too far left": ("a:\n  - x\n - y", "3:2", "This list item does not line up", "same column"),
    "a dash below a text": ("a: x\n- y", "2:1", "This list item does not line up", "same column"),
    "a key in a list":
        ("a:\n  - x\n  b: c", "3:3", "This line stands in a list but is no item", 'Begin it with "- "'),
    "an indentation that fits nothing":
        ("a:\n    b: c\n  d: e", "3:3", "This line begins in column 3", "column 5 or 1,"),
    "a text after a hash":
        ("a: we are #1 in\n  town", "1:11", "The # ends the text here", "Put the whole text in quotes"),
    "dashes in the middle":
        ("a: 1\n---\nb: 2", "2:1", "This line of dashes begins a second document", 'Delete the line "---"'),
    "dashes at the end":
        ("---\na: 1\n---\n", "3:1", "This line of dashes begins a second document", 'Delete the line "---"'),
    "dots": ("a: 1\n...\nb: 2", "2:1", "This line of dots ends the file", 'Delete the line "..."'),
    "a first key that is indented":
        ("  a: 1\nb: 2", "2:1", "This line begins in column 1, but the first key", "in column 1."),
    "two quotes for nothing":
        ("a:\n  ''b: c", "2:5", "Text follows the closing quote.", "in one pair of quotes"),
    "a colon below an alias":
        ("a: *x\nb: c: d", "2:5", "This text has a colon (:) in it.", QUOTES + '"c: d"'),
    "two colons": ("a: : b", "1:4", "A colon (:) cannot stand here.", "Delete it"),
    "what nobody foresaw": ("a:\n- &x,?", "2:5", "This line cannot be understood.", QUOTES + '"&x,?"'),
    "text after a root":
        ("{a: 1}\nb", "2:1", "This line does not belong to what stands above it.", "Begin it with a key"),
    "a list for a file": ("- a\n- b", "1:1", "This file holds a list, where keys", 'as in "answers: "'),
    "a text for a file": ("\nhello", "2:1", "This file holds a text, where keys", 'as in "answers: "'),
    "a merge conflict":
        ("a: |\n  x\n<<<<<<< HEAD\n  y\n=======\n", "3:1", "Two versions of this file were merged",
         "<<<<<<<"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), CASES.values(), ids=CASES)
def test_a_slip_is_told_where_it_was_made(text: str, place: str, message: str, hint: str) -> None:
    error = refusal(text)
    assert error.message.startswith(message)
    assert hint in error.hint
    if place:  # the parsers differ by one column for a backslash
        assert str(error.place) == f"lemon.yaml:{place}"


@pytest.mark.parametrize("text", [text for text, *_ in CASES.values()], ids=CASES)
def test_no_message_speaks_the_parsers_language(text: str) -> None:
    error = refusal(text)
    quoted = re.sub(r'"[^"]*"', "", f"{error.message} {error.hint}")
    assert not re.search(JARGON, quoted, re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [r'a: "\UFFFFFFFF"', r'a: "\U00110000"', "a: !%c0%80 x", "a: !<%ed%a0%80> x", "%YAML 1." + "9" * 5000],
)
def test_an_escape_that_is_no_letter_is_a_refusal_and_no_crash(text: str) -> None:
    assert refusal(f"# one\n{text}\n").place.line == 2


def test_an_escape_that_is_no_letter_is_looked_for_from_the_last_good_line_on(parser: str) -> None:
    place = refusal("a: '%20'\nb: !%c0%80 x\n").place
    assert (place.line, place.column) == ((2, 5) if parser == "c" else (2, 4))


ENCODINGS = {
    "a letter of Windows": (b"a: x\nb: caf\xe9\n", "2:7", 'Byte 0xE9 (probably "é") is not UTF-8.'),
    "a byte after another alphabet":
        ("ä: 🎯".encode() + b"\xff", "1:5", 'Byte 0xFF (probably "ÿ") is not UTF-8.'),
    "a byte that begins a line": (b"\xef\xbb\xbfa: x\r\n\x81", "2:1", "Byte 0x81 is not UTF-8."),
    "a surrogate": (b"a: \xed\xa0\x80", "1:4", 'Byte 0xED (probably "í") is not UTF-8.'),
    "UTF-16": ("a: x\n".encode("utf-16"), "1:1", "This file is saved as UTF-16."),
    "UTF-16 without a mark": ("a: x\n".encode("utf-16-le"), "1:1", "This file is saved as UTF-16."),
    "UTF-16 the other way round": ("a: x\n".encode("utf-16-be"), "1:1", "This file is saved as UTF-16."),
    "zero bytes": (b"a: 1\nb: \0\0\0", "2:4", "Zero bytes stand here: the file is damaged."),
    "nothing but zero bytes": (b"\0" * 99, "1:1", "Zero bytes stand here: the file is damaged."),
    "a bell": (b"a: x\x07", "1:5", "An invisible character (U+0007) stands here."),
    "an escape for the terminal": (b"a: \x1b[31m", "1:4", "An invisible character (U+001B) stands here."),
    "a delete": (b"a: x\x7f", "1:5", "An invisible character (U+007F) stands here."),
    "a control character of the upper range":
        ("a: x\x9b".encode(), "1:5", "An invisible character (U+009B) stands here."),
    "a control character in a comment":
        (b"a: x # \x08", "1:8", "An invisible character (U+0008) stands here."),
    "a letter that is none": ("a: \uffff".encode(), "1:4", "An invisible character (U+FFFF) stands here."),
    "a mark that begins a line":
        ("a: x\r\ufeffb: y".encode(), "2:1", "An invisible character (U+FEFF) stands here."),
    "two marks": ("\ufeff\ufeffa: x".encode(), "1:1", "An invisible character (U+FEFF) stands here."),
    "a next line":
        ("a: x\x85b: y".encode(), "1:5",
         "A hidden line break (U+0085), as word processors make it, stands here."),
    "a line separator":
        ("a: x\u2028b: y".encode(), "1:5",
         "A hidden line break (U+2028), as word processors make it, stands here."),
    "a paragraph separator":
        ("a: |\n  x\u2029".encode(), "2:4",
         "A hidden line break (U+2029), as word processors make it, stands here."),
    "a line of a slide":
        (b"a: x\x0by", "1:5", "A hidden line break (U+000B), as word processors make it, stands here."),
}  # fmt: skip


@pytest.mark.parametrize(("data", "place", "message"), ENCODINGS.values(), ids=ENCODINGS)
def test_bytes_that_are_no_clean_text_are_told_with_their_place(
    data: bytes, place: str, message: str
) -> None:
    error = refusal(data)
    assert (str(error.place), error.message) == (f"lemon.yaml:{place}", message)
    assert error.hint


def test_tabs_that_harm_nothing_pass_the_fast_parser(parser: str) -> None:
    if parser == "pure":
        assert refusal("a: x\t# note\n").message == "A tab stands here."
    else:
        assert read_bytes(b"a:\tx\t# note\n", "lemon.yaml").problems == ()
