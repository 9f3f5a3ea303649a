"""Comparisons and sums that can never come to anything, because of what their two sides are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from jinja2 import nodes

from twowheels.errors import Problem
from twowheels.expression import Expression, grammar
from twowheels.expression.places import word_place
from twowheels.kind import Kind, Spec, Value
from twowheels.kinds import KINDS
from twowheels.workbook import Workbook

NUMBER, TEXT, TRUTH, DATE, LIST, UNKNOWN = "a number", "a text", "yes or no", "a date", "a list", ""
_OF_KIND = {
    **dict.fromkeys(("short_text", "long_text", "choice"), TEXT),
    **dict.fromkeys(("number", "money", "percent", "hours", "scale"), NUMBER),
    **dict.fromkeys(("list", "multi_choice", "ranking"), LIST),
    "yes_no": TRUTH,
    "date": DATE,
}
"""What an answer of a kind is; nothing is claimed of a kind that is not here."""
_OF_CALL = {
    **dict.fromkeys(
        "rows words days_since days_until count total overlap alike year sum abs".split(), NUMBER
    ),
    **dict.fromkeys(("round", "length"), NUMBER),
    **dict.fromkeys("text state money number percent head_word join lower upper".split(), TEXT),
    **dict.fromkeys("answered any every says mentions".split(), TRUTH),
    **dict.fromkeys("content shared keep collect pieces map where select_answered unique sort".split(), LIST),
    "add_days": DATE,
}
_ALWAYS: Mapping[type, str] = {
    **dict.fromkeys((nodes.List, nodes.Tuple), LIST),
    **dict.fromkeys((nodes.Not, nodes.Compare, nodes.And, nodes.Or), TRUTH),
    nodes.Concat: TEXT,
    nodes.Neg: NUMBER,
}
_OF_VALUE: Mapping[type, str] = {bool: TRUTH, Decimal: NUMBER, str: TEXT, date: DATE, tuple: LIST}
_OF_SIGN = {"eq": "==", "ne": "!=", "lt": "<", "gt": ">", "lteq": "<=", "gteq": ">="}
_ADDED = {(DATE, NUMBER): DATE, (NUMBER, NUMBER): NUMBER}
_SUBTRACTED = {**_ADDED, (DATE, DATE): NUMBER}
NO_ROWS = {"row": UNKNOWN, "it": UNKNOWN}


def misfitting(
    expression: Expression, workbook: Workbook, rows: Mapping[str, str] = NO_ROWS
) -> Iterator[Problem]:
    """Find what never comes to anything; ``rows`` gives the tables that ``row`` and its like are rows of."""
    root = grammar.tree(expression.source, expression.place)
    yield from _Types(expression, workbook, {**NO_ROWS, **rows}).wrong(root)


class _Types:
    """What each part of an expression is, as far as it can be told before there are answers."""

    def __init__(self, expression: Expression, workbook: Workbook, rows: Mapping[str, str],
                 seen: frozenset[str] = frozenset()) -> None:  # fmt: skip
        self.expression = expression
        self.workbook = workbook
        self.rows = rows
        self.seen = seen

    def inside(self, call: nodes.Call) -> _Types:
        """Look from inside a row of what the call goes through."""
        path = grammar.origin(call.args[0])
        table = path[0] if len(path) == 1 else UNKNOWN
        return _Types(self.expression, self.workbook, {**self.rows, "it": table}, self.seen)

    def wrong(self, node: nodes.Node) -> Iterator[Problem]:
        """Give the mistakes of a part, and of all that it is made of."""
        if isinstance(node, nodes.Compare):
            left = node.expr
            for operand in node.ops:
                yield from self.compared(left, operand.op, operand.expr)
                left = operand.expr
        elif isinstance(node, nodes.BinExpr) and not isinstance(node, (nodes.And, nodes.Or)):
            yield from self.reckoned(node)
        elif isinstance(node, nodes.Neg) and self.of(node.node) not in (NUMBER, UNKNOWN):
            yield self.problem(node, f'"-" stands before {self.of(node.node)}.')
        through = grammar.is_rowwise(node)
        for position, inner in enumerate(_children(node)):
            outside = not (through and isinstance(node, nodes.Call) and position)
            yield from (self if outside else self.inside(node)).wrong(inner)  # type: ignore[arg-type]

    def compared(self, left: nodes.Expr, sign: str, right: nodes.Expr) -> Iterator[Problem]:
        one, other = self.of(left), self.of(right)
        if sign in ("in", "notin"):
            if other not in (LIST, UNKNOWN):
                yield self.problem(left, f'After "in" stands a list, and this is {other}.')
            items = right.items if isinstance(right, (nodes.List, nodes.Tuple)) else []
            kinds = {self.of(item) for item in items}
            if one and kinds and kinds.isdisjoint({one, UNKNOWN}):
                yield self.problem(left, f"{one.capitalize()} is never in a list of others: {_of(kinds)}.")
        elif one and other and one != other:
            yield self.problem(left, f'{one.capitalize()} and {other} can never agree ("{_OF_SIGN[sign]}").')
        elif one and other and sign not in ("eq", "ne") and one in (TRUTH, LIST):
            yield self.problem(left, f'"{_OF_SIGN[sign]}" puts nothing in order here: both are {one}.')

    def reckoned(self, node: nodes.BinExpr) -> Iterator[Problem]:
        one, other = self.of(node.left), self.of(node.right)
        if not any(one in (a, UNKNOWN) and other in (b, UNKNOWN) for a, b in _outcomes(node)):
            message = f'"{node.operator}" cannot be used between {one or "this"} and {other or "this"}.'
            yield self.problem(node.left, message)

    def problem(self, node: nodes.Node, message: str) -> Problem:
        names = [*([node] if isinstance(node, nodes.Name) else []), *node.find_all(nodes.Name)]
        place = word_place(self.expression.source, self.expression.place, names[0].name if names else "")
        return Problem(place, message, "Such a condition or figure never has an answer.", code="types")

    def of(self, node: nodes.Node) -> str:
        """Tell what a part is; nothing where that depends on the answers."""
        if isinstance(node, nodes.BinExpr) and type(node) not in _ALWAYS:
            return self.outcome(node)
        if isinstance(node, nodes.Const):
            number = type(node.value) in (int, float)
            return NUMBER if number else _of_value(node.value)
        if isinstance(node, (nodes.Call, nodes.Filter, nodes.CondExpr)):
            return self.given(node)
        if _is_plain(node):
            return self.read(grammar.origin(node))
        return _ALWAYS.get(type(node), UNKNOWN)

    def given(self, node: nodes.Call | nodes.Filter | nodes.CondExpr) -> str:
        """Tell what a function, a filter or a choice gives."""
        if isinstance(node, nodes.CondExpr):
            return self.either(node.expr1, node.expr2) if node.expr2 else self.of(node.expr1)
        if isinstance(node, nodes.Call):
            return _OF_CALL.get(node.node.name, UNKNOWN) if isinstance(node.node, nodes.Name) else UNKNOWN
        if node.name == "default" and node.node:
            return self.either(node.node, node.args[0])
        return _OF_CALL.get(node.name, UNKNOWN)

    def either(self, one: nodes.Node, other: nodes.Node) -> str:
        found = {self.of(one), self.of(other)}
        return found.pop() if len(found) == 1 else UNKNOWN

    def outcome(self, node: nodes.BinExpr) -> str:
        one, other = self.of(node.left), self.of(node.right)
        fits = {
            gives
            for (a, b), gives in _outcomes(node).items()
            if one in (a, UNKNOWN) and other in (b, UNKNOWN)
        }
        return fits.pop() if len(fits) == 1 else UNKNOWN

    def read(self, path: tuple[str, ...]) -> str:
        """Tell what stands under a name, a setting or in a column."""
        name, workbook = path[0] if path else "", self.workbook
        if name == "settings":
            return _of_value(_setting(workbook.settings, path[1:]))
        if name in self.rows:
            return self.cell(self.rows[name], path[1]) if len(path) == 2 else UNKNOWN
        question = workbook.questions.get(name)
        if question and len(path) == 3 and question.spec.fixed_rows:
            return self.cell(name, path[2])
        return self.named(name) if len(path) == 1 else UNKNOWN

    def named(self, name: str) -> str:
        """Tell what a figure or an answer is."""
        if name == "today":
            return DATE
        if name in self.workbook.figures:
            return self.worked_out(name, self.workbook.figures[name].value, "")
        question = self.workbook.questions.get(name)
        return _of_kind(question.kind, question.spec) if question else UNKNOWN

    def cell(self, table: str, column: str) -> str:
        question = self.workbook.questions.get(table)
        for one in question.spec.columns if question else ():
            if one.key == column:
                return _of_kind(one.kind, one.spec)
        for computed in self.workbook.computed:
            if (computed.table, computed.key) == (table, column):
                return self.worked_out(f"{table}.{column}", computed.value, table)
        return UNKNOWN

    def worked_out(self, name: str, value: Expression, table: str) -> str:
        """Tell what a figure or a computed column gives; a circle is told elsewhere."""
        if name in self.seen:
            return UNKNOWN
        inner = _Types(value, self.workbook, {"it": table, "row": ""}, self.seen | {name})
        return inner.of(grammar.tree(value.source, value.place))


def _outcomes(node: nodes.BinExpr) -> Mapping[tuple[str, str], str]:
    by_sign = {"+": _ADDED, "-": _SUBTRACTED}
    return by_sign.get(node.operator, {(NUMBER, NUMBER): NUMBER})


def _children(node: nodes.Node) -> list[nodes.Node]:
    return list(node.args) if isinstance(node, nodes.Call) else list(node.iter_child_nodes())


def _is_plain(node: nodes.Node) -> bool:
    """Tell whether a path is made of names only: a number in brackets takes an item out of a list."""
    while isinstance(node, (nodes.Getattr, nodes.Getitem)):
        if isinstance(node, nodes.Getitem) and grammar.literal_text(node.arg) is None:
            return False
        node = node.node
    return isinstance(node, nodes.Name)


def _of_kind(kind: Kind, spec: Spec) -> str:
    """Tell what an answer is; a list that may be "none" is a list."""
    name = next((name for name, known in KINDS.items() if known is kind), "")
    found = _OF_KIND.get(name, UNKNOWN)
    return UNKNOWN if spec.allow_none and found != LIST else found


def _of_value(value: Value) -> str:
    return _OF_VALUE.get(type(value), UNKNOWN)


def _setting(settings: Value, path: tuple[str, ...]) -> Value:
    for key in path:
        settings = settings.get(key) if isinstance(settings, Mapping) else None
    return settings


def _of(kinds: set[str]) -> str:
    return ", ".join(sorted(kinds))
