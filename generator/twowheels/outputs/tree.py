"""The same website as files: Markdown and a mkdocs.yml that any engine of the MkDocs family builds."""

from __future__ import annotations

import re
import shutil
import string
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from twowheels.doorway import lost_page
from twowheels.errors import Place, WorkbookError
from twowheels.messages import Messages
from twowheels.pages import Page, Site, make_pages, swap_in
from twowheels.pages.site import BRAND, SEARCH_FROM_DISK
from twowheels.review import Review

DOCS = "docs"
THEME = "overrides"
SIGN = "# Written by twowheels build --tree, anew each time: change the project it comes from instead.\n"
MADE = frozenset({"mkdocs.yml", DOCS, THEME, "site", ".cache"})
"""What may lie in a tree that is written anew: our own files, and what engines make of them."""
OURS = "twowheels"
_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_VALUE = re.compile(r'(?<=href=)"([a-z0-9_./-]*#[a-z0-9_]+)"|"([^"]*)"')
"""The value of an attribute; what leads to a question is nothing but its id, and other generators look for that."""
_REFERENCE = r"&#?\w+;"
_SIGN = re.compile(rf"{_REFERENCE}|[{re.escape(string.punctuation)}\n]")
_SIGN_IN_VALUE = re.compile(rf"{_REFERENCE}|[{re.escape(re.sub('[/#%-]', '', string.punctuation))}]")


def write_tree(review: Review, project: Path, destination: Path, *, pdf: str = "") -> None:
    """Write a reviewed book's website as Markdown with a mkdocs.yml of its own into an empty folder.

    No plugin of ours is there to put the answers in later, so they stand in the Markdown: as raw HTML in
    which every sign is a character reference, so that no extension of Markdown finds anything to do.
    Raises WorkbookError when the project's mkdocs.yml cannot be read.
    """
    site = make_pages(review, pdf=pdf)
    root = _settings(project / "mkdocs.yml")
    for page in site.pages:
        _write(destination / DOCS / page.path, markdown(page).encode())
    for name, data in site.assets.items():
        _write(destination / DOCS / name, data)
    _write_theme(root, project, destination / THEME, review.book.say)
    _write(destination / "mkdocs.yml", configuration(root, site).encode())


def _write_theme(root: yaml.MappingNode, project: Path, folder: Path, say: Messages) -> None:
    """Copy the project's own templates and styles, and add a page for wrong addresses if it has none."""
    own = _child(_child(root, "theme"), "custom_dir")
    if own and (project / own.value).is_dir():
        shutil.copytree(project / own.value, folder)
    lost = folder / "404.html"
    if not lost.exists():
        _write(lost, f"{{% raw %}}{lost_page(say)}{{% endraw %}}".encode())


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def markdown(page: Page) -> str:
    """Give one page as a Markdown file with its head."""
    head = yaml.safe_dump(page.meta(), allow_unicode=True, sort_keys=False)
    blocks = {name: guarded(block) for name, block in page.blocks.items()}
    return f"---\n{head}---\n{swap_in(page.markdown, blocks, page.path)}\n"


def guarded(block: Markup) -> Markup:
    """Give a block as one line of HTML in which no sign is left that Markdown or a template could read."""
    done = 0
    parts = []
    for tag in _TAG.finditer(block):
        parts += [_SIGN.sub(_reference, block[done : tag.start()]), _VALUE.sub(_guarded_value, tag[0])]
        done = tag.end()
    parts.append(_SIGN.sub(_reference, block[done:]))
    inside = block.startswith(("<span", "<a "))
    html = "".join(parts)
    return Markup(html if inside else f"<div>{html}</div>")  # noqa: S704  the same HTML, spelled differently


def _guarded_value(value: re.Match[str]) -> str:
    return value[0] if value[1] else f'"{_SIGN_IN_VALUE.sub(_reference, value[2])}"'


def _reference(sign: re.Match[str]) -> str:
    return sign[0] if len(sign[0]) > 1 else f"&#{ord(sign[0])};"


def _settings(file: Path) -> yaml.MappingNode:
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"The mkdocs.yml cannot be read: {error}"
        raise WorkbookError(message, place=Place(str(file))) from error
    if not isinstance(root, yaml.MappingNode):
        raise WorkbookError("The mkdocs.yml says nothing.", place=Place(str(file)))
    return root


def configuration(root: yaml.MappingNode, site: Site) -> str:
    """Give the project's mkdocs.yml for this tree: without our plugin, with the pages in their order."""
    _set(root, "site_name", site.name)
    _set(root, "docs_dir", DOCS)
    _set(root, "site_dir", "site")
    _set(root, "use_directory_urls", value=False)
    _set(root, "nav", site.nav)
    _set_plugins(root)
    _put_first(root, "extra_css", BRAND)
    _put_first(root, "extra_css", "look/site.css")
    theme = _inner(root, "theme")
    for key, value in (("logo", "look/logo.svg"), ("favicon", "look/favicon.svg"), ("custom_dir", THEME)):
        _set(theme, key, value)
    _put_first(_inner(root, "extra"), "polyfills", SEARCH_FROM_DISK)
    return SIGN + str(yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True))


def _set_plugins(root: yaml.MappingNode) -> None:
    """Take our plugin out; the theme's own one for copies on a disk does what ours did for the search."""
    found = _child(root, "plugins")
    if isinstance(found, yaml.MappingNode):
        named: list[yaml.Node] = [yaml.MappingNode("tag:yaml.org,2002:map", [pair]) for pair in found.value]
    else:
        named = found.value if isinstance(found, yaml.SequenceNode) else [_plain("search")]
    _set(root, "plugins", [])
    root.value[-1][1].value = [
        *(one for one in named if _name(one) not in (OURS, "offline")),
        _plain("offline"),
    ]


def _plain(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)


def _name(plugin: yaml.Node) -> str:
    first = plugin.value[0][0] if isinstance(plugin, yaml.MappingNode) else plugin
    return str(first.value)


def _set(mapping: yaml.MappingNode, key: str, value: Any) -> None:
    node = yaml.SafeDumper(StringIO()).represent_data(value)
    kept = [pair for pair in mapping.value if pair[0].value != key]
    mapping.value = [*kept, (_plain(key), node)]


def _put_first(mapping: yaml.MappingNode, key: str, value: str) -> None:
    found = _child(mapping, key)
    others = found.value if isinstance(found, yaml.SequenceNode) else []
    _set(mapping, key, [])
    mapping.value[-1][1].value = [_plain(value), *others]


def _child(mapping: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _inner(root: yaml.MappingNode, key: str) -> yaml.MappingNode:
    """Give the settings under a key; a theme may also be just its name."""
    found = _child(root, key)
    if not isinstance(found, yaml.MappingNode):
        _set(root, key, {"name": found.value} if found and found.value else {})
        return _inner(root, key)
    return found
