"""Say a condition in words, if it is simple enough for a person to follow on paper."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, nodes

from twowheels.expression import Expression
from twowheels.messages import Messages
from twowheels.workbook import Workbook

_GRAMMAR = Environment(autoescape=True)
_ORDER = {"gt": "condition_above", "gteq": "condition_at_least", "lt": "condition_below", "lteq": "condition_at_most"}


def in_words(when: Expression, workbook: Workbook, numbers: Mapping[str, int], words: Messages) -> str:
    """Give "your answer to question 3 is Yes" and its like, or nothing for what is less simple."""
    parsed = _GRAMMAR.parse("{{" + when.source + "}}").body[0]
    match parsed:
        case nodes.Output(nodes=[nodes.Call(node=nodes.Name(name="answered"), args=[nodes.Name(name=name)])]):
            return words("condition_answered", number=numbers[name]) if name in numbers else ""
        case nodes.Output(nodes=[nodes.Compare(expr=nodes.Name(name=name), ops=[nodes.Operand() as operand])]):
            return _comparison(name, operand, workbook, numbers, words) if name in numbers else ""
        case _:
            return ""


def _comparison(
    name: str, operand: nodes.Operand, workbook: Workbook, numbers: Mapping[str, int], words: Messages
) -> str:
    label = workbook.questions[name].spec.label
    match operand:
        case nodes.Operand(op="eq", expr=nodes.Const(value=str(key))):
            return words("condition_is", number=numbers[name], options=_quoted([label(key)], words))
        case nodes.Operand(op="ne", expr=nodes.Const(value=value)):
            return words("condition_is_not", number=numbers[name], options=_quoted([label(str(value))], words))
        case nodes.Operand(op="in", expr=nodes.List(items=items)):
            keys = [item.value for item in items if isinstance(item, nodes.Const)]
            options = _quoted([label(str(key)) for key in keys], words)
            return words("condition_is", number=numbers[name], options=options)
        case nodes.Operand(op=op, expr=nodes.Const(value=int(value))) if op in _ORDER:
            return words(_ORDER[op], number=numbers[name], value=value)
        case _:
            return ""


def _quoted(options: list[str], words: Messages) -> str:
    quoted = [words("quoted", text=option) for option in options]
    return words("either", options=", ".join(quoted[:-1]), last=quoted[-1]) if len(quoted) > 1 else quoted[0]
