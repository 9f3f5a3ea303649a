"""What is drawn becomes shorter and looks the same."""

import pikepdf
import pytest

from twowheels.finishing.tighten import shortened

RING = b"""{x1} {y0} m
{x1} {y0} l
{x1} {y1} {x0} {y1} {x0} {y0} c
{x0} {y0} l
{x0} {y2} {x1} {y2} {x1} {y0} c
{x1} {y0} l
{x1} {y1} {x0} {y1} {x0} {y0} c
{x0} {y0} l
{x0} {y2} {x1} {y2} {x1} {y0} c
f*
""".decode()


def ring(x: float, y: float) -> bytes:
    places = {"x0": x, "x1": x + 7.123456, "y0": y, "y1": y + 3.5, "y2": y - 3.5}
    return RING.format(**{name: f"{value:f}" for name, value in places.items()}).encode()


@pytest.mark.parametrize(
    ("said", "rather"),
    [
        (b"BT\n[<0023>0<0015>-9<0014>0] TJ\nET", b"BT\n[(\0#\0\x15)-9(\0\x14)] TJ\nET"),
        (b"1 0 0 -1 158.740157 1131.927717 Tm", b"1 0 0 -1 158.74 1131.9 Tm"),
        (b"q\n0.978148 -0.207912 0 1 0.333333 12.345678 cm", b"q\n0.9781 -0.2079 0 1 0.3333 12.345 cm"),
        (b"/a0.123456 gs", b"/a0.123456 gs"),
        (b"/Span\n<</MCID 12>>\nBDC", b"/Span\n<</MCID 12>>\nBDC"),
    ],
)
def test_numbers_and_letters_take_less(said: bytes, rather: bytes) -> None:
    assert shortened(said) == rather


@pytest.mark.parametrize("glyph", ["0028", "0029", "005c", "000d", "000a", "0d0d", "5c28"])
def test_every_letter_comes_back(glyph: str) -> None:
    pdf = pikepdf.new()
    stream = pdf.make_stream(shortened(f"BT\n[<0041{glyph}0042>3<0043>0] TJ\nET".encode()))
    (_, shown, _) = pikepdf.parse_content_stream(stream)
    assert [bytes(part).hex() for part in shown.operands[0] if isinstance(part, pikepdf.String)] == [
        f"0041{glyph}0042",
        "0043",
    ]


def test_two_rings_are_drawn_by_the_same_letters() -> None:
    first, second = (shortened(b"q\n" + ring(*place)) for place in ((10.5, 20.25), (312.123, 45.671)))
    assert first.replace(b"17.62 20.25", b"") == second.replace(b"319.25 45.67", b"")
    assert b" cm\n0 0 m\n0 3.5 -7.12 3.5 -7.12 0 c\n" in first
    assert first.count(b"q\n") == 2
    assert first.count(b"Q\n") == 1


def test_a_shape_that_cuts_out_what_follows_stays_where_it_is() -> None:
    clip = ring(10.5, 20.25).replace(b"f*\n", b"W\nn\n")
    assert b" cm\n" not in shortened(b"q\n" + clip)
