"""Conditions that can never hold, or always do: every answer that they could meet is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from jinja2 import nodes

from twowheels.advice.advised import Lint, warning
from twowheels.advice.domains import NUMBERS, Domain, kind_name, of_question, of_questions, of_row
from twowheels.expression import Expression, grammar
from twowheels.expression.walk import understand_node
from twowheels.kind import Spec, Value
from twowheels.workbook import Check, Workbook

MOST = 4096
"""Combinations of answers that are tried; beyond, nothing is said."""
Path = tuple[str, ...]
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg)


def advise(workbook: Workbook) -> Iterator[Lint]:
    """Look at the conditions of questions and checks."""
    for question in workbook.questions.values():
        if question.when and (said := Trial(workbook).verdict(question.when)):
            fix = "Leave the condition out." if said == "always" else "Nobody is asked this: mend it."
            yield warning(question.when.place, f"{said}-asked", _told(question.id, said), fix)
    for check in workbook.checks:
        said = Trial(workbook, check).verdict(check.when)
        if said == "never":
            yield warning(check.when.place, "never-fires", f"{check.id} can never find anything.", "Mend it.")
        elif said and not check.each:
            yield warning(check.when.place, "always-fires", f"{check.id} finds something in every book.",
                          "Say when it should not.")  # fmt: skip


def _told(name: str, said: str) -> str:
    return f'The condition of "{name}" {"always holds" if said == "always" else "can never hold"}.'


class Trial:
    """One attempt to settle a condition by trying what its questions can be answered with."""

    def __init__(self, workbook: Workbook, check: Check | None = None) -> None:
        """Take the workbook, and the check whose rows may be read."""
        self.workbook = workbook
        self.columns = of_row(check, workbook) if check else {}
        self.seen = of_questions(workbook) if check and check.each == "questions" else {}

    def verdict(self, condition: Expression) -> str:
        """Give "always", "never", or nothing where that cannot be said."""
        return self._settled(grammar.tree(condition.source, condition.place))

    def _settled(self, tree: nodes.Expr) -> str:
        if isinstance(tree, (nodes.And, nodes.Or)):
            both = {self._settled(tree.left), self._settled(tree.right)}
            strong, weak = ("never", "always") if isinstance(tree, nodes.And) else ("always", "never")
            if strong in both or both == {weak}:
                return strong if strong in both else weak
        return self._tried(tree)

    def _tried(self, tree: nodes.Expr) -> str:
        domains = self._domains(tree)
        if domains is None or prod(map(len, domains.values())) > MOST:
            return ""
        run = understand_node(tree)
        found = {
            run(_Answered(self.workbook, dict(zip(domains, one, strict=True)))) is True
            for one in product(*domains.values())
        }
        return "" if len(found) != 1 else "always" if found == {True} else "never"

    def _domains(self, tree: nodes.Expr) -> Mapping[Path, Domain] | None:
        reads = grammar.readings(tree)
        paths = {path for path in reads.paths if path[0] != "settings"} | {(name,) for name in reads.asked}
        domains = {path: self._domain(path, tree) for path in paths}
        numbers = [path for path in paths if self._kind(path)[0] in NUMBERS]
        if not all(domains.values()) or (numbers and not _is_simple(tree, numbers, reads.paths - paths)):
            return None
        return {path: (None, *one) if path[0] in reads.asked else one for path, one in domains.items()}

    def _domain(self, path: Path, tree: nodes.Expr) -> Domain:
        if path[0] == "row" and len(path) == 2 and path[1] in self.seen:
            return self.seen[path[1]]
        return of_question(*self._kind(path), tree)

    def _kind(self, path: Path) -> tuple[str, Spec]:
        question = self.workbook.questions.get(path[0]) if len(path) == 1 else None
        if question:
            return kind_name(question.kind), question.spec
        return self.columns.get(path[-1], ("", Spec())) if path[0] == "row" else ("", Spec())


def _is_simple(tree: nodes.Expr, numbers: list[Path], settings: frozenset[Path]) -> bool:
    """Tell whether trying a few figures settles it: one number, compared with figures that stand there."""
    calls = (nodes.Filter, nodes.CondExpr, nodes.Concat, *ARITHMETIC)
    return len(numbers) == 1 and not settings and next(tree.find_all(calls), None) is None


class _Answered:
    """A book in which the questions at stake are answered in one way."""

    def __init__(self, workbook: Workbook, answers: Mapping[Path, Value]) -> None:
        self.workbook = workbook
        self.answers = answers

    def lookup(self, name: str) -> Value:
        """Give the answer, the row or the settings."""
        if name == "settings":
            return self.workbook.settings
        if name == "row":
            return {path[1]: value for path, value in self.answers.items() if path[0] == "row"}
        return self.answers.get((name,))

    def state(self, question: str) -> str:
        """Give the state of a question."""
        return "blank" if self.answers.get((question,)) is None else "answered"
