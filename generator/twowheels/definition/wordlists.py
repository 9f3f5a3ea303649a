"""Read a language's word lists and a workbook's own wordings."""

from __future__ import annotations

import re
from collections.abc import Mapping as AbstractMapping
from pathlib import Path

from twowheels.errors import Problem
from twowheels.fields import Fields, Report
from twowheels.limits import WORKBOOK
from twowheels.words import WordLists
from twowheels.yamltext import Mapping, Scalar, read_file

LISTS = ("placeholder_whole", "placeholder_inside", "not_applicable")


def read_wordlists(
    folder: Path, language: str, problems: list[Problem]
) -> tuple[WordLists, AbstractMapping[str, str]]:
    """Read ``words/<language>.yaml``; without that file there are no word lists and no own wordings."""
    file = folder / "words" / f"{language}.yaml"
    if not re.fullmatch(r"[A-Za-z-]{2,12}", language) or not file.is_file():
        return WordLists(language), {}
    document = read_file(file, WORKBOOK)
    report = Report(str(file), problems)
    problems.extend(document.problems)
    fields = Fields(document.root, report, [key for key in document.root.keys() if key], "A word list")
    lists = {key: _patterns(fields, key, report) for key in LISTS}
    other = {key: _text(fields, key) for key in fields.values if key not in LISTS}
    stopwords = frozenset(fields.text("stopwords").split())
    messages = {key.text: node.text for key, node in fields.pairs("messages") if isinstance(node, Scalar)}
    words = WordLists(
        language,
        stopwords,
        lists["placeholder_whole"],
        lists["placeholder_inside"],
        lists["not_applicable"],
        {key: text for key, text in other.items() if text},
    )
    return words, messages


def _patterns(fields: Fields, key: str, report: Report) -> tuple[str, ...]:
    patterns = fields.texts(key)
    for node, pattern in zip(fields.items(key), patterns, strict=False):
        try:
            re.compile(pattern)
        except re.error as error:
            report.add(
                node,
                f"This pattern cannot be used: {error}.",
                "It is a regular expression; put it in quotes.",
            )
            return ()
    return patterns


def _text(fields: Fields, key: str) -> str:
    node = fields.values[key]
    if isinstance(node, Scalar):
        return node.text
    return "" if isinstance(node, Mapping) else "|".join(fields.texts(key))
