"""Lines of drawings are set whole and stand where they are anchored."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
import weasyprint  # type: ignore[import-untyped]
from pypdf import PdfReader

from twowheels.shaping import whole_lines

pytestmark = pytest.mark.slow
SHEET = (
    "<style>@page {{ size: 400px 100px; margin: 0 }} body {{ margin: 0 }}</style>"
    '<svg width="400" height="100">{}</svg>'
)


def places(drawing: str, *, whole: bool = True) -> list[tuple[str, float]]:
    """Give the pieces of text of a drawing, and how far from the left each begins, in pixels."""
    if whole:
        with whole_lines(weasyprint):
            pdf = weasyprint.HTML(string=SHEET.format(drawing)).write_pdf()
    else:
        pdf = weasyprint.HTML(string=SHEET.format(drawing)).write_pdf()
    found: list[tuple[str, float]] = []

    def note(text: str, now: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            found.append((text.strip(), (now[0] * at[4] + now[2] * at[5] + now[4]) / 0.75))

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return found


def groups(drawing: str) -> int:
    with whole_lines(weasyprint):
        pdf = weasyprint.HTML(string=SHEET.format(drawing)).write_pdf()
    with pikepdf.open(BytesIO(pdf)) as read:
        return sum("/Group" in one for one in read.objects if isinstance(one, pikepdf.Stream))


def text(anchor: str, more: str = "", said: str = "Steady steps") -> str:
    return f'<text x="200" y="50" font-size="20" text-anchor="{anchor}" {more}>{said}</text>'


def test_a_line_is_one_piece() -> None:
    assert [said for said, _ in places(text("start"))] == ["Steady steps"]


def test_an_anchored_line_moves_by_its_own_width() -> None:
    (start,), (middle,), (end,) = (places(text(anchor)) for anchor in ("start", "middle", "end"))
    assert start[1] == pytest.approx(200, abs=0.1)
    assert middle[1] - start[1] == pytest.approx((end[1] - start[1]) / 2, abs=0.1)
    assert 60 < start[1] - end[1] < 180


@pytest.mark.parametrize(("anchor", "same"), [("start", "end"), ("end", "start"), ("middle", "middle")])
def test_a_line_from_the_right_is_anchored_the_other_way_round(anchor: str, same: str) -> None:
    turned, straight = places(text(anchor, 'direction="rtl"')), places(text(same))
    assert turned[0][1] == pytest.approx(straight[0][1], abs=0.1)


def test_an_anchor_that_the_group_has_holds_for_its_lines() -> None:
    inherited = f'<g text-anchor="middle">{text("middle").replace("text-anchor", "data-was")}</g>'
    assert places(inherited) == places(text("middle"))


def test_an_anchored_line_is_no_picture_of_its_own() -> None:
    assert groups(text("middle")) == 0


@pytest.mark.parametrize(
    "drawing",
    [
        text("middle", said="two <tspan fill='red'>parts</tspan>"),
        text("end", 'letter-spacing="3"'),
        '<text x="10 40 70" y="20">abc</text>',
        '<text x="10" y="20" rotate="10 20 30">abc</text>',
    ],
)
def test_what_is_set_by_letters_or_parts_is_left_to_the_printer(drawing: str) -> None:
    assert places(drawing) == places(drawing, whole=False)
