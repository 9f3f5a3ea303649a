"""Files as people leave them: entries in every style, with comments, breaks and marks around them."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from twowheels.yamltext import Mapping, Node, Scalar, Sequence, is_null, read_bytes
from twowheels.yamltext.traps import CONTROL

NASTY = (
         "NO", "on", "yes", "12:30", "3:1", "007", "1e3", "1.10", "2026-11-21", "~", "null", "", " ", "?",
    "-", "- dash", "# not a comment", "we are #1", "a # b", "a: b", "a:b", "key:", "it's", 'say "x"',
    "it's \"both\"", "\\n", "100 %", "%TAG", "@home", "`x`", "&a", "*a", "!t", "|", ">", ">5", "[x]", "{x}",
    "{{ name }}", "[a, b]", "a, b", "=", "<<", "---", "...", "--- x", " lead", "trail ", "tab\there",
    "\ttab", "two\nlines", "ends\n", "ends\n\n\n", "\nstarts", "  deep\nlines", "a\n  b\n\n c\n",
    "trailing \nblank", "a\n\n\nb", "# x\n# y", "- a\n- b", "---\n...", "a\r\nb", "\r", "sep\u2028x",
    "par\u2029x", "\ufeffbom", "soft\u00adhyphen", "nbsp\u00a0x", "\U0001f6b2 Grüße", "\u202eright",
    "x" * 300, "word " * 60 + "end", "para one " * 20 + "\n\n" + "para two " * 20, "word  two" * 30,
    "\U0010fffd", "true", "0o17", "+1", ".5", "1_000", "x:", ":x", ": x", "'", '"', "''", "'quoted'",
    '"quoted"', "a'b'c", "> quote", "| pipe", "a\tb\nc", "\n", "\n\n", " \n ", "a\n ", "…", "e\u0301",
)  # fmt: skip
"""Texts that YAML would bend, break or cut."""
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40).filter(lambda text: not CONTROL.search(text)),
    st.text(" \n\t#:-?'\"[]{},|>&*!%@`ab\\", max_size=30),
)
STYLES = (
    "K: plain",
    "K: plain words  # note",
    "K:   'single'   # note",
    'K: "double"',
    'K: "two\\nlines" # note',
    "K:",
    "K:  # note",
    "K: ~ # note",
    "K: ?",
    "K : spaced",
    "'K': quoted key",
    "K: >-\n  folded\n  text\n\n  more",
    "K: |  # note\n  kept\n   lines\n",
    "K: |+\n  keep\n\n",
    "K: >\n    deep\n\n",
    "K: several\n  lines\n\n  plain  # note",
    'K: "several\n  lines"  # note',
    "K:\n    below",
    "K: # note\n    below  # note",
    "K: [a, b]",
    "K: []",
    "K: [a, 'b',]  # note",
    "K: [a, # note\n  b\n  # note\n  ]",
    "K: {not_applicable: so}",
    'K: {later: 2026-12-05, why: "fair"}  # note',
    "K: {}",
    "K:\n  - a\n  - b",
    "K:\n- a\n# note\n- b  # note",
    "K:  # note\n    # note\n    - a\n\n    -   b\n    -",
    "K:\n  - step: x\n    hours: 1.5\n  - {step: y, hours: 2}",
    "K:\n  # note\n  - step: x\n    # note\n    hours:  # note\n  -\n    step: |\n      y\n    who: [p, q]",
    "K:\n- step: >-\n    folded\n  hours: 2 # note\n- step: z",
    "K:\n  one:\n    score: 4  # note\n    better: x\n  two: {score: 3}\n  three:",
    "K:\n  # note",
    "K:\n\n  - a\n\n\n  - b\n",
    "K:\t'tabbed'\t# note",
)
"""Entries; K is the key. Every note is made unlike all others."""


class Laid(NamedTuple):
    """A file in pieces: what stands before the entries, each entry with its key, what follows."""

    head: str
    entries: tuple[tuple[str, str], ...]
    tail: str
    break_: str
    bom: bool

    def data(self) -> bytes:
        """Give the whole file."""
        text = self.head + "".join(text for _, text in self.entries) + self.tail
        return ("\ufeff" * self.bom + self.broken(text)).encode()

    def broken(self, text: str) -> str:
        """Give a text with the file's line breaks; "mixed" has another one in every third line."""
        if self.break_ != "mixed":
            return text.replace("\n", self.break_)
        lines = text.split("\n")
        return "".join(x + ("\n" if at % 3 else "\r\n") for at, x in enumerate(lines[:-1])) + lines[-1]


HEADS = (
    "answers:\n",
    "# top\n# more\nmeta: {id: x}\nanswers:\n",
    "---\n# top\nmeta:\n  id: x\n\nanswers:  # all of them\n\n  # first\n",
    "%YAML 1.1\n---\nanswers:\n",
)
TAILS = (
    "",
    "\n  # the end\n",
    "notes:\n  - {on: a, text: hi}\n",
    "...\n",
    "# last\npublish: [a]\n...\n# after\n",
)


@st.composite
def laid(draw: st.DrawFn, *, least: int = 1) -> Laid:
    """Draw a file."""
    margin = draw(st.sampled_from(["  ", "  ", "    ", " "]))
    entries = []
    for at, style in enumerate(draw(st.lists(st.sampled_from(STYLES), min_size=least, max_size=5))):
        text = style.replace("K", f"q{at}", 1)
        for number in range(text.count("# note")):
            text = text.replace("# note", f"# n{at}-{number}", 1)
        rows = [margin + row if row else row for row in text.split("\n")]
        between = draw(st.sampled_from(["", "", "\n", f"{margin}# above {at}\n"]))
        entries.append((f"q{at}", between + "\n".join(rows) + "\n"))
    tail = draw(st.sampled_from(TAILS))
    made = Laid(
        draw(st.sampled_from(HEADS)),
        tuple(entries),
        tail,
        draw(st.sampled_from(["\n", "\n", "\r\n", "\r", "mixed"])),
        draw(st.booleans()),
    )
    if draw(st.booleans()) and not tail:
        key, last = made.entries[-1]
        made = made._replace(entries=(*made.entries[:-1], (key, last.rstrip("\n"))))
    return made


def bare(node: Node | None) -> object:
    """Give the letters alone; nothing is None."""
    match node:
        case Scalar():
            return None if is_null(node) else node.text
        case Sequence():
            return [bare(item) for item in node.items]
        case Mapping():
            return {entry.key.text: bare(entry.value) for entry in node.entries}
    return None


def read(data: bytes) -> object:
    """Read a file with our own reader."""
    return bare(read_bytes(data, "x.yaml").root)
