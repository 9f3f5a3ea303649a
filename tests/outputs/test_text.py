"""What a check has to say to people at a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.outputs.reported import ANSWERS, TORN, of

from twowheels.businesses import Reviewed, review_one
from twowheels.errors import Place, WorkbookError
from twowheels.outputs.text import as_text

if TYPE_CHECKING:
    from tests.conftest import Bound

    from twowheels.workbook import Workbook

HERE = Path(__file__).parents[1] / "workbooks"


def finished() -> str:
    """Give answers in which nothing is found."""
    return (HERE / "small" / "answers" / "sunny-corner.yaml").read_text(encoding="utf-8")


def test_it_leads_with_where_one_stands_and_ends_with_what_to_do(bound: Bound) -> None:
    lines = list(as_text([of(bound)], everything=False))
    assert lines[0] == "Sunny Corner  (answers/lemon.yaml)"
    assert lines[1].startswith("  4 of 22 answered, 3 of 10 needed answers, about 12 minutes left")
    assert lines[2] == "  Taste first: 3 of 4 still open"
    assert lines[lines.index("  Fix first (4)") + 1] == "    The taste is open [TAS101]"
    assert [line[:7] for line in lines[-6:]] == ["    1. ", " " * 7, "    2. ", " " * 7, "    3. ", " " * 7]
    assert "lemon.yaml:5:3: " in lines[-5]


def test_the_answers_that_a_gate_waits_for_are_named_in_words_and_with_their_places(bound: Bound) -> None:
    lines = list(as_text([of(bound)], everything=False))
    assert lines[3] == "      lemon.yaml:5:3: How do you make it?"
    assert not lines[6].startswith("      ")


def test_findings_are_grouped_and_a_common_fix_is_said_once(bound: Bound) -> None:
    lines = list(as_text([of(bound)], everything=False))
    assert lines.count("    Not answered yet [UNA001]") == 2  # once among the errors, once among the warnings
    gaps = lines[lines.index("    Not answered yet [UNA001]") + 1 :]
    assert [line.split(": ")[0] for line in gaps[:2]] == ["      lemon.yaml:6:3"] * 2
    assert gaps[2] == "      → Write one rough true sentence."


def test_what_is_parked_or_accepted_is_counted_and_listed_on_demand(bound: Bound) -> None:
    short = "\n".join(as_text([of(bound)], everything=False))
    assert "one idea is parked until the gate opens, one finding is accepted (--all)" in short
    assert "A quiet corner" not in short
    whole = "\n".join(as_text([of(bound)], everything=True))
    assert "lemon.yaml:7:3: Only 3 people an hour.  (parked)" in whole
    assert "(accepted: it was late)" in whole
    assert "(--all)" not in whole


def test_an_unreadable_file_is_told_between_the_others(bound: Bound) -> None:
    lines = list(as_text([Reviewed("b.yaml", None, TORN), of(bound)], everything=False))
    assert lines[:4] == ["b.yaml:3:4: It is torn.", "    Mend it.", "", "Sunny Corner  (answers/lemon.yaml)"]


def test_of_very_many_mistakes_the_first_are_told_and_how_many_more() -> None:
    error = WorkbookError("It is torn.", place=Place("b.yaml", 1))
    error.others = tuple(WorkbookError("And torn.", place=Place("b.yaml", n)) for n in range(2, 1001))
    lines = list(as_text([Reviewed("b.yaml", None, error)], everything=False))
    assert lines[-3:-1] == ["b.yaml:50: And torn.", "b.yaml:51: And 950 more, from here on."]


def test_a_clean_business_takes_one_line_and_several_stand_close(bound: Bound) -> None:
    clean = of(bound, finished())
    (line,) = as_text([clean], everything=False)
    assert line.startswith("Sunny Corner  (answers/lemon.yaml)  12 of 23 answered, 11 of 11 needed answers")
    assert line.endswith(", nothing found")
    assert list(as_text([clean, clean, of(bound)], everything=False))[:4] == [line, line, "", line[:34]]


def test_what_a_clean_business_has_accepted_is_counted(bound: Bound) -> None:
    text = finished() + "  extras: TODO\naccepted: [{check: UNA002, reason: later this week}]\n"
    (line,) = as_text([of(bound, text)], everything=False)
    assert line.endswith(", nothing found, one finding is accepted (--all)")
    assert len(list(as_text([of(bound, text)], everything=True))) > 1


def test_the_public_is_told_why_there_is_nothing(bound: Bound) -> None:
    lines = list(as_text([of(bound, audience="public")], everything=True))
    assert len(lines) == 2
    assert "private answers" in lines[1]


def test_the_words_are_the_workbooks_own(canvas_workbook: Workbook) -> None:
    from datetime import date

    file = HERE / "canvas" / "answers" / "baggaarden.yaml"
    one = review_one(file, canvas_workbook, as_of=date(2026, 11, 21), audience="owner", depth="deep")
    text = "\n".join(as_text([one], everything=True))
    assert "7 af 8 besvaret, 6 af 7 nødvendige svar, omkring et minut tilbage" in text
    assert "Værd at rette (1)" in text
    assert "Jeres næste skridt" in text


def test_a_name_cannot_play_with_the_terminal(bound: Bound) -> None:
    lines = list(as_text([of(bound, 'stand_name: "Sunny\\e[2J\\aCorner"')], everything=False))
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("text", [ANSWERS, finished()], ids=["open", "clean"])
def test_colours_change_no_word(bound: Bound, text: str) -> None:
    painted = list(as_text([of(bound, text)], everything=True, paint=lambda what, text: f"<{what}>{text}</>"))
    bare = "\n".join(painted).replace("</>", "")
    for what in ("title", "place", "check", "error", "warning", "info", "done"):
        bare = bare.replace(f"<{what}>", "")
    assert bare.splitlines() == list(as_text([of(bound, text)], everything=True))
    assert "<" in "".join(painted)


def test_of_very_many_findings_of_one_check_the_first_are_listed(bound: Bound) -> None:
    strangers = "\n".join(f"  stranger_{n}: a" for n in range(30))
    text = f"meta: {{id: lemon}}\nanswers:\n{strangers}\n"
    lines = list(as_text([of(bound, text)], everything=False))
    assert "      and 20 more (--all)" in lines
    assert sum("No question is called" in line for line in lines) == 10
    assert sum("No question is called" in line for line in as_text([of(bound, text)], everything=True)) == 30
