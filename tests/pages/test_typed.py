"""An example as one would type it reads back as the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twowheels.pages.typed import as_yaml
from twowheels.workbook import Workbook
from twowheels.yamltext import Entry, Mapping, Node, Scalar, Sequence, read_bytes


def texts(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: texts(entry.value) for entry in node.entries}
    return [texts(item) for item in node.items]


def again(key: str, node: Node) -> object:
    document = read_bytes(as_yaml(key, node).encode(), "example.yaml")
    return texts(document.root.get(key))  # type: ignore[arg-type]


def test_every_example_of_the_default_workbook_reads_back(default_workbook: Workbook) -> None:
    examples = {q.id: q.example for q in default_workbook.questions.values() if q.example}
    assert len(examples) > 90
    assert {key: again(key, node) for key, node in examples.items()} == {
        k: texts(n) for k, n in examples.items()
    }


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_any_text_reads_back(text: str) -> None:
    node = Scalar(text, 1, 1, quoted=False, block=False)
    assert again("a", node) == text


@pytest.mark.parametrize("text", ["950", "2026-01-19", "no", "1.10", "A plain sentence, with a comma."])
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert as_yaml("price", Scalar(text, 1, 1, quoted=True, block=False)) == f"price: {text}\n"


def test_a_table_is_written_a_line_a_cell() -> None:
    cell = Scalar("Pool", 1, 1, quoted=False, block=False)
    row = Mapping((Entry(Scalar("where", 1, 1, quoted=False, block=False), cell),), 1, 1, flow=True)
    assert as_yaml("corners", Sequence((row,), 1, 1, flow=True)) == "corners:\n- where: Pool\n"
