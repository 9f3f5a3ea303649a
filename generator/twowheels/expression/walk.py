"""The part of Jinja's grammar that an expression may use; everything else is refused here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NoReturn

from jinja2 import nodes

from twowheels.errors import Place, WorkbookError, did_you_mean, show
from twowheels.expression import grammar, runs
from twowheels.expression.functions import FILTERS, FUNCTIONS, Function, Takes
from twowheels.expression.listing import element
from twowheels.expression.meaning import NOTHING, Meaning, StoryCall
from twowheels.expression.operators import ARITHMETIC, COMPARISON, Binary, negate, negation
from twowheels.expression.places import word_place
from twowheels.expression.value import Run
from twowheels.limits import TEXT

_ONE_WORD = re.compile(r"'([a-z0-9_]{1,63})'")
"""A severity or a question's id in quotes: the most frequent expression of all needs no grammar."""
_WORDS = frozenset({"and", "or", "not", "in", "is", "if", "else"})


def understand(source: str, place: Place) -> Meaning:
    """Read an expression; raises WorkbookError at the place if it uses more than the language has."""
    if word := _ONE_WORD.fullmatch(source):
        return Meaning(runs.always(word[1]), lambda: NOTHING)
    return _meaning(grammar.tree(source, place), source, place)


def understand_in_story(source: str, place: Place) -> Meaning | StoryCall:
    """Read what stands in {{ }} in a story: a call such as ``ask("id")``, or an expression."""
    root = grammar.tree(source, place)
    return grammar.story_call(root) or _meaning(root, source, place)


def understand_node(root: nodes.Expr) -> Run:
    """Make the function of a part of an expression that has been read before."""
    return _Walk("", Place("")).run(root, 1)


def _meaning(root: nodes.Expr, source: str, place: Place) -> Meaning:
    return Meaning(_Walk(source, place).run(root, 1), lambda: grammar.readings(root))


class _Walk:
    """One walk from the outermost node inwards, which makes the function of each."""

    def __init__(self, source: str, place: Place) -> None:
        self.source = source
        self.place = place

    def run(self, node: nodes.Node | None, depth: int) -> Run:
        """Make the function of one node."""
        if depth > TEXT.expression_depth:
            raise grammar.too_deep(self.place)
        step = _STEPS.get(type(node), _Walk.refused)
        return step(self, node, depth + 1)

    def several(self, inner: Sequence[nodes.Node], depth: int) -> list[Run]:
        """Make the functions of several nodes."""
        return [self.run(node, depth) for node in inner]

    def wrong(self, message: str, hint: str = "", word: str = "") -> NoReturn:
        raise WorkbookError(message, place=word_place(self.source, self.place, word), hint=hint)

    def refused(self, node: nodes.Node, _: int) -> NoReturn:
        what, hint = grammar.REFUSED.get(type(node), (f'"{type(node).__name__}"', ""))
        self.wrong(f"{what} cannot be used in an expression.", hint)

    def literal(self, node: nodes.Const, _: int) -> Run:
        """Take a number, a text or a truth as it is written."""
        value = node.value
        if isinstance(value, str) and not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            self.wrong("A text in quotes holds half a character (\\ud800 to \\udfff).")
        if type(value) in (int, float):
            value = Decimal(str(value))
            if not value.is_finite() or abs(value.adjusted()) >= TEXT.integer:
                self.wrong(f"A number may have at most {TEXT.integer} digits.")
        return runs.always(value)

    def name(self, node: nodes.Name, _: int) -> Run:
        """Read a question, a figure, ``row`` or ``settings``."""
        self.free(node.name)
        return runs.looked_up(node.name)

    def free(self, name: str) -> None:
        """Refuse words that the language itself uses."""
        self.key(name)
        if name in _WORDS:
            self.wrong(f'Expected a value before or instead of "{name}".', word=name)

    def key(self, name: str) -> None:
        """Refuse names that are none of an author's."""
        if name.startswith("_"):
            self.wrong(f'"{show(name)}" is no name: names begin with a letter.', word=name)

    def attribute(self, node: nodes.Getattr, depth: int) -> Run:
        """Look up ``row.column``, which is a key and never an attribute."""
        self.key(node.attr)
        return runs.column(self.run(node.node, depth), node.attr)

    def item(self, node: nodes.Getitem, depth: int) -> Run:
        """Look up ``x['column']`` or ``x[0]``."""
        inner = self.run(node.node, depth)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(key, str):
            self.key(key)
            return runs.column(inner, key)
        if type(key) is not int:
            if isinstance(node.arg, nodes.Slice):
                self.refused(node.arg, depth)
            self.wrong("In [ ] after a name stands a number from 0, or a text in quotes.")
        return runs.after(lambda value: element(value, key), inner)

    def items(self, node: nodes.List | nodes.Tuple, depth: int) -> Run:
        return runs.listed(self.several(node.items, depth))

    def negation(self, node: nodes.Not, depth: int) -> Run:
        return runs.after(negation, self.run(node.node, depth))

    def minus(self, node: nodes.Neg, depth: int) -> Run:
        return runs.after(negate, self.run(node.node, depth))

    def concatenation(self, node: nodes.Concat, depth: int) -> Run:
        return runs.concatenated(self.several(node.nodes, depth))

    def choice(self, node: nodes.CondExpr, depth: int) -> Run:
        """Choose: ``a if c else b``; without ``else`` it is unanswered."""
        otherwise = self.run(node.expr2, depth) if node.expr2 else runs.always(None)
        return runs.chosen(self.run(node.test, depth), self.run(node.expr1, depth), otherwise)

    def junction(self, node: nodes.BinExpr, depth: int) -> Run:
        """Chain ``and`` or ``or``; a long chain is one step deep."""
        kind = type(node)
        parts: list[nodes.Expr] = []
        rest: nodes.Expr = node
        while isinstance(rest, kind):
            parts.insert(0, rest.right)
            rest = rest.left
        return runs.decided(self.several([rest, *parts], depth), by=kind is nodes.Or)

    def arithmetic(self, node: nodes.BinExpr, depth: int) -> Run:
        """Calculate from left to right; a long sum is one step deep."""
        steps: list[tuple[Binary, Run]] = []
        rest: nodes.Expr = node
        while isinstance(rest, nodes.BinExpr) and rest.operator in ARITHMETIC:
            if grammar.literal_text(rest.left) is not None or grammar.literal_text(rest.right) is not None:
                self.wrong("Nobody can calculate with a text.", 'Put texts together with "~".')
            steps.insert(0, (ARITHMETIC[rest.operator], self.run(rest.right, depth)))
            rest = rest.left
        return runs.calculated(self.run(rest, depth), steps)

    def comparison(self, node: nodes.Compare, depth: int) -> Run:
        """Compare, in a chain if need be: ``1 < x <= 3``."""
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        if any(isinstance(side, nodes.Const) and side.value is None for side in sides):
            self.wrong("Nothing can be compared with none.", "Ask answered(question).")
        for operand in node.ops:
            if operand.op in ("in", "notin") and isinstance(operand.expr, nodes.Const):
                self.wrong('After "in" stands a list.', "Put it in square brackets.")
        signs = [COMPARISON[grammar.SIGNS[operand.op]] for operand in node.ops]
        first, *others = self.several(sides, depth)
        return runs.compared(first, list(zip(signs, others, strict=True)))

    def called(self, node: nodes.Call, depth: int) -> Run:
        """Call one of our functions."""
        if not isinstance(node.node, nodes.Name):
            self.wrong("Only a function of the list can be called.")
        function = FUNCTIONS.get(node.node.name) or self.unknown("function", node.node.name, FUNCTIONS)
        self.fits(function, len(node.args), plain=not (node.kwargs or node.dyn_args or node.dyn_kwargs))
        if function.takes is Takes.QUESTION:
            return runs.asked(function, self.question(function, node.args[0]))
        if function.takes is Takes.ROWS:
            path = ".".join(grammar.origin(node.args[0]))
            return runs.rowwise(function, self.run(node.args[0], depth), path, self.run(node.args[1], depth))
        if function.takes is Takes.READ:
            path = ".".join(grammar.origin(node.args[0])) or self.misused(function)
            return runs.read(function, path, self.run(node.args[0], depth))
        return runs.applied(function, self.several(node.args, depth))

    def question(self, function: Function, arg: nodes.Expr) -> str:
        """Give the id of the question that is asked about."""
        if not isinstance(arg, nodes.Name):
            self.misused(function, " with a question's id, without quotes")
        self.free(arg.name)
        return arg.name

    def filtered(self, node: nodes.Filter, depth: int) -> Run:
        """Send a value through one of our filters."""
        function = FILTERS.get(node.name) or self.unknown("filter", node.name, FILTERS)
        named = [pair.key for pair in node.kwargs]
        args = [*node.args, *(pair.value for pair in node.kwargs)]
        plain = named == ([function.keyword] if function.keyword else []) and not (
            node.dyn_args or node.dyn_kwargs
        )
        self.fits(function, len(args) + 1, plain=plain)
        if isinstance(node.node, nodes.Const):
            self.wrong(
                f'"{node.name}" takes only what stands right before it.',
                "Put the rest in brackets.",
                node.name,
            )
        if function.takes is Takes.COLUMN:
            self.key(grammar.literal_text(args[0]) or self.misused(function))
        return runs.applied(function, self.several([node.node, *args] if node.node else args, depth))

    def fits(self, function: Function, given: int, *, plain: bool) -> None:
        """Refuse arguments that the function does not take."""
        if not plain or not function.least <= given <= function.most:
            self.misused(function)

    def misused(self, function: Function, how: str = "") -> NoReturn:
        self.wrong(f'"{function.name}" is written {function.form}{how}.', word=function.name)

    def unknown(self, kind: str, name: str, known: Mapping[str, Function]) -> NoReturn:
        """Say that there is no such function or filter, and which one may have been meant."""
        if kind == "function" and name in grammar.STORY_CALLS:
            alone = f'{name}() stands alone in a story, with an id in quotes: {{{{ {name}("id") }}}}.'
            self.wrong(alone, word=name)
        names = [*known, *grammar.STORY_CALLS] if kind == "function" else known
        hint = did_you_mean(name, names) or f"There are {', '.join(sorted(known))}."
        self.wrong(f'There is no {kind} "{show(name)}".', hint, name)


_STEPS: Mapping[type[Any], Callable[[_Walk, Any, int], Run]] = {
    nodes.Const: _Walk.literal,
    nodes.Name: _Walk.name,
    nodes.Getattr: _Walk.attribute,
    nodes.Getitem: _Walk.item,
    nodes.List: _Walk.items,
    nodes.Tuple: _Walk.items,
    nodes.Not: _Walk.negation,
    nodes.Neg: _Walk.minus,
    nodes.Concat: _Walk.concatenation,
    nodes.CondExpr: _Walk.choice,
    nodes.And: _Walk.junction,
    nodes.Or: _Walk.junction,
    nodes.Compare: _Walk.comparison,
    nodes.Call: _Walk.called,
    nodes.Filter: _Walk.filtered,
    **dict.fromkeys(
        (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod), _Walk.arithmetic
    ),
}
