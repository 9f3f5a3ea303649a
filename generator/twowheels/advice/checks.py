"""What is missing in a check: an example, a word in its message, a language for its word lists."""

from __future__ import annotations

from collections.abc import Iterator

from twowheels.advice.advised import Lint, warning
from twowheels.errors import Place, show
from twowheels.expression.template import UNANSWERED
from twowheels.proving import findings
from twowheels.workbook import Check, Workbook


def advise(workbook: Workbook) -> Iterator[Lint]:
    """Look at every check, and at the language that they are written for."""
    for check in workbook.checks:
        yield from _examples(check)
        yield from _messages(check, workbook)
    if not workbook.words.stopwords:
        place = Place(str(workbook.folder / "workbook.yaml"), 1, 1)
        message = f'There are no word lists for "{workbook.language}": placeholders and echoes go unnoticed.'
        yield warning(place, "no-words", message, f"Write workbook/words/{workbook.language}.yaml.")


def _examples(check: Check) -> Iterator[Lint]:
    missing = [name for name, given in (("bad", check.bad), ("good", check.good)) if not given]
    if missing:
        message = f"{check.id} has no {' and no '.join(missing)} example."
        yield warning(check.place, "no-example", message, "Write one: it is its test.")


def _messages(check: Check, workbook: Workbook) -> Iterator[Lint]:
    for example in check.bad:
        for finding in findings(workbook, check, example):
            said, written = finding.message + finding.fix, check.says.source + check.fix.source
            if said.count(UNANSWERED) > written.count(UNANSWERED):
                message = f"{check.id} leaves a word out here: {show(finding.message, 120)}"
                yield warning(example.place, "left-out", message, 'Say something else, or use |default("…").')
                break
