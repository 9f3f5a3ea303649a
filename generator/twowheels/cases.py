"""Cases of a workbook: given these answers, expect these findings, states and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as AbstractMapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

from twowheels.answers import Answers, Setting, read_answers, read_setting
from twowheels.book import bind
from twowheels.definition.manifest import DAY
from twowheels.errors import Place, Problem, WorkbookError, did_you_mean, show
from twowheels.expression import as_text
from twowheels.fields import NUMBER, Fields, Report
from twowheels.kind import Value
from twowheels.limits import WORKBOOK
from twowheels.proving import AS_OF, example_answers
from twowheels.review import Review
from twowheels.workbook import Example, Workbook
from twowheels.yamltext import Mapping, Node, Scalar, is_null, read_file

KEYS = ("name", "as_of", "answers", "file", "settings", "expect")
EXPECT = ("findings", "states", "figures", "gate", "next")
NONE_GIVEN = Mapping((), 0, 0, False)


class Case(NamedTuple):
    """Answers, written out or in a file of their own, and what is expected of them."""

    name: str
    as_of: date
    answers: Node | None
    file: str
    settings: tuple[Setting, ...]
    expect: Fields
    place: Place


def read_cases(workbook: Workbook) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """Read every ``tests/*.yaml`` of a workbook: the cases, and what is wrong with how they are written."""
    problems: list[Problem] = []
    cases: list[Case] = []
    for path in sorted((workbook.folder / "tests").glob("*.yaml")):
        document = read_file(path, WORKBOOK)
        report = Report(str(path), problems)
        problems += document.problems
        fields = Fields(document.root, report, ("cases",), "A file of cases")
        cases += (_case(node, report) for node in fields.items("cases"))
    return tuple(cases), tuple(problems)


def _case(node: Node, report: Report) -> Case:
    fields = Fields(node, report, KEYS, "A case")
    name, file = fields.text("name", required=True), fields.text("file")
    if bool(file) == ("answers" in fields):
        report.add(node, 'A case needs either "answers" or "file".')
    expect = Fields(fields.values.get("expect", NONE_GIVEN), report, EXPECT, '"expect"')
    if not expect.values:
        report.add(node, f'"{show(name, 60)}" expects nothing.', f"Known here: {', '.join(EXPECT)}.")
    settings = tuple(read_setting(key, one, report) for key, one in fields.pairs("settings"))
    return Case(name, _day(fields), fields.values.get("answers"), file, settings, expect, fields.place())


def _day(fields: Fields) -> date:
    text = fields.text("as_of")
    if not text:
        return AS_OF
    try:
        return date.fromisoformat(text if DAY.fullmatch(text) else "")
    except ValueError:
        fields.report.add(fields.values["as_of"], f'"{show(text, 30)}" is not a day.', "Write 2026-11-21.")
        return AS_OF


def prove_case(workbook: Workbook, case: Case) -> Iterator[Problem]:
    """Give what a case expects and does not get."""
    try:
        answers = _answers(workbook, case)
    except WorkbookError as error:
        message = f"{case.name}: {error.message}"
        yield Problem(case.place, message, error.hint or "Bring the file back, or remove the case.")
        return
    review = Review(bind(workbook, answers, as_of=case.as_of))
    if not case.file:
        yield from (Problem(p.place, f"{case.name}: {p.message}", p.hint) for p in review.book.problems)
    yield from _compared(review, case)


def _answers(workbook: Workbook, case: Case) -> Answers:
    if case.file:
        answers = read_answers(Path(case.place.file).parent / case.file)
        return answers._replace(settings=case.settings or answers.settings)
    example = Example(case.answers or NONE_GIVEN, "", case.as_of.isoformat(), None, (), case.place)
    return example_answers(workbook, example)._replace(settings=case.settings)


def _compared(review: Review, case: Case) -> Iterator[Problem]:
    found = [shown.finding.check for shown in review.findings]
    checks = {check.id: Decimal(found.count(check.id)) for check in review.book.workbook.checks}
    states = {name: entry.state for name, entry in review.book.entries.items()}
    yield from _each(case, "findings", checks, _is_count)
    yield from _each(case, "states", states, lambda want, have: want == have)
    yield from _each(case, "figures", review.figures.all(), _is_figure)
    if "gate" in case.expect:
        have = "open" if all(gate.open for gate in review.gates.values()) else "closed"
        yield from _unless(case, "gate", case.expect.text("gate"), have)
    if "next" in case.expect:
        steps = ", ".join(step.check or step.question for step in review.next)
        yield from _unless(case, "next", ", ".join(case.expect.texts("next")), steps)


def _each(
    case: Case, key: str, known: AbstractMapping[str, Value], agree: Callable[[str, Value], bool]
) -> Iterator[Problem]:
    for name, node in case.expect.pairs(key):
        place = case.expect.report.place(name)
        want = node.text.strip() if isinstance(node, Scalar) and not is_null(node) else ""
        if name.text not in known:
            hint = did_you_mean(name.text, known)
            yield Problem(place, f'{case.name}: there is nothing called "{show(name.text, 60)}".', hint)
        elif not agree(want, known[name.text]):
            yield _differs(case, name.text, want, as_text(known[name.text]) or "", place)


def _is_count(want: str, have: Value) -> bool:
    return want == (str(bool(have)).lower() if want in ("true", "false") else as_text(have))


def _is_figure(want: str, have: Value) -> bool:
    """Compare a figure as exactly as it is expected: 10.5 stands for 10.47 too."""
    if isinstance(have, Decimal) and NUMBER.fullmatch(want):
        wanted = Decimal(want)
        return have.quantize(wanted, ROUND_HALF_UP) == wanted
    return want == (as_text(have) or "")


def _unless(case: Case, key: str, want: str, have: str) -> Iterator[Problem]:
    if want != have:
        yield _differs(case, key, want, have, case.expect.place(key))


def _differs(case: Case, what: str, want: str, have: str, place: Place) -> Problem:
    expected, found = show(want, 80) or "unanswered", show(have, 80) or "unanswered"
    return Problem(place, f"{case.name}: {what} should be {expected}, and is {found}.")
