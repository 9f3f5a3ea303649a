"""Text that is put aside until what stands before it is known."""

from __future__ import annotations

import json

import pytest

from twowheels.spool import IN_MEMORY, Spool, put_aside


@pytest.mark.parametrize("text", ["", "a\r\nb\u2028c\n", "no letter: \udce9", "x" * (IN_MEMORY + 3)])
def test_it_gives_back_what_it_was_given(text: str) -> None:
    with Spool() as spool:
        assert spool.empty
        spool.add("before ")
        spool.add(text)
        assert not spool.empty
        assert "".join(spool.pieces()) == f"before {text}"


def test_items_stand_as_json_sets_them() -> None:
    items = [{"a": [1, {"b": "two\nlines\u2028three"}]}, {}, {"c": []}]
    with Spool() as spool:
        for item in items:
            put_aside(spool, json.dumps(item, ensure_ascii=False, indent=2), 4)
        whole = f'{{\n  "items": [{"".join(spool.pieces())}\n  ]\n}}'
    assert whole == json.dumps({"items": items}, ensure_ascii=False, indent=2)
