"""What an audience may not see is nowhere: not in a page, a book, an index, a report, a message, a name."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.canaries import WAYS, Canary, Planter, everything, leaked, plain, private_words
from tests.conftest import Run

from twowheels import cli
from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.businesses import Reviewed
from twowheels.commands.check import FORMATS, _pieces
from twowheels.outputs.pdf import book_html
from twowheels.pages import make_pages, swap_in
from twowheels.printing import printed
from twowheels.privacy import may_see, privacy_of_rows
from twowheels.review import Review
from twowheels.workbook import Question, Workbook

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
OTHERS = ("coach", "public")


def said(review: Review) -> dict[str, str]:
    """Give all that is made of a review, short of MkDocs and the printer: pages, print, reports, problems."""
    site = make_pages(review, pdf="book.pdf")
    pages = {
        page.path: f"{page.meta()}{swap_in(page.markdown, page.blocks, page.path)}" for page in site.pages
    }
    book = review.book
    reports = {
        form: "".join(_pieces(form, [Reviewed(book.answers.file, review, None)], DAY, everything=True))
        for form in FORMATS
    }
    problems = "\n".join(f"{problem.message} {problem.hint}" for problem in book.problems)
    html = book_html(printed(review, book.say), book.say, book.workbook.folder)
    made = pages | reports | {"nav": f"{site.name}{site.nav}", "print": html, "problems": problems}
    return {place: plain(text) for place, text in made.items()}


def planted(workbook: Workbook, way: int, audience: str) -> tuple[Review, list[Canary]]:
    """Give a book full of canaries as an audience gets it."""
    planter = Planter(workbook, way)
    answers = parse_answers(planter.book().encode(), "canary.yaml")
    return Review(bind(workbook, answers, as_of=DAY, audience=audience)), planter.canaries


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("way", range(WAYS))
def test_no_way_of_typing_gives_a_private_answer_away(
    default_workbook: Workbook, way: int, audience: str
) -> None:
    review, canaries = planted(default_workbook, way, audience)
    assert leaked(canaries, audience, said(review)) == []
    assert leaked(canaries, audience, {"memory": repr((review.book.answers, review.book.entries))}) == []


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("way", range(WAYS))
def test_nor_does_it_in_another_workbook(small_workbook: Workbook, way: int, audience: str) -> None:
    review, canaries = planted(small_workbook, way, audience)
    assert leaked(canaries, audience, said(review)) == []
    assert leaked(canaries, audience, {"memory": repr((review.book.answers, review.book.entries))}) == []


def test_canaries_are_found_where_they_may_be(default_workbook: Workbook) -> None:
    """Or the search itself would be blind."""
    review, canaries = planted(default_workbook, 0, "owner")
    text = "\n".join(said(review).values())
    assert sum(one.word in text for one in canaries) > len(canaries) / 2
    public, canaries = planted(default_workbook, 0, "public")
    assert sum(one.word in "\n".join(said(public).values()) for one in canaries) > 5  # on sheets only


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project with the default workbook and no answers yet."""
    shutil.copytree(ROOT / "workbook", tmp_path / "workbook")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "answers").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(run: Run, own: Path, audience: str) -> dict[str, str]:
    """Run every command that has an audience, and give all that they say and write."""
    day = ("--audience", audience, "--as-of", "2026-11-21")
    ran = {f"check --format {form}": run("check", "--all", "--format", form, *day) for form in FORMATS}
    ran["build"] = run("build", *day)
    ran["build --tree"] = run("build", "--tree", own / "tree", *day)
    ran["build --blank"] = run("build", "--blank", min((own / "answers").glob("*.yaml")), *day)
    if "export" in cli.COMMANDS:
        ran["export --json"] = run("export", "--json", *day)
        ran["export --ics"] = run("export", "--ics", *day)
        ran["export --csv"] = run("export", "--csv", own / "csv", *day)
    unheard = ["export --ics"] if audience == "public" else []  # strangers have no calendar, and it says so
    assert [name for name, one in ran.items() if one.code not in (0, 1)] == unheard
    told = {name: plain(f"{one.out}\n{one.err}") for name, one in ran.items()}
    files = everything(own)
    shown = {n: t for n, t in files.items() if n.split("/")[0] not in ("answers", "workbook")}
    assert any(name.endswith(".pdf") for name in shown)
    return told | shown


def twins(workbook: Workbook, audience: str) -> tuple[str, str]:
    """Give two books that differ in nothing but what an audience may not see; each answer has its line."""
    return _twin(workbook, audience, 0), _twin(workbook, audience, 1)


def _twin(workbook: Workbook, audience: str, which: int) -> str:
    lines = ["meta: {id: twin, updated: 2026-11-20, currency: EUR}", "answers:"]
    secret = [f"Never told word {which}", "{not_applicable: We never did that here}", "[so, so]", "#", "~"]
    for n, question in enumerate(workbook.questions.values()):
        head = f"  {question.id}:"
        if not may_see(question.privacy, audience):
            lines.append(f"{head} {secret[(n + which) % len(secret)]}")
        elif not question.spec.columns:
            lines.append(f"{head} {_open_answer(question, n)}")
        else:
            rows = _twin_rows(question, audience, which)
            keys = [option.key for option in question.spec.fixed_rows]
            rows = (
                [f"{k}: {r}" for k, r in zip(keys, rows, strict=False)] if keys else [f"- {r}" for r in rows]
            )
            lines += [head, *(f"    {row}" for row in rows)]
    lines += ["notes:", f"  - {{on: stand_name, text: For me {which}}}", "accepted:"]
    lines += [f"  - {{check: NOPE, reason: so {which}}}"] if audience == "public" else []
    return "\n".join(lines) + "\n"


def _open_answer(question: Question, n: int) -> str:
    spec = question.spec
    if question.name in ("choice", "multi_choice", "ranking"):
        keys = [option.key for option in spec.options]
        return keys[0] if question.name == "choice" else f"[{', '.join(keys)}]"
    if question.name in ("list", "allocation"):
        return f"[One thing of {n}, Another]" if question.name == "list" else "{}"
    if question.name in ("short_text", "long_text"):
        return f"What we say to everyone about number {n}, in enough words to be an answer of ours"
    return {"yes_no": "true", "date": "2026-12-24", "scale": "3"}.get(question.name, "12")


def _twin_rows(question: Question, audience: str, which: int) -> list[str]:
    rule = question.spec.row_privacy
    rows = []
    for marker in [*rule.rows, "", "neither"] if rule else [""] * 2:
        level = rule.rows.get(marker, privacy_of_rows(question.spec)) if rule else "public"
        seen = may_see(level, audience)
        gone = rule.hides.get(marker, frozenset()) if rule and audience == "public" else frozenset()
        cells = []
        for column in sorted(question.spec.columns, key=lambda c: not may_see(c.privacy, audience)):
            free = seen and may_see(column.privacy, audience) and column.key not in gone
            secret = f"so {which}" if which else "{odd: [so, so]}"
            value = column.spec.options[0].key if column.spec.options else "12"
            cells.append(
                f"{column.key}: {marker if rule and column.key == rule.column else value if free else secret}"
            )
        rows.append(f"{{{', '.join(cells)}}}" if seen or not which else "{}")
    return rows


@pytest.mark.parametrize("audience", OTHERS)
def test_nothing_that_is_made_depends_on_what_is_hidden(
    default_workbook: Workbook, small_workbook: Workbook, audience: str
) -> None:
    for workbook in (default_workbook, small_workbook):
        one, other = (
            Review(bind(workbook, parse_answers(text.encode(), "twin.yaml"), as_of=DAY, audience=audience))
            for text in twins(workbook, audience)
        )
        assert one.book.entries.keys() == other.book.entries.keys()
        assert {n: e.state for n, e in one.book.entries.items()} == {
            n: e.state for n, e in other.book.entries.items()
        }
        assert said(one) == said(other)


@pytest.mark.slow
@pytest.mark.parametrize("audience", OTHERS)
def test_what_is_built_is_the_same_to_the_byte_whatever_is_hidden(
    own: Path, run: Run, default_workbook: Workbook, audience: str
) -> None:
    built = []
    for text in twins(default_workbook, audience):
        (own / "answers" / "twin.yaml").write_text(text, encoding="utf-8")
        run("build", "--audience", audience, "--as-of", "2026-11-21")
        run("build", "--tree", own / "site" / "tree", "--audience", audience, "--as-of", "2026-11-21")
        files = [file for file in sorted((own / "site").rglob("*")) if file.is_file()]
        built.append({str(file.relative_to(own)): file.read_bytes() for file in files})
        shutil.rmtree(own / "site")
    one, other = built
    assert any(name.endswith(".pdf") for name in one)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.slow
@pytest.mark.parametrize("audience", OTHERS)
def test_what_is_built_holds_no_private_word_of_the_examples(
    own: Path, run: Run, default_workbook: Workbook, audience: str
) -> None:
    shutil.copytree(ROOT / "answers", own / "answers", dirs_exist_ok=True)
    places = made(run, own, audience)
    for file in sorted((own / "answers").glob("*.yaml")):
        words = private_words(default_workbook, yaml.safe_load(file.read_text("utf-8"))["answers"], audience)
        assert words
        # Of three businesses one may say publicly what another keeps to itself: each is searched on its own.
        mine = {name: text for name, text in places.items() if file.stem in name}
        assert [(name, word) for name, text in mine.items() for word in words if word in text] == []


@pytest.mark.slow
@pytest.mark.parametrize("audience", OTHERS)
def test_what_is_built_holds_no_private_canary(
    own: Path, run: Run, default_workbook: Workbook, audience: str
) -> None:
    planters = [Planter(default_workbook, way) for way in (0, 7)]
    for planter in planters:
        (own / "answers" / f"canary-{planter.way}.yaml").write_text(planter.book(), encoding="utf-8")
    places = made(run, own, audience)
    for planter in planters:
        mine = {name: text for name, text in places.items() if f"canary-{planter.way}" in name}
        assert leaked(planter.canaries, audience, mine) == []
        assert any(one.word in text for one in planter.canaries for text in mine.values())
