"""Say a condition in words, if it is simple enough for a person to follow on paper."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from twowheels.expression import Expression
from twowheels.expression.grammar import tree
from twowheels.messages import Messages
from twowheels.workbook import Question, Workbook

_ORDER = {"gt": "above", "gteq": "at_least", "lt": "below", "lteq": "at_most"}


def in_words(when: Expression, workbook: Workbook, numbers: Mapping[str, int], words: Messages) -> str:
    """Give "your answer to question 3 is “Both”" and its like, or nothing for what is less simple."""
    match tree(when.source, when.place):
        case nodes.Call(node=nodes.Name(name="answered"), args=[nodes.Name(name=name)]) if name in numbers:
            return words("condition_answered", number=numbers[name])
        case nodes.Name(name=name) if name in numbers and not workbook.questions[name].spec.options:
            said = words("quoted", text=words("yes"))
            return words("condition_is", number=numbers[name], options=said)
        case nodes.Compare(expr=nodes.Name(name=name), ops=[operand]) if name in numbers:
            return _comparison(operand, workbook.questions[name], numbers[name], words)
        case _:
            return ""


def _comparison(operand: nodes.Operand, question: Question, number: int, words: Messages) -> str:
    match operand:
        case nodes.Operand(op="eq", expr=nodes.Const(value=str(key))):
            return words("condition_is", number=number, options=_options([key], question, words))
        case nodes.Operand(op="in", expr=nodes.List(items=items)):
            keys = [str(item.value) for item in items if isinstance(item, nodes.Const)]
            return words("condition_is", number=number, options=_options(keys, question, words))
        case nodes.Operand(op="ne", expr=nodes.Const(value=str() | int() as value)):
            return words("condition_is_not", number=number, options=_options([str(value)], question, words))
        case nodes.Operand(op=op, expr=nodes.Const(value=int(value))) if op in _ORDER:
            return words(f"condition_{_ORDER[op]}", number=number, value=value)
        case _:
            return ""


def _options(keys: list[str], question: Question, words: Messages) -> str:
    quoted = [words("quoted", text=question.spec.label(key)) for key in keys]
    if len(quoted) < 2:
        return "".join(quoted)
    return words("either", options=", ".join(quoted[:-1]), last=quoted[-1])
