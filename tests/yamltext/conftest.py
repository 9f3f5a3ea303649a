"""Every test of reading runs with both parsers: the fast one in C and the one that is always there."""

from __future__ import annotations

import pytest
import yaml

from twowheels.yamltext import tree


@pytest.fixture(params=["c", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Choose the parser; gives its name."""
    name = str(request.param)
    loader = getattr(yaml, "CSafeLoader", None) if name == "c" else yaml.SafeLoader
    if loader is None:
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(tree, "LOADER", loader)
    return name
