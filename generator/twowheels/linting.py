"""Everything there is to say about a workbook: what cannot work, and what could be better."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from twowheels.advice import checks, conditions, looks, questions
from twowheels.advice.advised import Lint
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.workbook import SEVERITIES

ADVICE = (questions, conditions, checks, looks)


def lint_workbook(folder: Path) -> tuple[Lint, ...]:
    """Give all mistakes of a workbook; only one without mistakes is advised on."""
    try:
        workbook = read_workbook(folder)
        found = [lint for adviser in ADVICE for lint in adviser.advise(workbook)]
    except WorkbookError as error:
        return tuple(_ordered(_mistake(one) for one in (error, *error.others)))
    return tuple(_ordered(found))


def _mistake(error: WorkbookError) -> Lint:
    return Lint(error.place, error.mistake, "error", error.message, error.hint)


def _ordered(lints: Iterable[Lint]) -> list[Lint]:
    return sorted(dict.fromkeys(lints), key=lambda lint: (lint.place, lint.code, lint.message))


def counts(lints: Iterable[Lint]) -> dict[str, int]:
    """Count the lints of each severity."""
    found = [lint.severity for lint in lints]
    return {severity: found.count(severity) for severity in SEVERITIES}


def as_json(lints: Sequence[Lint]) -> str:
    """Give the lints as one JSON object."""
    shown = [
        {
            "file": lint.place.file or None,
            "line": lint.place.line or None,
            "column": lint.place.column or None,
            "code": lint.code,
            "severity": lint.severity,
            "message": lint.message,
            "fix": lint.fix or None,
        }
        for lint in lints
    ]
    return json.dumps({"schema": 1, "counts": counts(lints), "lints": shown}, ensure_ascii=False, indent=2)


def as_text(lints: Sequence[Lint]) -> Iterator[str]:
    """Give the lints line by line, and how many there are."""
    for lint in lints:
        yield f"{lint.place}: {lint.severity}: {lint.message} [{lint.code}]"
        if lint.fix:
            yield f"    {lint.fix}"
    told = counts(lints)
    yield f"{told['error']} mistakes, {told['warning']} warnings, {told['info']} ideas."
