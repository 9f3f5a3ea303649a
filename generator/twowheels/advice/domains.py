"""What an answer can be at all, where that is little enough to go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import TypeAlias

from jinja2 import nodes

from twowheels.kind import Kind, Spec, Value
from twowheels.kinds import KINDS
from twowheels.states import STATES
from twowheels.workbook import DEPTHS, Check, Workbook

Domain: TypeAlias = "tuple[Value, ...]"
MANY = 6
"""From how many options on their combinations are no longer gone through."""
NUMBERS = frozenset({"number", "money", "percent", "hours"})


def of_question(name: str, spec: Spec, tree: nodes.Node) -> Domain:
    """Give every value that a question can have; of numbers, those that a condition could tell apart."""
    options = tuple(option.key for option in spec.options)
    match name:
        case "choice":
            return options
        case "yes_no":
            return (True, False)
        case "multi_choice" if len(options) <= MANY:
            return tuple(_subsets(options))
        case "scale":
            low, high = int(spec.min or 1), int(spec.max or 5)
            return tuple(Decimal(step) for step in range(low, high + 1))
        case _ if name in NUMBERS:
            return tuple(_numbers(spec, tree))
        case _:
            return ()


def _subsets(options: tuple[str, ...]) -> Iterator[Value]:
    for size in range(1, len(options) + 1):
        yield from combinations(options, size)


def _numbers(spec: Spec, tree: nodes.Node) -> Iterator[Decimal]:
    """Give the bounds, and what lies at, just below and just above each figure written in the condition."""
    written = {Decimal(str(c.value)) for c in consts(tree) if type(c.value) in (int, float)}
    tried = {n + step for n in written | {Decimal(0)} for step in (Decimal(-1), Decimal(0), Decimal(1))}
    tried |= {bound for bound in (spec.min, spec.max) if bound is not None}
    for number in sorted(tried):
        if (spec.min is None or number >= spec.min) and (spec.max is None or number <= spec.max):
            yield number


def consts(tree: nodes.Node) -> list[nodes.Const]:
    """Give everything that is written out in a condition."""
    return [*tree.find_all(nodes.Const), *([tree] if isinstance(tree, nodes.Const) else [])]


def of_row(check: Check, workbook: Workbook) -> Mapping[str, tuple[str, Spec]]:
    """Give the kinds of a row's columns, where a check goes through a table."""
    question = workbook.questions.get(check.each)
    columns = question.spec.columns if question else ()
    return {column.key: (kind_name(column.kind), column.spec) for column in columns}


def kind_name(kind: Kind) -> str:
    """Give the word that an author types for a kind."""
    return next(name for name, known in KINDS.items() if known is kind)


def of_questions(workbook: Workbook) -> Mapping[str, Domain]:
    """Give what can be seen of the questions themselves, where a check goes through them."""
    questions = workbook.questions.values()
    return {
        "state": STATES,
        "kind": tuple(sorted({question.name for question in questions})),
        "depth": DEPTHS,
        "part": tuple(part.id for part in workbook.parts),
        "section": tuple(workbook.sections),
        "required": (True, False),
        "gate": ("", *(gate.id for gate in workbook.gates)),
        "id": tuple(workbook.questions),
    }
