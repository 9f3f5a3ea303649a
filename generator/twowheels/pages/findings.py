"""The page of findings: what is worth a second look, what can wait, and what the owner has accepted."""

from __future__ import annotations

from typing import NamedTuple

from twowheels.checks import Finding
from twowheels.concerns import Concern, concerns
from twowheels.messages import Messages
from twowheels.pages.address import FINDINGS, Here, shown_place
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import heading
from twowheels.pages.wheel import wheels
from twowheels.review import Review, setting_lines

HERE = Here(FINDINGS)


class Line(NamedTuple):
    """One finding: what it says, the question it is about, and where the answer stands."""

    message: str
    ask: str
    address: str
    place: str
    fix: str
    more: str


class Group(NamedTuple):
    """A check with what it found, and where it is explained."""

    name: str
    address: str
    fix: str
    lines: tuple[Line, ...]


def findings_page(review: Review, say: Messages, blocks: Blocks) -> str:
    """Give the text of the page of findings."""
    found = concerns(review)
    full = () if found.graded else wheels(review)
    settings = setting_lines(review, say)
    top = render("findings_top.html.j2", found=found, wheels=full, settings=settings, say=say)
    text = blocks.put(top)
    for grade, groups in found.graded:
        text += _list(say(f"severity.{grade}"), grade, [_group(c, review) for c in groups], say, blocks)
    if found.accepted:
        lines = [_accepted(finding, reason, review, say) for finding, reason in found.accepted]
        text += _list(say("accepted_title"), "accepted", lines, say, blocks)
    if found.parked:
        text += _list(say("parked_title"), "parked", [_group(c, review) for c in found.parked], say, blocks)
    return text


def _list(title: str, grade: str, groups: list[Group], say: Messages, blocks: Blocks) -> str:
    block = render("findings.html.j2", grade=grade, groups=groups, say=say)
    return heading(2, title, grade) + blocks.put(block)


def _group(concern: Concern, review: Review) -> Group:
    lines = tuple(_line(finding, review, "" if concern.fix else finding.fix) for finding in concern.findings)
    return Group(concern.name, HERE.to_check(concern.family, concern.check), concern.fix, lines)


def _accepted(finding: Finding, reason: str, review: Review, say: Messages) -> Group:
    line = _line(finding, review, "")._replace(more=say("accepted_reason", reason=reason))
    return Group(finding.name, HERE.to_check(finding.family, finding.check), "", (line,))


def _line(finding: Finding, review: Review, fix: str) -> Line:
    workbook = review.book.workbook
    question = workbook.questions.get(finding.question)
    address = HERE.to_question(question, workbook.sections[question.section]) if question else ""
    ask = question.ask if question and question.ask != finding.message else ""
    return Line(finding.message, ask, address, shown_place(finding.place), fix, "")
