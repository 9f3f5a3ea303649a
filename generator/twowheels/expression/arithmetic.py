"""Show how a figure was reckoned, with the values in the place of the names."""

from __future__ import annotations

from decimal import Decimal

from jinja2 import nodes

from twowheels.expression import grammar
from twowheels.expression.parsed import Expression
from twowheels.expression.value import Scope, as_text, is_writing, truth
from twowheels.expression.walk import understand_node
from twowheels.kind import Value

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def arithmetic(expression: Expression, scope: Scope) -> str:
    """Give the sum behind a value, such as "98,000 ÷ 12 ÷ 780"; nothing where there is no sum to show."""
    root = grammar.tree(expression.source, expression.place)
    shown, binding = _shown(_chosen(root, scope), scope)
    return shown if binding else ""


def _chosen(node: nodes.Expr, scope: Scope) -> nodes.Expr:
    """Go down the branch that was taken."""
    while isinstance(node, nodes.CondExpr):
        holds = truth(_value(node.test, scope))
        if holds is None or (not holds and node.expr2 is None):
            return node
        node = node.expr1 if holds else node.expr2  # type: ignore[assignment]  # None was seen to above
    return node


def _shown(node: nodes.Expr, scope: Scope) -> tuple[str, int]:
    """Give a node as text, and how tightly its sign binds; 0 for a plain value."""
    node = _chosen(node, scope)
    if isinstance(node, nodes.BinExpr) and node.operator in _SIGNS:
        return _sum(node, scope)
    return _written(_value(node, scope), scope), 0


def _sum(node: nodes.BinExpr, scope: Scope) -> tuple[str, int]:
    binding = _BINDING[node.operator]
    left, left_binding = _shown(node.left, scope)
    right, right_binding = _shown(node.right, scope)
    if left_binding and left_binding < binding:
        left = f"({left})"
    if right_binding and (right_binding < binding or (right_binding == binding and node.operator in "-/")):
        right = f"({right})"
    return f"{left} {_SIGNS[node.operator]} {right}", binding


def _value(node: nodes.Expr, scope: Scope) -> Value:
    return understand_node(node)(scope)


def _written(value: Value, scope: Scope) -> str:
    if isinstance(value, Decimal) and is_writing(scope):
        value = scope.written("number", value)
    return as_text(value, "…") or "…"
