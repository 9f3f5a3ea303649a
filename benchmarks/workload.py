"""A workbook and answers of any size, the same at every run: 8 chapters and 120 questions, times a factor."""

from __future__ import annotations

import random
import re
from pathlib import Path

import yaml

CHAPTERS = 8
QUESTIONS = 15
WORDS = """customer offer price promise week month work team place morning letter page phone order change
season winter summer visit street window garden water table paper answer figure number story reason
honest quiet early steady simple careful friendly useful clear short""".split()


def make_project(folder: Path, factor: int) -> Path:
    """Write a project with one business and give its answers file."""
    dice = random.Random(7)  # noqa: S311  # not a secret
    parts = [_part(folder, number, dice) for number in range(CHAPTERS * factor)]
    workbook = {"id": "workload", "version": 1, "title": "A workload", "parts": [part for part, _ in parts]}
    _write(folder / "workbook" / "workbook.yaml", workbook)
    answers = {key: value for _, given in parts for key, value in given.items()}
    file = folder / "answers" / "business.yaml"
    meta = {"id": "business", "updated": "2026-11-21", "currency": "EUR"}
    _write(file, {"workbook": "workload", "workbook_version": 1, "meta": meta, "answers": answers})
    starter = Path(__file__).parents[1]
    (folder / "mkdocs.yml").write_bytes((starter / "mkdocs.yml").read_bytes())
    return file


def make_copies(folder: Path, examples: Path, count: int) -> None:
    """Write so many businesses: the examples in turn, each copy with an id of its own."""
    texts = [file.read_text("utf-8") for file in sorted(examples.glob("*.yaml"))]
    folder.mkdir(parents=True)
    for number in range(count):
        text = re.sub(r"(?m)^(meta:\s*\n\s+id: ).*$", rf"\g<1>copy-{number}", texts[number % len(texts)])
        (folder / f"copy-{number}.yaml").write_text(text, encoding="utf-8")


def _part(folder: Path, number: int, dice: random.Random) -> tuple[dict[str, object], dict[str, object]]:
    name = f"chapter_{number}"
    questions, answers = [], {}
    for position in range(QUESTIONS):
        question = _question(f"{name}_{position}", position, dice)
        questions.append(question)
        if dice.random() < 0.86:
            answers[str(question["id"])] = _answer(question, dice)
    path = f"{name}/section_{number}"
    _write(folder / "workbook" / f"{path}.yaml", {"title": f"Section {number}", "questions": questions})
    story = "\n\n".join(_text(dice, 110) for _ in range(6))
    (folder / "workbook" / f"{path}.md").write_text(f"{story}\n", encoding="utf-8")
    part = {"id": name, "title": f"Chapter {number}", "wheel": "product", "intro": _text(dice, 40)}
    return part | {"sections": [path]}, answers


KINDS = ["long_text"] * 6 + ["short_text"] * 3 + ["list"] * 2 + ["choice", "money", "table", "table"]


def _question(name: str, position: int, dice: random.Random) -> dict[str, object]:
    kind = KINDS[position % len(KINDS)]
    question: dict[str, object] = {"id": name, "ask": f"{_text(dice, 9)}?", "kind": kind, "required": True}
    question |= {"why": _text(dice, 14), "help": _text(dice, 16), "minutes": 1}
    if kind == "choice":
        question["options"] = [{"key": f"o{n}", "label": _text(dice, 3)} for n in range(4)]
    if kind == "table":
        question["columns"] = [
            {"key": f"c{n}", "label": _text(dice, 2), "kind": "short_text"} for n in range(4)
        ]
    return question


def _answer(question: dict[str, object], dice: random.Random) -> object:
    kind = question["kind"]
    if kind == "long_text":
        return _text(dice, 90)
    if kind == "list":
        return [_text(dice, 8) for _ in range(4)]
    if kind == "choice":
        return "o1"
    if kind == "money":
        return dice.randint(10, 9000)
    if kind == "table":
        return [{f"c{n}": _text(dice, 6) for n in range(4)} for _ in range(6)]
    return _text(dice, 14)


def _text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(words)).capitalize()


def _write(file: Path, data: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100), encoding="utf-8")


def write_raw(answers: Path, raw: Path) -> None:
    """Write the HTML and the CSS of one printed book, for WeasyPrint alone."""
    from datetime import date

    from twowheels.answers import read_answers
    from twowheels.book import bind
    from twowheels.definition import read_workbook
    from twowheels.messages import Messages
    from twowheels.outputs.pdf import STYLE, book_html, page_rule
    from twowheels.printing import printed
    from twowheels.project import resource
    from twowheels.review import Review

    workbook = read_workbook(answers.parents[1] / "workbook")
    review = Review(bind(workbook, read_answers(answers), as_of=date(2026, 11, 21)))
    words = Messages(workbook.language, workbook.messages)
    raw.mkdir(parents=True)
    html = book_html(printed(review, words), words, workbook.folder)
    (raw / "book.html").write_text(html, encoding="utf-8")
    css = resource(workbook.folder, f"print/{STYLE}").read_text("utf-8") + page_rule("A4", words)
    (raw / "book.css").write_text(css, encoding="utf-8")
