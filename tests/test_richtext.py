"""An owner's words on a page: only text, a little Markdown, and every letter of it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from html import escape
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5  # type: ignore[import-untyped]
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from twowheels import richtext
from twowheels.richtext import breakable, label, line, plain, rich, tidy

ALLOWED = {
    "p": set(), "br": set(), "em": set(), "strong": set(), "code": set(), "ul": set(), "li": set(),
    "blockquote": set(), "ol": {"start"}, "a": {"href", "title", "rel"},
}  # fmt: skip

# fmt: off
HOSTILE = [
    # markup
    "<script>alert(1)</script>", "<ScRiPt >alert(1)</sCrIpT>", "<script src=//evil.example></script>",
    "<script", "</div></div><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//", '"><img src=x onerror=alert(1)>', "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)//",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>', "<math><mi//x>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>", "<iframe src=javascript:alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>">', "<object data=javascript:alert(1)>",
    "<embed src=//evil.example>", "<body onload=alert(1)>", "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example>", "<link rel=attachment href=file:///etc/passwd>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<style>@import '//evil.example';</style>",
    "<style>body{display:none}</style>", "<p style=position:fixed>x",
    "<form action=//evil.example><button>x</button></form>", "<input autofocus onfocus=alert(1)>",
    "<x onclick=a()>y", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>",
    "<audio src onerror=alert(1)>", "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript>", "<!-- hidden -->",
    "<!-- unclosed", "<!--><script>alert(1)</script>-->", "<![CDATA[ x ]]>", "<?php echo 1 ?>",
    "<!DOCTYPE html>", "<title>x</title>", "</title><script>alert(1)</script>",
    "</textarea><script>a()</script>", "<plaintext>", "<xmp>", "<table><td>x", "<b>bold", "<a href=x>y",
    "</p></li></div>", "<b <i <u", "<a<b<c", "< b >", "<p/onclick=alert(1)>", "<\x00script>alert(1)</script>",
    "<scr\x00ipt>a()</script>", "＜script＞alert(1)＜/script＞", "`<script>`", "``<b>`", "*<img src=x>*",
    "- <script>alert(1)</script>", "> <svg onload=alert(1)>", "[<b>](x)", "[a](https://x.example '<script>')",
    '[a](https://x.example "&quot; onclick=alert(1) x=&quot;")',
    "[a](https://x.example '\" onclick=\"alert(1)')", '[a](https://x.example/"onclick="alert(1))',
    "[a](<https://x>)",
    # links
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\tscript:alert(1))",
    "[a](java\nscript:alert(1))", "[a](<java script:alert(1)>)", "[a](java&#115;cript:alert(1))",
    "[a](java&#x73;cript:a())", "[a](&#1;javascript:a())", "[a](javascript&colon;alert(1))",
    "[a](java&Tab;script:alert(1))", "[a](java&NewLine;script:alert(1))", "[a](\x01javascript:alert(1))",
    "[a](\u200bjavascript:alert(1))", "[a](java\u200bscript:a())", "[a](\ufeffjavascript:a)",
    "[a](\u2028javascript:a())", "[a](\xa0javascript:a())", "[a](javascript\\:a())", "[a](\\javascript:a())",
    "[a](%6Aavascript:a())", "[a](vbscript:msgbox(1))", "[a](data:text/html,<script>a()</script>)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)", "[a](file:///etc/passwd)", "[a](//evil.example)",
    "[a](/etc/passwd)", "[a](../x)", "[a](#top)", "[a](?q)", "[a](.)", "[a](blob:https://x)",
    "[a](view-source:x)", "[a](ftp://x)", "[a](tw:logo)", "[a](http:evil)", "[a](https:\\\\evil)",
    "[a](http://)", "[a](http://[)", "[a](https://x y)", "[a](https://user:pw@x.example)",
    "[a](https://x.example:99999)", "[a](ht\u200btps://x.example)", "[a](https\u2060://x.example)",
    "[a](HTTPS://X.example)", "[a](mailto:)", "[a](tel:)", "[a](mailto:a@b.example?attach=/etc/passwd)",
    "[a](tel:+49 30)", "[a](tel:+49-30)", "[a](https://x.example/a_b_*c*)", "[a](https://x.example/(a(b)c))",
    "[a](https://x.example/\\))", "[a](https://x.example 't' 'u')", "[a]()", "[](https://x)", "[](<>)",
    "[a](<>)", "[ ](https://x)", "[a][b]", "[a]: javascript:alert(1)\n\n[a]", "[a]: https://x 't'\n\n[a]",
    "[^1]: x", "[a [b](https://x) c](https://y)", "[![x](https://x/y.png)](https://z)",
    "![x](https://evil.example/x.png)", "![x](javascript:alert(1))", "<javascript:alert(1)>",
    "<JAVASCRIPT:a()>", "<data:text/html,x>", "<file:///etc/passwd>", "<https://x.example/\u202egpj.exe>",
    "<https://x.example/<script>>", "<https://ä.example/ö?ü#ß>", "<https://x/%3Cb%3E>", "<a@b.example>",
    "<mailto:a@b.example>", "<tel:123>", "<vbscript:x>", "https://bare.example", "a@b.example", "<http:>",
    "*[a*](https://x)", "[*a](https://x)*", "[`a](https://x)`", "[a](https://x.example '5 > 3')",
    "[a](https://x?a=1&amp;b=2)",
    # templates, includes, extensions
    "{{7*7}}", "{{ config }}", "{% include 'x' %}", "{# x #}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "{{''.__class__}}", '--8<-- "other-client.yaml"', "--8<--\nother.yaml\n--8<--", "{!x!}", "::: mod",
    "!!! note\n    x", "??? x", "{: #id .c}", "# x {: onclick=alert(1)}", "*[HTML]: gone\nHTML", "[TOC]",
    "[[wiki]]", ":smile:", "$$x$$", "^^x^^ ~~y~~ ==z==", "++ctrl++", "tw-answer-0f3a9c", "---\ntitle: x\n---",
    "%YAML 1.2", "\\begin{x}", "@import 'x'", "```sh\nrm -rf\n```", "~~~\nx\n~~~",
    # structure
    "#1 choice in town", "# 1 choice", "###### x", "Title\n===", "Title\n---", "***", "- - -", "* * *", "___",
    "-", "+", "*", "1.", "|a|b|\n|-|-|\n|1|2|", "    four spaces", "\ttab", "a\n    b", "1. a\n1. b",
    "7. a\n3. b", "1. a\n3. c", "007. bond", "0. a", "5. Juli 2024", "1986. A great year",
    "10) ten\n11) eleven", "999999999. x\n1. y", "1234567890. x", "x\n2. y", "1.a", "1.\n2.",
    "- a\n  1. b\n  2. c\n- d", "> 1. a\n> 2. b", "1. a\n\n   b\n2. c", "- a\n\n\n- b", "-\ta", "-\n  a",
    "> a\nlazy", ">a\n>>b\n>c", ">", "> 10 hours", ">= 5", "- > 5", "2*3*4", "2**3**4", "+ 5 %", "- 5",
    "5 * 4 * 3", "a*b*c", "snake_case_name", "__init__", "***x***", "**a*b**c*", "*a **b* c**", "_a*b_c*",
    "**", "****", "*a", "a*", "`a", "``", "` `", "`` ` ``", "`a\nb`", "\\*a*", "\\\\*a*", "a\\", "a\\\nb",
    "C:\\new\\_x", "\\\\server\\share", "¯\\_(ツ)_/¯", "&copy; &amp; &#60; &lt;b&gt;", "&nbsp;", "AT&T",
    "&#x202e;x", "a  \nb",
    # letters
    "\u202eabc\u202c", "\u2066abc\u2069", "\u200fשלום\u200e", "a\u0000b", "\x1b[31mred", "a\x7fb\x85c",
    "\ufeffx", "a\u2028b\u2029c", "a\rb\r\nc\vd\fe", "\ud800", "\uffff\ufffe", "e\u0301" * 30,
    "Z" + "\u0301\u0316" * 200, "\U000e0041\U000e0042x", "👩\u200d👩\u200d👧", "山﨑神", "﷽" * 9, "ﬁ ½ ²",
    "١٢٣. نص", "\u3164", "\xa0", "\xa0x\n\xa0y\xa0", "\u3000x", "\u200b", "x\u00ady", "Zażółć γειά Привет",
    # much of it
    ">" * 200 + " deep", "> " * 60 + "deep", "- " * 60 + "deep", "1. " * 60 + "deep",
    "*a _b " * 60 + "c_ d* " * 60, "*a* " * 150, "[" * 50 + "a" + "](https://x)" * 50, "(" * 99,
    "[a](https://x" + "(" * 40 + ")" * 40 + ")", "`" * 99 + "a", "a\n" * 450, "W" * 999,
    "".join(" " * 2 * n + "- deep\n" for n in range(60)), "**a** " * 90 + "<b>", "- a\n" * 150, "\\" * 99,
    "&" * 99, "_" * 99 + "a" + "_" * 98,
]
# fmt: on
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # others use this machine too
MONOTONE = ["[", "*", "[a](", "![", "<a", "`a``b", "*a _b ", ">", "- a\n", "[*", "[a](x '"]

# fmt: off
pieces = ["*", "**", "_", "`", "[", "](", ")", "<", ">", "\n", "\n\n", "- ", "1. ", "2. ", "> ", "  ", "\t",
          "\\", "https://x.example", "a", "ü", "5", " ", "'", '"', "&amp;", "\xa0", "+ ", "e\u0301"]
# fmt: on
markdownish = st.lists(
    st.sampled_from(HOSTILE) | st.sampled_from(pieces) | st.text(max_size=6), max_size=12
).map("".join)


@calm
@given(markdownish)
def test_only_allowed_tags_and_attributes_come_out(text: str) -> None:
    assert_harmless(rich(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_ever_text(text: str) -> None:
    assert_harmless(rich(text))
    assert says(rich(text), text)


@calm
@given(markdownish)
@example("[b](https://a.example 'c') b")
@example("7. a\n3. b")
@example("[a](https://x.example/ä)")
@example("<https://x.example><https://x.example>")
@example("> > 1. x\n2. y")
def test_no_letter_is_lost_added_or_moved(text: str) -> None:
    assert says(rich(text), text)


@calm
@given(markdownish, markdownish)
def test_an_answer_does_not_depend_on_the_one_before_it(text: str, other: str) -> None:
    first = rich(text)
    rich(other)
    assert rich(text) == first


@calm
@given(st.text() | st.text(alphabet="ab \t\n\xa0\u2003-+.)15#&!\"'é=|"))
@example(' a\n\tb  \n\n \n   c & "d"\xa0e\n')
def test_the_quick_path_equals_the_full_path_byte_for_byte(text: str) -> None:
    clean = tidy(text)
    if not richtext._MARKS.search(clean):
        assert richtext._as_typed(clean) == richtext._marked_up(clean)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"),
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("`x < y`", "<p><code>x &lt; y</code></p>"),
        ("<https://ä.example> 2", '<p><a href="https://ä.example" rel="%s">https://ä.example</a> 2</p>'),
        ("<a@b.example>", '<p><a href="mailto:a@b.example" rel="%s">a@b.example</a></p>'),
        ("[us](tel:+49-30 'call')", '<p><a href="tel:+49-30" title="call" rel="%s">us</a></p>'),
        ("[ä](https://x/ä%20b)", '<p><a href="https://x/ä%%20b" rel="%s">ä</a></p>'),
    ],
)
def test_the_little_markdown_that_counts(text: str, html: str) -> None:
    wanted = html % richtext.LINK_REL if "%s" in html else html
    assert rich(text) == f'<div class="tw-answer" dir="auto">{wanted}\n</div>'


@pytest.mark.parametrize(
    "text",
    ["7. a\n3. b", "1. a\n1. b", "007. bond", "> 10 hours", ">= 5 a week", "- > 5", "2*3*4", "+ 5 %", "-",
     "- - -", "[]()", "[a]()", "[](https://x.example)", "[a](https://x?a=1&amp;b=2)", "\\\\server\\share",
     "*a* " * 250, ">" * 200 + " deep", "*a _b " * 30 + "c_ d* " * 30, "[a](java&#115;cript:a())",
     "[a](<https://x/a b>)"],
)  # fmt: skip
def test_what_markdown_would_change_is_shown_as_typed(text: str) -> None:
    shown = escape(text.strip(), quote=False).replace("\n", "<br>\n")
    assert rich(text) == f'<div class="tw-answer" dir="auto"><p>{shown}</p>\n</div>'


def test_names_written_with_their_own_sign_keep_it() -> None:
    assert "神\ufa19 é" in rich("神\ufa19 e\u0301")


@pytest.mark.parametrize("marks", MONOTONE)
def test_work_grows_no_faster_than_the_text(marks: str) -> None:
    size = 20_000 if len(marks) == 1 else 6_000
    assert calls_made(marks * (size // len(marks))) <= 250 * size


def test_a_short_answer_knows_no_markdown() -> None:
    assert plain(" **a** <b>\n1. c\x00\n") == "**a** &lt;b&gt;<br>1. c\ufffd"


@calm
@given(st.text())
def test_a_short_answer_holds_no_tag_but_a_new_line(text: str) -> None:
    assert "<" not in plain(text).replace("<br>", "")
    assert plain(text).replace("<br>", "\n").count("\n") == tidy(text).strip().count("\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Tidewater \n Back\tOffice ", "Tidewater Back Office"),
        ("a\x00\x1b[31m\u202e\u2066b\u200b\ufeff\U000e0041", "a[31mb"),
        ("x" * 121, "x" * 119 + "…"),
        ("x" * 120, "x" * 120),
        ("x" * 118 + " yz", "x" * 118 + "…"),
        ("x" * 118 + "q\u0323\u0307z", "x" * 118 + "…"),
        ("x" * 117 + "👩\u200d👧z", "x" * 117 + "…"),
        ("\u0301" * 200, "\u0301" * 119 + "…"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_title_is_one_short_clean_line(text: str, shown: str) -> None:
    assert line(text) == shown


@calm
@given(st.text(), st.integers(1, 30))
def test_a_label_is_its_line_escaped_once(text: str, limit: int) -> None:
    assert label(text, limit).unescape() == line(text, limit)
    assert not set("<>\"'") & set(label(text, limit))
    assert len(line(text, limit)) <= limit
    assert line(line(text, limit), limit) == line(text, limit)


@calm
@given(st.lists(markdownish | st.text(alphabet="ab&é<\u0301*", min_size=35), max_size=4).map("".join))
def test_breaks_for_print_change_no_letter_tag_or_entity(text: str) -> None:
    html = rich(text.replace("\u200b", ""))
    broken = breakable(html)
    assert broken.replace("\u200b", "") == html
    assert [each.attrib for each in parsed(broken).iter()] == [each.attrib for each in parsed(html).iter()]
    assert spoken(broken).replace("\u200b", "") == spoken(html)
    assert breakable(broken) == broken


@calm
@given(st.text(alphabet="ab&<*\u0301", min_size=100))
def test_no_run_of_letters_stays_longer_than_forty(text: str) -> None:
    for run in re.split(r"[\s\u200b]", spoken(breakable(rich(text)))):
        assert sum(not unicodedata.combining(letter) for letter in run) <= richtext.UNBROKEN


@pytest.mark.parametrize("text", ["東" * 99, "ก" * 99, "word " * 99, "a" * 40, f"[a](https://x/{'a' * 99})"])
def test_a_word_that_may_break_already_is_left_alone(text: str) -> None:
    assert breakable(rich(text)) == rich(text)


def test_a_long_attribute_is_left_alone() -> None:
    html = Markup("<p title='{0}'><a title='{0}'>{0}</a></p>").format("a" * 41)
    assert breakable(html) == str(html).replace("a</a>", "\u200ba</a>")


def test_a_joined_emoji_is_not_broken() -> None:
    family = "👩\u200d👩\u200d👧"
    broken = breakable(rich(family * 40))
    assert f"{family}\u200b{family}" in broken
    assert "\u200d\u200b" not in broken


def test_importing_is_cheap_until_the_first_answer_is_set() -> None:
    code = "import sys, twowheels.richtext; print({'markdown_it', 'nh3', 'weasyprint'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                         env={"PYTHONPATH": ":".join(sys.path)})  # fmt: skip
    assert run.stdout == "set()\n"


def parsed(html: str) -> Element:
    """Read as a browser would, by a parser that the code under test does not use."""
    tree = tinyhtml5.parse(io.StringIO(f"<body>{html}</body>"), namespace_html_elements=False)
    body: Element = tree.find("body")
    return body


def spoken(html: str) -> str:
    return "".join(parsed(html).itertext())


def assert_harmless(html: str) -> None:
    box, *others = list(parsed(html))
    assert not others
    assert box.attrib == {"class": "tw-answer", "dir": "auto"}
    for element in list(box.iter())[1:]:
        assert set(element.attrib) <= ALLOWED[element.tag]
        assert re.match(r"(?i)(https?://|mailto:|tel:)[^\s\x00-\x20]", element.get("href", "tel:0"))


def says(html: str, text: str) -> bool:
    """Tell whether the page's letters and digits are exactly the typed ones, in order."""
    typed = letters(tidy(text))
    return len(typed) in told(parsed(html), typed, {0})


def told(element: Element, typed: str, places: set[int], number: str = "") -> set[int]:
    """Give how far in ``typed`` a reader can be after ``element``, who was at one of ``places`` before.

    What an autolink shows is its target, so a target that equals its text need not have been typed again.
    """
    places = after(number + (element.text or ""), typed, places)
    for count, child in enumerate(element, int(element.get("start", "1"))):
        places = told(child, typed, places, str(count) if element.tag == "ol" else "")
        places = after(child.tail or "", typed, places)
    if element.tag != "a":
        return places
    target, shown = element.get("href", ""), "".join(element.itertext())
    once = places if target in {shown, f"mailto:{shown}"} else set()
    return once | after(target + element.get("title", ""), typed, places)


def after(said: str, typed: str, places: set[int]) -> set[int]:
    wanted = letters(said)
    return {place + len(wanted) for place in places if typed.startswith(wanted, place)}


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def calls_made(text: str) -> int:
    """Count every function entered while ``text`` is set: work without a clock."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    rich("*warm*")
    sys.setprofile(note)
    try:
        rich(text)
    finally:
        sys.setprofile(None)
    return count
