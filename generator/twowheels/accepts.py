"""What editors let pass for a text, a number or an option: JSON Schema for what ``reading`` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from twowheels.kind import Option, Spec

Rule = dict[str, Any]
"""A JSON Schema, draft-07, with the few words more that the YAML language server understands."""

DEFINITIONS: dict[str, Rule] = {
    # Neither names the type it is for, or editors would offer "null", "true" and "false" at every text.
    "blank": {
        "not": {"type": ["number", "boolean"]},
        "maxLength": 0,
        "maxItems": 0,
        "maxProperties": 0,
        "properties": {},
    },
    "truth": {"not": {"type": ["string", "number", "array", "object", "null"]}, "properties": {}},
}
"""What the rules refer to; a schema that uses them must hold these definitions."""
BLANK: Rule = {"$ref": "#/definitions/blank"}
"""Nothing typed."""
TRUTH: Rule = {"$ref": "#/definitions/truth"}
"""A lone true or false that stands for its own letters."""

_GAP = r"[\s_'\u2019]"
_NUMBER = rf"[+-]?{_GAP}*(?:\d(?:\d|{_GAP})*(?:\.(?:\d|{_GAP})*)?|\.\d(?:\d|{_GAP})*)"
CLOCK = r"\d{1,3}:[0-5]\d|\d{1,3}\s*h(?:ours?)?\s*(?:[0-5]?\d\s*(?:m|min|minutes?)?)?"
"""Hours and minutes: ``1:30``, ``1h 30m``."""


def one_of(*rules: Rule) -> Rule:
    """Accept what any of the rules accepts; a rule that is itself a choice is laid open."""
    return {"anyOf": [_apart(inner) for rule in rules for inner in _alternatives(rule)]}


def _alternatives(rule: Rule) -> list[Rule]:
    return list(rule["anyOf"]) if rule.keys() == {"anyOf"} else [rule]


def _apart(rule: Rule) -> Rule:
    # The YAML language server tells rules without title and description apart by their properties alone;
    # two without any would both seem to match, and the question's help would not be shown.
    return rule if "$ref" in rule else {"properties": {}, **rule}


def text(most: int | None = None) -> Rule:
    """Accept any single value, as the owner's letters."""
    length = {} if most is None else {"maxLength": most}
    return one_of({"type": ["string", "number"], **length}, TRUTH)


def number(spec: Spec, typed: str = "", *, beside: str = "", also: str = "(?!)") -> Rule:
    """Accept a number within the limits; ``beside`` are signs that may stand at its ends.

    In quotes or with spaces between thousands it is a text, whose size no schema can tell.
    """
    rule: Rule = {"type": ["number", "string"]}
    rule |= {} if spec.min is None else {"minimum": _figure(spec.min)}
    rule |= {} if spec.max is None else {"maximum": _figure(spec.max)}
    ends = rf"[\s{beside}]*"
    return rule | matching(rf"^{ends}(?:{_NUMBER}|{also}){ends}$", typed)


def matching(pattern: str, typed: str) -> Rule:
    """Demand a pattern; ``typed`` tells the owner how to type it."""
    return {"pattern": pattern, **({"patternErrorMessage": typed} if typed else {})}


def _figure(value: Decimal) -> int | float:
    """Give a number as JSON writes it."""
    return int(value) if value == value.to_integral_value() else float(value)


def option(options: Iterable[Option]) -> Rule:
    """Accept the key of an option, and a key such as 5 also when it is typed without quotes."""
    spelled = [(word, o.label) for o in options for word in _spellings(o.key)]
    words, labels = [word for word, _ in spelled], [label for _, label in spelled]
    return {"enum": words, "markdownEnumDescriptions": labels}


def _spellings(key: str) -> list[Any]:
    try:
        meant = json.loads(key)
    except ValueError:
        return [key]
    return [meant, key] if isinstance(meant, int | float) else [key]
