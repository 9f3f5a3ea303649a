"""Change answers where they stand: the one way from a form, an interview or a PDF to the YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from twowheels.answers import KEYS
from twowheels.kind import Option, Spec
from twowheels.limits import ANSWERS
from twowheels.saving import digest, read, save
from twowheels.workbook import Workbook
from twowheels.yamltext.writing import REMOVE, Change, Order, edit

__all__ = ["REMOVE", "Change", "amend", "order_of"]


def amend(file: Path, before: str, changes: Iterable[Change], workbook: Workbook) -> str:
    """Make changes in an answers file and give its new digest, the one to save with next time.

    ``before`` is the digest of what was read. Paths begin at the top of the file: ``("answers", "price")``.
    Where nothing changes, the file is not touched.
    Raises WorkbookError, and writes nothing, when the file has changed since or a change cannot be made.
    """
    data = read(file, before, ANSWERS.bytes)
    written = edit(data, changes, order_of(workbook), file=str(file))
    return save(file, before, written) if written != data else digest(data)


def order_of(workbook: Workbook) -> Order:
    """Give the order in which a workbook asks, down to columns and rows, and the words that say nothing."""
    sections = (
        tuple(q.id for q in section.questions) for part in workbook.parts for section in part.sections
    )
    tables = (group for question in workbook.questions.values() for group in _groups(question.spec))
    words = workbook.words_in(workbook.language)
    keys = frozenset(option.key for q in workbook.questions.values() for option in q.spec.options)
    return Order((KEYS, *sections, *dict.fromkeys(tables)), lambda text: text in keys or words.is_idle(text))


def _groups(spec: Spec) -> Iterator[tuple[str, ...]]:
    columns = tuple(column.key for column in spec.columns)
    for group in (columns, _keys(spec.fixed_rows), _keys(spec.options)):
        if len(group) > 1:
            yield group


def _keys(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(option.key for option in options)
