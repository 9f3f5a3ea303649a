"""Findings as JUnit XML: one suite a business, one case a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from twowheels.businesses import Reviewed
from twowheels.errors import show
from twowheels.review import Review, Shown

if TYPE_CHECKING:
    from junitparser import TestCase, TestSuite


def junit(reviewed: Iterable[Reviewed]) -> Iterator[str]:
    """Give all findings as JUnit XML, suite by suite; ideas and what is parked or accepted are skipped."""
    yield '<testsuites name="twowheels">'
    for one in reviewed:
        written: bytes = _suite(one).tostring()  # type: ignore[no-untyped-call]  # the library leaves it open
        yield written.decode("utf-8")
    yield "</testsuites>"


def _suite(one: Reviewed) -> TestSuite:
    from junitparser import Error, TestCase, TestSuite

    suite = TestSuite(one.review.book.answers.meta.id if one.review else one.file)
    if one.error:
        case = TestCase("the file can be read", one.file)
        case.result = [Error(f"{one.error.place}: {one.error.message}")]
        suite.add_testcase(case)
    if one.review:
        suite.add_testcases(_cases(one.file, one.review))
    return suite


def _cases(file: str, review: Review) -> list[TestCase]:
    from junitparser import Failure, Skipped, TestCase

    by_check: dict[str, list[Shown]] = {}
    for shown in review.findings:
        by_check.setdefault(shown.finding.check, []).append(shown)
    cases = []
    for check in review.book.workbook.checks:
        case = TestCase(f"{check.id} {check.name}", file)
        case.result = [
            (Skipped if _is_quiet(shown) else Failure)(
                show(shown.finding.message, 300), shown.finding.severity
            )
            for shown in by_check.get(check.id, [])
        ]
        for result, shown in zip(case.result, by_check.get(check.id, []), strict=True):
            result.text = f"{shown.finding.place}: {shown.finding.fix}"
        cases.append(case)
    return cases


def _is_quiet(shown: Shown) -> bool:
    return bool(shown.accepted) or shown.parked or shown.finding.severity == "info"
