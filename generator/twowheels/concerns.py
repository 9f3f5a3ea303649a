"""What was found in a book, gathered by how much it matters and by check."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from twowheels.checks import Finding
from twowheels.review import Review
from twowheels.workbook import SEVERITIES


class Concern(NamedTuple):
    """A check, what it found, and the advice that holds for all of it, if there is but one."""

    check: str
    name: str
    family: str
    fix: str
    findings: tuple[Finding, ...]


class Concerns(NamedTuple):
    """The open findings by severity and check, the gravest first, and what is set aside."""

    graded: tuple[tuple[str, tuple[Concern, ...]], ...]
    parked: tuple[Concern, ...]
    accepted: tuple[tuple[Finding, str], ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Give how many findings each severity has."""
        return tuple((grade, sum(len(c.findings) for c in concerns)) for grade, concerns in self.graded)

    @property
    def waiting(self) -> int:
        """Give how many findings are parked."""
        return sum(len(concern.findings) for concern in self.parked)


def concerns(review: Review) -> Concerns:
    """Gather the findings of a review, in the order in which they matter."""
    accepted = tuple((shown.finding, shown.accepted) for shown in review.findings if shown.accepted)
    rest = [shown for shown in review.findings if not shown.accepted]
    open_ = [shown.finding for shown in rest if not shown.parked]
    graded = ((grade, _by_check(f for f in open_ if f.severity == grade)) for grade in SEVERITIES)
    parked = _by_check(shown.finding for shown in rest if shown.parked)
    return Concerns(tuple((grade, found) for grade, found in graded if found), parked, accepted)


def _by_check(findings: Iterable[Finding]) -> tuple[Concern, ...]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.check, []).append(finding)
    return tuple(_concern(found) for found in groups.values())


def _concern(found: list[Finding]) -> Concern:
    first = found[0]
    shared = first.fix if all(finding.fix == first.fix for finding in found) else ""
    return Concern(first.check, first.name, first.family, shared, tuple(found))
