"""What a language's word lists say about a text: placeholder, waiver, echo, copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from twowheels.reading import WORD

COPIED = 90.0
"""Likeness from which a text counts as copied, in hundredths."""
COPIED_WORDS = 0.85
"""Shared content words (Jaccard) from which a text counts as copied."""
ECHO_WORDS = 0.6
"""Shared content words (Jaccard) from which an answer counts as the question repeated."""
_LONGEST_PLACEHOLDER = 200


@dataclass(frozen=True)
class WordLists:
    """The word lists of one language; empty lists never find anything."""

    language: str = ""
    stopwords: frozenset[str] = frozenset()
    placeholder_whole: tuple[str, ...] = ()
    placeholder_inside: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    patterns: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return _whole_pattern(self.placeholder_whole)

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        return re.compile("|".join(self.placeholder_inside) or r"(?!)")

    @cached_property
    def _waiver(self) -> re.Pattern[str]:
        return _whole_pattern(self.not_applicable)

    def is_placeholder(self, text: str) -> bool:
        """Tell whether a text is only a note to oneself, or holds a mark of one."""
        short = text.strip()
        return bool(
            (len(short) <= _LONGEST_PLACEHOLDER and self._whole.fullmatch(short)) or self._inside.search(text)
        )

    def is_idle(self, text: str) -> bool:
        """Tell whether a text says nothing at all, so that it can give way to an answer."""
        short = text.strip()
        return len(short) <= _LONGEST_PLACEHOLDER and bool(self._whole.fullmatch(short))

    def is_waiver(self, text: str) -> bool:
        """Tell whether a text says no more than "does not apply"."""
        return len(text) <= _LONGEST_PLACEHOLDER and bool(self._waiver.fullmatch(text.strip()))

    def is_echo(self, text: str, ask: str, helptext: str) -> bool:
        """Tell whether an answer only repeats the words of its question."""
        if not self.stopwords or not _heads_meet(
            self._plain(text), self._plain(f"{ask} {helptext}"), ECHO_WORDS
        ):
            return False
        words = self.content(text)
        asked = self.content(ask)
        return len(words) >= 3 and (
            words <= asked | self.content(helptext) or jaccard(words, asked) >= ECHO_WORDS
        )

    def is_copy(self, text: str, example: str) -> bool:
        """Tell whether a text is (nearly) the example; one of under four words only when it is equal."""
        one, other = normal(text), normal(example)
        if one == other:
            return bool(example)
        if len(WORD.findall(text)) < 4:
            return False
        return self._shares_words(text, example) or (
            may_be_like(one, other) and likeness(one, other) >= COPIED
        )

    def _shares_words(self, text: str, example: str) -> bool:
        words, others = self._plain(text), self._plain(example)
        if not self.stopwords or not _heads_meet(words, others, COPIED_WORDS):
            return False
        return jaccard(stems(words, self.language), stems(others, self.language)) >= COPIED_WORDS

    def found(self, name: str, text: str) -> str | None:
        """Give the first words that a named list finds, "" for none, None where there is no such list."""
        if name == "stopwords":
            return "" if self.stopwords else None
        pattern = self._named(name)
        hit = pattern.search(text) if pattern else None
        return None if pattern is None else hit[0] if hit else ""

    def likeness(self, one: str, other: str) -> float:
        """Give how alike two texts are letter by letter, 0 to 100."""
        return likeness(normal(one), normal(other))

    def _named(self, name: str) -> re.Pattern[str] | None:
        if name not in self._compiled:
            source = self.patterns.get(name)
            self._compiled[name] = re.compile(source, re.IGNORECASE) if source else None
        return self._compiled[name]

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str] | None]:
        return {}

    def _plain(self, text: str) -> list[str]:
        words = (word.casefold().strip("'’") for word in WORD.findall(text))
        return [word for word in words if len(word) > 1 and word not in self.stopwords]

    def content(self, text: str) -> frozenset[str]:
        """Give the stems of the words that carry meaning."""
        return stems(self._plain(text), self.language)


def normal(text: str) -> str:
    """Give a text without case, outer punctuation and runs of white space."""
    return " ".join(text.split()).strip(".,;:!\"'“”‘’ ").casefold()


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the shared part of two sets, 0 to 1 (Jaccard index); two empty sets share nothing."""
    return len(one & other) / len(one | other) if one or other else 0.0


def may_be_like(one: str, other: str) -> bool:
    """Tell whether two texts have enough letters in common to be alike; only then is it worth looking."""
    common = (Counter(one) & Counter(other)).total()
    return 200 * common >= COPIED * (len(one) + len(other))


def likeness(one: str, other: str) -> float:
    """Give how alike two texts are letter by letter, 0 to 100 (normalised Indel similarity)."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def _heads_meet(words: list[str], others: list[str], share: float) -> bool:
    # Stems keep their first two letters, so most texts are cleared without a stemmer.
    heads = {word[:2] for word in others}
    return sum(word[:2] in heads for word in words) >= share * len(words)


def stems(words: Iterable[str], language: str) -> frozenset[str]:
    """Give the stems of words; a language without a stemmer keeps its words whole."""
    return frozenset(_stem(word, language) for word in words)


@lru_cache(1 << 14)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


@lru_cache(16)
def _stemmer(language: str):  # type: ignore[no-untyped-def]  # the stemmer library has no types
    import snowballstemmer  # type: ignore[import-untyped]  # the library has no types

    name = _SNOWBALL.get(language.split("-", maxsplit=1)[0])
    return snowballstemmer.stemmer(name) if name else None


_SNOWBALL = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


def _whole_pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)})[.!]?" if patterns else r"(?!)", re.IGNORECASE)
