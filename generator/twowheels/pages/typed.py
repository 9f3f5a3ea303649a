"""An example as one would type it into an answers file."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from twowheels.yamltext import Mapping, Node, Scalar

_EMITTER = getattr(yaml, "CDumper", yaml.Dumper)


def as_yaml(key: str, node: Node) -> str:
    """Write a question's id and a value as YAML; texts keep quotes only where they need them."""
    events = (
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        yaml.MappingStartEvent(None, None, implicit=True, flow_style=False),
        _scalar(key),
        *_events(node),
        yaml.MappingEndEvent(),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    )
    return str(yaml.emit(events, Dumper=_EMITTER, allow_unicode=True, width=70))


def _events(node: Node) -> Iterator[yaml.Event]:
    if isinstance(node, Scalar):
        yield _scalar(node.text)
    elif isinstance(node, Mapping):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=False)
        for entry in node.entries:
            yield _scalar(entry.key.text)
            yield from _events(entry.value)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=False)
        for item in node.items:
            yield from _events(item)
        yield yaml.SequenceEndEvent()


def _scalar(text: str) -> yaml.Event:
    # Both flags: plain where the text allows it, since a question's kind decides what it is and never YAML.
    return yaml.ScalarEvent(None, None, implicit=(True, True), value=text)
