"""The website, built by a real MkDocs and read back; with a real browser where one is needed."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from tests.conftest import Bound

from twowheels.answers import parse_answers, read_answers
from twowheels.book import bind
from twowheels.definition import read_workbook
from twowheels.errors import WorkbookError
from twowheels.outputs.site import SitePlugin, build_site
from twowheels.review import Review

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 21)
HOSTILE = r"""
meta: {id: odd, currency: EUR, updated: 2026-11-20}
answers:
  business_name: "</title><script>alert(1)</script> & Söhne {{ 7*7 }}"
  who_we_are: |
    # Heading, --8<-- "mkdocs.yml", {{ config.site_name }}, {% raw %}

    </div></article><script>alert(2)</script><img src=x onerror=alert(3)>

    [link](https://example.org "a > b *y* {{x}}") and [bad](javascript:alert(4))
    :smile: https://example.org/#a_b_c ``` ~~~ [^1]: *[x]: y
  price: <b onmouseover=alert(5)>
  deliverables: ["<svg onload=alert(6)>", "two | ![x](y)"]
notes:
  - {on: price, by: coach, audience: coach, text: "<script>alert(7)</script>"}
"""


def site_of(name: str, target: Path, audience: str = "owner") -> Path:
    answers = read_answers(ROOT / "answers" / f"{name}.yaml")
    book = bind(read_workbook(ROOT / "workbook"), answers, as_of=AS_OF, audience=audience)
    target.mkdir()
    build_site(Review(book), ROOT, target, pdf=f"{name}.pdf")
    return target


@pytest.fixture(scope="module")
def nightjar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the half-finished example."""
    return site_of("nightjar-evenings", tmp_path_factory.mktemp("sites") / "nightjar")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site from answers that want to be markup."""
    target = tmp_path_factory.mktemp("sites")
    answers = parse_answers(HOSTILE.encode(), "odd.yaml")
    build_site(Review(bind(read_workbook(ROOT / "workbook"), answers, as_of=AS_OF)), ROOT, target)
    return target


def pages(site: Path) -> dict[str, str]:
    return {str(file.relative_to(site)): file.read_text() for file in site.rglob("*.html")}


class Elements(HTMLParser):
    """The elements of a page as a browser would meet them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for name, attributes in self.found if name == tag)


def test_the_gate_stands_at_six_of_ten_and_two_parts_carry_the_banner(nightjar: Path) -> None:
    assert "6 of 10 bars are up" in (nightjar / "index.html").read_text()
    with_banner = {
        name.split("/")[0] for name, text in pages(nightjar).items() if 'class="tw-banner"' in text
    }
    assert with_banner == {"process", "distribution"}


def test_the_search_index_holds_answers_and_not_the_help_around_them(nightjar: Path) -> None:
    index = json.loads((nightjar / "search" / "search_index.json").read_text())
    text = " ".join(doc["text"] for doc in index["docs"])
    assert "a playlist costs nothing" in text.casefold()
    assert "Nobody buys" not in text
    assert "Why we ask" not in text
    assert (nightjar / "search" / "search_index.js").read_text().startswith("var __index = {")


def test_every_page_carries_the_policy(nightjar: Path) -> None:
    assert [name for name, text in pages(nightjar).items() if "Content-Security-Policy" not in text] == []


def test_of_the_workbook_folder_only_the_look_is_published(nightjar: Path) -> None:
    ours = {str(file.relative_to(nightjar)) for file in nightjar.rglob("*") if file.is_file()}
    strangers = [
        n for n in ours if not n.endswith(".html") and not n.startswith(("assets/", "search/", "sitemap"))
    ]
    assert sorted(strangers) == [
        "calendar.ics", "look/brand.css", "look/favicon.svg",
        "look/fonts/IBMPlexSans-Italic.woff2", "look/fonts/IBMPlexSans-Regular.woff2",
        "look/fonts/IBMPlexSans-SemiBold.woff2", "look/iframe-worker.js", "look/logo.svg", "look/site.css",
    ]  # fmt: skip


def test_the_same_book_gives_the_same_bytes(nightjar: Path, tmp_path: Path) -> None:
    again = site_of("nightjar-evenings", tmp_path / "again")
    files = [file for file in nightjar.rglob("*") if file.is_file()]
    assert [f for f in files if f.read_bytes() != (again / f.relative_to(nightjar)).read_bytes()] == []


def test_nothing_is_dated_by_the_clock(bound: Bound, tmp_path: Path) -> None:
    build_site(Review(bound("fizz: still", as_of=date(2020, 2, 2))), ROOT, tmp_path)
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert int.from_bytes(packed[4:8], "little") == datetime(2020, 2, 2, tzinfo=UTC).timestamp()
    assert gzip.decompress(packed) == (tmp_path / "sitemap.xml").read_bytes()


def test_hostile_answers_add_no_element_and_no_attribute_that_acts(odd: Path) -> None:
    for name, text in pages(odd).items():
        elements = Elements(text)
        acting = [key for _, attributes in elements.found for key in attributes if key.startswith("on")]
        targets = [a.get("href") or "" for a in elements.named("a")]
        assert acting == [], name
        assert [t for t in targets if t.startswith("javascript:")] == [], name
        assert text.partition("</head>")[0].count("</title>") == 1, name
        assert "alert(" not in re.sub(
            r"&[#\w]+;", "", "".join(re.findall(r"<script.*?</script>", text, re.DOTALL))
        )


def test_hostile_answers_are_all_there_to_read(odd: Path) -> None:
    page = (odd / "product" / "identity.html").read_text()
    for words in (
        '--8&lt;-- "mkdocs.yml"',
        "{{ config.site_name }}",
        "&lt;script&gt;alert(2)",
        ":smile:",
        "*[x]: y",
    ):
        assert words in page


def test_the_public_site_has_no_private_answer_in_any_file(tmp_path: Path) -> None:
    text = (ROOT / "answers" / "tidewater-back-office.yaml").read_text()
    private = re.search(r"^  doubt: >-\n    (.{20})", text, re.MULTILINE)
    assert private
    site = site_of("tidewater-back-office", tmp_path / "public", audience="public")
    assert [f for f in site.rglob("*") if f.is_file() and private[1].encode() in f.read_bytes()] == []
    assert not (site / "gaps").exists()


def test_a_workbook_of_another_domain_needs_no_other_program(tmp_path: Path) -> None:
    folder = ROOT / "tests" / "workbooks" / "canvas"
    answers = read_answers(next((folder / "answers").iterdir()))
    build_site(Review(bind(read_workbook(folder / "workbook"), answers, as_of=AS_OF)), ROOT, tmp_path)
    front = (tmp_path / "index.html").read_text()
    assert '<html lang="da"' in front
    assert "tw-wheels" not in front
    assert "tw-gate" not in front


def test_a_project_without_mkdocs_yml_is_told_so(tmp_path: Path, review: Review) -> None:
    """taste: Like a cold wave on a hot day"""
    with pytest.raises(WorkbookError, match=r"mkdocs\.yml: There is no mkdocs\.yml here"):
        build_site(review, tmp_path, tmp_path / "site")


def test_a_mistake_in_mkdocs_yml_is_told_and_not_printed(
    tmp_path: Path, review: Review, capfd: pytest.CaptureFixture[str]
) -> None:
    """taste: Like a cold wave on a hot day"""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: nowhere\n")
    with pytest.raises(WorkbookError, match=r"could not be built: .*nowhere"):
        build_site(review, tmp_path, tmp_path / "site")
    assert capfd.readouterr() == ("", "")


# The plugin, as people who know MkDocs use it.


@pytest.fixture
def own(project: Path) -> Path:
    """Give a project with the repository's mkdocs.yml."""
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def test_the_page_for_wrong_addresses_needs_no_other_file(tmp_path: Path) -> None:
    page = (site_of("nightjar-evenings", tmp_path / "site", "public") / "404.html").read_text("utf-8")
    assert "There is no such page" in page
    assert "default-src 'none'" in page
    assert re.findall(r"""(?:href|src)=|url\(""", page) == []


def configured(project: Path, command: str = "build", **options: Any) -> MkDocsConfig:
    given = {"answers": "answers/sunny-corner.yaml", "as_of": "2026-11-21"} | options
    config = load_config(str(project / "mkdocs.yml"), plugins=["search"], site_dir=str(project / "site"))
    plugin = SitePlugin()
    plugin.load_config(given)
    config.plugins["twowheels"] = plugin
    plugin.on_startup(command=command, dirty=False)
    return config


def test_mkdocs_builds_the_business_that_is_named(own: Path) -> None:
    build(configured(own))
    assert "Sunny Corner" in (own / "site" / "index.html").read_text()


def test_mkdocs_builds_the_pdf_too_when_it_is_asked_to(own: Path) -> None:
    build(configured(own, pdf=True))
    assert (own / "site" / "sunny-corner.pdf").read_bytes()[:5] == b"%PDF-"
    assert 'href="sunny-corner.pdf"' in (own / "site" / "index.html").read_text()


def test_the_environment_names_another_business(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own / "answers" / "other.yaml").write_text("meta: {id: other}\nanswers: {stand_name: Shady Corner}\n")
    monkeypatch.setenv("TWOWHEELS_ANSWERS", "answers/other.yaml")
    build(configured(own))
    assert "Shady Corner" in (own / "site" / "index.html").read_text()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"answers": ""}, "one business at a time, and none is named"),
        ({"answers": "answers/nobody.yaml"}, "nobody.yaml"),
        ({"as_of": "soon"}, '"soon" is not a day'),
    ],
)
def test_what_cannot_be_built_is_said(
    own: Path, options: dict[str, str], message: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build(configured(own, **options))
    assert message in caplog.text


def test_a_failed_build_leaves_the_last_good_site_alone(own: Path) -> None:
    build(configured(own))
    before = {file: file.read_bytes() for file in (own / "site").rglob("*") if file.is_file()}
    (own / "answers" / "sunny-corner.yaml").write_text("meta: {id: x}\nanswers:\n\ttab: 1\n")
    with pytest.raises(Abort):
        build(configured(own))
    assert {file: file.read_bytes() for file in (own / "site").rglob("*") if file.is_file()} == before
    assert {one.name for one in (own / ".twowheels").iterdir()} <= {"cache"}


def test_a_build_that_fails_on_the_last_page_leaves_the_last_good_site_alone(own: Path) -> None:
    build(configured(own))
    config = configured(own)
    config.plugins.events["post_page"] += [fail_on_the_last_page]
    with pytest.raises(ZeroDivisionError):
        build(config)
    assert (own / "site" / "gaps" / "index.html").is_file()
    assert {one.name for one in (own / ".twowheels").iterdir()} <= {"cache"}


def fail_on_the_last_page(output: str, *, page: Any, config: Any) -> str:
    return output if page.file.src_uri != "gaps/index.md" else str(1 / 0)


def test_warnings_in_strict_mode_fail_and_leave_the_last_good_site_alone(own: Path) -> None:
    build(configured(own))
    (own / "workbook" / "stand" / "drink.md").write_text("See [nothing](nowhere.md).\n")
    config = configured(own)
    config.strict = True
    with pytest.raises(Abort):
        build(config)
    assert "nowhere" not in (own / "site" / "stand" / "drink.html").read_text()


def test_while_someone_types_an_error_is_a_page_and_mends_itself(own: Path) -> None:
    config = configured(own, command="serve")
    file = own / "answers" / "sunny-corner.yaml"
    good = file.read_text()
    build(config, serve_url="http://localhost/")
    file.write_text(good + "\tprice: 3\n")
    build(config, serve_url="http://localhost/")
    page = (own / "site" / "stand" / "drink.html").read_text()
    assert re.search(r"sunny-corner\.yaml:\d+:\d+", page)
    assert "This cannot be shown yet" in page
    file.write_text(good)
    build(config, serve_url="http://localhost/")
    assert "Sunny Corner" in (own / "site" / "index.html").read_text()


def test_while_someone_types_the_answers_are_watched(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = configured(own, command="serve")
    seen: list[str] = []
    server = SimpleNamespace(watch=seen.append)
    config.plugins.on_serve(server, config=config, builder=build)  # type: ignore[arg-type]
    (own / "others").mkdir()
    monkeypatch.setenv("TWOWHEELS_ANSWERS", "others/one.yaml")
    config.plugins.on_serve(server, config=config, builder=build)  # type: ignore[arg-type]
    assert seen == [str(own / "answers"), str(own / "others")]


def test_strangers_in_the_workbook_folder_stay_there(own: Path) -> None:
    (own / "workbook" / "private.md").write_text("# Not for anyone")
    (own / "workbook" / "look").mkdir(exist_ok=True)
    (own / "workbook" / "look" / "passwords").symlink_to("/etc/passwd")
    build(configured(own))
    assert not list((own / "site").rglob("private*")) + list((own / "site").rglob("passwords"))


# In a browser


@pytest.mark.browser
def test_no_script_of_an_answer_runs_even_where_one_was_let_in(browser: Any, odd: Path) -> None:
    page = browser.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    for name in ("index", "product/identity", "product/offer", "product/money"):
        page.goto(f"{odd.as_uri()}/{name}.html")
    file = odd / "holed.html"
    file.write_text((odd / "index.html").read_text().replace("</h1>", "</h1><script>alert(8)</script>", 1))
    page.goto(file.as_uri())
    page.wait_for_timeout(200)
    assert ran == []
    page.close()
