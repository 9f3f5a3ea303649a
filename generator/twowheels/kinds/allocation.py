"""A hundred shared out among options."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from twowheels import accepts, formats
from twowheels.errors import did_you_mean, show
from twowheels.kind import Locale, Measure, Reading, Shares, Spec, Value
from twowheels.reading import is_empty, plain, read_number
from twowheels.yamltext import Mapping, Node

ABOUT = "A hundred shared out among options; the shares must total 100, give or take the tolerance."
TYPED = "One line an option: its key, a colon and its share."
SETTINGS = frozenset({"options", "tolerance"})
SHARE = Spec(min=Decimal(0), max=Decimal(100))
SHARE_TYPED = "A share from 0 to 100."


def shape(spec: Spec) -> Shares:
    return Shares(spec.options)


def read(node: Node, spec: Spec, reading: Reading) -> Value:
    if not isinstance(node, Mapping):
        reading.refuse(node, "This needs a share for each option.", "Write one line an option: key: share.")
        return None
    known = [option.key for option in spec.options]
    shares: dict[str, Value] = {}
    for key, value in node.entries:
        if key.text not in known:
            hint = did_you_mean(key.text, known) or f"Known here: {', '.join(known)}."
            reading.refuse(key, f'"{show(key.text, 40)}" is not one of the options.', hint)
        elif not is_empty(value):
            shares[key.text] = read_number(value, SHARE, reading.at(column=key.text), strip="%")
    return shares if total_fits(shares, spec, node, reading) else None


def total_fits(shares: dict[str, Value], spec: Spec, node: Node, reading: Reading) -> bool:
    """Refuse shares that do not total a hundred."""
    parts = [share for share in shares.values() if isinstance(share, Decimal)]
    total = sum(parts, Decimal(0))
    if not parts or abs(total - 100) <= spec.tolerance:
        return True
    missing = (
        f"{plain(100 - total)} are missing." if total < 100 else f"That is {plain(total - 100)} too many."
    )
    reading.refuse(node, f"The shares total {plain(total)}, not 100.", missing)
    return False


def texts(value: Value, spec: Spec) -> tuple[str, ...]:
    return ()


def measure(value: Value, spec: Spec) -> Measure | None:
    return None


def written(value: Value, spec: Spec, locale: Locale) -> str:
    shares = value if isinstance(value, dict) else {}
    return ", ".join(
        f"{spec.label(key)} {formats.number(share, locale)}%"
        for key, share in shares.items()
        if isinstance(share, Decimal)
    )


def schema(spec: Spec) -> dict[str, Any]:
    share = accepts.one_of(accepts.number(SHARE, SHARE_TYPED, beside="%"), accepts.BLANK)
    shares = {option.key: {"description": option.label, **share} for option in spec.options}
    return {"type": "object", "properties": shares, "additionalProperties": False}
