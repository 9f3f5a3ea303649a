"""The little functions that an expression is made of: each takes a scope and gives a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twowheels.expression.functions import Function, Takes
from twowheels.expression.operators import Binary, concatenate
from twowheels.expression.rowwise import found_for, rows_of
from twowheels.expression.value import Run, Scope, admit, cell, truth
from twowheels.kind import Value


def always(value: Value) -> Run:
    """Give what is written."""
    return lambda _: value


def looked_up(name: str) -> Run:
    """Give what a name stands for."""
    return lambda scope: admit(scope.lookup(name))


def column(inner: Run, key: str) -> Run:
    """Give what a mapping holds under a key."""
    return lambda scope: cell(inner(scope), key)


def after(step: Callable[[Value], Value], inner: Run) -> Run:
    """Do something with a value."""
    return lambda scope: step(inner(scope))


def listed(parts: Sequence[Run]) -> Run:
    """Make a list."""
    return lambda scope: tuple(part(scope) for part in parts)


def concatenated(parts: Sequence[Run]) -> Run:
    """Put texts together."""
    return lambda scope: concatenate([part(scope) for part in parts])


def calculated(first: Run, steps: Sequence[tuple[Binary, Run]]) -> Run:
    """Calculate from left to right."""

    def run(scope: Scope) -> Value:
        value = first(scope)
        for sign, part in steps:
            value = sign(value, part(scope))
        return value

    return run


def decided(parts: Sequence[Run], *, by: bool) -> Run:
    """Give the first value that decides ("or" by true, "and" by false); else None if one is; else the last.

    On truths this is Kleene's logic of three values.
    """

    def run(scope: Scope) -> Value:
        value: Value = None
        unknown = False
        for part in parts:
            value = part(scope)
            known = truth(value)
            if known is by:
                return value
            unknown = unknown or known is None
        return None if unknown else value

    return run


def compared(first: Run, steps: Sequence[tuple[Binary, Run]]) -> Run:
    """Compare each value with the next; all must hold."""

    def run(scope: Scope) -> Value:
        left = first(scope)
        unknown = False
        for sign, part in steps:
            right = part(scope)
            held = sign(left, right)
            if held is False:
                return False
            unknown = unknown or held is None
            left = right
        return None if unknown else True

    return run


def chosen(test: Run, then: Run, otherwise: Run) -> Run:
    """Choose one of two values; an unanswered condition chooses neither."""

    def run(scope: Scope) -> Value:
        known = truth(test(scope))
        return None if known is None else then(scope) if known else otherwise(scope)

    return run


def applied(function: Function, parts: Sequence[Run]) -> Run:
    """Call a function on values, unless one of them is unanswered."""
    call = function.call
    scoped = function.takes is Takes.SCOPE
    patient = function.takes is Takes.MAYBE

    def run(scope: Scope) -> Value:
        values = [part(scope) for part in parts]
        if not patient and any(value is None for value in values):
            return None
        return call(scope, *values) if scoped else call(*values)

    return run


def rowwise(function: Function, rows: Run, path: str, inner: Run) -> Run:
    """Put something to each row and make one value of it; unanswered rows stay unanswered."""
    call = function.call

    def run(scope: Scope) -> Value:
        inside = rows_of(rows(scope))
        return None if inside is None else call(inside, found_for(inside, scope, path, inner))

    return run


def asked(function: Function, question: str) -> Run:
    """Call a function on a question's id."""
    call = function.call
    return lambda scope: call(scope, question)


def read(function: Function, path: str, inner: Run) -> Run:
    """Call a function on a value and the path that it was read from."""
    call = function.call
    return lambda scope: call(scope, path, inner(scope))
