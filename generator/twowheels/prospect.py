"""What there is to see in a review besides answers and figures, as rows and values for expressions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from twowheels import formats
from twowheels.book import Entry
from twowheels.kind import Value
from twowheels.review import Review
from twowheels.schedule import Item, Schedule, Week


def _gates(review: Review) -> Value:
    titles = {gate.id: gate for gate in review.book.workbook.gates}
    return tuple(
        {
            "id": state.id,
            "title": titles[state.id].title,
            "about": titles[state.id].about,
            "open": state.open,
            "answered": Decimal(state.answered),
            "of": Decimal(state.of),
            "closed_by": state.closed_by,
            "missing": tuple(_asked(review.book.entries[name], review) for name in state.missing),
            "questions": tuple(
                _asked(entry, review)
                for entry in review.book.entries.values()
                if entry.question.gate == state.id and entry.state != "inactive"
            ),
        }
        for state in review.gates.values()
    )


def _asked(entry: Entry, review: Review) -> Value:
    question = entry.question
    return {
        "id": question.id,
        "ask": question.ask,
        "done": entry.done,
        "state": review.book.say(f"state.{entry.state}"),
        "minutes": question.minutes,
        "part": question.part,
        "section": question.section,
        "required": question.required,
    }


def _parts(review: Review) -> Value:
    return tuple(
        {
            "id": part.id,
            "title": part.title,
            "wheel": part.wheel,
            **_progress(review, part.id),
            "first_open": next((e.question.id for e in _open(review) if e.question.part == part.id), None),
        }
        for part in review.book.workbook.parts
    )


def _sections(review: Review) -> Value:
    found = Counter(one["section"] for one in _rows(_findings(review)))
    return tuple(
        {"id": s.id, "title": s.title, "findings": Decimal(found[s.id])}
        for s in review.book.workbook.sections.values()
    )


def _rows(value: Value) -> tuple[Mapping[str, Value], ...]:
    return tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, tuple) else ()


def _progress(review: Review, part: str) -> dict[str, Value]:
    return {name: Decimal(count) for name, count in review.progress_of(part)._asdict().items()}


def _open(review: Review) -> tuple[Entry, ...]:
    return review.open_to("deep")


def _open_questions(review: Review) -> Value:
    return tuple(_asked(entry, review) for entry in _open(review))


def _findings(review: Review) -> Value:
    shown = (one.finding for one in review.findings if not one.parked and not one.accepted)
    sections = {q.id: q.section for q in review.book.workbook.questions.values()}
    return tuple(
        {
            "check": finding.check,
            "name": finding.name,
            "severity": finding.severity,
            "question": finding.question or None,
            "row": finding.row or None,
            "part": finding.part or None,
            "section": sections.get(finding.question),
            "message": finding.message,
            "fix": finding.fix or None,
        }
        for finding in shown
    )


def _next_steps(review: Review) -> Value:
    questions = review.book.workbook.questions
    return tuple(
        {
            "check": step.check or None,
            "question": step.question or None,
            "ask": questions[step.question].ask if step.question in questions else None,
            "minutes": questions[step.question].minutes if step.question in questions else None,
            "message": step.message,
            "fix": step.fix or None,
        }
        for step in review.next
    )


def _weeks(review: Review) -> Value:
    schedule = Schedule(review)
    return tuple(_week(week, schedule) for week in schedule.weeks)


def _week(week: Week, schedule: Schedule) -> Value:
    """Give a week as a row: its items by column, those of a column in one cell."""
    return {
        "number": Decimal(week.number),
        "monday": week.monday,
        "monday_written": formats.day(week.monday, schedule.book.locale),
        "hours": week.hours,
        "cells": tuple(
            {
                "id": column.id,
                "title": column.title,
                "items": tuple(
                    _item(item, week, schedule) for item in week.items if item.column == column.id
                ),
            }
            for column in schedule.columns
        ),
    }


def _item(item: Item, week: Week, schedule: Schedule) -> Value:
    locale = schedule.book.locale
    if item.day:
        when = formats.day(item.day, locale)
    elif item.weekday is not None and not item.floating:
        when = formats.weekday(week.monday + timedelta(days=item.weekday), locale)
    else:
        when = None
    asked = item.question or None
    return {
        "title": item.title,
        "hours": item.hours,
        "when": when,
        "dated": item.day is not None,
        "question": asked,
    }


def _business(review: Review) -> Value:
    return review.book.business


SEEN: Mapping[str, Callable[[Review], Value]] = {
    "gates": _gates,
    "parts": _parts,
    "sections": _sections,
    "findings": _findings,
    "next_steps": _next_steps,
    "open_questions": _open_questions,
    "weeks": _weeks,
    "business": _business,
    "updated": lambda review: review.book.answers.meta.updated,
}
"""What there is to see besides answers and figures; definition/picture_lint.py names the same."""
