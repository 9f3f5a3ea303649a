"""The manual page of a check: what it watches, why, and how to answer it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from twowheels.messages import Messages
from twowheels.proving import findings
from twowheels.workbook import Check, Example, Family, Workbook
from twowheels.yamltext import Mapping, Node, Scalar


class Case(NamedTuple):
    """An example of a check: answers as YAML, and what the check says to them, if anything."""

    answers: str
    messages: tuple[str, ...]


class Manual(NamedTuple):
    """A check's manual page, as data for the terminal, the site and the book."""

    id: str
    name: str
    family: str
    why: str
    rule: str
    severities: tuple[str, ...]
    bad: tuple[Case, ...]
    good: tuple[Case, ...]
    sources: tuple[str, ...]


def manual(workbook: Workbook, check: Check) -> Manual:
    """Put together the manual page of a check from its own data, so that the two cannot drift."""
    family = next(family for family in workbook.families if check in family.checks)
    bad = tuple(_case(workbook, check, example) for example in check.bad)
    good = tuple(_case(workbook, check, example) for example in check.good)
    return outline(family, check)._replace(severities=_severities(workbook, check), bad=bad, good=good)


def outline(family: Family, check: Check) -> Manual:
    """Give a manual page at once: its examples are not put to the check, so what it says to them is missing."""
    bad, good = (tuple(Case(as_yaml(e.answers), ()) for e in cases) for cases in (check.bad, check.good))
    return Manual(check.id, check.name, _title(family), check.why, check.rule, (), bad, good, check.source)


def _title(family: Family) -> str:
    return family.title or family.id


def _severities(workbook: Workbook, check: Check) -> tuple[str, ...]:
    """Give the severities that the examples show, the gravest first."""
    seen = {found.severity for example in check.bad for found in findings(workbook, check, example)}
    return tuple(severity for severity in ("error", "warning", "info") if severity in seen)


def _case(workbook: Workbook, check: Check, example: Example) -> Case:
    found = findings(workbook, check, example)
    return Case(as_yaml(example.answers), tuple(dict.fromkeys(finding.message for finding in found)))


def as_yaml(node: Node, indent: int = 0) -> str:
    """Write a node as YAML in block style, its texts as they were typed."""
    return "\n".join(_lines(node, " " * indent))


def _lines(node: Node, pad: str) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield pad + _scalar(node)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _after(f"{pad}{entry.key.text}:", entry.value, f"{pad}  ")
    else:
        for item in node.items:
            first, *rest = list(_lines(item, f"{pad}  ")) or [f"{pad}  "]
            yield f"{pad}- {first[len(pad) + 2 :]}"
            yield from rest


def _after(head: str, node: Node, pad: str) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield f"{head} {_scalar(node)}".rstrip()
    elif (isinstance(node, Mapping) and node.entries) or (not isinstance(node, Mapping) and node.items):
        yield head
        yield from _lines(node, pad)
    else:
        yield f"{head} {{}}" if isinstance(node, Mapping) else f"{head} []"


def _scalar(node: Scalar) -> str:
    if not node.quoted and not node.block:
        return node.text
    return yaml.safe_dump(node.text, allow_unicode=True, width=10_000).removesuffix("\n...\n").rstrip("\n")


def text(page: Manual, say: Messages) -> Iterator[str]:
    """Give a manual page as Markdown, which reads well in a terminal too."""
    yield f"# {page.id} · {page.name}"
    yield ""
    severities = ", ".join(say(f"severity.{severity}") for severity in page.severities)
    yield f"{page.family}. {severities}".rstrip(" .") + "."
    for title, body in (("manual.why", page.why), ("manual.rule", page.rule)):
        if body:
            yield from ("", f"## {say(title)}", "", body)
    for title, cases in (("manual.bad", page.bad), ("manual.good", page.good)):
        yield from ("", f"## {say(title)}")
        for case in cases:
            yield from ("", *(f"    {line}" for line in case.answers.splitlines()))
            yield from (line for message in case.messages for line in ("", f"→ {message}"))
    yield from ("", f"## {say('manual.accept')}", "", say("manual.accept_how"), "")
    yield from (
        "    accepted:",
        f"      - check: {page.id}",
        f"        reason: {say('manual.accept_reason')}",
    )
    if page.sources:
        yield from ("", say("manual.source", sources=", ".join(page.sources)))
