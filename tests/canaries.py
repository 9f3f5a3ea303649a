"""Books in which every answer carries a word or a figure of its own, and the places where these may turn up."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from twowheels.kind import Column
from twowheels.kinds import KINDS
from twowheels.privacy import PUBLIC, may_see, privacy_of_rows, strictest
from twowheels.workbook import AUDIENCES, Question, Workbook

WAYS = 10
"""In how many ways an answer may be typed; a book types its questions in all of them, in turn."""
TEXTS = frozenset({"short_text", "long_text"})
FIGURES = ("number", "money")
_CANARY = re.compile("kanarie[0-9a-f]{4}zq|918[23][0-9]{4}")
_PROGRAMS = frozenset({".js", ".css", ".map", ".woff2", ".png", ".svg", ".txt"})
_COUNTED = re.compile(r"(?<![A-Za-z\d])-?\d[\d.]*(?![A-Za-z\d])")
"""A number of a program or a drawing: places on a page, never an answer, which the page's own text would tell."""
_GAPS = re.compile("[\\s\u00ad\u200b\u2060\u00a0\u202f\u2009]+")
_IN_NUMBERS = re.compile("(?<=\\d)[\\s,.'\u2019\u00a0\u202f\u2009](?=\\d)")


class Canary(NamedTuple):
    """A word or a figure that stands nowhere else, and the widest audience that may see it."""

    word: str
    level: str
    where: str


class Planter:
    """Types a book, and remembers which canary it put where."""

    def __init__(self, workbook: Workbook, way: int = 0) -> None:
        """Begin a book; ``way`` is how its first question is typed."""
        self.workbook = workbook
        self.way = way
        self.canaries: list[Canary] = []

    def word(self, level: str, where: str) -> str:
        """Give a word of its own."""
        word = f"kanarie{len(self.canaries):04x}zq"
        self.canaries.append(Canary(word, level, where))
        return word

    def figure(self, level: str, where: str) -> str:
        """Give a figure of its own, long enough to be recognised in any spelling."""
        figure = f"{91827300 + 37 * len(self.canaries)}"
        self.canaries.append(Canary(figure, level, where))
        return f"{figure}.45"

    def book(self) -> str:
        """Give the whole file."""
        lines = [f"# A comment by the owner: {self.word('owner', 'a comment')}"]
        lines += [f"workbook: {self.workbook.id}", f"workbook_version: {self.workbook.version}"]
        lines += [f"meta: {{id: canary-{self.way}, updated: 2026-11-20, currency: EUR}}", "answers:"]
        for n, question in enumerate(self.workbook.questions.values()):
            lines += self._answer(question, (n + self.way) % WAYS)
        lines.append(f"  no_such_question: {self.word('owner', 'an unknown question')}")
        return "\n".join([*lines, *self._beside()]) + "\n"

    def _beside(self) -> Iterator[str]:
        questions = list(self.workbook.questions.values())
        yield "accepted:"
        for check in self.workbook.checks[:: max(1, len(self.workbook.checks) // 12)]:
            # The public gets no findings; who else may read a reason depends on the check.
            yield f"  - {{check: {check.id}, reason: because {self.word('coach', 'an acceptance')}}}"
        yield f"  - {{check: NOPE1, reason: because {self.word('owner', 'an unknown check')}}}"
        yield "notes:"
        for n, question in enumerate(questions[:30]):
            audience = AUDIENCES[n % 3]
            level = strictest((audience, question.privacy))
            text = self.word(level, f"a note for {audience} on {question.id}")
            yield f"  - {{on: {question.id}, by: coach, audience: {audience}, text: Look at {text}}}"
        for n, wrong in enumerate(
            ("audience: evryone", "date: {}", "audience: public, txt: {}", "text: {} #{}")
        ):
            word = self.word("owner", f"a note written wrongly: {wrong}")
            name = questions[n].id
            yield (
                f"  - {{on: {name}, {wrong.format(word, word)}, text: {word}}}"
                if n < 2
                else (f"  - on: {name}\n    {wrong.format(word, word)}".replace(", txt", "\n    txt"))
            )
        yield "settings:"
        yield f"  balance.target: {{value: 40, reason: because {self.word('coach', 'a setting')}}}"
        yield f"  balance.tolerance: {{value: {self.word('coach', 'a setting')}, reason: so}}"
        yield f"# The end: {self.word('owner', 'a comment at the end')}"

    def _answer(self, question: Question, way: int) -> list[str]:
        if question.spec.columns:
            return self._table(question, way)
        level, name = question.privacy, question.id
        word = self.word(level, f"{name}, way {way}")
        typed = {
            1: f"[{{deep: {word}}}, [{word}]]",
            2: f"TODO {word}",
            3: f"{{not_applicable: We never did that {word} here}}",
            4: f"{{later: 2026-12-24, why: {word} first}}",
            5: f"{{later: {word}}}",
            6: f"So and so #{word}",
            7: f"&{word} so and so",
            8: f"{{not_applicable: We never did that here, {word}: so}}",
            9: f'"{word}\\n\\n- {word}\\n- more of it"',
        }
        return [f"  {name}: {typed.get(way) or self._valid(question.name, word, level, name)}"]

    def _valid(self, kind: str, word: str, level: str, name: str) -> str:
        if kind in FIGURES:
            return self.figure(level, name)
        if kind == "list":
            return f"[{word} and more of it, {self.word(level, name)} too]"
        return f"We keep {word} for those who ask us, and that is how it is since the first day"

    def _table(self, question: Question, way: int) -> list[str]:
        spec = question.spec
        most = strictest((question.privacy, *(c.privacy for c in spec.columns), privacy_of_rows(spec)))
        where = f"{question.id}, way {way}"
        head = f"  {question.id}:"
        if way == 1:
            return [f"{head} {self.word(most, where)} in one line"]
        if way == 2:
            inside = ", ".join(f"{c.key}: {self.word(most, where)}" for c in spec.columns)
            return [f"{head} {{later: 2026-12-24, {inside}}}"]
        if way == 3:
            return [f"{head} {{not_applicable: We never did that {self.word(question.privacy, where)} here}}"]
        rows = list(self._rows(question, way, most))
        if way == 4:
            rows.append(f"{self.word(most, where)} in a row without columns")
        if spec.fixed_rows:
            keys = [option.key for option in spec.fixed_rows]
            return [head, *(f"    {key}: {row}" for key, row in zip(keys, rows, strict=False))]
        return [head, *(f"    - {row}" for row in rows)]

    def _rows(self, question: Question, way: int, most: str) -> Iterator[str]:
        rule = question.spec.row_privacy
        markers: list[tuple[str, str]] = [("", "")] * 3
        if rule:
            private = privacy_of_rows(question.spec)
            odd = ["", "nobody knows", "~", "[public]", f"&a {next(iter(rule.rows))}"]
            markers = [*rule.rows.items(), *((marker, private) for marker in odd)]
        for n, (marker, row_level) in enumerate(markers):
            hidden = rule.hides.get(marker, frozenset()) if rule else frozenset()
            cells = []
            for column in question.spec.columns:
                gone = "coach" if column.key in hidden else ""
                level = strictest((question.privacy, column.privacy, row_level, gone))
                where = f"{question.id} row {n} ({marker}), way {way}, {column.key}"
                if rule and column.key == rule.column:
                    cells.append(f"{column.key}: {marker}")
                else:
                    cells.append(f"{column.key}: {self._cell(column, level, where, way)}")
            if way == 5:
                cells.append(f"no_such_column: {self.word(most, f'{question.id}, an unknown column')}")
            if way == 6 and n == 0:
                cells.append(f"split by a comma {self.word(most, f'{question.id}, a cell split in two')}")
            yield f"{{{', '.join(cells)}}}"

    def _cell(self, column: Column, level: str, where: str, way: int) -> str:
        if column.spec.options:
            return f"not {self.word(level, where)}" if way == 7 else column.spec.options[0].key
        if way == 8:
            return f"{{deeper: {self.word(level, where)}}}" if column.privacy else self.word(level, where)
        if way == 7:
            return f"[{self.word(level, where)}, so]"
        if any(column.kind is KINDS[name] for name in FIGURES) and column.spec.max is None:
            return self.figure(level, where)
        return f"about {self.word(level, where)}"


def leaked(canaries: list[Canary], audience: str, places: dict[str, str]) -> list[tuple[str, Canary]]:
    """Give every private canary with the place where it turned up."""
    private = {one.word: one for one in canaries if not may_see(one.level, audience)}
    return [
        (place, private[word])
        for place, text in places.items()
        for word in sorted(private.keys() & set(_CANARY.findall(text)))
    ]


def plain(text: str) -> str:
    """Take out of a text what may stand between the letters of a word or the digits of a figure."""
    spoken = unescape(unescape(text))
    untagged = re.sub(r"<[^>]*>", "", spoken)
    return "\n".join(_GAPS.sub("", _IN_NUMBERS.sub("", one)).casefold() for one in (text, spoken, untagged))


def everything(folder: Path) -> dict[str, str]:
    """Give all that the files below a folder say, under their names; names count as said too."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    said = {str(file.relative_to(folder)): _all_said(file) for file in files}
    return said | {"file names": plain("\n".join(said))}


def _all_said(file: Path) -> str:
    text = "\n".join(_said(file))
    is_theme = file.suffix in _PROGRAMS and "search_index" not in file.name
    return _GAPS.sub("", _COUNTED.sub("#", text)).casefold() if is_theme else plain(text)


def _said(file: Path) -> Iterator[str]:
    data = file.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if data[:5] == b"%PDF-":
        yield from _said_in_pdf(data)
    else:
        text = data.decode("utf-8", "replace")
        yield text
        yield re.sub(r"\r?\n[ \t]", "", text)  # a calendar folds its lines
        yield from _said_in_json(text.removeprefix("var __index = ")) if text[:1] in "{[v" else ()


def _said_in_json(text: str) -> Iterator[str]:
    try:
        yield json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return


def _said_in_pdf(data: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(data))
    read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    yield read.stdout.decode("utf-8")
    yield str(reader.metadata)
    yield reader.xmp_metadata.rdf_root.toxml() if reader.xmp_metadata else ""
    for name, attached in reader.attachments.items():
        yield name
        yield from (one.decode("utf-8", "replace") for one in attached)
    # Every object as it stands: bookmarks, alternative texts, form fields, and streams unpacked.
    for number in range(1, len(reader.xref.get(0, {})) + len(reader.xref_objStm) + 1):
        yield from _said_in_object(reader.get_object(number))


def _said_in_object(found: Any) -> Iterator[str]:
    if isinstance(found, DictionaryObject):
        yield _COUNTED.sub("#", " ".join(str(value) for value in dict.values(found)))
    if isinstance(found, StreamObject) and "/Subtype" not in found:
        yield _COUNTED.sub("#", found.get_data().decode("latin-1"))


def private_words(workbook: Workbook, given: dict[str, Any], audience: str) -> list[str]:
    """Give the sentences and long figures of a real book that an audience may not see, and nobody else wrote."""
    public: list[str] = []
    private: list[str] = []
    for name, answer in given.items():
        question = workbook.questions.get(name)
        for level, text in _levels(question, answer) if question else [("owner", str(answer))]:
            (public if may_see(level, audience) else private).append(text)
    known = plain("\n".join([*public, *_words_of(workbook)]))
    long = {plain(text).splitlines()[0] for text in private if len(text.split()) > 1}
    figures = {
        text for text in private if re.fullmatch(r"\d{4,}", text) and not re.fullmatch(r"20\d\d", text)
    }
    return sorted(word for word in long | figures if word not in known and len(word) > 3)


def _words_of(workbook: Workbook) -> Iterator[str]:
    files = (file for file in sorted(workbook.folder.rglob("*")) if file.suffix in (".yaml", ".md"))
    yield from (file.read_text("utf-8") for file in files)


def _marker(cell: Any) -> str:
    """Give a cell as it is typed: yes and no are true and false."""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _levels(question: Question, answer: Any) -> Iterator[tuple[str, str]]:
    """Go through the texts of an answer as a plain YAML reader gives it, each with whom it is for."""
    spec = question.spec
    columns = {column.key: column for column in spec.columns}
    rule = spec.row_privacy
    rows = answer.values() if spec.fixed_rows and isinstance(answer, dict) else answer
    if not columns or not isinstance(answer, list | dict) or "later" in answer or "not_applicable" in answer:
        yield from ((question.privacy, text) for text in _texts(answer))
        return
    for row in rows:
        marker = _marker(row.get(rule.column, "")) if rule else ""
        level = rule.rows.get(marker, privacy_of_rows(spec)) if rule else PUBLIC
        gone = rule.hides.get(marker, frozenset()) if rule else frozenset()
        for key, cell in row.items():
            column = columns[key].privacy if key in columns else "owner"
            private = strictest((question.privacy, column, level, "coach" if key in gone else ""))
            yield from ((private, text) for text in _texts(cell))


def _texts(answer: Any) -> Iterator[str]:
    if isinstance(answer, dict):
        for inner in answer.values():
            yield from _texts(inner)
    elif isinstance(answer, list):
        for inner in answer:
            yield from _texts(inner)
    elif answer is not None:
        yield str(answer)
