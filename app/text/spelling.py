"""Ukrainian spelling by the Hunspell dictionary of the machine, where there is one.

Hunspell itself does the looking-up, through the package `chunspell`, which is installed with the extra `spelling`.
Nothing is shipped and nothing fetched: the dictionary is that of the system or of an office suite.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from app.text.scripts import UKRAINIAN, plain_apostrophes
from app.text.words import Word, spelled_words

NAME = "uk_UA"
_SHORTEST = 3  # letters of a word that is judged
_LETTERS = UKRAINIAN | set("'-")


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    def spell(self, word: str) -> bool:
        """Whether the word is spelled right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant."""


class Speller:
    """A dictionary that remembers what it was asked: a second look at a text costs nothing."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._known: dict[str, bool] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str) -> bool:
        """Whether a word, or each part of one with hyphens, is spelled right."""
        plain = plain_apostrophes(word)
        if plain not in self._known:
            self._known[plain] = self._looked_up(plain)
        return self._known[plain]

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may be meant; this takes seconds, so it is asked only when a person wants it."""
        plain = plain_apostrophes(word)
        if plain not in self._suggested:
            self._suggested[plain] = tuple(self._dictionary.suggest(plain))
        return self._suggested[plain]

    def unknown(self, text: str) -> Iterator[Word]:
        """The words of a text that are not known and no names, in the order of the text."""
        for word in spelled_words(text):
            if _is_judged(word, text) and not self.knows(word.text):
                yield word

    def _looked_up(self, word: str) -> bool:
        if self._dictionary.spell(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(len(part) < _SHORTEST or self._dictionary.spell(part) for part in parts)


@lru_cache(maxsize=2)
def speller(folder: str = "") -> Speller | None:
    """The speller with the dictionary of this folder, or of the first place that has one; None where there is none.

    Loading takes one to six seconds, once.
    """
    where = next((place for place in ([Path(folder)] if folder else places()) if has_dictionary(place)), None)
    if where is None or find_spec("hunspell") is None:
        return None
    from hunspell import Hunspell  # type: ignore[import-untyped]  # late: an extra that need not be installed

    return Speller(Hunspell(NAME, hunspell_data_dir=str(where)))


def places() -> list[Path]:
    """Where systems and office suites keep Hunspell dictionaries."""
    if sys.platform == "win32":
        roots = [Path(os.environ[name]) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if name in os.environ]
        return [root / "LibreOffice" / "share" / "extensions" / "dict-uk" for root in roots]
    if sys.platform == "darwin":
        office = Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-uk")
        return [Path.home() / "Library" / "Spelling", Path("/Library/Spelling"), office]
    office = Path("/usr/lib/libreoffice/share/extensions/dict-uk")
    return [Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/usr/share/myspell"), office]


def has_dictionary(folder: Path) -> bool:
    """Whether a Ukrainian dictionary lies in this folder."""
    return all((folder / f"{NAME}{suffix}").is_file() for suffix in (".aff", ".dic"))


def _is_judged(word: Word, text: str) -> bool:
    """Whether a word is one that a dictionary can know: Ukrainian letters, no digit beside it, and no name.

    A word with a capital may be a name wherever it stands, at the beginning of a sentence too.
    """
    letters = plain_apostrophes(word.text)
    if len(letters) < _SHORTEST or not _LETTERS.issuperset(letters):
        return False
    return not (text[word.end : word.end + 1].isdigit() or (word.start and text[word.start - 1].isdigit()))
