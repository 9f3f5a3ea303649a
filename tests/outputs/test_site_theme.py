"""A theme made quick gives MkDocs the very files that it would give otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from twowheels.outputs.site.theme import quicken
from twowheels.project import starter

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_quick_theme_has_the_same_files_in_the_same_order(tmp_path: Path, theme: str) -> None:
    own = tmp_path / "own"
    (own / ".hidden").mkdir(parents=True)
    (own / "deep" / "er").mkdir(parents=True)
    for name in (".hidden/a.css", ".dot.css", "deep/.dot.css", "deep/er/a.css", "b.js", "main.html"):
        (own / name).write_text(name, encoding="utf-8")
    config = load_config(
        str(starter() / "mkdocs.yml"), theme={"name": theme, "custom_dir": str(own)}, plugins=[]
    )
    plain, quick = Files([]), Files([])
    plain.add_files_from_theme(config.theme.get_env(), config)
    quicken(config.theme)
    quick.add_files_from_theme(config.theme.get_env(), config)
    assert [file.abs_src_path for file in quick] == [file.abs_src_path for file in plain]
    assert "deep/er/a.css" in quick.src_uris
