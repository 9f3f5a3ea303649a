"""An amount in the file's currency."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from twowheels.kind import Line, Locale, Spec
from twowheels.kinds import money

if TYPE_CHECKING:
    from tests.kinds.conftest import Enter, Fits


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("0", "0", "€0"),
        ("780", "780", "€780"),
        ("19.50", "19.50", "€19.50"),
        ("1 200", "1200", "€1,200"),
        ("€ 780", "780", "€780"),
        ('"780$"', "780", "€780"),
    ],
)
def test_an_amount_is_read_and_shown_in_the_files_currency(
    enter: Enter, typed: str, value: str, shown: str
) -> None:
    assert enter("money", typed) == (Decimal(value), shown, ())


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("1,200", '"1,200" is not a number of money. Write 1200'),
        ("780 EUR", '"780 EUR" is not a number of money. Write digits only, such as 12 or 12.5.'),
        ("about 800", "is not a number of money."),
        ("-1", "-1 is too small. The least is 0."),
    ],
)
def test_what_is_no_amount_is_refused(enter: Enter, typed: str, complaint: str) -> None:
    assert complaint in enter("money", typed, Spec(min=Decimal(0))).complaint


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        (Locale("de", "EUR"), "1.200,50\N{NO-BREAK SPACE}€"),
        (Locale("da", "DKK"), "1.200,50\N{NO-BREAK SPACE}kr."),
        (Locale("en", "USD"), "$1,200.50"),
        (Locale("en", ""), "1200.5"),
    ],
)
def test_language_and_currency_decide_how_it_is_shown(locale: Locale, shown: str) -> None:
    assert money.written(Decimal("1200.50"), Spec(), locale) == shown


def test_it_takes_a_line_with_room_for_the_currency() -> None:
    assert money.shape(Spec()) == Line("¤")


def test_an_editor_lets_pass_what_is_read(fits: Fits) -> None:
    assert all(fits("money", value, Spec(min=Decimal(0))) for value in (0, 19.5, "€ 780", "1 200"))
    assert not any(fits("money", value, Spec(min=Decimal(0))) for value in (-1, "1,200", "800 or so"))
