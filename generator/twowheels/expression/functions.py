"""The functions and filters that an expression may use: an entry here is all it takes to add one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from twowheels.expression import counting, listing, rowwise, wordwise
from twowheels.expression.value import Scope, admit, is_labelled
from twowheels.kind import Value

SETTLED = frozenset({"answered", "thin", "not_applicable"})


class Takes(Enum):
    """What a function is called with; none but QUESTION and READ is called with something unanswered."""

    VALUES = "call(*values)"
    SCOPE = "call(scope, *values)"
    COLUMN = "call(rows, column, *values), where the column is written as a text in quotes"
    QUESTION = "call(scope, id), where the id is written plainly and not read as a value"
    READ = "call(scope, path, value), where the path is a question's id or row.column"
    MAYBE = "call(*values), called with what is unanswered too"
    ROWS = "call(rows, found), where found is what the second argument says about each row, called it"


class Function(NamedTuple):
    """A function or filter: how it is written, what it does in one line, and what does it."""

    name: str
    form: str
    doc: str
    call: Callable[..., Value]
    least: int = 1
    most: int = 1
    takes: Takes = Takes.VALUES
    keyword: str = ""  # the name that the second argument must be given by


def _answered(scope: Scope, question: str) -> Value:
    return scope.state(question) in SETTLED


def _state(scope: Scope, question: str) -> Value:
    return admit(scope.state(question))


def _label(scope: Scope, path: str, value: Value) -> Value:
    if value is None or not is_labelled(scope):
        return value
    return admit(scope.label(path, value))


def _named(*functions: Function) -> Mapping[str, Function]:
    return {function.name: function for function in functions}


_CALCULATING = (
    Function("sum", "sum(numbers)", "Adds up a list; unanswered if one of them is.", counting.total),
    Function(
        "min", "min(a, b)", "Gives the smallest of a list or of several values.", counting.smallest, 1, 20
    ),
    Function(
        "max", "max(a, b)", "Gives the largest of a list or of several values.", counting.largest, 1, 20
    ),
    Function("round", "round(x, digits)", "Rounds a number, halves away from zero.", counting.rounded, 1, 2),
    Function("abs", "abs(x)", "Gives a number without its minus sign.", counting.absolute),
)
_ROWWISE = tuple(
    Function(name, f"{name}(rows, {second})", doc, call, 2, 2, Takes.ROWS)
    for name, second, doc, call in (
        (
            "any",
            "condition",
            "Tells whether the condition holds for a row; the row is called it.",
            rowwise.some,
        ),
        ("every", "condition", "Tells whether the condition holds for each row.", rowwise.every),
        ("count", "condition", "Counts the rows for which the condition holds.", rowwise.count),
        ("keep", "condition", "Gives the rows for which the condition holds.", rowwise.keep),
        ("collect", "value", "Gives the value for each row, without what is unanswered.", rowwise.collect),
        ("total", "number", "Adds up the number over the rows that have one.", rowwise.add_up),
        ("least", "value", "Gives the smallest value over the rows.", rowwise.least),
        ("most", "value", "Gives the largest value over the rows.", rowwise.most),
        ("lowest", "value", "Gives the row with the smallest value.", rowwise.lowest),
        ("highest", "value", "Gives the row with the largest value.", rowwise.highest),
        ("ordered", "value", "Gives the rows by a value, the smallest first.", rowwise.ordered),
    )
)
_WORDWISE = (
    Function("content", "content(text)", "Gives the stems of the words that carry meaning.",
             wordwise.content, takes=Takes.SCOPE),
    Function("shared", "shared(a, b)", "Gives the stems that two texts or lists have in common.",
             wordwise.shared, 2, 2, Takes.SCOPE),
    Function("overlap", "overlap(a, b)", "Gives the shared part of the words of two texts, 0 to 1.",
             wordwise.overlap, 2, 2, Takes.SCOPE),
    Function("alike", "alike(a, b)", "Gives how alike two texts are letter by letter, 0 to 1; b may be a list.",
             wordwise.alike, 2, 2, Takes.SCOPE),
    Function("says", "says(text, 'list')", "Tells whether a list of the language's words finds something.",
             wordwise.says, 2, 2, Takes.SCOPE),
    Function("found", "found(text, 'list')", "Gives the first words that such a list finds.",
             wordwise.found, 2, 2, Takes.SCOPE),
    Function("mentions", "mentions(text, name)", "Tells whether a text holds a name in whole words.",
             wordwise.mentions, 2, 2),
    Function("pieces", "pieces(text)", "Cuts a text at commas, semicolons, slashes, & and \"and\".",
             wordwise.pieces, takes=Takes.SCOPE),
    Function("head_word", "head_word(text)", "Gives the thing that a phrase is about.",
             wordwise.head_word, takes=Takes.SCOPE),
    Function("year", "year(date)", "Gives the year of a date.", wordwise.year),
    Function("add_days", "add_days(date, number)", "Gives the date some days later.", wordwise.add_days, 2, 2),
    Function("money", "money(x)", "Writes an amount in the file's currency.",
             wordwise.money, takes=Takes.SCOPE),
    Function("number", "number(x)", "Writes a number as the reader's language does.",
             wordwise.number, takes=Takes.SCOPE),
    Function("day", "day(date)", "Writes a date with the month as a word.",
             wordwise.day, takes=Takes.SCOPE),
    Function("percent", "percent(x)", "Writes a share of a hundred, rounded.",
             wordwise.percent, takes=Takes.SCOPE),
)  # fmt: skip
FUNCTIONS = _named(
    Function(
        "answered",
        "answered(question)",
        "Tells whether a question has an answer; thin or not applicable is one too.",
        _answered,
        takes=Takes.QUESTION,
    ),
    Function(
        "state",
        "state(question)",
        "Gives what became of a question, such as 'blank'.",
        _state,
        takes=Takes.QUESTION,
    ),
    Function(
        "label",
        "label(row.column)",
        "Gives the label of the option that was chosen.",
        _label,
        takes=Takes.READ,
    ),
    Function("rows", "rows(x)", "Counts the rows or items that hold something.", counting.rows),
    Function("words", "words(text)", "Counts the words of a text.", counting.words),
    Function(
        "days_since",
        "days_since(date)",
        "Counts the days from a date until today.",
        counting.days_since,
        takes=Takes.SCOPE,
    ),
    Function(
        "days_until",
        "days_until(date)",
        "Counts the days from today until a date.",
        counting.days_until,
        takes=Takes.SCOPE,
    ),
    Function("text", "text(x)", "Gives a value as text.", listing.text),
    *_ROWWISE,
    *_WORDWISE,
    *_CALCULATING,
)
FILTERS = _named(
    Function(
        "length", "x|length", "Counts the items of a list or the characters of a text.", counting.length
    ),
    Function("first", "x|first", "Gives the first item of a list.", listing.first),
    Function("last", "x|last", "Gives the last item of a list.", listing.last),
    Function("join", "x|join(', ')", "Puts the items of a list into one text.", listing.join, 1, 2),
    Function("lower", "x|lower", "Gives a text in small letters.", listing.lower),
    Function("upper", "x|upper", "Gives a text in capital letters.", listing.upper),
    Function(
        "map",
        "rows|map(attribute='column')",
        "Gives one column of a table as a list.",
        listing.column,
        2,
        2,
        Takes.COLUMN,
        "attribute",
    ),
    Function(
        "where",
        "rows|where('column', value)",
        "Keeps the rows whose column holds the value, or one of a list of values.",
        listing.where,
        3,
        3,
        Takes.COLUMN,
    ),
    Function(
        "select_answered", "x|select_answered", "Drops the items without an answer.", listing.select_answered
    ),
    Function("default", "x|default(y)", "Gives y where x is unanswered.", listing.default, 2, 2, Takes.MAYBE),
    Function("unique", "x|unique", "Drops the items that have come before.", listing.unique),
    Function("sort", "x|sort", "Puts the items of a list in order.", listing.sort),
    *(one._replace(form=f"x|{one.name}", most=min(one.most, 2)) for one in _CALCULATING),
)
