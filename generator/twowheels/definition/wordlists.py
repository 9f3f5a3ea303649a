"""Read a language's word lists and a workbook's own wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from pathlib import Path
from string import Formatter

from twowheels.errors import did_you_mean, show
from twowheels.fields import Fields, Report
from twowheels.limits import TEXT
from twowheels.messages import wordings
from twowheels.words import WordLists
from twowheels.yamltext import Mapping, Scalar

LISTS = ("placeholder_whole", "placeholder_inside", "not_applicable")


def read_wordlists(folder: Path, language: str, above: Report) -> tuple[WordLists, AbstractMapping[str, str]]:
    """Read ``words/<language>.yaml``; without that file there are no word lists and no own wordings.

    A language of a country (en-GB) is served by the language's own file where it has none.
    """
    names = (language, language.partition("-")[0])
    files = [folder / "words" / f"{name}.yaml" for name in names if re.fullmatch(r"[A-Za-z-]{2,12}", name)]
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return WordLists(language), {}
    report = above.within(file)
    document = report.document(file)
    fields = Fields(document.root, report, document.root.keys(), "A word list")
    lists = {key: _patterns(fields, key, report) for key in LISTS}
    other = {key: _text(fields, key) for key in fields.values if key not in LISTS}
    stopwords = frozenset(fields.text("stopwords").split())
    messages = dict(_messages(fields, report))
    words = WordLists(
        language,
        stopwords,
        lists["placeholder_whole"],
        lists["placeholder_inside"],
        lists["not_applicable"],
        {key: text for key, text in other.items() if text},
    )
    return words, messages


def read_other_wordlists(folder: Path, language: str, above: Report) -> AbstractMapping[str, WordLists]:
    """Read the word lists of every other language, for answers that are not in the workbook's own."""
    names = [file.stem for file in sorted((folder / "words").glob("*.yaml"))]
    return {name: read_wordlists(folder, name, above)[0] for name in names if name != language}


def _messages(fields: Fields, report: Report) -> Iterator[tuple[str, str]]:
    known = wordings()
    for key, node in fields.pairs("messages"):
        if key.text not in known:
            hint = did_you_mean(key.text, known)
            report.add(
                key, f'The program says nothing called "{show(key.text, 60)}".', hint, "unknown-wording"
            )
        elif isinstance(node, Scalar):
            _check_blanks(node, known[key.text], report)
            yield key.text, node.text


def _check_blanks(node: Scalar, ours: str, report: Report) -> None:
    allowed = {name for _, name, _, _ in Formatter().parse(ours) if name}
    try:
        used = {name for _, name, _, _ in Formatter().parse(node.text) if name is not None}
    except ValueError:
        used = {"{"}
    if used - allowed:
        names = ", ".join(f"{{{name}}}" for name in sorted(allowed))
        hint = f"These can be filled in: {names}." if names else "Nothing can be filled in here."
        report.add(
            node, f'"{{{show(min(used - allowed), 30)}}}" cannot be filled in.', hint, "unknown-wording"
        )


def _patterns(fields: Fields, key: str, report: Report) -> tuple[str, ...]:
    nodes = fields.scalars(key)
    return tuple(node.text.strip() for node in nodes if _is_usable(node, report))


def _is_usable(node: Scalar, report: Report) -> bool:
    if len(node.text) > TEXT.pattern:
        report.add(
            node, f"This pattern has {len(node.text)} characters; the most is {TEXT.pattern}.", code="pattern"
        )
        return False
    try:
        re.compile(f"(?:{node.text.strip()})")  # as it will stand among the others
    except re.error as error:
        hint = "It is a regular expression; put it in quotes."
        report.add(node, f"This pattern cannot be used: {error}.", hint, "pattern")
        return False
    return True


def _text(fields: Fields, key: str) -> str:
    """Give a pattern: one that is written out as it is, a list of words as any of them in whole."""
    node = fields.values[key]
    if isinstance(node, Scalar):
        return node.text
    return "" if isinstance(node, Mapping) else rf"\b(?:{'|'.join(fields.texts(key))})\b"
