"""What to do next on paper: by how much it matters, with the number of the question."""

from __future__ import annotations

from tests.conftest import Bound

from twowheels.book import Book
from twowheels.messages import Messages
from twowheels.printing import printed
from twowheels.printing.view import ToDo
from twowheels.review import Review


def chapter(book: Book) -> ToDo:
    todo = printed(Review(book), Messages("en")).todo
    assert todo is not None
    return todo


def test_findings_stand_by_severity_with_fix_and_question(book: Book) -> None:
    """
    price: 2
    glasses: 10
    debt: 90
    """
    graded = {tone: concerns for tone, _, concerns in chapter(book).graded}
    assert list(graded) == ["error", "warning"]
    debt = next(one for one in graded["warning"] if one.name == "Debt above the day's takings")
    assert debt.fix == "Pay for the sugar first."
    (finding,) = debt.findings
    assert finding.question is not None
    assert finding.question.anchor == "q-debt"


def test_what_is_parked_is_counted_and_not_told(book: Book) -> None:
    """passers: 3"""
    todo = chapter(book)
    assert todo.parked == "one idea is parked until the gate opens"
    assert "A quiet corner" not in [one.name for _, _, concerns in todo.graded for one in concerns]


def test_what_is_accepted_is_told_with_its_reason(bound: Bound) -> None:
    text = """
        meta: {id: lemon}
        answers: {price: 2, glasses: 10, debt: 90}
        accepted: [{check: STR302, reason: grandmother waits gladly}]
    """
    ((message, reason),) = chapter(bound(text)).accepted
    assert message.startswith("You owe 90")
    assert reason == "Your reason: grandmother waits gladly"


def test_a_blank_book_and_the_publics_have_no_such_chapter(bound: Bound) -> None:
    blank = printed(Review(bound("fizz: still")), Messages("en"), blank=True)
    public = printed(Review(bound("fizz: still", audience="public")), Messages("en"))
    assert (blank.todo, public.todo, blank.figures, public.figures) == (None, None, (), ())


def test_a_setting_that_one_business_has_otherwise_is_told_with_its_reason(bound: Bound) -> None:
    text = "meta: {id: lemon}\nanswers: {price: 2}\nsettings:\n  busy_from: {value: 60, reason: we are two}\n"
    told = ("The tolerance busy_from is set to 60 (the workbook has 40): we are two",)
    assert chapter(bound(text)).settings == told
    assert chapter(bound("price: 2")).settings == ()
