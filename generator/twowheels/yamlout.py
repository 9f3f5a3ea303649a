"""Write YAML: PyYAML's emitter decides what needs quotes and where a line ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from twowheels.yamltext import Entry, Mapping, Node, Scalar, Sequence
from twowheels.yamltext.emission import ENDLESS, Emitter


def written(key: str, node: Node, *, width: int = 88) -> str:
    """Write ``key: value`` from a node as it was typed; quotes only where the letters need them."""
    start = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    end = [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    pair = Mapping((Entry(Scalar(key, 1, 1, quoted=False, block=False), node),), 1, 1, flow=False)
    return str(yaml.emit([*start, *_events(pair), *end], Dumper=Emitter, allow_unicode=True, width=width))


def values(pairs: dict[str, Any]) -> str:
    """Write texts, dates and groups of them so that any YAML reader gives back the same values."""
    text: str = yaml.dump(
        pairs, Dumper=Emitter, sort_keys=False, allow_unicode=True, width=ENDLESS, default_flow_style=False
    )
    return text


def _events(node: Node) -> Iterator[Any]:
    match node:
        case Scalar():
            style = ">" if node.block else None
            yield yaml.ScalarEvent(None, None, (not node.quoted, True), node.text, style=style)
        case Sequence():
            yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=node.flow)
            for item in node.items:
                yield from _events(item)
            yield yaml.SequenceEndEvent()
        case Mapping():
            yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=node.flow)
            for entry in node.entries:
                yield from _events(entry.key)
                yield from _events(entry.value)
            yield yaml.MappingEndEvent()
