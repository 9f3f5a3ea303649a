"""Take a mapping apart key by key, and name what is wrong or left over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from twowheels.errors import Place, Problem, WorkbookError, did_you_mean, show
from twowheels.limits import TEXT, WORKBOOK
from twowheels.yamltext import Document, Mapping, Node, Scalar, Sequence, is_null, read_file

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
NUMBER = re.compile(r"[+-]?(\d{1,18}(\.\d{0,10})?|\.\d{1,10})")
"""A figure in a workbook: short enough to reckon with, never "nan" or "1e99"."""
MORE = "And {:,} more, from here on."
MORE_HINT = "Mend those above first; the next ones show then."


@dataclass(slots=True)
class Report:
    """The problems met in one file, in the order they were met."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    trusted: bool = False
    """The same bytes were read before and found sound: expressions need not be read before they are used."""

    reader: Callable[[Path], Document] | None = None
    """Where other files of the same folder come from."""

    def within(self, file: Path) -> Report:
        """Go to another file; its problems are collected in the same list."""
        return Report(str(file), self.problems, self.trusted, self.reader)

    def document(self, file: Path) -> Document:
        """Read a file, and collect what could not be used in it."""
        document = self.reader(file) if self.reader else read_file(file, WORKBOOK)
        self.problems.extend(document.problems)
        return document

    def add(self, node: Node, message: str, hint: str = "", code: str = "wrong-value") -> None:
        """Note one problem at a node."""
        self.problems.append(Problem(self.place(node), message, hint, code=code))

    def place(self, node: Node) -> Place:
        """Give the place of a node in this file."""
        return Place(self.file, node.line, node.column)


def few(problems: AbstractSequence[Problem]) -> tuple[Problem, ...]:
    """Give the problems of one file, or the first of very many and how many more there are."""
    shown, left = problems[: TEXT.problems], problems[TEXT.problems :]
    if not left:
        return tuple(shown)
    return (*shown, Problem(left[0].place, MORE.format(len(left)), MORE_HINT))


def told(error: WorkbookError) -> tuple[WorkbookError, ...]:
    """Give an error with the others it carries, or the first of very many and how many more there are."""
    every = (error, *error.others)
    shown, left = every[: TEXT.problems], every[TEXT.problems :]
    if not left:
        return shown
    return (*shown, WorkbookError(MORE.format(len(left)), place=left[0].place, hint=MORE_HINT))


def raise_first(problems: Iterable[Problem]) -> None:
    """Raise the first problem as an error that carries all the others."""
    errors = [WorkbookError(p.message, place=p.place, hint=p.hint, mistake=p.code) for p in problems]
    if errors:
        errors[0].others = tuple(errors[1:])
        raise errors[0]


class Fields:
    """One mapping of a file, read key by key; unknown keys are reported on opening."""

    def __init__(self, node: Node, report: Report, known: Iterable[str], what: str) -> None:
        """Open a mapping whose keys must be among ``known``; ``what`` names it in messages."""
        self.report = report
        self.node = node
        self.what = what
        self.known = frozenset(known)
        self.values: dict[str, Node] = {}
        self.is_told = False
        if isinstance(node, Mapping):
            self._open(node)
        elif not is_null(node):
            report.add(node, f"{what} must be written as key: value lines.")
            self.is_told = True

    def _open(self, node: Mapping) -> None:
        for key, value in node.entries:
            if key.text in self.known:
                self.values[key.text] = value
            else:
                guess = did_you_mean(key.text, self.known)
                hint = guess or f"Known here: {', '.join(sorted(self.known))}."
                self.report.add(key, f'{self.what} has no key "{show(key.text, 60)}".', hint, "unknown-key")

    def __contains__(self, key: str) -> bool:
        """Tell whether the key is written at all."""
        return key in self.values

    def place(self, key: str = "") -> Place:
        """Give the place of a key's value, or of the whole mapping."""
        return self.report.place(self.values.get(key, self.node))

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """Give a text, with white space at the ends removed; left blank it is as if it were absent."""
        node = self.values.get(key)
        if isinstance(node, Scalar) and node.text.strip() and not is_null(node):
            return node.text.strip()
        if node is not None and not isinstance(node, Scalar):
            self.report.add(
                node, f'"{key}" must be a text.', "Put the text in quotes if it begins with { or [."
            )
        elif required and not self.is_told:
            self.report.add(node or self.node, f'{self.what} needs "{key}".', code="missing-key")
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """Give true or false."""
        text = self.text(key)
        if text in ("", "true", "false"):
            return default if not text else text == "true"
        self.report.add(self.values[key], f'"{key}" must be true or false, not "{show(text, 30)}".')
        return default

    def number(self, key: str) -> Decimal | None:
        """Give a number, or ``None`` when the key is absent."""
        text = self.text(key)
        if not text or NUMBER.fullmatch(text):
            return Decimal(text) if text else None
        self.report.add(self.values[key], f'"{key}" must be a number, not "{show(text, 30)}".')
        return None

    def whole(self, key: str) -> int | None:
        """Give a whole number, or ``None`` when the key is absent."""
        number = self.number(key)
        if number is None or number == int(number):
            return None if number is None else int(number)
        self.report.add(self.values[key], f'"{key}" must be a whole number, not {number}.')
        return None

    def one_of(self, key: str, allowed: Iterable[str], default: str = "", *, required: bool = False) -> str:
        """Give a word out of a closed set."""
        words = tuple(allowed)
        text = self.text(key, default, required=required)
        if text in words or text == default:
            return text
        guess = did_you_mean(text, words) or f"Choose from: {', '.join(words)}."
        self.report.add(self.values[key], f'"{show(text, 40)}" cannot stand at "{key}".', guess)
        return default

    def language(self, key: str, default: str = "") -> str:
        """Give a language by its short name."""
        text = self.text(key, default)
        if text == default or LANGUAGE.fullmatch(text):
            return text
        hint = "Write its short name, such as en, de or pt-BR."
        self.report.add(self.values[key], f'"{show(text, 20)}" is not a language.', hint)
        return default

    def items(self, key: str) -> tuple[Node, ...]:
        """Give the nodes of a list, none when the key is absent."""
        node = self.values.get(key)
        if node is None or is_null(node):
            return ()
        if isinstance(node, Sequence):
            return node.items
        self.report.add(node, f'"{key}" must be a list.', "Write one thing a line, each behind a dash.")
        return ()

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts."""
        return tuple(node.text.strip() for node in self.scalars(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Give a list of texts, each with its place."""
        nodes = self.items(key)
        for node in nodes:
            if not isinstance(node, Scalar):
                self.report.add(node, f'Each thing in "{key}" must be a text.')
        return tuple(node for node in nodes if isinstance(node, Scalar))

    def pairs(self, key: str) -> Iterator[tuple[Scalar, Node]]:
        """Go through the entries of a mapping, none when the key is absent."""
        node = self.values.get(key)
        if isinstance(node, Mapping):
            yield from node.entries
        elif node is not None and not is_null(node):
            self.report.add(node, f'"{key}" must be written as key: value lines.')
