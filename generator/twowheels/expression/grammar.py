"""Jinja's own parser, and what an expression reads; imported with the first expression."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from twowheels.errors import Place, WorkbookError
from twowheels.expression.functions import FILTERS, FUNCTIONS, Takes
from twowheels.expression.meaning import Compared, Reads, StoryCall
from twowheels.expression.syntax import END, syntax_error
from twowheels.limits import TEXT

REFUSED: Mapping[type[nodes.Node], tuple[str, str]] = {
    nodes.Pow: ("Powers (**)", ""),
    nodes.Test: ('Tests with "is"', "Ask answered(question), or compare."),
    nodes.Slice: ("Slices such as [1:2]", "Take single items by their number, or x|first and x|last."),
    nodes.Dict: ("Curly braces", ""),
    nodes.Pos: ("A plus sign before a value", "Leave it out."),
}
"""What Jinja's grammar has and an expression may not use: its name, and what to do instead."""
STORY_CALLS = ("ask", "picture", "figure", "label", "link")
SHORTEN = "Give a part of it a name in figures.yaml."
SIGNS = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "gt": ">",
    "lteq": "<=",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}
_TURNED = {"==": "==", "!=": "!=", "in": "has", "not in": "has not"}
_SAME_ITEMS = frozenset({"first", "last", "where", "select_answered", "unique", "sort"})
_JINJA = Environment(autoescape=True)


def tree(source: str, place: Place) -> nodes.Expr:
    """Parse an expression; raises WorkbookError at the place where it cannot be read."""
    if len(source) > TEXT.expression:
        message = f"This expression has {len(source)} characters; at most {TEXT.expression} are read."
        raise WorkbookError(message, place=place, hint=SHORTEN)
    source = source.replace("\r", " ")  # Jinja would turn it into line ends, and columns would shift
    parser = None
    try:
        parser = Parser(_JINJA, source, state="variable")
        found = parser.parse_expression()
        if parser.stream.eos:
            return found
        message = f"expected '{END}'"
    except TemplateSyntaxError as error:
        message = error.message or ""
    except RecursionError:
        raise too_deep(place) from None
    raise syntax_error(_JINJA, source, place, parser.stream if parser else None, message)


def too_deep(place: Place) -> WorkbookError:
    """Make the error about brackets in brackets."""
    message = f"This expression is nested more than {TEXT.expression_depth} deep."
    return WorkbookError(message, place=place, hint=SHORTEN)


def story_call(root: nodes.Expr) -> StoryCall | None:
    """Recognise ``ask("id")`` and its like; None if it is something else."""
    if not isinstance(root, nodes.Call) or not isinstance(root.node, nodes.Name):
        return None
    texts = tuple(text for arg in root.args if (text := literal_text(arg)) is not None)
    plain = len(texts) == len(root.args) == 1 and not (root.kwargs or root.dyn_args or root.dyn_kwargs)
    return StoryCall(root.node.name, texts) if plain and root.node.name in STORY_CALLS else None


def literal_text(node: nodes.Node | None) -> str | None:
    """Give a text that is written in quotes."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def column_of(node: nodes.Filter) -> str | None:
    """Give the column that a filter on rows names."""
    function = FILTERS[node.name]
    if function.takes is not Takes.COLUMN:
        return None
    given = [pair.value for pair in node.kwargs] if function.keyword else node.args
    return literal_text(given[0]) if given else None


def origin(node: nodes.Node | None) -> tuple[str, ...]:
    """Give ("row", "plan") for ``row.plan``, ("steps", "plan") for a column of steps; empty if computed."""
    keys: list[str] = []
    while not isinstance(node, nodes.Name):
        match node:
            case nodes.Getattr():
                keys.append(node.attr)
            case nodes.Getitem():
                keys.extend(key for key in [literal_text(node.arg)] if key is not None)
            case nodes.Filter() if node.name == "map":
                keys.append(column_of(node) or "")
            case nodes.Filter() if node.name in _SAME_ITEMS:
                pass
            case nodes.Call(node=nodes.Name(name="keep" | "ordered"), args=[rows, _]):
                node = rows
                continue
            case _:
                return ()
        node = node.node
    return (node.name, *reversed(keys))


def readings(root: nodes.Expr) -> Reads:
    """Find all that an expression reads; it must have been found to be allowed."""
    outside = _readings(root)
    calls = _rowwise_calls(root)
    inside = [_of_rows(_readings(call.args[1]), origin(call.args[0])) for call in calls]
    every = [outside, *inside]
    return Reads(
        frozenset().union(*(one.paths for one in every)),
        frozenset().union(*(one.asked for one in every)),
        tuple(compared for one in every for compared in one.compared),
    )


def _rowwise_calls(root: nodes.Expr) -> list[nodes.Call]:
    calls = [*root.find_all(nodes.Call), *([root] if isinstance(root, nodes.Call) else [])]
    return [call for call in calls if is_rowwise(call)]


def is_rowwise(node: nodes.Node) -> bool:
    """Tell whether a call puts its second argument to every row of its first."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    return FUNCTIONS[node.node.name].takes is Takes.ROWS


def _of_rows(reads: Reads, rows: tuple[str, ...]) -> Reads:
    """Name the table instead of ``it``; where the rows are computed, what is read of them is not known."""

    def named(path: tuple[str, ...]) -> tuple[str, ...]:
        return (*rows, *path[1:]) if path[0] == "it" else path

    kept = frozenset(named(path) for path in reads.paths if path[0] != "it" or rows)
    compared = (one._replace(path=".".join(named(tuple(one.path.split("."))))) for one in reads.compared)
    return Reads(kept, reads.asked, tuple(one for one in compared if one.path))


def _readings(root: nodes.Expr) -> Reads:
    paths: set[tuple[str, ...]] = set()
    asked: set[str] = set()
    compared: list[Compared] = []
    waiting: list[nodes.Node] = [root]
    while waiting:
        node = waiting.pop()
        paths.update([path] if (path := origin(node)) else [])
        for step in _chain(node) if path else [node]:
            paths.update(_looked_at(step))
            asked.update(_questions(step))
            compared.extend(_comparisons(step))
            waiting.extend(_parts(step, whole=not path))
    return Reads(frozenset(paths), frozenset(asked), tuple(compared))


def _chain(node: nodes.Node) -> Iterator[nodes.Node]:
    """Go along a path, from its last step back to its name."""
    yield node
    while isinstance(node, (nodes.Getattr, nodes.Getitem, nodes.Filter)) and node.node:
        node = node.node
        yield node


def _parts(node: nodes.Node, *, whole: bool) -> list[nodes.Expr]:
    """Give what is read inside a node, apart from the path that it is a step of unless it is the whole."""
    if isinstance(node, nodes.Call):
        if is_rowwise(node):
            return node.args[:1]
        return [] if _questions(node) else node.args
    base = [node.node] if isinstance(node, nodes.Filter) and node.node and whole else []
    if isinstance(node, nodes.Filter):
        return [*base, *node.args]
    return list(node.iter_child_nodes()) if whole else []  # type: ignore[arg-type]  # expressions only


def _looked_at(node: nodes.Node) -> list[tuple[str, ...]]:
    """Give the column that ``where`` looks at."""
    if not isinstance(node, nodes.Filter) or node.name != "where":
        return []
    rows = origin(node)
    return [(*rows, column_of(node) or "")] if rows else []


def _questions(node: nodes.Node) -> list[str]:
    """Give the question that ``answered(question)`` and its like ask about."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return []
    asks = FUNCTIONS[node.node.name].takes is Takes.QUESTION
    return [arg.name for arg in node.args if asks and isinstance(arg, nodes.Name)]


def _comparisons(node: nodes.Node) -> list[Compared]:
    """Give the texts that are compared, also by ``where``."""
    if column := _looked_at(node):
        wanted = node.args[1]  # type: ignore[attr-defined]  # it is a filter, then
        return _noted(column[0], wanted, "in" if _options(wanted) else "==")
    found: list[Compared] = []
    left = node.expr if isinstance(node, nodes.Compare) else None
    for operand in node.ops if isinstance(node, nodes.Compare) else ():
        sign, right = SIGNS[operand.op], operand.expr
        if left and sign in _TURNED:
            found += _noted(origin(left), right, sign) + _noted(origin(right), left, _TURNED[sign])
        left = right
    return found


def _noted(path: tuple[str, ...], other: nodes.Expr, kind: str) -> list[Compared]:
    texts = [literal_text(option) for option in _options(other) or [other]]
    return [Compared(".".join(path), text, kind) for text in texts if path and text is not None]


def _options(node: nodes.Expr) -> list[nodes.Expr]:
    return node.items if isinstance(node, (nodes.List, nodes.Tuple)) else []
