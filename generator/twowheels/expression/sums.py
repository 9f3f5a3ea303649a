"""The sum behind a value; the reading of it is imported only where someone wants to see it."""

from __future__ import annotations

from twowheels.expression.parsed import Expression
from twowheels.expression.value import Scope


def arithmetic(expression: Expression, scope: Scope) -> str:
    """Give the sum behind a value, such as "98,000 ÷ 12 ÷ 780"; nothing where there is no sum to show."""
    from twowheels.expression.arithmetic import arithmetic as shown

    return shown(expression, scope)
