"""Figures, money and dates as the reader's language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from twowheels import formats
from twowheels.kind import Locale

GAP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "12,345.5"),
        ("de", "12.345,5"),
        ("da", "12.345,5"),
        ("fr", f"12{chr(0x202F)}345,5"),
        ("tlh", "12,345.5"),
    ],
)
def test_a_number_has_the_languages_separators(language: str, written: str) -> None:
    assert formats.number(Decimal("12345.5"), Locale(language, "")) == written


@pytest.mark.parametrize(("value", "written"), [("9999", "9999"), ("10000", "10,000"), ("-2025", "-2025")])
def test_a_number_that_may_be_a_year_is_written_without_separators(value: str, written: str) -> None:
    assert formats.number(Decimal(value), Locale("en", "")) == written


@pytest.mark.parametrize(
    ("amount", "written"), [("780", "€780"), ("19.5", "€19.50"), ("0.999", "€1.00"), ("-3", "-€3")]
)
def test_whole_amounts_have_no_cents_and_others_have_two(amount: str, written: str) -> None:
    assert formats.money(Decimal(amount), Locale("en", "EUR")) == written


@pytest.mark.parametrize(
    ("language", "currency", "written"),
    [
        ("de", "EUR", f"780{GAP}€"),
        ("da", "DKK", f"780{GAP}kr."),
        ("de-CH", "CHF", f"CHF{GAP}780"),
        ("en", "XYZ", "XYZ780"),
    ],
)
def test_money_is_written_the_languages_way(language: str, currency: str, written: str) -> None:
    assert formats.money(Decimal(780), Locale(language, currency)) == written


def test_without_a_currency_money_is_a_number() -> None:
    assert formats.money(Decimal("19.5"), Locale("en", "")) == "19.5"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "March 4, 2026"),
        ("en-GB", "4 March 2026"),
        ("de", "4. März 2026"),
        ("", "March 4, 2026"),
        ("x;y", "March 4, 2026"),
    ],
)
def test_a_day_has_its_month_as_a_word(language: str, written: str) -> None:
    assert formats.day(date(2026, 3, 4), Locale(language, "")) == written
