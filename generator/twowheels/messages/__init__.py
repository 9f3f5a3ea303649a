"""The program's own words, in the workbook's language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path

from twowheels.limits import WORKBOOK
from twowheels.yamltext import Scalar, read_file

FALLBACK = "en"


class Messages:
    """Wordings by key; a workbook's own come before the program's."""

    def __init__(self, language: str, own: Mapping[str, str] | None = None) -> None:
        """Take the language's catalogue, English where it has none, and put the workbook's words on top."""
        self.language = language
        self._words = {
            **_catalogue(FALLBACK),
            **_catalogue(language.split("-", maxsplit=1)[0]),
            **(own or {}),
        }

    def __call__(self, key: str, /, **values: object) -> str:
        """Give a wording with its values filled in; ``n`` chooses between ``.one`` and ``.other``."""
        if "n" in values and key not in self._words:
            key = f"{key}.{'one' if values['n'] == 1 else 'other'}"
        return self._words[key].format_map({name: str(value) for name, value in values.items()})

    def minutes(self, key: str, minutes: Decimal) -> str:
        """Give a wording about whole minutes, rounded up so that no one is promised too little."""
        return self(key, n=int(minutes.to_integral_value(ROUND_CEILING)))


def wordings() -> Mapping[str, str]:
    """Give every wording that a workbook may put in its own words."""
    return _catalogue(FALLBACK)


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    file = Path(__file__).parent / f"{language}.yaml"
    if not language.isalpha() or not file.is_file():
        return {}
    root = read_file(file, WORKBOOK).root
    return {entry.key.text: entry.value.text for entry in root.entries if isinstance(entry.value, Scalar)}
