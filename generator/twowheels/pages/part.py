"""The pages of a part: what it is about, and its sections with their stories and questions."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twowheels.checks import Finding
from twowheels.messages import Messages
from twowheels.pages.address import Here, part_page, section_page
from twowheels.pages.block import Blocks, render
from twowheels.pages.prose import without_hollow
from twowheels.pages.story import Teller
from twowheels.pictures import Gallery
from twowheels.progress import Progress, progress
from twowheels.review import Review
from twowheels.subjects import GateState
from twowheels.workbook import Part, Section


def part_text(part: Part, review: Review, say: Messages, blocks: Blocks) -> str:
    """Give the text of a part's own page: its intro, its banner, its sections with how far they are."""
    here = Here(part_page(part))
    sections = [(s, here.to(section_page(s)), _progress(s, review)) for s in part.sections]
    return blocks.put(_top(part, part.intro, here, review, say, sections))


def _top(
    part: Part,
    intro: str,
    here: Here,
    review: Review,
    say: Messages,
    sections: Sequence[tuple[Section, str, Progress]] = (),
) -> Markup:
    top = banner(part, review, say, here)
    public = review.book.audience == "public"
    shown = {"wheel": part.wheel, "intro": intro, "banner": top, "sections": sections}
    return render("part.html.j2", say=say, public=public, **shown)


def _progress(section: Section, review: Review) -> Progress:
    return progress(review.book.entries[question.id] for question in section.questions)


def banner(part: Part, review: Review, say: Messages, here: Here) -> Markup:
    """Give the friendly word on a part that waits for a gate: what is still open, with links."""
    workbook = review.book.workbook
    gate = workbook.gate_waiting(part.id)
    if gate is None or review.book.audience == "public" or review.gates[gate.id].open:
        return Markup("")
    state = review.gates[gate.id]
    missing = [workbook.questions[name] for name in state.missing]
    links = [(q, here.to_question(q, workbook.sections[q.section])) for q in missing]
    return render("banner.html.j2", gate=gate, links=links, shut=shut_by(state, review, here), say=say)


def shut_by(state: GateState, review: Review, here: Here) -> list[tuple[Finding, str]]:
    """Give the findings that keep a gate shut, each with the address of its question."""
    found = [s.finding for s in review.findings if s.finding.check in state.closed_by]
    workbook = review.book.workbook
    asked = [workbook.questions.get(finding.question) for finding in found]
    addresses = [here.to_question(q, workbook.sections[q.section]) if q else "" for q in asked]
    return list(zip(found, addresses, strict=True))


def section_text(part: Part, section: Section, gallery: Gallery, say: Messages, blocks: Blocks) -> str:
    """Give the text of a section's page: story and questions, those not placed by the story at the end."""
    teller = Teller(section_page(section), gallery, say, blocks)
    top = blocks.put(_top(part, section.intro, teller.here, gallery.review, say))
    told = teller.tell(section.story)
    return top + without_hollow(told + teller.rest(section))
