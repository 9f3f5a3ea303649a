"""The pictures made of words in the default workbook, filled with the three examples."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from tests.conftest import TODAY

from twowheels.answers import parse_answers, read_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.listing import by_need, listed
from twowheels.pages import make_pages
from twowheels.pictures import Gallery
from twowheels.project import starter
from twowheels.review import Review
from twowheels.states import rows

TIDEWATER, NIGHTJAR, BRACKEN = "tidewater-back-office", "nightjar-evenings", "bracken-web-studio"
WORDY = (
    "next_three gate_card progress_board offer_page how_page job_statement proof_wall script_cards parking_list "
    "calendar12 session_sheet one_page change_story coach_board"
).split()


@cache
def gallery(name: str, audience: str = "owner") -> Gallery:
    """Open the gallery of an example."""
    home = starter()
    answers = read_answers(home / "answers" / f"{name}.yaml")
    return Gallery(Review(bind(read_workbook(home / "workbook"), answers, as_of=TODAY, audience=audience)))


def data(name: str, picture: str, audience: str = "owner") -> Any:
    """Give the data of a picture; it must have some."""
    filled = gallery(name, audience).filled(picture)
    assert filled is not None
    return filled.data


def words_of(value: Any) -> str:
    """Give all texts in a picture's data."""
    if isinstance(value, dict):
        return " ".join(words_of(one) for one in value.values())
    if isinstance(value, list):
        return " ".join(map(words_of, value))
    return str(value)


@pytest.mark.parametrize("name", [TIDEWATER, NIGHTJAR, BRACKEN])
@pytest.mark.parametrize("audience", ["owner", "coach", "public"])
def test_every_picture_can_be_filled_for_everyone(name: str, audience: str) -> None:
    for picture in WORDY:
        gallery(name, audience).filled(picture)


def test_the_gate_of_nightjar_has_six_of_ten_bars_up() -> None:
    gate = data(NIGHTJAR, "gate_card")
    assert [bar["done"] for bar in gate["bars"]].count(True) == 6
    assert not gate["open"]


def test_the_gate_of_tidewater_is_one_line() -> None:
    assert data(TIDEWATER, "gate_card")["open"]


def test_the_owners_own_first_step_has_its_date() -> None:
    own = data(TIDEWATER, "next_three")["own"]
    assert own["label"] == "Your own first step, by November 27, 2026"
    assert own["title"].startswith("Ring the guild treasurer")


def test_a_first_step_whose_day_has_passed_says_so() -> None:
    assert data(BRACKEN, "next_three")["own"]["label"].endswith("and the day has passed")


def test_three_steps_at_most() -> None:
    assert all(len(data(name, "next_three")["steps"]) <= 3 for name in (TIDEWATER, NIGHTJAR, BRACKEN))


def test_the_offer_shows_the_two_newest_stories_that_may_be_told() -> None:
    proof = data(TIDEWATER, "offer_page")["foot"][0]["rows"]
    assert [row["label"].partition(",")[0] for row in proof] == ["Plumbing firm", "Electrical firm"]


def test_the_public_sees_no_price_and_nobody_who_could_confirm() -> None:
    shown = words_of([data(TIDEWATER, name, "public") for name in ("offer_page", "proof_wall", "how_page")])
    assert "780" not in shown
    assert "Maren's notes" not in shown
    assert "Within eight weeks" in shown


def test_the_public_gets_a_small_site_that_does_not_sound_like_a_workbook() -> None:
    site = make_pages(gallery(TIDEWATER, "public").review)
    assert [page.path for page in site.pages] == ["index.md", "sheets/proof.md", "sheets/how.md"]
    html = " ".join([page.markdown + " ".join(page.blocks.values()) for page in site.pages])
    for word in ("workbook", "tw-wanted", "tw-block-hint", "Two-Wheel", "drill", "calendar.ics"):
        assert word not in html
    assert "calendar.ics" not in site.assets


def test_one_story_that_may_not_be_told_stays_inside() -> None:
    stories = data(BRACKEN, "proof_wall")
    private = [
        row["situation"]
        for row in rows(gallery(BRACKEN).review.book.lookup("track_record"))
        if row.get("may_we_tell") not in ("anonymous", "named", "interview")
    ]
    assert all(str(situation) not in words_of(stories) for situation in private)


def test_the_newest_story_comes_first() -> None:
    assert [card["tag"] for card in data(TIDEWATER, "proof_wall")["cards"]] == ["2026", "2025", "2025"]


def test_the_doubt_is_for_the_owner_alone() -> None:
    assert "I doubt" in data(TIDEWATER, "proof_wall")["hint"]
    assert data(TIDEWATER, "proof_wall", "coach")["hint"] is None


def test_there_is_a_card_for_each_step_that_may_be_seen_and_for_each_small_thing() -> None:
    cards = data(TIDEWATER, "script_cards")["cards"]
    assert [card["tag"] for card in cards] == ["A step"] * 3 + ["This week"] * 3 + ["Not perfect yet"]
    assert words_of(cards[0]["rows"]).startswith("What goes in Bank feed")


def test_twelve_weeks_begin_on_the_monday_after() -> None:
    weeks = data(TIDEWATER, "calendar12")["weeks"]
    assert (len(weeks), weeks[0]["label"], weeks[0]["note"]) == (12, "November 23, 2026", "7 h")


def test_the_coach_sees_no_names_from_the_list_of_ten() -> None:
    assert "treasurer" in words_of(data(TIDEWATER, "calendar12"))
    names = gallery(TIDEWATER, "coach").review.book.workbook.questions
    if "first_ten" not in names:
        assert "harbour road" not in words_of(data(TIDEWATER, "calendar12", "coach"))


def test_the_page_for_the_wall_holds_the_figure_of_each_part() -> None:
    shown = words_of(data(TIDEWATER, "one_page"))
    for figure in ("44%", "76%", "3 of 5", "€780", "room for 12", "10 of 10", "January 5, 2027"):
        assert figure in shown


def test_a_sheet_to_bring_along_names_its_knot_or_the_section_with_most_findings() -> None:
    assert "van-floor check" in words_of(data(TIDEWATER, "session_sheet")["head"])
    review = gallery(NIGHTJAR).review
    titles = {section.title for section in review.book.workbook.sections.values()}
    if not review.book.entries["bring_to_session"].done:
        assert data(NIGHTJAR, "session_sheet")["head"][0]["text"] in titles


def test_the_overdue_first_step_needs_a_call_before_all_else() -> None:
    lines = by_need([listed(gallery(n).review, site=n) for n in (NIGHTJAR, TIDEWATER, BRACKEN)])
    assert [one.site for one in lines] == [BRACKEN, NIGHTJAR, TIDEWATER]
    assert lines[0].line is not None
    assert lines[0].line.call == "The first step is overdue"


def test_the_board_holds_nothing_that_is_for_the_owner_alone() -> None:
    as_owner = listed(gallery(TIDEWATER).review, site="")
    assert as_owner.line == listed(gallery(TIDEWATER, "coach").review, site="").line
    assert listed(gallery(TIDEWATER, "public").review, site="").line is None


def test_the_weeks_can_be_taken_into_a_calendar() -> None:
    site = make_pages(gallery(TIDEWATER).review)
    assert site.assets["calendar.ics"].startswith(b"BEGIN:VCALENDAR")


def test_the_public_finds_no_empty_page() -> None:
    home = starter()
    answers = parse_answers(b"meta: {id: new}\nanswers: {business_name: New}", "new.yaml")
    review = Review(bind(read_workbook(home / "workbook"), answers, as_of=TODAY, audience="public"))
    site = make_pages(review)
    assert [page.path for page in site.pages] == ["index.md"]
    assert site.nav == [{"The offer": "index.md"}]
