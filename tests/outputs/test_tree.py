"""The website as files, built by an MkDocs that has never heard of us."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.outputs.test_site import HOSTILE, ROOT

from twowheels.answers import parse_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.outputs.site import build_site
from twowheels.outputs.tree import guarded, write_tree
from twowheels.review import Review

EVERY_EXTENSION = [
    "attr_list", "tables", "toc", "md_in_html", "footnotes", "abbr", "def_list", "admonition", "smarty",
    "pymdownx.snippets", "pymdownx.magiclink", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark",
    "pymdownx.superfences", "pymdownx.details", "pymdownx.tasklist", "pymdownx.keys", "pymdownx.smartsymbols",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile() -> Review:
    """Look over answers that want to be markup."""
    answers = parse_answers(HOSTILE.encode(), "odd.yaml")
    return Review(bind(read_workbook(ROOT / "workbook"), answers, as_of=date(2026, 11, 21)))


@pytest.fixture(scope="module")
def ours(hostile: Review, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the same website with our plugin."""
    folder = tmp_path_factory.mktemp("ours")
    build_site(hostile, ROOT, folder)
    return folder


def words(file: Path) -> str:
    """Give what a page shows, without the theme around it and without white space."""
    article = re.search(r"<article.*?</article>", file.read_text(), re.DOTALL)
    assert article
    shown = re.sub(r"<svg.*?</svg>|<[^>]*>", "", article[0], flags=re.DOTALL)
    return "".join(unescape(shown).split())


def shown(site: Path, like: Path) -> dict[Path, str]:
    """Give what every page of a site shows; the pages are those of another one."""
    pages = [page.relative_to(like) for page in like.rglob("*.html") if page.name != "404.html"]
    return {page: words(site / page) for page in pages}


@pytest.mark.slow
def test_it_builds_without_our_plugin_and_shows_the_same(hostile: Review, ours: Path, tmp_path: Path) -> None:
    write_tree(hostile, ROOT, tmp_path)
    build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
    assert shown(tmp_path / "site", ours) == shown(ours, ours)


ENGINES = Path(os.environ.get("TWOWHEELS_ENGINES") or ROOT / ".engines") / "bin"


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_other_engines_build_it_unchanged(engine: str, hostile: Review, ours: Path, tmp_path: Path) -> None:
    """Each reads the same files, shows the same words, and leaves the page for wrong addresses whole."""
    if not (ENGINES / engine).is_file():
        pytest.skip(f"{engine} is not in {ENGINES.parent}; install it with: sh scripts/setup engines")
    write_tree(hostile, ROOT, tmp_path / "tree")
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [ENGINES / engine, "build", "--strict", "-f", "mkdocs.yml"],
        cwd=tmp_path / "tree", env=quiet, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = tmp_path / "tree" / "site"
    assert shown(theirs, ours) == shown(ours, ours)
    assert (theirs / "404.html").read_text() == (ours / "404.html").read_text()
    assert (theirs / "look" / "site.css").is_file()


@pytest.mark.slow
def test_no_extension_of_markdown_finds_anything_to_do_in_an_answer(hostile: Review, tmp_path: Path) -> None:
    write_tree(hostile, ROOT, tmp_path)
    plain = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "plain"))
    build(plain)
    build(load_config(str(tmp_path / "mkdocs.yml"), markdown_extensions=EVERY_EXTENSION))
    page = Path("product", "identity.html")
    one, other = (
        re.findall(r'<div class="tw-q.*', (tmp_path / s / page).read_text()) for s in ("plain", "site")
    )
    assert [unescape(block) for block in one] == [unescape(block) for block in other]


def test_no_sign_of_an_answer_is_left_in_the_markdown(hostile: Review, tmp_path: Path) -> None:
    write_tree(hostile, ROOT, tmp_path)
    text = (tmp_path / "docs" / "product" / "identity.md").read_text()
    for sign in ("--8<--", "{{", "{%", "<script", "javascript:", "```", "[^1]", ":smile:", "https://"):
        assert sign not in text


def test_a_guarded_block_is_the_same_html_on_one_line() -> None:
    block = Markup(
        '<div class="tw-q"><p title="a &gt; *b*">1 &lt; 2: *x* &#34;q&#34;\n\n# y</p><pre>a: b\n</pre></div>'
    )
    line = guarded(block)
    assert "\n" not in line
    assert unescape(line) == f"<div>{unescape(block)}</div>"


def test_a_guarded_piece_of_a_sentence_stays_in_its_sentence() -> None:
    link = guarded(Markup('<a href="x.html" title="_a_ *b*">_c_</a>'))
    assert link.startswith("<a href=")
    assert not set("_*.") & set(link)


def test_the_projects_own_settings_stay_and_our_plugin_goes(hostile: Review, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, features: [navigation.top]}\n"
        "plugins: [tags, twowheels: {answers: a.yaml}]\nsite_url: !ENV [SITE, https://example.org]\n"
    )
    write_tree(hostile, tmp_path, tmp_path / "tree")
    text = (tmp_path / "tree" / "mkdocs.yml").read_text()
    assert "!ENV" in text
    told = yaml.safe_load(text.replace("!ENV", ""))
    assert told["plugins"] == ["tags", "offline"]
    assert told["theme"]["features"] == ["navigation.top"]
    assert told["nav"][0] == {"Overview": "index.md"}


def test_the_projects_own_templates_and_styles_come_along(hostile: Review, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "theme: {name: material, custom_dir: mine}\nextra_css: [brand.css]\nextra_javascript: [a.js]\n"
        "extra: {polyfills: [own.js]}\n"
    )
    (tmp_path / "mine").mkdir()
    for name in ("brand.css", "404.html"):
        (tmp_path / "mine" / name).write_text("mine")
    write_tree(hostile, tmp_path, tmp_path / "tree")
    told = yaml.safe_load((tmp_path / "tree" / "mkdocs.yml").read_text())
    assert (told["extra_css"], told["extra_javascript"]) == (
        ["look/site.css", "look/brand.css", "brand.css"],
        ["a.js"],
    )
    assert told["extra"]["polyfills"] == ["look/iframe-worker.js", "own.js"]
    folder = tmp_path / "tree" / told["theme"]["custom_dir"]
    assert [(folder / name).read_text() for name in ("brand.css", "404.html")] == ["mine", "mine"]


@pytest.mark.parametrize(
    ("settings", "plugins"),
    [
        ("theme: materialx\n", ["search", "offline"]),
        ("theme: materialx\nplugins: {search: {lang: de}, twowheels: {answers: x}}\n",
         [{"search": {"lang": "de"}}, "offline"]),
    ],
)  # fmt: skip
def test_a_theme_by_its_name_and_plugins_as_a_mapping_are_kept(
    settings: str, plugins: list[object], hostile: Review, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings)
    write_tree(hostile, tmp_path, tmp_path / "tree")
    told = yaml.safe_load((tmp_path / "tree" / "mkdocs.yml").read_text())
    assert (told["theme"]["name"], told["plugins"]) == ("materialx", plugins)


def test_a_mkdocs_yml_that_cannot_be_read_is_named(hostile: Review, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [")
    with pytest.raises(WorkbookError, match=r"mkdocs\.yml"):
        write_tree(hostile, tmp_path, tmp_path / "tree")
