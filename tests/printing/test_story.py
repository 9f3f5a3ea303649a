"""Stories in print: questions stand where the author put them, and answers are never read as Markdown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.messages import Messages
from twowheels.printing.desk import Desk
from twowheels.printing.story import foreword, tell
from twowheels.printing.view import PrintedPicture
from twowheels.review import Review
from twowheels.workbook import Workbook

Told = Callable[..., list[Markup | str]]
PICTURES = """
pictures:
  - id: lemons
    title: Lemons
    chart: ladder
    about: Every rung is another lemon.
    empty: No lemons yet.
    asks: [taste]
    data: {rungs: [{label: Taste, text: "{{ taste }}"}]}
"""


@pytest.fixture
def told(small_workbook: Workbook, tmp_path: Path) -> Told:
    """Tell a story of the drink's section over some answers."""

    def told(story: str, answers: str = "{}", *, blank: bool = False) -> list[Markup | str]:
        folder = tmp_path / "workbook"
        shutil.copytree(small_workbook.folder, folder, dirs_exist_ok=True)
        (folder / "stand/drink.md").write_text(story)
        (folder / "index.md").write_text("Hello *there*.\n")
        (folder / "pictures.yaml").write_text(PICTURES)
        workbook = read_workbook(folder)
        data = f"meta: {{id: lemon}}\nanswers: {answers}\n".encode()
        book = bind(workbook, parse_answers(data, "lemon.yaml"), as_of=date(2026, 11, 21))
        desk = Desk(Review(book), Messages("en"), blank)
        told.foreword = foreword(desk)  # type: ignore[attr-defined]
        told.numbers = desk.numbers  # type: ignore[attr-defined]
        pieces = tell(workbook.sections["drink"], desk)
        return [piece.drawing if isinstance(piece, PrintedPicture) else piece for piece in pieces]

    return told


def test_questions_stand_where_they_are_asked_and_the_rest_follows(told: Told) -> None:
    pieces = told('First.\n\n{{ ask("recipe") }}\n\nThen.\n\n{{ ask("taste") }}\n')
    assert pieces[:4] == ["<p>First.</p>\n", "recipe", "<p>Then.</p>\n", "taste"]
    assert pieces[4:] == ["stand_name", "pieces", "extras", "fizz", "toppings", "order"]


def test_numbers_follow_the_order_of_the_pages(told: Told) -> None:
    told('{{ ask("recipe") }}\n')
    assert told.numbers["recipe"] == 1  # type: ignore[attr-defined]
    assert told.numbers["stand_name"] == 2  # type: ignore[attr-defined]


def test_words_that_lead_up_to_a_picture_go_with_it(told: Told) -> None:
    story = 'First.\n\nLook {{ link("taste") }}.\n\n{{ picture("lemons") }}\n\nThen.\n'
    shown, blank = told(story), told(story, blank=True)
    assert "Look" in shown[0]
    assert "tw-picture" in shown[1]
    assert blank[0] == "<p>First.</p>\n<p>Then.</p>\n"


def test_a_question_before_a_picture_that_is_not_printed_stays(told: Told) -> None:
    pieces = told('{{ ask("recipe") }}\n\n{{ picture("lemons") }}\n\nThen.\n', blank=True)
    assert pieces[:2] == ["recipe", "<p>Then.</p>\n"]


def test_a_question_is_asked_once(told: Told) -> None:
    assert told('{{ ask("taste") }}\n\nThe rest.\n').count("taste") == 1


def test_an_answer_in_a_story_is_never_markdown_or_html(told: Told) -> None:
    pieces = told("Called {{ stand_name }}.\n", '{stand_name: "**a** <b> {{ 1 }} [x](https://x.example)"}')
    assert pieces[0] == "<p>Called **a** &lt;b&gt; {{ 1 }} [x](https://x.example).</p>\n"


def test_an_open_answer_shows_as_dots_and_so_does_every_answer_in_a_blank_book(
    told: Told, tmp_path: Path
) -> None:
    assert told("Called {{ stand_name }}.\n")[0] == "<p>Called ….</p>\n"
    shutil.rmtree(tmp_path / "workbook")
    assert (
        told("Called {{ stand_name }}.\n", "{stand_name: Blue Door}", blank=True)[0] == "<p>Called ….</p>\n"
    )


def test_a_link_points_at_the_question_by_its_number(told: Told) -> None:
    said = told('See {{ link("price") }}.\n')[0]
    assert said == '<p>See <a href="#q-price">What does a glass cost? (Question 9)</a>.</p>\n'


def test_a_label_says_what_is_asked(told: Told) -> None:
    assert told('Not {{ label("price") }}\n')[0] == "<p>Not What does a glass cost?</p>\n"


def test_a_heading_with_nothing_below_it_is_left_out(told: Told) -> None:
    pieces = told('## A\n\n## B\n\n{{ ask("taste") }}\n\n## C\n\n### D\n\n## E\n')
    assert pieces[:2] == ["<h2>B</h2>\n", "taste"]
    assert all(isinstance(piece, str) and not isinstance(piece, Markup) for piece in pieces[2:])


def test_the_front_page_becomes_the_foreword(told: Told) -> None:
    told("A story.\n")
    assert told.foreword == "<p>Hello <em>there</em>.</p>\n"  # type: ignore[attr-defined]


def test_what_a_story_cannot_show_is_named_with_its_place(told: Told) -> None:
    with pytest.raises(WorkbookError, match=r"drink\.md:1:"):
        told('{{ figure("x") }}\n')
