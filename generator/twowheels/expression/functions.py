"""The functions and filters that an expression may use: an entry here is all it takes to add one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from twowheels.expression import counting, listing
from twowheels.expression.value import LabelledScope, Scope, admit
from twowheels.kind import Value

SETTLED = frozenset({"answered", "thin", "not_applicable"})


class Takes(Enum):
    """What a function is called with; none but QUESTION and READ is called with something unanswered."""

    VALUES = "call(*values)"
    SCOPE = "call(scope, *values)"
    COLUMN = "call(rows, column, *values), where the column is written as a text in quotes"
    QUESTION = "call(scope, id), where the id is written plainly and not read as a value"
    READ = "call(scope, path, value), where the path is a question's id or row.column"


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
    if value is None or not isinstance(scope, LabelledScope):
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
    Function("unique", "x|unique", "Drops the items that have come before.", listing.unique),
    Function("sort", "x|sort", "Puts the items of a list in order.", listing.sort),
    *(one._replace(form=f"x|{one.name}", most=min(one.most, 2)) for one in _CALCULATING),
)
