"""Findings as SARIF 2.1.0, for code scanning services."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from twowheels import __version__
from twowheels.businesses import Reviewed
from twowheels.errors import Place, WorkbookError
from twowheels.fields import told
from twowheels.review import Shown
from twowheels.spool import Spool, put_aside
from twowheels.workbook import Check

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
UNREADABLE = "unreadable"


def sarif(reviewed: Iterable[Reviewed]) -> Iterator[str]:
    """Give all findings as one SARIF log, piece by piece; accepted and parked ones are marked as suppressed."""
    checks: dict[str, Check] = {}
    with Spool() as results:
        for one in reviewed:
            checks |= {check.id: check for check in one.review.book.workbook.checks} if one.review else {}
            for result in _results(one):
                put_aside(results, _written(result), 8)
        head, tail = _around(checks.values())
        yield head
        yield from results.pieces()
        yield tail if results.empty else f"\n      {tail}"


def _around(checks: Iterable[Check]) -> tuple[str, str]:
    """Give what stands before the results and what stands after them."""
    rules = [{"id": UNREADABLE, "shortDescription": {"text": "A file that cannot be read"}}]
    rules += [_rule(check) for check in checks]
    driver = {"name": "twowheels", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "results": [], "columnKind": "unicodeCodePoints"}
    log = _written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    head, mark, tail = log.rpartition('"results": [')
    return head + mark, tail


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _rule(check: Check) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": check.id, "name": check.name, "shortDescription": {"text": check.name}}
    return rule | ({"fullDescription": {"text": check.why}} if check.why else {})


def _results(one: Reviewed) -> Iterable[dict[str, Any]]:
    if one.error:
        yield from (_unreadable(error) for error in told(one.error))
    if one.review:
        yield from (_result(shown) for shown in one.review.findings)


def _unreadable(error: WorkbookError) -> dict[str, Any]:
    text = f"{error.message} {error.hint}".rstrip()
    return {"ruleId": UNREADABLE, "level": "error", "message": {"text": text}, **_locations(error.place)}


def _result(shown: Shown) -> dict[str, Any]:
    finding = shown.finding
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message} → {finding.fix}"},
        **_locations(finding.place),
    }
    if shown.accepted or shown.parked:
        reason = shown.accepted or "parked until the gate opens"
        result["suppressions"] = [{"kind": "external", "justification": reason}]
    return result


def _locations(place: Place) -> dict[str, Any]:
    if not place.file:
        return {}
    where: dict[str, Any] = {"artifactLocation": {"uri": place.file.replace("\\", "/")}}
    if place.line:
        where["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return {"locations": [{"physicalLocation": where}]}
