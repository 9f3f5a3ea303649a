"""What a check can go through one by one: questions, gates, problems, rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from twowheels.audience import OWNER
from twowheels.book import Book, Entry
from twowheels.errors import Place, did_you_mean, show
from twowheels.figures import Figures
from twowheels.kind import Row, Value
from twowheels.reading import WORD
from twowheels.states import SAID, Later, NotApplicable, is_blank, rows
from twowheels.words import normal


class Subject(NamedTuple):
    """One thing a check looks at: what its expressions see as ``row``, and where it stands."""

    row: Mapping[str, Value]
    question: str
    name: str
    place: Place
    reads: tuple[str, ...] = ()
    """The further questions whose answers show in it."""


class GateState(NamedTuple):
    """How far a gate is open."""

    id: str
    open: bool
    answered: int
    of: int
    missing: tuple[str, ...]
    closed_by: tuple[str, ...]


def gate_states(book: Book, fired: frozenset[str] = frozenset()) -> tuple[GateState, ...]:
    """Give the state of every gate; ``fired`` are the checks that found something."""
    return tuple(_gate_state(book, gate.id, gate.closed_by, fired) for gate in book.workbook.gates)


def _gate_state(book: Book, gate: str, closed_by: tuple[str, ...], fired: frozenset[str]) -> GateState:
    entries = [e for e in book.entries.values() if e.question.gate == gate and e.state != "inactive"]
    missing = tuple(e.question.id for e in entries if not e.done)
    shut = tuple(check for check in closed_by if check in fired)
    return GateState(gate, not missing and not shut, len(entries) - len(missing), len(entries), missing, shut)


def subjects(figures: Figures, each: str, fired: frozenset[str]) -> Iterator[Subject]:
    """Go through what ``each`` names; nothing named gives the whole book once."""
    book = figures.book
    if not each:
        yield Subject({}, "", "", Place(book.answers.file))
    elif each == "gates":
        yield from _gates(book, fired)
    elif each == "acceptances":
        yield from _acceptances(book, fired)
    elif each in WHOLE:
        yield from WHOLE[each](book)
    else:
        yield from _rows(figures, each)


def _questions(book: Book) -> Iterator[Subject]:
    for entry in book.entries.values():
        yield Subject(_seen(entry, book), entry.question.id, "", entry.place)


def _seen(entry: Entry, book: Book) -> dict[str, Value]:
    question, waiver, measure = entry.question, entry.waiver, entry.measure
    say = book.say
    return {
        "id": question.id,
        "ask": question.ask,
        "help": question.help,
        "part": question.part,
        "section": question.section,
        "depth": question.depth,
        "kind": question.name,
        "required": question.required,
        "gate": question.gate,
        "state": entry.state,
        "value": _short(entry),
        "minutes": question.minutes,
        "have": say(f"amount.{measure.unit}", n=measure.have) if measure else None,
        "want": say(f"amount.{measure.unit}", n=measure.want) if measure else None,
        "later": waiver.by if isinstance(waiver, Later) else None,
        "reason": waiver.reason if isinstance(waiver, NotApplicable) else None,
    }


def _short(entry: Entry) -> Value:
    # Only texts are quoted by the rules on states; figures would cost the locale data at every check.
    texts = entry.question.kind.texts(entry.value, entry.question.spec)
    return show("; ".join(texts), 80) if texts else None


def _gates(book: Book, fired: frozenset[str]) -> Iterator[Subject]:
    titles = {gate.id: gate.title for gate in book.workbook.gates}
    for gate in gate_states(book, fired):
        entries = [book.entries[name] for name in gate.missing]
        row: dict[str, Value] = {
            "id": gate.id,
            "title": titles[gate.id],
            "open": gate.open,
            "answered": Decimal(gate.answered),
            "of": Decimal(gate.of),
            "missing": gate.missing,
            "asks": tuple(entry.question.ask for entry in entries),
            "minutes": sum((entry.question.minutes for entry in entries), Decimal(0)),
            "closed_by": gate.closed_by,
        }
        reads = tuple(name for name, entry in book.entries.items() if entry.question.gate == gate.id)
        first = entries[0] if entries else None
        place = first.place if first else Place(book.answers.file)
        yield Subject(row, first.question.id if first else "", "", place, reads)


def _problems(book: Book) -> Iterator[Subject]:
    for problem in book.problems:
        row: dict[str, Value] = {
            "question": problem.question,
            "row": problem.row,
            "column": problem.column,
            "message": problem.message,
            "hint": problem.hint or None,
        }
        yield Subject(row, problem.question, problem.row, problem.place)


def _half_rows(book: Book) -> Iterator[Subject]:
    for entry in book.entries.values():
        if entry.state in SAID:
            yield from _half_rows_of(entry, book)


def _half_rows_of(entry: Entry, book: Book) -> Iterator[Subject]:
    for row in rows(entry.value):
        missing = tuple(
            c.label for c in entry.question.spec.columns if c.required and is_blank(row.get(c.key))
        )
        if missing and not is_blank(row):
            seen: dict[str, Value] = {
                "question": entry.question.id,
                "ask": entry.question.ask,
                "row": row_name(row, entry),
                "missing": missing,
            }
            yield Subject(seen, entry.question.id, row.name, Place(book.answers.file, row.line, row.column))


def row_name(row: Row, entry: Entry) -> str:
    """Give a row's name for a person: its label, its first words, or its number."""
    spec = entry.question.spec
    texts = (text for c in spec.columns for text in c.kind.texts(row.get(c.key), c.spec))
    return spec.label(row.name) if spec.fixed_rows else show(next(texts, row.name), 60)


def _repeats(book: Book) -> Iterator[Subject]:
    seen: dict[str, Entry] = {}
    for entry in book.entries.values():
        if entry.state in SAID and isinstance(entry.value, str) and len(WORD.findall(entry.value)) >= 4:
            first = seen.setdefault(normal(entry.value), entry)
            if first is not entry:
                pair = {"a": first.question.id, "b": entry.question.id}
                asks = {"ask_a": first.question.ask, "ask_b": entry.question.ask}
                reads = (first.question.id,)
                yield Subject(pair | asks, entry.question.id, "", entry.place, reads)


def _acceptances(book: Book, fired: frozenset[str]) -> Iterator[Subject]:
    if book.audience != OWNER:  # elsewhere a check may be silent only because its answers are hidden
        return
    known = {check.id for check in book.workbook.checks}
    for acceptance in filter(lambda one: one.check, book.answers.accepted):  # without: a slip of the file
        row: dict[str, Value] = {
            "check": acceptance.check,
            "known": acceptance.check in known,
            "fired": acceptance.check in fired,
            "closest": did_you_mean(acceptance.check, known) or None,
            "reason": acceptance.reason or None,
            "until": acceptance.until,
        }
        yield Subject(row, "", acceptance.check, acceptance.place)


def _rows(figures: Figures, each: str) -> Iterator[Subject]:
    entry = figures.book.entries.get(each)
    if entry is None or entry.state not in SAID:
        return
    value = figures.lookup(each)
    for row in _asked(entry, value):
        place = Place(figures.book.answers.file, row.line, row.column)
        seen = dict.fromkeys((column.key for column in entry.question.spec.columns), None) | dict(row)
        yield Subject({"key": row.name, "name": row_name(row, entry), **seen}, each, row.name, place)
    if isinstance(value, tuple) and not rows(value):
        for number, item in enumerate(value, 1):
            yield Subject({"item": item, "number": Decimal(number)}, each, str(number), entry.place)


def _asked(entry: Entry, value: Value) -> tuple[Row, ...]:
    """Give the rows of a table; fixed rows also where nothing was written, since each of them is asked."""
    fixed = entry.question.spec.fixed_rows
    written = rows(value)
    named = {row.name: row for row in written}
    place = entry.place
    blank = (Row({}, option.key, place.line, place.column) for option in fixed)
    return tuple(named.get(row.name, row) for row in blank) if fixed else written


WHOLE: Mapping[str, Callable[[Book], Iterator[Subject]]] = {
    "questions": _questions,
    "problems": _problems,
    "half_rows": _half_rows,
    "repeats": _repeats,
}
"""What ``each`` may name besides a table or a list; ``gates`` and ``acceptances`` come on top."""
