"""Write figures, money and dates as the reader's language does."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from twowheels.kind import Locale, Value

UNGROUPED = 10_000  # below it a number may be a year, and 2,025 is none


@lru_cache(64)
def _known(language: str) -> str:
    """Give the language if the locale data knows it, else English."""
    from babel import Locale as BabelLocale
    from babel import UnknownLocaleError

    try:
        return str(BabelLocale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return "en"


def number(value: Decimal, locale: Locale) -> str:
    """Write a number with the language's separators, to at most two decimals."""
    from babel.numbers import format_decimal

    grouped = abs(value) >= UNGROUPED
    written: str = format_decimal(
        value, format="#,##0.##", locale=_known(locale.language), group_separator=grouped
    )
    return written


def money(value: Decimal, locale: Locale) -> str:
    """Write an amount in the file's currency; whole amounts without cents."""
    if not locale.currency:
        return number(value, locale)
    from babel import Locale as BabelLocale
    from babel.numbers import format_currency

    language = _known(locale.language)
    pattern = str(BabelLocale.parse(language).currency_formats["standard"].pattern)
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    return str(
        format_currency(value, locale.currency, format=pattern, currency_digits=False, locale=language)
    )


def day(value: date, locale: Locale) -> str:
    """Write a date with the month as a word, so that no reader mistakes it."""
    from babel.dates import format_date

    return format_date(value, format="long", locale=_known(locale.language))


def weekday(value: date, locale: Locale) -> str:
    """Give the day of the week, in short."""
    from babel.dates import format_date

    return str(format_date(value, "EEE", locale=_known(locale.language)))


def written(kind: str, value: Value, locale: Locale) -> Value:
    """Write a figure of a kind; what is no number or date is given back as it is."""
    if isinstance(value, date):
        return day(value, locale)
    if not isinstance(value, Decimal):
        return value
    match kind:
        case "money":
            return money(_rounded(value, 2 if abs(value) < 100 else 0), locale)
        case "percent":
            return f"{number(_rounded(value, 0), locale)}%"
        case "hours":
            return f"{number(_rounded(value, 1), locale)} h"
        case _:
            return number(_rounded(value, 1 if abs(value) < 1000 else 0), locale)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal((0, (1,), -digits)), ROUND_HALF_UP)
